import { sexRatioTest, type Side } from "../../statistics/one-sided-tests";
import { benjaminiHochberg } from "../../statistics/false-discovery";
import type { Area } from "../area-tree";
import { loadCells } from "../cell-table";
import type { OpenLedger } from "../open-ledger";
import { isWorsening, judgePeriod, type JudgeCount } from "./judge";
import { loadPeriodCounts, type PeriodCounts } from "./period-counts";
import { LAGGING_RULES, type LaggingRules } from "./rules";
import { lagHistory, type Judged, type LaggingState, type Listing } from "./states";
import { loadTargets, type Targets } from "./targets";

/** Why a village stands where it stands. A figure on small counts is withheld with its p: they would give the counts away. */
export type Evidence = { indicator: string; period: string; behind: boolean; limit: number; /** What the limit is: a target, the area's own value, or the end of the normal band. */ against: "target" | "area" | "band" } & ({ status: "ok"; value: number; p: number; adjusted: number } | { status: "suppressed"; reason: "smallCount" });
export type LaggingVillage = { area: string; state: LaggingState; since: string; rounds: number; indicators: string[]; evidence: Evidence[] };
export type LaggingListing = { area: string } & Listing;
export type Lagging = {
  /** Newest tested period of the year asked for; undefined where nothing could be tested. */
  period?: string;
  villages: LaggingVillage[];
  listings: LaggingListing[];
  tested: string[];
};

type Kept = Judged & { year: number; evidence: Evidence };

/** Where every village below an area stands at the end of a statistical year, and every stay on the list up to it. */
export async function findLagging(ledger: OpenLedger, area: Area, year: number, rules: LaggingRules = LAGGING_RULES): Promise<Lagging> {
  const villages = ledger.tree.villages(area);
  const [periods, targets, ratios] = await Promise.all([loadPeriodCounts(ledger, villages, year), loadTargets(ledger), judgeSexRatios(ledger, villages, year, rules)]);
  const judged = new Map<Area, Kept[]>();
  const keep = (village: Area, test: Kept) => judged.set(village, [...(judged.get(village) ?? []), test]);
  const series = new Map<string, JudgeCount[]>();
  for (const counts of periods) judgeOne(ledger, counts, targets, rules, series, keep);
  for (const [village, known] of ratios) known.forEach((test) => keep(village, test));
  const standing = villages.flatMap((village) => villageOf(village, judged.get(village) ?? [], rules));
  const tests = [...judged.values()].flat();
  const lastStep = tests.reduce((most, test) => (test.year === year ? Math.max(most, test.step) : most), -Infinity); // a country has too many to spread
  const newest = tests.find(({ step, period }) => step === lastStep && period.includes("-")) ?? tests.find(({ step }) => step === lastStep);
  return {
    ...(newest ? { period: newest.period } : {}),
    villages: standing.flatMap(({ village }) => (village ? [village] : [])),
    listings: standing.flatMap(({ listings }) => listings),
    tested: [...new Set([...periods.map(({ indicator }) => indicator.id), ...(ratios.size > 0 ? ["sex-ratio-at-birth"] : [])])],
  };
}

function judgeOne(ledger: OpenLedger, counts: PeriodCounts, targets: Targets, rules: LaggingRules, series: Map<string, JudgeCount[]>, keep: (village: Area, test: Kept) => void): void {
  const { indicator, period, step, year } = counts;
  const side: Side = indicator.better === "higher" ? "below" : "above";
  const villages = new Map([...counts.villages].map(([village, count]) => {
    const target = targets.of(indicator.id, village.code, period);
    return [village, { ...count, ...(target === undefined ? {} : { target }) }];
  }));
  for (const [village, verdict] of judgePeriod({ side, villages }, rules)) {
    const { events, trials } = villages.get(village)!;
    const key = `${village.pos}|${indicator.id}`;
    const past = [...(series.get(key) ?? []), { events, trials }];
    series.set(key, past);
    const worsening = verdict.behind && isWorsening(past, side);
    const { limit, against, behind, value, p, adjusted } = verdict;
    const shown = { indicator: indicator.id, period, behind, limit, against };
    const small = [events, trials, trials - events].some((part) => part > 0 && part < ledger.config.threshold);
    const evidence: Evidence = small ? { ...shown, status: "suppressed", reason: "smallCount" } : { ...shown, status: "ok", value, p, adjusted };
    keep(village, { indicator: indicator.id, period, step, year, behind, ...(worsening ? { worsening } : {}), evidence });
  }
}

