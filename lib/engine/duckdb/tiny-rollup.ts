import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openDatabase, type Parameter } from "./database";

export type TinyArea = { code: string; level: string; parent?: string; nameZh?: string; nameEn?: string; from?: string; to?: string };
export type TinyAlias = { code: string; level: string; successor: string; since: string };
/** One row of `years`; what is left out is both sexes, all bands, all months, all units, no fault. */
export type TinyYear = { area: string; measure: string; year: number; value: number | null; sex?: string; band?: string; months?: number; covered?: number; units?: number; prior?: number; priorCovered?: number; fault?: boolean };
/** One row of `months`: the last month of the period within its statistical year, and how many months it spans. */
export type TinyMonth = { area: string; measure: string; year: number; month: number; span?: number; value: number | null; sex?: string; band?: string; covered?: number; units?: number };
export type TinyRollup = { areas: TinyArea[]; aliases?: TinyAlias[]; years: TinyYear[]; months?: TinyMonth[] };

/** Writes a hand-made rollup as the publisher lays it out, for tests: areas in depth-first order, `years` in both orders. */
export async function writeTinyRollup(directory: string, { areas, aliases = [], years, months = [] }: TinyRollup): Promise<void> {
  mkdirSync(join(directory, "rollup"), { recursive: true });
  const places = new Map(areas.map(({ code }, at) => [code, at]));
  const parentOf = ({ parent }: TinyArea) => (parent === undefined ? -1 : places.get(parent)!);
  const depthOf = (at: number): number => (at < 0 ? -1 : 1 + depthOf(parentOf(areas[at]!)));
  const within = (at: number, above: number): boolean => at === above || (at >= 0 && within(parentOf(areas[at]!), above));
  const lastOf = (above: number) => areas.reduce((last, _, at) => (within(at, above) ? at : last), above);
  const database = await openDatabase({ directories: [directory] });
  const write = async (name: string, columns: string, rows: Parameter[][], orderBy: string, file = name) => {
    await database.run(`CREATE OR REPLACE TABLE "${name}" (${columns})`);
    for (const row of rows) await database.run(`INSERT INTO "${name}" VALUES (${row.map((_, at) => `$${at + 1}`).join(", ")})`, row);
    await database.run(`COPY (SELECT * FROM "${name}" ORDER BY ${orderBy}) TO '${join(directory, "rollup", file).replaceAll("'", "''")}.parquet' (FORMAT parquet)`);
  };
  const yearRows = years.map((row): Parameter[] => [
    places.get(row.area)!, areas[places.get(row.area)!]!.level, row.measure, row.year, row.sex ?? "", row.band ?? "", row.value, row.months ?? 4095,
    row.covered ?? 12, row.units ?? 12, row.prior ?? null, row.priorCovered ?? (row.prior === undefined ? null : (row.covered ?? 12)), row.fault ?? false,
  ]);
  const yearColumns = `pos INTEGER, level VARCHAR, measure VARCHAR, year SMALLINT, sex VARCHAR, band VARCHAR, value DOUBLE, months SMALLINT, covered DOUBLE, units DOUBLE, prior DOUBLE, prior_covered DOUBLE, fault BOOLEAN`;
  await write("areas", `pos INTEGER, last INTEGER, parent INTEGER, depth INTEGER, level VARCHAR, code VARCHAR, name_zh VARCHAR, name_en VARCHAR, "from" VARCHAR, "to" VARCHAR`,
    areas.map((area, at) => [at, lastOf(at), parentOf(area), depthOf(at), area.level, area.code, area.nameZh ?? area.code, area.nameEn ?? null, area.from ?? null, area.to ?? null]), "pos");
  await write("aliases", `code VARCHAR, name_zh VARCHAR, name_en VARCHAR, level VARCHAR, successor VARCHAR, since VARCHAR`,
    aliases.map(({ code, level, successor, since }) => [code, code, null, level, successor, since]), "code");
  await write("years", yearColumns, yearRows, "measure, year, sex, band, pos");
  await write("years", yearColumns, yearRows, "pos, measure, year, sex, band", "years-by-area");
  await write("months", `pos INTEGER, level VARCHAR, measure VARCHAR, year SMALLINT, month SMALLINT, span SMALLINT, sex VARCHAR, band VARCHAR, value DOUBLE, covered DOUBLE, units DOUBLE`,
    months.map((row) => [places.get(row.area)!, areas[places.get(row.area)!]!.level, row.measure, row.year, row.month, row.span ?? 1, row.sex ?? "", row.band ?? "", row.value, row.covered ?? 1, row.units ?? 1]), "measure, year, sex, band, pos, month");
  const spans = new Map<string, number[]>();
  for (const { measure, year } of years) spans.set(measure, [...(spans.get(measure) ?? []), year]);
  await write("periods", `measure VARCHAR, first_year SMALLINT, last_year SMALLINT`, [...spans].map(([measure, list]) => [measure, Math.min(...list), Math.max(...list)]), "measure");
  database.close();
}
