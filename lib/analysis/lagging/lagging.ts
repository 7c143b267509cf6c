import { benjaminiHochberg } from "../../statistics/false-discovery";
import { sexRatioTest } from "../../statistics/one-sided-tests";
import type { Area } from "../area-tree";
import type { OpenLedger } from "../open-ledger";
import { isWorsening, judgePeriod, type JudgeCount } from "./judge";
import { readTests, type LaggingTests, type PeriodQuestion } from "./read-tests";
import { rulesOf, type LaggingRules } from "./rules";
import { lagHistory, type Judged, type LaggingState, type Listing } from "./states";

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

/** A test with what may be said of it. */
export type JudgedTest = Judged & { year: number; evidence: Evidence };
export type JudgedTests = ReadonlyMap<Area, readonly JudgedTest[]>;

/** Where every village below an area stands at the end of a statistical year, and every stay on the list up to it. */
export async function findLagging(ledger: OpenLedger, area: Area, year: number, rules: LaggingRules = rulesOf(ledger.config)): Promise<Lagging> {
  const tests = await readTests(ledger, area, year, fewestBirths(rules));
  return laggingFrom(tests, judgeTests(tests, rules, ledger.config.threshold), rules);
}

/** A village needs so many births in some year to be able to reach those that its pooled ratio needs. */
export const fewestBirths = ({ sexRatioBirths, sexRatioYears }: Pick<LaggingRules, "sexRatioBirths" | "sexRatioYears">): number => Math.floor(sexRatioBirths / sexRatioYears);

/**
 * Every test of every village under the rules.
 * @param threshold counts below it are protected
 * @param base for a *what if*: tests on protected counts keep the verdict these rules gave them, or turning a threshold would tell the count
 */
export function judgeTests(tests: LaggingTests, rules: LaggingRules, threshold: number, base?: LaggingRules): JudgedTests {
  const judged = new Map<Area, JudgedTest[]>();
  const keep = (village: Area, test: JudgedTest) => {
    const known = judged.get(village);
    if (known) known.push(test);
    else judged.set(village, [test]);
  };
  const series = new Map<string, JudgeCount[]>();
  for (const question of tests.questions) judgeOne(question, { rules, threshold, ...(base ? { base } : {}) }, series, keep);
  judgeRatios(tests.ratios, rules, threshold, keep);
  return judged;
}

type JudgeBy = { rules: LaggingRules; threshold: number; base?: LaggingRules };

function judgeOne({ indicator, period, step, year, side, villages }: PeriodQuestion, { rules, threshold, base }: JudgeBy, series: Map<string, JudgeCount[]>, keep: (village: Area, test: JudgedTest) => void): void {
  const isSmall = (count: JudgeCount) => [count.events, count.trials, count.trials - count.events].some((part) => part > 0 && part < threshold);
  const fixed = base && new Map([...judgePeriod({ side, villages }, base)].flatMap(([village, { behind }]) => (isSmall(villages.get(village)!) ? [[village, behind] as const] : [])));
  const asked = fixed ? new Map([...villages].filter(([village, count]) => fixed.has(village) || !isSmall(count))) : villages;
  for (const [village, verdict] of judgePeriod({ side, villages: asked }, rules, fixed)) {
    const { events, trials } = villages.get(village)!;
    const key = `${village.pos}|${indicator.id}`;
    const past = series.get(key) ?? [];
    past.push({ events, trials });
    series.set(key, past);
    const worsening = verdict.behind && isWorsening(past, side, rules);
    const { limit, against, behind, value, p, adjusted } = verdict;
    const shown = { indicator: indicator.id, period, behind, limit, against };
    const evidence: Evidence = isSmall({ events, trials }) ? { ...shown, status: "suppressed", reason: "smallCount" } : { ...shown, status: "ok", value, p, adjusted };
    keep(village, { indicator: indicator.id, period, step, year, behind, ...(worsening ? { worsening } : {}), evidence });
  }
}

/** The pooled ratio lists a village only where its births suffice to judge it; otherwise it is a question to the data. */
function judgeRatios({ years, villages }: LaggingTests["ratios"], rules: LaggingRules, threshold: number, keep: (village: Area, test: JudgedTest) => void): void {
  for (const year of years) {
    const pooled = years.filter((one) => one <= year && one > year - rules.sexRatioYears);
    const judged = villages.flatMap(({ village, years: births }) => {
      const sum = (sex: "boys" | "girls") => pooled.reduce((total, one) => total + births.get(one)![sex], 0);
      const counts = { boys: sum("boys"), girls: sum("girls") };
      return counts.boys + counts.girls >= rules.sexRatioBirths ? [{ village, counts, p: sexRatioTest(counts, rules.sexRatioLimit) }] : [];
    });
    const adjusted = rules.correction === "none" ? judged.map(({ p }) => p) : benjaminiHochberg(judged.map(({ p }) => p));
    judged.forEach(({ village, counts, p }, at) => {
      const behind = adjusted[at]! <= rules.falseDiscovery;
      const shown = { indicator: "sex-ratio-at-birth", period: String(year), behind, limit: rules.sexRatioLimit, against: "band" as const };
      const small = Math.min(counts.boys, counts.girls) < threshold;
      const evidence: Evidence = small ? { ...shown, status: "suppressed", reason: "smallCount" } : { ...shown, status: "ok", value: (100 * counts.boys) / counts.girls, p, adjusted: adjusted[at]! };
      keep(village, { indicator: "sex-ratio-at-birth", period: String(year), step: year * 4 + 3, year, behind, evidence });
    });
  }
}

/** What the judged tests make of every village. */
export function laggingFrom({ villages, questions, year }: LaggingTests, judged: JudgedTests, rules: LaggingRules): Lagging {
  const standing = villages.flatMap((village) => villageOf(village, judged.get(village) ?? [], rules));
  const tests = [...judged.values()].flat();
  const lastStep = tests.reduce((most, test) => (test.year === year ? Math.max(most, test.step) : most), -Infinity); // a country has too many to spread
  const newest = tests.find(({ step, period }) => step === lastStep && period.includes("-")) ?? tests.find(({ step }) => step === lastStep);
  const ratios = tests.some(({ indicator }) => indicator === "sex-ratio-at-birth");
  return {
    ...(newest ? { period: newest.period } : {}),
    villages: standing.flatMap(({ village }) => (village ? [village] : [])),
    listings: standing.flatMap(({ listings }) => listings),
    tested: [...new Set([...questions.map(({ indicator }) => indicator.id), ...(ratios ? ["sex-ratio-at-birth"] : [])])],
  };
}

function villageOf(area: Area, judged: readonly JudgedTest[], rules: LaggingRules): { village?: LaggingVillage; listings: LaggingListing[] }[] {
  const { standing, listings } = lagHistory(judged, rules);
  if (!standing && listings.length === 0) return [];
  const evidence = standing ? judged.filter((test) => standing.indicators.includes(test.indicator) && test.period >= standing.since && (test.behind || standing.state !== "watch")).map((test) => test.evidence) : [];
  return [{ ...(standing ? { village: { area: area.code, ...standing, evidence } } : {}), listings: listings.map((listing) => ({ area: area.code, ...listing })) }];
}
