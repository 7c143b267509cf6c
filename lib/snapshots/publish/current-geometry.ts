import type { Database } from "../../engine/duckdb/database";
import { toSuccessors } from "../geometry/geometry-file";
import type { GridTopology } from "../geometry/topology";

/**
 * The map of the areas as they are now: outlines of merged codes go to their successors. Areas of a level that is on the map but that
 * have no outline are listed with the data faults (`p_faults`): nothing is refused for it.
 */
export async function currentGeometry(database: Database, topology: GridTopology): Promise<GridTopology> {
  const merged = await database.rows<{ code: string; final: string }>("SELECT code, final FROM p_final WHERE code <> final");
  const now = toSuccessors(topology, new Map(merged.map(({ code, final }) => [code, final])));
  // A code holds no comma.
  await database.run(`INSERT INTO p_faults BY NAME WITH drawn AS (SELECT unnest(string_split($1, ',')) AS code) SELECT 'geometry.json' AS file, code AS area, '' AS period, '' AS kind, 'noOutline' AS code,
      '地图中没有这个地区的图形' AS zh, 'the map has no outline of this area' AS en, pos
    FROM p_tree WHERE "to" IS NULL AND code NOT IN (FROM drawn) AND "level" IN (SELECT "level" FROM p_tree WHERE code IN (FROM drawn))`, [now.shapes.map(({ code }) => code).join(",")]);
  return now;
}
