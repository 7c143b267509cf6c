import { fileOf, quoted, type CheckContext } from "./context";
import { addFaults } from "./faults";
import type { CheckCode } from "./messages";
import type { FileName } from "../files";
import { BELOW_TOWNSHIP } from "./vocabulary";

/** Faults between the cells of one row: a part above its whole, a band of another kind, ages the wrong way round. */
export async function checkRelations(context: CheckContext): Promise<void> {
  await above(context, "services", "served", "eligible", "served.aboveEligible");
  await above(context, "checks", "matched", "ledger", "matched.aboveLedger");
  await above(context, "checks", "matched", "found", "matched.aboveFound");
  await checkAges(context);
  await checkBands(context);
  await checkFieldValues(context);
  await checkReportedLevel(context);
}

async function above(context: CheckContext, name: FileName, part: string, whole: string, code: CheckCode): Promise<void> {
  const file = fileOf(context, name);
  if (!file) return;
  await addFaults(context, { file: name, column: part, code, value: `r.${part}`, a: `r.${whole}`, from: `${file.table} r WHERE ${digits(`r.${part}`)} > ${digits(`r.${whole}`)}` });
}

/** A cell that is no count is refused as that alone; the engine would round 14.5 and take -1. */
const digits = (column: string): string => `CASE WHEN regexp_full_match(${column}, '[0-9]{1,18}') THEN ${column}::BIGINT END`;

const age = (column: string): string => `CASE WHEN regexp_full_match(${column}, '[0-9]{1,3}') AND try_cast(${column} AS INTEGER) <= 150 THEN ${column}::INTEGER END`;

/** Are both ages such as they must be, and the right way round? `to` may be empty. */
export const validAges = (from: string, to: string): string => `(${age(from)} IS NOT NULL AND (${to} IS NULL OR coalesce(${age(to)} >= ${age(from)}, false)))`;

async function checkAges(context: CheckContext): Promise<void> {
  const file = fileOf(context, "population");
  if (!file) return;
  await addFaults(context, { file: "population", column: "age_from", code: "age.fromMissing", a: "r.age_to", from: `${file.table} r WHERE r.age_from IS NULL AND r.age_to IS NOT NULL` });
  await addFaults(context, { file: "population", column: "age_to", code: "age.order", value: "r.age_to", a: "r.age_from", from: `${file.table} r WHERE ${age("r.age_to")} < ${age("r.age_from")}` });
}

const AGE_BAND = "[0-9]{1,3}([+]|-[0-9]{1,3})?";
const REACHES = "county, province, abroad";

/** What a band may be depends on the kind: judged on the distinct pairs, then placed. */
async function checkBands(context: CheckContext): Promise<void> {
  const { database } = context;
  const file = fileOf(context, "events");
  if (!file) return;
  await database.run(`
    CREATE OR REPLACE TABLE check_bands AS
    SELECT kind, band, CASE kind WHEN 'birth' THEN '1, 2, 3' WHEN 'death' THEN 'n, n-m, n+ (0, 1-4, 85+)' ELSE '${REACHES}' END AS wanted
    FROM (SELECT DISTINCT kind, band FROM ${file.table} WHERE band IS NOT NULL)
    WHERE NOT CASE
      WHEN kind = 'birth' THEN band IN ('1', '2', '3')
      WHEN kind = 'death' THEN ${ageBandSql("band")}
      WHEN kind IN ('move_in', 'move_out') THEN band IN ('county', 'province', 'abroad')
      ELSE true END`);
  if ((await database.rows("SELECT 1 AS one FROM check_bands LIMIT 1")).length === 0) return;
  await addFaults(context, { file: "events", column: "band", code: "band.bad", value: "r.band", a: "r.kind", b: "c.wanted", from: `${file.table} r JOIN check_bands c ON c.kind = r.kind AND c.band = r.band` });
}

/** Is the band an age, a range of ages the right way round, or an age and above? */
export const ageBandSql = (band: string) =>
  `(regexp_full_match(${band}, '${AGE_BAND}') AND coalesce(try_cast(regexp_extract(${band}, '^([0-9]+)', 1) AS INTEGER), 999) <= coalesce(try_cast(regexp_extract(${band}, '-([0-9]+)$', 1) AS INTEGER), 150)
    AND coalesce(try_cast(regexp_extract(${band}, '-([0-9]+)$', 1) AS INTEGER), 0) <= 150)`;

/** misfiled.csv: what may stand for a field. The orders are those of `band` in events.csv, which has none for not known. */
async function checkFieldValues(context: CheckContext): Promise<void> {
  const file = fileOf(context, "misfiled");
  if (!file) return;
  for (const column of ["ledger_value", "true_value"]) {
    const value = `r.${quoted(column)}`;
    await addFaults(context, {
      file: "misfiled", column, code: "fieldValue.bad", value, a: "r.field",
      b: `CASE r.field WHEN 'sex' THEN 'M, F, U' WHEN 'order' THEN '1, 2, 3' WHEN 'month' THEN '2009-03' ELSE 'n, n-m, n+, under_45, 45_and_over' END`,
      from: `${file.table} r WHERE ${value} IS NOT NULL AND NOT CASE r.field
        WHEN 'sex' THEN ${value} IN ('M', 'F', 'U')
        WHEN 'order' THEN ${value} IN ('1', '2', '3')
        WHEN 'month' THEN regexp_full_match(${value}, '([12][0-9]{3}-)?(0?[1-9]|1[0-2])')
        WHEN 'age' THEN regexp_full_match(${value}, 'under_[0-9]{1,3}|[0-9]{1,3}_and_over') OR ${ageBandSql(value)}
        ELSE true END`,
    });
  }
}

/** A published total is a township's or a larger area's: below, a figure of that kind is not taken. */
async function checkReportedLevel(context: CheckContext): Promise<void> {
  const file = fileOf(context, "reported");
  if (!file || !fileOf(context, "areas")) return;
  await addFaults(context, {
    file: "reported", column: "area", code: "reported.belowTownship", value: "r.area", a: "a.level",
    from: `${file.table} r JOIN check_areas a ON a.code = r.area WHERE a.level IN (${BELOW_TOWNSHIP.map((level) => `'${level}'`).join(", ")})`,
  });
}
