import type { Area } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { OpenLedger } from "../analysis/open-ledger";
import type { OrderChange } from "../analysis/order-change";
import type { Pool } from "../analysis/pooled-years";
import type { RatioVerdict } from "../analysis/ratio-judgement";
import { girlsShort, missingGirls, type MissingGirls } from "../statistics/missing-girls";
import { NORMAL_RATIO, ratioFacts, type RatioFacts, type RatioQuestion } from "./sex-ratio-facts";
import { ageZeroBelow } from "./sex-ratio-proxy";

type Girls = Pick<MissingGirls, "value" | "share" | "expected" | "verdict"> & { lower: number; upper: number };
type Judged = { area: string; figure: DisclosedFigure; verdict: RatioVerdict };
/** What the page of the sex ratio at birth says beside the figures; girls missing against `normal`. */
export type ShownSexRatio = {
  pool: Pool;
  /** Births needed before a ratio is judged, and the upper end of the normal band it is tested against. */
  need: number;
  upper: number;
  normal: number;
  windows: { pool: Pool; figure: DisclosedFigure; verdict: RatioVerdict; missing?: Girls; short?: Girls }[];
  orders: DisclosedFigure[];
  areas?: Judged[];
  groups: { group: string; villages: number; figure: DisclosedFigure; verdict: RatioVerdict }[];
  villages?: Judged[];
  spread?: { level: Area["level"]; least: number; areas: number; common: number; edges: number[]; observed: number[]; expected: number[]; p?: number; exceedsChance?: boolean };
  /** From the year asked for, else the earliest with births by order, to this one. */
  change?: OrderChange;
  /** Where there are no births: people aged 0, by year. */
  ageZero: DisclosedFigure[];
  /** Where there are no births: the same of the areas directly below, in the last of those years. */
  ageZeroBelow?: DisclosedFigure[];
};

/** The numbers of one area's page, the same as there. */
export async function showSexRatio(ledger: OpenLedger, { normal = NORMAL_RATIO, from, ...question }: RatioQuestion & { normal?: number; from?: number }): Promise<ShownSexRatio> {
  const facts = await ratioFacts(ledger, question);
  const below = facts.ratio.every(({ status }) => status === "missing") ? await ageZeroBelow(ledger, facts, ledger.tree.children(question.area)) : [];
  const change = facts.changes.find((one) => one.from === from) ?? facts.changes[0];
  const judged = (stage: RatioFacts["areas"]) => stage?.rows.map(({ area, figure, verdict }): Judged => ({ area: area.code, figure, verdict }));
  const [areas, villages] = [judged(facts.areas), judged(facts.villages)];
  return {
    pool: facts.pool, need: facts.rule.need, upper: facts.rule.upper, normal, windows: facts.windows.map((window) => ({ ...window, ...girlsOf(window.figure, normal, ledger.config.level) })),
    orders: facts.orders.map(({ pooled }) => pooled), ...(areas ? { areas } : {}), groups: facts.groups.map(({ group, villages: n, figure, verdict }) => ({ group: group.id, villages: n, figure, verdict })), ...(villages ? { villages } : {}),
    ...(facts.spread ? { spread: spreadOf(facts.spread) } : {}), ...(change ? { change } : {}), ageZero: facts.ageZero.filter(({ status }) => status !== "missing"), ...(below.length > 0 ? { ageZeroBelow: below } : {}),
  };
}

function girlsOf({ status, events, exposure }: DisclosedFigure, normal: number, level: number): { missing?: Girls; short?: Girls } {
  if (status !== "ok" || events === undefined || exposure === undefined) return {};
  const flat = ({ value, share, expected, verdict, interval }: MissingGirls): Girls => ({ value, share, expected, verdict, lower: interval.lower, upper: interval.upper });
  const births = { boys: events, girls: exposure - events };
  return { missing: flat(missingGirls(births, normal, level)), short: flat(girlsShort(births, normal, level)) };
}

function spreadOf({ level, least, distribution: { areas, common, bins, spread } }: NonNullable<RatioFacts["spread"]>): NonNullable<ShownSexRatio["spread"]> {
  return {
    level, least, areas, common, edges: bins.slice(1).map(({ from }) => from), observed: bins.map(({ observed }) => observed), expected: bins.map(({ expected }) => expected),
    ...(spread.status === "ok" ? { p: spread.p, exceedsChance: spread.exceedsChance } : {}),
  };
}