/** The pooled ratio lists a village only where its births suffice to judge it; otherwise it is a question to the data. */
async function judgeSexRatios(ledger: OpenLedger, villages: readonly Area[], lastYear: number, rules: LaggingRules): Promise<Map<Area, Kept[]>> {
  const kept = new Map<Area, Kept[]>();
  const candidates = await withManyBirths(ledger, villages, rules);
  const first = ledger.periods.get("birth")?.first;
  if (candidates.length === 0 || first === undefined) return kept;
  const years = Array.from({ length: lastYear - first + 1 }, (_, at) => first + at);
  const table = await loadCells(ledger, { areas: candidates, cells: [BOYS, GIRLS], years });
  for (const year of years) {
    const pooled = years.filter((one) => one <= year && one > year - rules.sexRatioYears);
    const judged = candidates.flatMap((village) => {
      const at = table.at(village);
      const sum = (cell: typeof BOYS | typeof GIRLS) => pooled.reduce((total, one) => total + (table.column(cell, one)?.value[at] || 0), 0);
      const counts = { boys: sum(BOYS), girls: sum(GIRLS) };
      return counts.boys + counts.girls >= rules.sexRatioBirths ? [{ village, counts, p: sexRatioTest(counts, rules.sexRatioLimit) }] : [];
    });
    const adjusted = benjaminiHochberg(judged.map(({ p }) => p));
    judged.forEach(({ village, counts, p }, at) => {
      const behind = adjusted[at]! <= rules.falseDiscovery;
      const shown = { indicator: "sex-ratio-at-birth", period: String(year), behind, limit: rules.sexRatioLimit, against: "band" as const };
      const small = Math.min(counts.boys, counts.girls) < ledger.config.threshold;
      const evidence: Evidence = small ? { ...shown, status: "suppressed", reason: "smallCount" } : { ...shown, status: "ok", value: (100 * counts.boys) / counts.girls, p, adjusted: adjusted[at]! };
      kept.set(village, [...(kept.get(village) ?? []), { indicator: "sex-ratio-at-birth", period: String(year), step: year * 4 + 3, year, behind, evidence }]);
    });
  }
  return kept;
}

const BOYS = { measure: "birth", sex: "M" } as const;
const GIRLS = { measure: "birth", sex: "F" } as const;
const ANY_COUNT = 2_147_483_647;

/** Asked once for a whole snapshot: whatever area is looked at, these few villages are all that may be judged. */
const known = new WeakMap<OpenLedger, Map<number, Promise<ReadonlySet<number>>>>();

/** Villages that can reach the births needed at all: in some year they have their yearly share of them. */
async function withManyBirths(ledger: OpenLedger, villages: readonly Area[], rules: LaggingRules): Promise<Area[]> {
  const least = Math.floor(rules.sexRatioBirths / rules.sexRatioYears);
  const asked = known.get(ledger) ?? new Map<number, Promise<ReadonlySet<number>>>();
  known.set(ledger, asked);
  const places = asked.get(least) ?? placesWithBirths(ledger, least);
  asked.set(least, places);
  places.catch(() => asked.delete(least));
  const found = await places;
  return villages.filter(({ pos }) => found.has(pos));
}

async function placesWithBirths({ reader }: OpenLedger, least: number): Promise<ReadonlySet<number>> {
  const { pos = [] } = await reader.ask({
    from: "years", columns: ["pos"], sum: [],
    where: [
      { column: "measure", is: "equal", value: "birth" }, { column: "sex", is: "equal", value: "" }, { column: "band", is: "equal", value: "" },
      { column: "level", is: "equal", value: "village" }, { column: "value", is: "between", low: least, high: ANY_COUNT },
    ],
  });
  return new Set(pos as number[]); // the rollup's schema: INTEGER
}

function villageOf(area: Area, judged: readonly Kept[], rules: LaggingRules): { village?: LaggingVillage; listings: LaggingListing[] }[] {
  const { standing, listings } = lagHistory(judged, rules);
  if (!standing && listings.length === 0) return [];
  const evidence = standing ? judged.filter((test) => standing.indicators.includes(test.indicator) && test.period >= standing.since && (test.behind || standing.state !== "watch")).map((test) => test.evidence) : [];
  return [{ ...(standing ? { village: { area: area.code, ...standing, evidence } } : {}), listings: listings.map((listing) => ({ area: area.code, ...listing })) }];
}
