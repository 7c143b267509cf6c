import { quoted, type CheckContext, type CheckedFile } from "./context";
import { addFaults } from "./faults";

/** Repeated keys: empty equals empty, and ages are compared as numbers. Areas have their own rule in areas.ts. */
export async function checkKeys(context: CheckContext): Promise<void> {
  for (const file of context.files) {
    if (file.name !== "areas" && (await mayRepeat(context, file))) await placeRepeats(context, file);
  }
}

const keySql = (file: CheckedFile, prefix = ""): string[] =>
  file.key.map((name) => {
    const column = `${prefix}${quoted(name)}`;
    // `0` and empty both begin "all ages", and `05` is `5`: the same record written twice.
    return name === "age_from" || name === "age_to" ? `coalesce(try_cast(${column} AS INTEGER)::VARCHAR, ${column}${name === "age_from" ? ", '0'" : ""})` : column;
  });

/** Hashes first: they take a quarter of the memory of the keys, and a collision only costs the exact look. */
async function mayRepeat({ database }: CheckContext, file: CheckedFile): Promise<boolean> {
  const [row] = await database.rows<{ repeated: boolean }>(`SELECT count(*) > count(DISTINCT hash(${keySql(file).join(", ")})) AS repeated FROM ${file.table}`);
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
