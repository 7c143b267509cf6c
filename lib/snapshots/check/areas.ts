import { fileOf, type CheckContext } from "./context";
import { addFaults } from "./faults";
import { monthIndexSql, MONTH_PATTERN } from "./months";
import { LEVELS } from "../files";

const AREA_COLUMNS = ["code", "name_zh", "name_en", "level", "parent", '"from"', '"to"', "merged_into"];

/** `check_codes` and `check_areas`: the first record of every code, for the checks of all other files. */
export async function createAreaTables(context: CheckContext): Promise<void> {
  const file = fileOf(context, "areas");
  const source = file ? `SELECT * FROM ${file.table} WHERE code IS NOT NULL QUALIFY row_number() OVER (PARTITION BY code ORDER BY _package, _row) = 1` : EMPTY;
  const month = (column: string) => `CASE WHEN regexp_full_match(${column}, '${MONTH_PATTERN}') THEN ${monthIndexSql(column)} END`;
  await context.database.run(`
    CREATE OR REPLACE TABLE check_areas AS
    SELECT code, name_zh, name_en, level, list_position([${LEVELS.map((level) => `'${level}'`).join(", ")}], level) AS level_at, parent, merged_into,
      ${month('"from"')} AS from_month, ${month('"to"')} AS to_month, "from" AS from_text, "to" AS to_text
    FROM (${source})`);
  await context.database.run("CREATE OR REPLACE TABLE check_codes AS SELECT code FROM check_areas");
}

const EMPTY = `SELECT ${AREA_COLUMNS.map((column) => `NULL::VARCHAR AS ${column}`).join(", ")} WHERE false`;

/** The structure of areas.csv: one record per code, parents of a larger level, no loops, merges within a level. */
export async function checkAreas(context: CheckContext): Promise<void> {
  if (!fileOf(context, "areas")) return;
  await checkRepeatedCodes(context);
  const parentLoops = await checkLoops(context, "parent", "area.parentLoop");
  const mergeLoops = await checkLoops(context, "merged_into", "area.mergeLoop");
  await checkEdges(context, parentLoops, mergeLoops);
  await checkRoots(context);
}

/** Packages may bring the same area: identical records collapse, differing ones are refused; inside a package a code stands once. */
async function checkRepeatedCodes(context: CheckContext): Promise<void> {
  const { table } = fileOf(context, "areas")!;
  const record = `hash(${AREA_COLUMNS.join(", ")})`;
  const repeated = `(
    SELECT *, row_number() OVER own AS nth, first_value(_row) OVER own AS first_row,
      first_value(_row) OVER every AS known_row, first_value(_package) OVER every AS known_package, first_value(${record}) OVER every <> ${record} AS differs
    FROM ${table} WHERE code IN (SELECT code FROM ${table} GROUP BY code HAVING count(*) > 1)
    WINDOW own AS (PARTITION BY code, _package ORDER BY _row), every AS (PARTITION BY code ORDER BY _package, _row)
  ) r`;
  await addFaults(context, { file: "areas", column: "code", code: "key.repeated", value: "r.code", a: "first_row", b: "'code'", from: `${repeated} WHERE nth > 1` });
  await addFaults(context, {
    file: "areas", column: "code", code: "area.conflict", value: "r.code", a: "concat(known_row, '@', known_package + 1)",
    from: `${repeated} WHERE nth = 1 AND _package > known_package AND differs`,
  });
}

