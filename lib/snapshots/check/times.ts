import { fileOf, quoted, type CheckContext, type CheckedFile } from "./context";
import { addFaults } from "./faults";
import { monthIndexSql } from "./months";

/** Faults between times: after as_of, entered before it happened, in a period in which the area did not exist. */
export async function checkTimes(context: CheckContext): Promise<void> {
  for (const file of context.files) {
    await checkAfterAsOf(context, file);
    await checkExistence(context, file);
  }
  await checkReportedMonth(context);
}

async function checkAfterAsOf(context: CheckContext, file: CheckedFile): Promise<void> {
  const { asOf, asOfMonth } = context;
  if (asOf === undefined || asOfMonth === undefined) return;
  for (const column of file.columns) {
    const value = `r.${quoted(column.name)}`;
    if (column.kind === "period" || column.kind === "serviceperiod") {
      if (!(await anyRow(context, `check_values v JOIN check_periods p USING (value) WHERE v.file_at = ${file.at} AND v.column_at = ${column.at} AND p.first > ${asOfMonth}`))) continue;
      await addFaults(context, { file: file.name, column: column.name, code: "period.afterAsOf", value, a: `'${asOf}'`, from: `${file.table} r JOIN check_periods p ON p.value = ${value} WHERE p.first > ${asOfMonth}` });
    }
    if (column.kind === "date") {
      const after = (date: string) => `try_cast(${date} AS DATE) > DATE '${asOf}'`;
      if (!(await anyRow(context, `check_values WHERE file_at = ${file.at} AND column_at = ${column.at} AND ${after("value")}`))) continue;
      await addFaults(context, { file: file.name, column: column.name, code: "date.afterAsOf", value, a: `'${asOf}'`, from: `${file.table} r WHERE ${after(value)}` });
    }
  }
}

async function anyRow({ database }: CheckContext, from: string): Promise<boolean> {
  return (await database.rows(`SELECT 1 AS one FROM ${from} LIMIT 1`)).length > 0;
}

/** Only areas that have a beginning or an end can be absent: few, so few rows are joined. One month in common suffices. */
async function checkExistence(context: CheckContext, file: CheckedFile): Promise<void> {
  const time = file.columns.find(({ name }) => name === "period" || name === "date");
  if (!time || !file.columns.some(({ name }) => name === "area") || !fileOf(context, "areas")) return;
  const column = quoted(time.name);
  const first = time.name === "period" ? "p.first" : `CASE WHEN try_cast(${column} AS DATE) IS NOT NULL THEN ${monthIndexSql(column)} END`;
  const last = time.name === "period" ? "p.last" : first;
  const absent = (table: string) => `${table} r JOIN (SELECT * FROM check_areas WHERE from_month IS NOT NULL OR to_month IS NOT NULL) a ON a.code = r.area
      ${time.name === "period" ? "JOIN check_periods p ON p.value = r.period" : ""} WHERE ${last} < a.from_month OR ${first} > a.to_month`;
  if (file.wide && !(await anyRow(context, absent(file.wide.table)))) return;
  await addFaults(context, {
    file: file.name, column: "area", code: "area.notInPeriod", value: "r.area", a: `r.${column}`,
    b: "concat(coalesce(a.from_text, '…'), ' – ', coalesce(a.to_text, '…'))", from: absent(file.table),
  });
}

async function checkReportedMonth(context: CheckContext): Promise<void> {
  const { database, asOf, asOfMonth } = context;
  const events = fileOf(context, "events");
  if (!events) return;
  await database.run(`
    CREATE OR REPLACE TABLE check_reported AS
    SELECT d.period, d.reported, ${monthIndexSql("d.reported")} AS month, p.first
    FROM (SELECT DISTINCT period, reported FROM ${events.table} WHERE reported IS NOT NULL) d JOIN check_periods p ON p.value = d.period
    WHERE regexp_full_match(d.reported, '[12][0-9]{3}-(0[1-9]|1[0-2])')`);
  const add = async (code: "reported.beforePeriod" | "reported.afterAsOf", condition: string, a: string) => {
    if (!(await anyRow(context, `check_reported c WHERE ${condition}`))) return;
    await addFaults(context, { file: "events", column: "reported", code, value: "r.reported", a, from: `${events.table} r JOIN check_reported c USING (period, reported) WHERE ${condition}` });
  };
  await add("reported.beforePeriod", "c.month < c.first", "r.period");
  if (asOfMonth !== undefined) await add("reported.afterAsOf", `c.month > ${asOfMonth}`, `'${asOf}'`);
}
