import type { Database } from "../../engine/duckdb/database";
import { DataError } from "../../base/errors";
import { monthIndex } from "./fragments";

/** Earlier and later than any month. */
const EVER = 1_000_000;

/**
 * Areas as numbers. `p_tree` holds the final areas, depth first: `pos` 0 is the root and everything below X stands between
 * X's `pos` and `last`. `p_node` holds every original code: a final one has its `pos` as id, a merged one an id of its own and
 * the `pos` of its successor. `p_link` says to which code an area's numbers go up and between which months: the parent, and after
 * the parent has been merged, the successor.
 */
export async function makeTree(database: Database): Promise<void> {
  await database.run(`CREATE TABLE p_final AS WITH RECURSIVE chain(code, final) AS (
      SELECT code, code FROM areas WHERE merged_into IS NULL
      UNION ALL SELECT a.code, c.final FROM areas a JOIN chain c ON a.merged_into = c.code)
    SELECT a.*, c.final FROM areas a JOIN chain c USING (code)`);
  const [counts] = await database.rows<{ all: number; kept: number; roots: number }>(`SELECT (SELECT count(*) FROM areas) AS "all",
    (SELECT count(*) FROM p_final) AS kept, (SELECT count(*) FROM p_final WHERE code = final AND parent IS NULL) AS roots`);
  const root = (counts?.roots ?? 0) > 1 ? await freeRootCode(database) : null;
  await database.run(`CREATE TABLE p_path AS WITH RECURSIVE final(code, parent) AS (
      SELECT f.code, coalesce(p.final, $1) FROM p_final f LEFT JOIN p_final p ON p.code = f.parent WHERE f.code = f.final
      UNION ALL SELECT $1, NULL WHERE $1 IS NOT NULL),
    path(code, parent, path, depth) AS (
      SELECT code, parent, code, 0 FROM final WHERE parent IS NULL
      UNION ALL SELECT f.code, f.parent, p.path || chr(1) || f.code, p.depth + 1 FROM final f JOIN path p ON f.parent = p.code)
    SELECT code, parent, path, depth, (row_number() OVER (ORDER BY path) - 1)::INTEGER AS pos FROM path`, [root]);
  await database.run(`CREATE TABLE p_tree AS WITH below AS (SELECT code, count(*) AS areas FROM (SELECT unnest(string_split(path, chr(1))) AS code FROM p_path) GROUP BY 1)
    SELECT p.pos, (p.pos + b.areas - 1)::INTEGER AS last, coalesce(up.pos, -1)::INTEGER AS parent, p.depth::SMALLINT AS depth,
      coalesce(f."level", 'country') AS "level", p.code, coalesce(f.name_zh, '全部地区') AS name_zh,
      CASE WHEN f.code IS NULL THEN 'All areas' ELSE f.name_en END AS name_en, f."from", f."to"
    FROM p_path p JOIN below b USING (code) LEFT JOIN p_path up ON up.code = p.parent LEFT JOIN p_final f ON f.code = p.code ORDER BY p.pos`);
  await assertWhole(database, counts?.all ?? 0, root === null ? 0 : 1);
  await makeNodes(database, root);
  await makeLinks(database);
}

/** A loop in parents or merges leaves areas that cannot be reached from a root; the checks refuse it, so this is a fault of the program. */
async function assertWhole(database: Database, areas: number, added: number): Promise<void> {
  const [row] = await database.rows<{ reached: number }>("SELECT (SELECT count(*) FROM p_tree) + (SELECT count(*) FROM p_final WHERE code <> final) AS reached");
  if (row?.reached !== areas + added) {
    throw new DataError("publish.tree", { zh: `区划不成树：${areas} 个地区中只有 ${row?.reached ?? 0} 个可从根到达`, en: `the areas are not a tree: of ${areas} only ${row?.reached ?? 0} can be reached from a root` });
  }
}

async function freeRootCode(database: Database): Promise<string> {
  const taken = new Set((await database.rows<{ code: string }>("SELECT code FROM areas WHERE starts_with(code, 'root')")).map((row) => row.code));
  let code = "root";
  for (let attempt = 1; taken.has(code); attempt += 1) code = `root-${attempt}`;
  return code;
}

async function makeNodes(database: Database, root: string | null): Promise<void> {
  await database.run(`CREATE TABLE p_node AS
    WITH code AS (SELECT f.code, t.pos, t.depth, f.code <> f.final AS merged, f."from", f."to", f.merged_into, f.parent,
        f.code NOT IN (SELECT parent FROM areas WHERE parent IS NOT NULL) AS leaf
      FROM p_final f JOIN p_tree t ON t.code = f.final
      UNION ALL SELECT code, pos, depth, false, NULL, NULL, NULL, NULL, false FROM p_tree WHERE code = $1)
    SELECT (CASE WHEN merged THEN (SELECT count(*) FROM p_tree) + row_number() OVER (PARTITION BY merged ORDER BY code) - 1 ELSE pos END)::INTEGER AS id,
      code, (row_number() OVER (ORDER BY code IS NOT DISTINCT FROM $1, code))::INTEGER AS rank, pos, depth, merged, count(*) OVER (PARTITION BY pos) > 1 AS grouped, leaf,
      coalesce(${monthIndex('"from"')}, -${EVER}) AS since, coalesce(${monthIndex('"to"')}, ${EVER}) AS until, merged_into, parent
    FROM code ORDER BY id`, [root]);
}

async function makeLinks(database: Database): Promise<void> {
  await database.run(`CREATE TABLE p_link AS WITH RECURSIVE up(child, id, since, until) AS (
      SELECT t.pos, coalesce(p.id, 0), -${EVER}, CASE WHEN p.merged THEN p.until ELSE ${EVER} END
      FROM p_tree t JOIN p_node n ON n.id = t.pos LEFT JOIN p_node p ON p.code = n.parent WHERE t.parent >= 0
      UNION ALL SELECT u.child, s.id, u.until + 1, CASE WHEN s.merged THEN greatest(s.until, u.until) ELSE ${EVER} END
      FROM up u JOIN p_node n ON n.id = u.id AND n.merged JOIN p_node s ON s.code = n.merged_into WHERE u.until < ${EVER})
    SELECT child, id AS parent, since, until FROM up WHERE since <= until`);
}