/** Codes that stand on a loop of `column`, with the loop in words; a code that only leads into a loop is not at fault. */
async function checkLoops(context: CheckContext, column: "parent" | "merged_into", code: "area.parentLoop" | "area.mergeLoop"): Promise<string[]> {
  const { database } = context;
  // A parent of a larger level cannot lead back, so only the other edges can close a loop.
  const mayLoop = column === "parent" ? "c.level_at IS NULL OR a.level_at IS NULL OR a.level_at >= c.level_at" : "true";
  const [suspect] = await database.rows(`SELECT 1 AS one FROM check_areas c JOIN check_areas a ON a.code = c.${column} WHERE ${mayLoop} LIMIT 1`);
  if (!suspect) return [];
  const edges = await database.columns(`SELECT code, ${column} AS next FROM check_areas WHERE ${column} IS NOT NULL`);
  const loops = findLoops(new Map((edges.code as string[]).map((from, at) => [from, edges.next![at] as string])));
  const codes = loops.flat();
  if (codes.length === 0) return [];
  await database.run("CREATE OR REPLACE TABLE check_loops (code VARCHAR, words VARCHAR)");
  const entries = loops.flatMap((loop) => loop.map((member, at): [string, string] => [member, loopWords(loop, at)]));
  for (let from = 0; from < entries.length; from += 1000) {
    const part = entries.slice(from, from + 1000);
    await database.run(`INSERT INTO check_loops VALUES ${part.map((_, at) => `($${at * 2 + 1}, $${at * 2 + 2})`).join(", ")}`, part.flat());
  }
  await addFaults(context, { file: "areas", column, code, value: `r.${column}`, a: "l.words", from: `${fileOf(context, "areas")!.table} r JOIN check_loops l ON l.code = r.code AND r.${column} IS NOT NULL` });
  return codes;
}

/** The loops of a map in which every code has at most one next one, each as its codes in order. */
export function findLoops(next: ReadonlyMap<string, string>): string[][] {
  const settled = new Set<string>();
  const loops: string[][] = [];
  for (const start of next.keys()) {
    const path = new Map<string, number>();
    let code: string | undefined = start;
    while (code !== undefined && !settled.has(code) && !path.has(code)) {
      path.set(code, path.size);
      code = next.get(code);
    }
    if (code !== undefined && path.has(code)) loops.push([...path.keys()].slice(path.get(code)!));
    for (const seen of path.keys()) settled.add(seen);
  }
  return loops;
}

const SHOWN_LOOP = 6;

function loopWords(loop: string[], at: number): string {
  const turned = [...loop.slice(at), ...loop.slice(0, at)];
  const shown = turned.length > SHOWN_LOOP ? [...turned.slice(0, SHOWN_LOOP), "…"] : turned;
  return [...shown, turned[0]!].join(" → ");
}

async function checkEdges(context: CheckContext, parentLoops: string[], mergeLoops: string[]): Promise<void> {
  const { table } = fileOf(context, "areas")!;
  const notIn = (codes: string[], column: string) => (codes.length > 0 ? `AND NOT EXISTS (FROM ${FAULTS} f WHERE f.file_at = 0 AND f.row = r._row AND f.package = r._package AND f.code = '${column}')` : "");
  await addFaults(context, {
    file: "areas", column: "parent", code: "area.parentLevel", value: "r.parent", a: "a.level", b: "r.level",
    from: `${table} r JOIN check_areas c ON c.code = r.code JOIN check_areas a ON a.code = r.parent WHERE a.level_at >= list_position([${LEVELS.map((level) => `'${level}'`).join(", ")}], r.level) ${notIn(parentLoops, "area.parentLoop")}`,
  });
  await addFaults(context, {
    file: "areas", column: "merged_into", code: "area.mergeLevel", value: "r.merged_into", a: "a.level", b: "r.level",
    from: `${table} r JOIN check_areas a ON a.code = r.merged_into WHERE a.level_at IS NOT NULL AND a.level <> r.level AND list_contains([${LEVELS.map((level) => `'${level}'`).join(", ")}], r.level) ${notIn(mergeLoops, "area.mergeLoop")}`,
  });
  await addFaults(context, {
    file: "areas", column: "to", code: "area.fromAfterTo", value: `r."to"`, a: `r."from"`,
    from: `${table} r WHERE regexp_full_match(r."from", '${MONTH_PATTERN}') AND regexp_full_match(r."to", '${MONTH_PATTERN}') AND r."to" < r."from"`,
  });
}

const FAULTS = "check_faults";

/** Several roots get a common parent with the code `root`, so no area of the package may bear it then. */
async function checkRoots(context: CheckContext): Promise<void> {
  const [row] = await context.database.rows<{ roots: number }>("SELECT count(*) AS roots FROM check_areas WHERE parent IS NULL");
  if (row!.roots < 2) return;
  await addFaults(context, { file: "areas", column: "code", code: "area.rootReserved", value: "r.code", from: `${fileOf(context, "areas")!.table} r WHERE r.code = 'root'` });
}
