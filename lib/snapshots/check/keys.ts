import { quoted, type CheckContext, type CheckedFile } from "./context";
import { addFaults } from "./faults";
import { nearestKnown } from "./hints";
import { LEDGER_FILES, type Column } from "../files";

/** Repeated keys: empty equals empty, and ages are compared as numbers. Areas have their own rule in areas.ts. */
export async function checkKeys(context: CheckContext): Promise<void> {
  for (const file of context.files) {
    if (file.name !== "areas" && !(await lacksKeyColumn(context, file)) && (await mayRepeat(context, file))) await placeRepeats(context, file);
  }
}

/**
 * Without a column of its key every record seems to repeat another, which would bury the fault of the header: one that must be there,
 * or one that may be left out but stands under a heading that is nearly its name.
 */
async function lacksKeyColumn({ database, unknownHeadings }: CheckContext, file: CheckedFile): Promise<boolean> {
  if (file.key.some((name) => file.missing.includes(name))) return true;
  const unknown = unknownHeadings.filter((fault) => fault.file === `${file.name}.csv`);
  if (unknown.length === 0) return false;
  const optional = LEDGER_FILES[file.name].columns.filter(({ name }) => file.key.includes(name)) as readonly Column[];
  for (const { name, zh } of optional) {
    if (!unknown.some(({ column }) => nearestKnown(column, [name, ...zh]) !== "")) continue;
    if ((await database.rows(`SELECT 1 AS one FROM ${file.table} WHERE ${quoted(name)} IS NOT NULL LIMIT 1`)).length === 0) return true;
  }
  return false;
}

const VALID_AGE = "[0-9]{1,3}";

const keySql = (file: CheckedFile, prefix = ""): string[] =>
  file.key.map((name) => {
    const column = `${prefix}${quoted(name)}`;
    // `0` and empty both begin "all ages", and `05` is `5`: the same record written twice.
    return name === "age_from" || name === "age_to" ? `coalesce(CASE WHEN regexp_full_match(${column}, '${VALID_AGE}') THEN ${column}::INTEGER::VARCHAR END, ${column}${name === "age_from" ? ", '0'" : ""})` : column;
  });

/** Hashes first: they take a quarter of the memory of the keys, and a collision only costs the exact look. */
async function mayRepeat({ database }: CheckContext, file: CheckedFile): Promise<boolean> {
  // Wide rows differ within themselves, so they repeat only as a whole.
  const [key, table] = file.wide ? [["area", "period"], file.wide.table] : [keySql(file), file.table];
  const [row] = await database.rows<{ repeated: boolean }>(`SELECT count(*) > count(DISTINCT hash(${key.join(", ")})) AS repeated FROM ${table}`);
  return row!.repeated;
}

/** Each later record of a key is a fault and names the row of the first; a record that lacks its area or time has no key. */
async function placeRepeats(context: CheckContext, file: CheckedFile): Promise<void> {
  const required = file.columns.filter(({ name, required: must }) => must && file.key.includes(name)).map(({ name }) => `${quoted(name)} IS NOT NULL`);
  const key = keySql(file).join(", ");
  const first = context.packages > 1 ? "concat(first_row, '@', first_package + 1)" : "first_row";
  await addFaults(context, {
    file: file.name, column: file.key.join(","), code: "key.repeated", value: `concat_ws(',', ${file.key.map((name) => `coalesce(r.${quoted(name)}, '')`).join(", ")})`,
    a: first, b: `'${file.key.join(", ")}'`,
    from: `(
      SELECT *, row_number() OVER place AS nth, first_value(_row) OVER place AS first_row, first_value(_package) OVER place AS first_package
      FROM (SELECT * FROM ${file.table} WHERE hash(${key}) IN (SELECT h FROM (SELECT hash(${key}) AS h FROM ${file.table}) GROUP BY h HAVING count(*) > 1) ${required.map((condition) => `AND ${condition}`).join(" ")})
      WINDOW place AS (PARTITION BY ${key} ORDER BY _package, _row)
    ) r WHERE nth > 1`,
  });
}
