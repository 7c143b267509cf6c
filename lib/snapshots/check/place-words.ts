import { LEDGER_FILES, type FileName } from "../files";

/** Where a fault is, in words. Row 0 is the whole file, and `ledger.json` has no rows: neither is said. */
export type Place = { file: string; row: number; column: string; /** Which package or source file, e.g. `（源文件 a.csv）`. */ zhOf?: string; enOf?: string };

/** A data file as Chinese messages name it: `population.csv（人口）`. */
export function fileZh(file: string): string {
  const name = file.replace(/\.csv$/, "");
  return file.endsWith(".csv") && Object.hasOwn(LEDGER_FILES, name) ? `${file}（${LEDGER_FILES[name as FileName].zh}）` : file;
}

/** `population.csv（人口）第 3 行 date 列` */
export function placeZh({ file, row, column, zhOf = "" }: Place): string {
  const named = `${fileZh(file)}${zhOf}`;
  const gap = named.endsWith("）") ? "" : " ";
  const rows = row > 0 ? `${gap}第 ${row} 行` : "";
  return `${named}${rows}${column ? `${rows ? " " : gap}${column} 列` : ""}`;
}

/** `population.csv row 3, column date` */
export function placeEn({ file, row, column, enOf = "" }: Place): string {
  return `${file}${enOf}${row > 0 ? ` row ${row}` : ""}${column ? `, column ${column}` : ""}`;
}
