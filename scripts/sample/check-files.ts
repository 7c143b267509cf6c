import type { Random } from "../../lib/base/random";
import { firstMonth, monthName, quarterAt, quarterName, quarterOf, yearOf } from "./calendar";
import { type Birth } from "./births";
import type { Check } from "./check-plan";
import { dealMisses, harmlessMisses, split, stream } from "./draw";
import { groupBy } from "./group-by";
import { eachReport } from "./event-file";
import { type Cell, type Sheet, sorted } from "./ledger-csv";
import type { Crowd } from "./people";
import { codeOf, villageAt } from "./places";
import { CLEAN_UP, DISAGREEING, MISFILED_FROM, REPORTING_TARGETS, SOURCES_FROM, WRONG_FIELDS } from "./plants";
import type { Known } from "./population-file";

export function checkFile(checks: readonly Check[], known: Known): Sheet {
  const rows = checks
    .filter(({ date }) => date <= known.asOf)
    .map(({ village, quarter, kind, date, mode, ledger, found, matched, duplicates, planned }) => [codeOf(village), quarterName(quarter), kind, date, mode, ledger, found, matched, duplicates, planned]);
  return { name: "checks", columns: ["area", "period", "kind", "date", "mode", "ledger", "found", "matched", "duplicates", "planned"], rows: sorted(rows) };
}

/** What was written for what among the entries that the year's quarterly checks matched; finished when the year is. */
export function misfiledFile(seed: number, births: readonly Birth[], checks: readonly Check[], known: Known): Sheet {
  const rows: Cell[][] = [];
  for (let year = MISFILED_FROM; firstMonth(year) + 11 <= known.month; year += 1) {
    const regular = checks.filter(({ quarter, date, kind }) => quarterName(quarter).startsWith(String(year)) && date <= known.asOf && date !== CLEAN_UP.date && (kind === "birth" || kind === "move_in"));
    for (const [name, group] of groupBy(regular, ({ village }) => String(village))) {
      const village = Number(name);
      const of = (kind: string) => group.filter((check) => check.kind === kind).reduce((sum, check) => sum + check.matched, 0);
      const own = births.filter((birth) => birth.village === village && yearOf(birth.month) === year);
      rows.push(...wrongFields(stream(seed, `misfiled ${year} ${village}`), { village, year, births: own, matchedBirths: of("birth"), matchedMoves: of("move_in") }));
    }
  }
  return { name: "misfiled", columns: ["area", "period", "kind", "field", "ledger_value", "true_value", "count"], rows: sorted(rows) };
}

type Matched = { village: number; year: number; births: readonly Birth[]; matchedBirths: number; matchedMoves: number };

function wrongFields(random: Random, { village, year, births, matchedBirths, matchedMoves }: Matched): Cell[][] {
  const fields = [
    { kind: "birth", field: "sex", values: ["M", "F"], of: (birth: Birth) => birth.sex as string, trials: matchedBirths },
    { kind: "birth", field: "order", values: ["1", "2", "3"], of: (birth: Birth) => String(birth.order), trials: matchedBirths },
    { kind: "move_in", field: "age", values: ["45_and_over", "under_45"], of: undefined, trials: matchedMoves },
  ];
  const cells = fields.map(({ field, trials }) => {
    const plant = WRONG_FIELDS.find((wrong) => wrong.field === field && wrong.year === year && villageAt(wrong.village) === village);
    return { trials, cap: trials, share: plant?.share };
  });
  const target = REPORTING_TARGETS["field-error-rate"]?.(year) ?? 0;
  const all = cells.reduce((sum, { trials }) => sum + trials, 0);
  const planted = cells.some(({ share }) => share !== undefined);
  const chance = dealMisses(random, cells, planted ? 0 : Math.min(harmlessMisses(all, target), Math.round(all * 0.03 * random() * 2)));
  return fields.flatMap(({ kind, field, values, of, trials }, at) => {
    const weights = of ? values.map((value) => births.filter((birth) => of(birth) === value).length) : [2, 9];
    const truth = trials > 0 ? split(weights, trials) : values.map(() => 0);
    const wrong = Math.round((cells[at]?.share ?? 0) * (truth[1] ?? 0)) || (chance[at] ?? 0);
    return pairs(values, truth, wrong).map(([was, is, count]) => [codeOf(village), String(year), kind, field, was, is, count]);
  });
}

/** Wrong ones take the neighbouring value (second births as first, under 45 as 45 and over); the rest is right. */
function pairs(values: readonly string[], truth: readonly number[], wrong: number): [string, string, number][] {
  const fromSecond = Math.min(wrong, truth[1] ?? 0);
  const fromFirst = Math.min(wrong - fromSecond, truth[0] ?? 0);
  const off: [string, string, number][] = [[values[0] ?? "", values[1] ?? "", fromSecond], [values[1] ?? "", values[0] ?? "", fromFirst]];
  const right = values.map((value, at): [string, string, number] => [value, value, (truth[at] ?? 0) - (at === 1 ? fromSecond : at === 0 ? fromFirst : 0)]);
  return [...off, ...right].filter(([, , count]) => count > 0);
}

/** Births and deaths of the newest year as ledger, report, book and platform give them. */
export function sourceFile(seed: number, births: readonly Birth[], crowd: Crowd, known: Known): Sheet {
  const rows: Cell[][] = [];
  const random = stream(seed, "sources");
  const village = villageAt(DISAGREEING.village);
  const quarters = new Set(DISAGREEING.quarters.map(quarterAt));
  const slips = new Set<string>();
  eachReport(known.month, (area, month) => {
    if (yearOf(month) < SOURCES_FROM) return;
    const counts = { birth: births.filter((birth) => birth.village === area && birth.month === month && birth.reported <= known.month).length, death: crowd.deaths.filter((death) => death.village === area && death.month === month).length };
    for (const [kind, count] of Object.entries(counts)) {
      const apart = area === village && quarters.has(quarterOf(month));
      const slip = !apart && random() < 0.02 && !slips.has(`${area} ${quarterOf(month)}`);
      if (slip) slips.add(`${area} ${quarterOf(month)}`);
      rows.push(...figures(random, { count, apart, slip, platform: kind === "birth" }).map(([source, value]) => [codeOf(area), monthName(month), kind, source, value]));
    }
  });
  return { name: "sources", columns: ["area", "period", "kind", "source", "count"], rows: sorted(rows) };
}

function figures(random: Random, { count, apart, slip, platform }: { count: number; apart: boolean; slip: boolean; platform: boolean }): [string, number][] {
  const report = apart ? count + 1 + Math.floor(random() * 2) : count + (slip ? 1 : 0);
  return [["ledger", count], ["report", report], ...(platform ? [["platform", count] as [string, number], ["book", apart ? Math.max(0, count - 1) : count] as [string, number]] : [])];
}

export const lastQuarter = (known: Known) => Math.floor((known.month + 1) / 3) - 1;
