import { LRUCache } from "lru-cache";
import { readAnswers, type Answers } from "../analysis/answers";
import type { Area } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import { funnelOf, type Funnel } from "../analysis/funnel";
import { loadGroups, type Group } from "../analysis/groups";
import { yearsOf, type OpenLedger } from "../analysis/open-ledger";
import { orderChange, type OrderChange } from "../analysis/order-change";
import { groupFigure, type SetFigure } from "../analysis/pooled-groups";
import { periodOf, POOLS, readPooled, windowOf, type Pool } from "../analysis/pooled-years";
import { judgeRatios, type RatioRule, type RatioVerdict } from "../analysis/ratio-judgement";
import { readCorrected, type Corrected } from "../analysis/quality/corrected";
import { AGE_ZERO_RATIO } from "../indicators/age-zero";
import type { Indicator } from "../indicators/indicator";
import { birthsToJudge } from "../views/enough-births";
import { spreadOf, type RatioSpread } from "./sex-ratio-spread";

export type JudgedRatio = { area: Area; figure: DisclosedFigure; verdict: RatioVerdict };
export type JudgedGroup = SetFigure & { group: Group; verdict: RatioVerdict };
/** Areas of one level, judged together, with their funnel round the area's own value. */
export type RatioStage = { level: Area["level"]; rows: JudgedRatio[]; funnel: Funnel };
export type RatioWindow = { pool: Pool; figure: DisclosedFigure; verdict: RatioVerdict };

/** All that the page of the sex ratio at birth says, before it is put into words. */
export type RatioFacts = {
  year: number;
  pool: Pool;
  rule: RatioRule;
  /** One, three and five years up to this one. */
  windows: RatioWindow[];
  /** Single years, oldest first. */
  years: number[];
  ratio: DisclosedFigure[];
  orders: { indicator: Indicator; single: DisclosedFigure[]; pooled: DisclosedFigure }[];
  completeness: DisclosedFigure[];
  /** Births alone, of the last year with checks: their completeness, and what those still missing could do to the ratio. */
  births?: { year: number } & Extract<Corrected, { status: "ok" }>;
  children: DisclosedFigure[];
  /** Ages of `children`, as the ledger has them in the last year with any. */
  childAges: "0-4" | "0-14";
  ageZero: DisclosedFigure[];
  /** Change up to the last year from every year that has births by order; the earliest first. */
  changes: OrderChange[];
  areas?: RatioStage;
  groups: JudgedGroup[];
  villages?: RatioStage;
  spread?: RatioSpread;
};

export type RatioQuestion = { area: Area; year: number; pool?: Pool | undefined; level?: Area["level"] | undefined };

/** Boys per 100 girls against which girls are missing, where the reader chooses no other. Coale 1991; the usual biological level. */
export const NORMAL_RATIO = 106;
const ORDERS = ["sex-ratio-order-1", "sex-ratio-order-2", "sex-ratio-order-3"];
/** Some 3 MB with 8,000 villages. */
const MOST = 24;
const kept = new WeakMap<OpenLedger["reader"], LRUCache<string, Promise<RatioFacts>>>();

/** The facts of one area and year, kept once made: the page in both languages and `show` say the same numbers. */
export function ratioFacts(ledger: OpenLedger, question: RatioQuestion): Promise<RatioFacts> {
  const cache = kept.get(ledger.reader) ?? new LRUCache<string, Promise<RatioFacts>>({ max: MOST });
  kept.set(ledger.reader, cache);
  const key = [question.area.pos, question.year, question.pool, question.level].join("|");
  const known = cache.get(key);
  if (known) return known;
  const made = readFacts(ledger, question);
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}

async function readFacts(ledger: OpenLedger, { area, year, pool: asked, level }: RatioQuestion): Promise<RatioFacts> {
  const [ratio, ...others] = ["sex-ratio-at-birth", ...ORDERS, "completeness", "child-sex-ratio"].map((id) => ledger.registry.get(id));
  const years = yearsOf(ledger).filter((one) => one <= year && one > year - 10).sort((one, two) => one - two);
  const indicators = [ratio!, ...others];
  const [answers, ageZero] = await Promise.all([
    readAnswers(ledger, { indicators, areas: [area], years, before: false }),
    readAnswers(ledger, { indicators: [AGE_ZERO_RATIO], areas: [area], years, before: false }),
  ]);
  const of = (indicator: Indicator, read: Answers = answers) => years.map((one) => read.figure(indicator, area, one, { change: false }));
  const upper = ledger.config.normalSexRatio[1];
  const rule = { upper, need: birthsToJudge(upper) };
  const windows = await Promise.all(POOLS.map((pool) => windowAt(ledger, { indicator: ratio!, area, year, pool, rule })));
  const pool = asked ?? [...POOLS].reverse().find((one) => windows.some((window) => window.pool === one && window.figure.status === "ok")) ?? 1;
  const orders = others.slice(0, ORDERS.length);
  const [births, pooledOrders] = await Promise.all([birthsChecked(ledger, area, years.filter((_, at) => of(others.at(-2)!)[at]!.status === "ok").at(-1)), readPooled(ledger, { indicators: orders, areas: [area], year, pool })]);
  const made = orders.map((indicator) => ({ indicator, single: of(indicator), pooled: pooledOrders.figure(indicator, area, year, { change: false }) }));
  const child = others.at(-1)!;
  const children = of(child);
  const { formula } = answers.raw(child, area, years[Math.max(0, children.findLastIndex(({ status }) => status === "ok"))] ?? year);
  return {
    year, pool, rule, windows, years, ratio: of(ratio!), orders: made, completeness: of(others.at(-2)!), ...(births ? { births } : {}), children, childAges: formula === child.formula ? "0-4" : "0-14", ageZero: of(AGE_ZERO_RATIO, ageZero),
    changes: changesOf(made, years, ledger.config.level), ...(await stagesOf(ledger, { area, year, pool, level, rule, indicator: ratio! })),
  };
}

