import { existsSync } from "node:fs";
import { join } from "node:path";
import { TABLES, type Query, type TableName } from "../query";
import { duckdbDialect, toSql } from "../to-sql";
import { openInstance, type Database, type Parameter } from "./database";
import type { Value } from "./values";

/** A column-wise answer: one array per column, all of one length. */
export type Columns = Record<string, Value[]>;

/** Asks one snapshot, and nothing else: the engine behind it can read that folder only. */
export type SnapshotReader = {
  ask(query: Query): Promise<Columns>;
  /** Whether the snapshot has this table at all. */
  has(table: TableName): boolean;
  close(): void;
};

export type ReaderOptions = { memoryLimit?: string; threads?: number; connections?: number };

/** Files of a snapshot folder; `years` lies there in two orders. */
const FILES: Record<TableName, string> = {
  areas: "rollup/areas.parquet", aliases: "rollup/aliases.parquet", years: "rollup/years.parquet", months: "rollup/months.parquet",
  population: "rollup/population.parquet", periods: "rollup/periods.parquet", faults: "rollup/faults.parquet", settled: "rollup/settled.parquet",
  targets: "targets.parquet", groups: "groups.parquet", reported: "reported.parquet", checks: "checks.parquet",
  events: "events.parquet", misfiled: "misfiled.parquet", sources: "sources.parquet",
};
const YEARS_BY_AREA = { relation: "years_by_area", file: "rollup/years-by-area.parquet" };

/** Within a stretch of so many areas the file in area order answers sooner than the one in measure order (measured, see README). */
const FEW_AREAS = 1024;

/** Opens a snapshot folder for asking; each file becomes a view, so no path ever stands in a statement's text. */
export async function openSnapshotReader(directory: string, options: ReaderOptions = {}): Promise<SnapshotReader> {
  const instance = await openInstance({ directories: [directory], memoryLimit: options.memoryLimit ?? "512MiB", threads: options.threads ?? 2 });
  const pool = await Promise.all(Array.from({ length: options.connections ?? 4 }, () => instance.connect()));
  const relations = await createViews(pool[0]!, directory);
  let turn = 0;
  return {
    async ask(query) {
      const relation = relationFor(query, relations);
      const { sql, parameters } = toSql(query, duckdbDialect, relation);
      if (!relations.has(relation)) return Object.fromEntries([...query.columns, ...(query.sum ?? [])].map((name) => [name, []]));
      turn = (turn + 1) % pool.length;
      return pool[turn]!.columns(sql, parameters as Parameter[]);
    },
    has: (table) => relations.has(table),
    close() {
      for (const connection of pool) connection.close();
      instance.close();
    },
  };
}

async function createViews(database: Database, directory: string): Promise<Set<string>> {
  const made = new Set<string>();
  const files = [...(Object.keys(TABLES) as TableName[]).map((relation) => ({ relation, file: FILES[relation] })), YEARS_BY_AREA];
  for (const { relation, file } of files) {
    const path = join(directory, file);
    if (!existsSync(path)) continue;
    await database.run(`CREATE VIEW ${duckdbDialect.identifier(relation)} AS SELECT * FROM read_parquet('${path.replaceAll("'", "''")}')`);
    made.add(relation);
  }
  return made;
}

/** Which order of the rows answers this Query sooner: decided by the Query alone. */
export function relationFor(query: Query, relations: ReadonlySet<string>): string {
  if (query.from !== "years" || !relations.has(YEARS_BY_AREA.relation)) return query.from;
  const areas = (query.where ?? []).filter((condition) => condition.column === "pos");
  const few = areas.some((condition) => {
    if (condition.is === "equal") return true;
    // Areas far apart lie in many row groups of either file, and the one in measure order has fewer of them for one year.
    if (condition.is === "in") return spanOf(condition.values.map(Number)) < FEW_AREAS;
    return condition.is === "between" && spanOf([Number(condition.low), Number(condition.high)]) < FEW_AREAS;
  });
  return few ? YEARS_BY_AREA.relation : query.from;
}

const spanOf = (numbers: readonly number[]): number => Math.max(...numbers) - Math.min(...numbers);
