import { modifiedZ } from "../../../statistics/outliers";
import { sexRatioTest, shareTest } from "../../../statistics/one-sided-tests";
import { benjaminiHochberg } from "../../../statistics/false-discovery";
import type { OpenLedger } from "../../open-ledger";
import { firstDayOf, lastDayOf, monthOf } from "../../stat-year";
import type { FoundFault } from "./fault";
import { ALL_MONTHS, byVillage, readVillageYears, type VillageYear, type VillageYears } from "./village-years";

const KINDS = ["birth", "death", "move_in", "move_out"] as const;
type Kind = (typeof KINDS)[number];

/** Faults of villages' years: months without a report, values no chance explains, years of nothing, round numbers, too many boys. */
export async function findYearFaults(ledger: OpenLedger): Promise<FoundFault[]> {
  const years = await readVillageYears(ledger, KINDS);
  const [boys, girls] = await Promise.all((["M", "F"] as const).map((sex) => readVillageYears(ledger, ["birth"], { sex })));
  return [...KINDS.flatMap((kind) => [...silentMonths(ledger, kind, years.get(kind)!), ...oddYears(ledger, kind, years.get(kind)!)]), ...roundDigits(ledger, years), ...boysExcess(ledger, boys!.get("birth")!, girls!.get("birth")!)];
}

/** Months without a report between a village's first and its last, in years that are over. */
function silentMonths({ tree, entry }: OpenLedger, kind: Kind, rows: readonly VillageYear[]): FoundFault[] {
  const start = entry.statYearStart;
  return [...byVillage(rows)].flatMap(([pos, years]): FoundFault[] => {
    const area = tree.areas[pos]!;
    const [first, last] = [years[0]!, years.at(-1)!];
    return years.flatMap((row): FoundFault[] => {
      if (row.mask === ALL_MONTHS || lastDayOf(row.year, start) > entry.asOf) return [];
      const silent = Array.from({ length: 12 }, (_, at) => at).filter((at) => {
        const month = monthOf(row.year, at + 1, start);
        const before = row.year === first.year && first.mask % 2 ** at === 0;
        const after = row.year === last.year && last.mask >> (at + 1) === 0;
        return (row.mask & (1 << at)) === 0 && !before && !after && (area.from ?? "") <= month && (area.to ?? "9999") >= month;
      });
      return silent.length === 0 ? [] : [{ code: "silentMonths", pos, area: area.code, period: String(row.year), file: "events.csv", kind, rows: silent.length, severity: "high" }];
    });
  });
}

/**
 * A whole year far from the village's others: modified z beyond the limit, more than a third from their mean (WHO), and no chance of it. Nothing at all
 * where events are usual is told apart.
 */
function oddYears({ tree, entry: { statYearStart }, config: { quality } }: OpenLedger, kind: Kind, rows: readonly VillageYear[]): FoundFault[] {
  const { modifiedZ: limit, consistency, chance, fewestYears } = quality;
  return [...byVillage(rows)].flatMap(([pos, all]): FoundFault[] => {
    const area = tree.areas[pos]!;
    const whole = all.filter(({ mask, year }) => mask === ALL_MONTHS && existsAllYear(area, year, statYearStart));
    if (whole.length < fewestYears) return [];
    const total = whole.reduce((sum, { value }) => sum + value, 0);
    const values = whole.map(({ value }) => value);
    return whole.flatMap(({ year, value }): FoundFault[] => {
      const others = (total - value) / (whole.length - 1);
      if (others === 0 || Math.abs(value / others - 1) <= consistency || Math.abs(modifiedZ(values, value).score) <= limit) return [];
      // The others' mean has its own chance: the share of this year in the sum of all.
      const p = shareTest({ events: value, trials: total }, 1 / whole.length, value < others ? "below" : "above");
      if (p > chance) return [];
      return [{ code: value === 0 ? "zeroYear" : "outlier", pos, area: area.code, period: String(year), file: "events.csv", kind, rows: 1, severity: value === 0 ? "high" : "middle" }];
    });
  });
}

const existsAllYear = ({ from = "", to = "9999" }: { from?: string; to?: string }, year: number, start: number): boolean => from <= firstDayOf(year, start).slice(0, 7) && to >= lastDayOf(year, start).slice(0, 7);

/** Last digits 0 and 5 far too often in a village's yearly numbers of 20 and more. */
function roundDigits({ tree, config: { quality } }: OpenLedger, years: VillageYears): FoundFault[] {
  return KINDS.flatMap((kind) => [...byVillage(years.get(kind)!)].flatMap(([pos, rows]): FoundFault[] => {
    const values = rows.filter(({ value }) => value >= 20).map(({ value }) => value);
    const round = values.filter((value) => value % 5 === 0).length;
    if (values.length < quality.fewestYears || shareTest({ events: round, trials: values.length }, 0.2, "above") > quality.roundDigits) return [];
    return [{ code: "roundDigits", pos, area: tree.areas[pos]!.code, period: `${rows[0]!.year}..${rows.at(-1)!.year}`, file: "events.csv", kind, rows: values.length, severity: "middle" }];
  }));
}

/** All years of a village together against the upper end of the normal band, Benjamini–Hochberg across villages: first a question to the data. */
function boysExcess({ tree, config }: OpenLedger, boys: readonly VillageYear[], girls: readonly VillageYear[]): FoundFault[] {
  const sums = new Map<number, { boys: number; girls: number; from: number; to: number; rows: number }>();
  for (const [key, rows] of [["boys", boys], ["girls", girls]] as const) for (const { pos, year, value } of rows) {
    const sum = sums.get(pos) ?? { boys: 0, girls: 0, from: year, to: year, rows: 0 };
    sums.set(pos, { ...sum, [key]: sum[key] + value, from: Math.min(sum.from, year), to: Math.max(sum.to, year), rows: sum.rows + Number(key === "boys") });
  }
  const tested = [...sums].filter(([, sum]) => sum.boys + sum.girls > 0);
  const adjusted = benjaminiHochberg(tested.map(([, sum]) => sexRatioTest(sum, config.normalSexRatio[1])));
  return tested.flatMap(([pos, { from, to, rows }], at): FoundFault[] => adjusted[at]! > config.quality.boysDiscovery ? [] : [{ code: "boysExcess", pos, area: tree.areas[pos]!.code, period: from === to ? String(from) : `${from}..${to}`, file: "events.csv", kind: "birth", rows, severity: "middle" }]);
}