async function birthsChecked(ledger: OpenLedger, area: Area, year: number | undefined): Promise<RatioFacts["births"]> {
  if (year === undefined) return undefined;
  const corrected = await readCorrected(ledger, { area, year });
  return corrected.status === "ok" ? { year, ...corrected } : undefined;
}

type Asked = { indicator: Indicator; area: Area; year: number; pool: Pool; rule: RatioRule };

async function windowAt(ledger: OpenLedger, { indicator, area, year, pool, rule }: Asked): Promise<RatioWindow> {
  const answers = await readPooled(ledger, { indicators: [indicator], areas: [area], year, pool });
  const figure = answers.figure(indicator, area, year, { change: false });
  return { pool, figure, verdict: judgeRatios([figure], rule)[0]! };
}

function changesOf(orders: RatioFacts["orders"], years: readonly number[], level: number): OrderChange[] {
  const at = (place: number) => orders.map(({ single }) => single[place]!);
  return years.slice(0, -1).flatMap((_, place) => orderChange(at(place), at(years.length - 1), level) ?? []);
}

/** Larger areas and guidance groups are judged first, villages after them. */
async function stagesOf(ledger: OpenLedger, question: Asked & { level: Area["level"] | undefined }): Promise<Pick<RatioFacts, "areas" | "groups" | "villages" | "spread">> {
  const { tree, periods } = ledger;
  const { area, level } = question;
  if (area.level === "village" || !periods.has("birth")) return { groups: [] };
  const below = tree.children(area);
  const wanted = level && level !== "village" ? tree.areas.slice(area.pos + 1, area.last + 1).filter((one) => one.level === level) : below;
  const upperAreas = wanted.length > 0 ? wanted : below;
  const villages = tree.villages(area);
  const hasLarger = upperAreas.some((one) => one.level !== "village");
  const larger = hasLarger ? upperAreas.filter((one) => one.level !== "village") : [];
  const [areas, small, groups] = await Promise.all([larger.length > 0 ? figuresAt(ledger, question, larger) : [], villages.length > 0 ? villageFigures(ledger, question, villages) : [], groupsOf(ledger, question)]);
  // Those judged first are one set of tests: towns and groups hold the same births, which makes Benjamini–Hochberg stricter, not looser.
  const first = judgeRatios([...areas.map(({ figure }) => figure), ...groups.map(({ figure }) => figure)], question.rule);
  const judged = judgeRatios(small.map(({ figure }) => figure), question.rule);
  const stage = async (rows: { area: Area; figure: DisclosedFigure }[], verdicts: readonly RatioVerdict[]): Promise<RatioStage> => {
    const own = (await windowAt(ledger, question)).figure;
    const value = own.status === "ok" ? own.value : undefined;
    return { level: rows[0]!.area.level, rows: rows.map((row, at) => ({ ...row, verdict: verdicts[at]! })), funnel: funnelOf("odds", rows.map(({ figure }) => figure), value, value === undefined ? undefined : { kind: "own", value }) };
  };
  const spread = spreadOf(small, 6 * ledger.config.threshold * question.pool) ?? spreadOf(areas, 1);
  return {
    ...(areas.length > 0 ? { areas: await stage(areas, first) } : {}), groups: groups.map((group, at) => ({ ...group, verdict: first[areas.length + at]! })),
    ...(small.length > 0 ? { villages: await stage(small, judged) } : {}), ...(spread ? { spread } : {}),
  };
}

async function figuresAt(ledger: OpenLedger, { indicator, year, pool }: Asked, areas: readonly Area[]): Promise<Figures> {
  const answers = await readPooled(ledger, { indicators: [indicator], areas, year, pool });
  return areas.map((area) => ({ area, figure: answers.figure(indicator, area, year, { change: false }) }));
}

type Figures = { area: Area; figure: DisclosedFigure }[];
const keptVillages = new WeakMap<OpenLedger["reader"], LRUCache<string, Promise<Figures>>>();

/** By far the dearest part, and the same whichever level is judged beside it. */
function villageFigures(ledger: OpenLedger, question: Asked, areas: readonly Area[]): Promise<Figures> {
  const cache = keptVillages.get(ledger.reader) ?? new LRUCache<string, Promise<Figures>>({ max: MOST });
  keptVillages.set(ledger.reader, cache);
  const key = [question.area.pos, question.year, question.pool].join("|");
  const known = cache.get(key);
  if (known) return known;
  const made = figuresAt(ledger, question, areas);
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}

/** Guidance groups that lie wholly within the area. */
async function groupsOf(ledger: OpenLedger, { indicator, area, year, pool }: Asked): Promise<(SetFigure & { group: Group })[]> {
  const groups = await loadGroups(ledger);
  const inside = groups.all.filter(({ villages }) => villages.length > 0 && villages.every(({ pos }) => pos > area.pos && pos <= area.last));
  if (inside.length === 0) return [];
  const areas = [...new Set(inside.flatMap(({ villages }) => villages))];
  const years = windowOf(year, pool);
  const [answers, single] = await Promise.all([readPooled(ledger, { indicators: [indicator], areas, year, pool }), readAnswers(ledger, { indicators: [indicator], areas, years, before: false })]);
  const of = (one: number) => ({ indicator, answers: single, year: one, period: String(one), months: 12 });
  return inside.map((group) => ({ group, ...groupFigure(ledger, groups, group, { indicator, answers, year, period: periodOf(year, pool), months: 12 * pool, ...(pool === 1 ? {} : { single: years.map(of) }) }) }));
}
