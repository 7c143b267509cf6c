import { readAnswers } from "../analysis/answers";
import type { Area } from "../analysis/area-tree";
import { figuresOf } from "../analysis/figures";
import { loadGroups } from "../analysis/groups";
import { loadTargets } from "../analysis/lagging/targets";
import { readMonths } from "../analysis/month-figures";
import { yearsOf, type OpenLedger } from "../analysis/open-ledger";
import { groupFigure } from "../analysis/pooled-groups";
import { isPoolable, type Pool } from "../analysis/pooled-years";
import { readActivities } from "../analysis/quarter-activities";
import { readServiceQuarters } from "../analysis/quarter-shares";
import { monthOf } from "../analysis/stat-year";
import type { DisclosedFigure } from "../analysis/disclosure";
import { isComparable, type Indicator } from "../indicators/indicator";
import type { KnownFigure, Known } from "../speech/known";
import { laggingOf } from "./follow-up";

/** One figure that a draft asks for. */
export type Wanted = { indicator: Indicator; area: string; period: string };
export type WantedCount = { of: "villages" | "towns" | "groups" | "listed" | "watched" | "beyond"; area: string; year: string; indicator?: Indicator };

const keyOf = (indicator: string, area: string, period: string): string => `${indicator}|${area}|${period}`;
const FLOWS = new Set(["births", "deaths", "moves-in", "moves-out"]);
const ACTIVITIES = new Set(["activity-sessions", "activity-people"]);

/** Reads all figures that claims ask for, few questions for many claims, and answers from them. Only figures that may be shown are read. */
export async function readKnown(ledger: OpenLedger, { figures, ranks, counts }: { figures: readonly Wanted[]; ranks: readonly Wanted[]; counts: readonly WantedCount[] }): Promise<Known> {
  const known = new Map<string, KnownFigure>();
  const once = (list: readonly Wanted[]): Wanted[] => [...new Map(list.map((one) => [keyOf(one.indicator.id, one.area, one.period), one])).values()];
  const wanted = once(figures);
  const keep = (period: string, found: readonly KnownFigure[]) => found.forEach((figure) => known.set(keyOf(figure.indicator, figure.area, period), figure));
  await readYears(ledger, wanted.filter(({ period }) => /^\d{4}$/.test(period)), known);
  for (const [period, list] of groupBy(wanted.filter(({ period: one }) => /^\d{4}\.\.\d{4}$/.test(one)), ({ period }) => period)) keep(period, await readPools(ledger, period, list));
  await readQuarters(ledger, wanted.filter(({ period, indicator }) => /-Q/.test(period) && indicator.topic === "services"), known);
  await readSpans(ledger, wanted.filter(({ period, indicator }) => /-/.test(period) && FLOWS.has(indicator.id)), known);
  await readActivityQuarters(ledger, wanted.filter(({ period, indicator }) => /-Q/.test(period) && ACTIVITIES.has(indicator.id)), known);
  const goals = await loadTargets(ledger);
  const places = await readRanks(ledger, once(ranks));
  const numbers = await readCounts(ledger, [...new Map(counts.map((one) => [`${one.of}|${keyOf(one.indicator?.id ?? "", one.area, one.year)}`, one])).values()]);
  return {
    level: ledger.config.level,
    figure: (indicator, area, period) => known.get(keyOf(indicator, area, period)),
    rank: (indicator, area, year) => places.get(keyOf(indicator, area, year)),
    count: (counted, area, year, indicator) => numbers(counted, area, year, indicator),
    target: (indicator, area, period) => (/^\d{4}$/.test(period) ? goals.atEndOf(indicator, area, Number(period)) : /^\d{4}-Q\d$/.test(period) ? goals.of(indicator, area, period) : undefined),
  };
}

const areasOf = ({ tree }: OpenLedger, codes: Iterable<string>): Area[] => {
  const asked = new Set(codes);
  return tree.areas.filter(({ code }) => asked.has(code));
};

/** Questions of one year and the one before belong together; of areas of one kind too, else a village draws in every indicator of the township. */
async function readYears(ledger: OpenLedger, wanted: readonly Wanted[], known: Map<string, KnownFigure>): Promise<void> {
  const held = new Set(yearsOf(ledger).map(String));
  const possible = wanted.filter(({ period }) => held.has(period));
  const groups = await loadGroups(ledger);
  for (const [indicator, list] of groupBy(possible.filter(({ area }) => !groups.find(area)), ({ indicator: one }) => one)) {
    const figures = await figuresOf(ledger, { indicators: [indicator], areas: areasOf(ledger, list.map(({ area }) => area)), years: [...new Set(list.map(({ period }) => Number(period)))], among: "none" });
    for (const figure of figures) known.set(keyOf(figure.indicator, figure.area, figure.period), figure);
  }
  for (const { indicator, area, period } of possible) {
    const group = groups.find(area);
    if (!group || group.villages.length === 0) continue;
    const answers = await readAnswers(ledger, { indicators: [indicator], areas: group.villages, years: [Number(period)], before: false });
    known.set(keyOf(indicator.id, area, period), groupFigure(ledger, groups, group, { indicator, answers, year: Number(period), period, months: 12 }).figure);
  }
}

async function readPools(ledger: OpenLedger, period: string, wanted: readonly Wanted[]): Promise<KnownFigure[]> {
  const [first, last] = period.split("..").map(Number) as [number, number];
  const pool = last - first + 1;
  const able = wanted.filter(({ indicator }) => isPoolable(indicator) && (pool === 3 || pool === 5));
  const found: KnownFigure[] = [];
  for (const [indicator, list] of groupBy(able, ({ indicator: one }) => one)) {
    found.push(...(await figuresOf(ledger, { indicators: [indicator], areas: areasOf(ledger, list.map(({ area }) => area)), years: [last], pool: pool as Pool, among: "none", change: false })));
  }
  // Other windows are sums of single years, where each of them is shown.
  const others = wanted.filter((one) => !able.includes(one) && one.indicator.formula.kind === "count" && isPoolable(one.indicator));
  for (const { indicator, area } of others) {
    const years = Array.from({ length: pool }, (_, at) => first + at);
    const single = await figuresOf(ledger, { indicators: [indicator], areas: areasOf(ledger, [area]), years, among: "none", change: false });
    if (single.length === pool) found.push(together(single, { indicator: indicator.id, area, period }));
  }
  return found;
}

function together(single: readonly DisclosedFigure[], head: Pick<KnownFigure, "indicator" | "area" | "period">): KnownFigure {
  const lacking = single.find(({ status }) => status !== "ok");
  const coverage = Math.min(...single.map((one) => one.coverage));
  if (lacking) return { ...head, coverage, status: single.some(({ status }) => status === "suppressed") ? "suppressed" : "missing" };
  const value = single.reduce((sum, one) => sum + (one.status === "ok" ? one.value : 0), 0);
  return { ...head, coverage, status: "ok", value, events: value };
}

/** Running totals of services at the end of a quarter. */
async function readQuarters(ledger: OpenLedger, wanted: readonly Wanted[], known: Map<string, KnownFigure>): Promise<void> {
  const held = new Set(yearsOf(ledger));
  const possible = wanted.filter(({ period, area }) => held.has(Number(period.slice(0, 4))) && areasOf(ledger, [area]).length > 0);
  if (possible.length === 0) return;
  const areas = areasOf(ledger, possible.map(({ area }) => area));
  const shares = await readServiceQuarters(ledger, { indicators: [...new Set(possible.map(({ indicator }) => indicator))], areas, years: [...new Set(possible.map(({ period }) => Number(period.slice(0, 4))))] });
  for (const { indicator, area, period } of possible) {
    const { share } = shares(indicator, areas.find(({ code }) => code === area)!, Number(period.slice(0, 4)), Number(period.at(-1)));
    known.set(keyOf(indicator.id, area, period), share);
  }
}

/** What was held in a quarter, or in the first quarters together where each of them is shown. */
async function readActivityQuarters(ledger: OpenLedger, wanted: readonly Wanted[], known: Map<string, KnownFigure>): Promise<void> {
  const held = new Set(yearsOf(ledger));
  for (const { indicator, area: code, period } of wanted) {
    const [area] = areasOf(ledger, [code]);
    const [year, last] = [Number(period.slice(0, 4)), Number(period.at(-1))];
    if (!area || !held.has(year)) continue;
    const { figure } = await readActivities(ledger, { indicator, area, year });
    const quarters = Array.from({ length: /\.\./.test(period) ? last : 1 }, (_, at) => figure(/\.\./.test(period) ? at + 1 : last));
    known.set(keyOf(indicator.id, code, period), together(quarters, { indicator: indicator.id, area: code, period }));
  }
}

/** Months, quarters and parts of a year of what happens in months: sums of months that are all shown. */
async function readSpans(ledger: OpenLedger, wanted: readonly Wanted[], known: Map<string, KnownFigure>): Promise<void> {
  const held = new Set(yearsOf(ledger));
  for (const [, list] of groupBy(wanted, ({ indicator, area }) => `${indicator.id}|${area}`)) {
    const { indicator, area: code } = list[0]!;
    const [area] = areasOf(ledger, [code]);
    const spans = list.map(({ period }) => ({ period, months: monthsOf(ledger, period) }));
    const years = [...new Set(spans.flatMap(({ months }) => months.map(({ year }) => year)))].filter((year) => held.has(year));
    if (!area || years.length === 0) continue;
    const { figure } = await readMonths(ledger, { indicator, area, years });
    for (const { period, months } of spans) {
      if (months.length > 0 && months.every(({ year }) => years.includes(year))) known.set(keyOf(indicator.id, code, period), together(months.map(({ year, month }) => figure(year, month)), { indicator: indicator.id, area: code, period }));
    }
  }
}

/** Months 1..12 of statistical years that a period is made of. */
function monthsOf({ entry: { statYearStart } }: OpenLedger, period: string): { year: number; month: number }[] {
  const quarter = /^(\d{4})-Q(\d)(?:\.\.Q(\d))?$/.exec(period);
  if (quarter) {
    const [first, last] = quarter[3] ? [1, Number(quarter[3]) * 3] : [Number(quarter[2]) * 3 - 2, Number(quarter[2]) * 3];
    return Array.from({ length: last - first + 1 }, (_, at) => ({ year: Number(quarter[1]), month: first + at }));
  }
  const [from, to = from] = period.split("..") as [string, string | undefined];
  const [one, two] = [Number(from.slice(0, 4)), Number(to.slice(0, 4)) + 1];
  const all = Array.from({ length: two - one + 1 }, (_, at) => one + at).flatMap((year) => Array.from({ length: 12 }, (_, at) => ({ year, month: at + 1 })));
  return all.filter(({ year, month }) => {
    const name = monthOf(year, month, statYearStart);
    return name >= from && name <= to;
  });
}

async function readRanks(ledger: OpenLedger, wanted: readonly Wanted[]): Promise<Map<string, { lower: number; upper: number; of: number }>> {
  const found = new Map<string, { lower: number; upper: number; of: number }>();
  const families = new Map<string, readonly DisclosedFigure[]>();
  for (const { indicator, area: code, period } of wanted) {
    const [area] = areasOf(ledger, [code]);
    if (!area || !isComparable(indicator) || !/^\d{4}$/.test(period) || !yearsOf(ledger).includes(Number(period))) continue;
    const siblings = ledger.tree.siblings(area).filter(({ level }) => level === area.level);
    const family = keyOf(indicator.id, siblings[0]?.code ?? code, period); // the same siblings, asked once
    const figures = families.get(family) ?? (await figuresOf(ledger, { indicators: [indicator], areas: siblings, years: [Number(period)], change: false }));
    families.set(family, figures);
    const ranked = figures.filter(({ rank }) => rank.status === "ok").length;
    const own = figures.find((figure) => figure.area === code)?.rank;
    if (own?.status === "ok") found.set(keyOf(indicator.id, code, period), { lower: own.lower, upper: own.upper, of: ranked });
  }
  return found;
}

async function readCounts(ledger: OpenLedger, wanted: readonly WantedCount[]): Promise<Known["count"]> {
  const { tree } = ledger;
  const held = new Set(yearsOf(ledger).map(String));
  const lists = new Map<string, Record<"listed" | "watched", string[]>>();
  const values = new Map<string, { own: DisclosedFigure; villages: DisclosedFigure[] }>();
  for (const { of, area: code, year, indicator } of wanted) {
    const [area] = areasOf(ledger, [code]);
    if (!area || !held.has(year)) continue;
    if (of === "listed" || of === "watched") {
      const { villages } = await laggingOf(ledger, area, Number(year));
      const codes = (...states: string[]) => villages.flatMap(({ area: village, state }) => (states.includes(state) ? [village] : []));
      lists.set(`${code}|${year}`, { listed: codes("listed", "improving", "overdue"), watched: codes("watch") });
    }
    if (of === "beyond" && indicator && isComparable(indicator)) {
      const [own, ...villages] = await figuresOf(ledger, { indicators: [indicator], areas: [area, ...tree.villages(area)], years: [Number(year)], among: "none", change: false });
      if (own) values.set(keyOf(indicator.id, code, year), { own, villages });
    }
  }
  const groups = await loadGroups(ledger);
  return (counted, code, year, indicator) => {
    if (counted.of === "villages" && groups.find(code)) return groups.find(code)!.villages.length;
    const [area] = areasOf(ledger, [code]);
    if (!area) return "noArea";
    switch (counted.of) {
      case "villages": return tree.villages(area).length;
      case "towns": return tree.areas.slice(area.pos, area.last + 1).filter(({ level }) => level === "township").length;
      case "groups": return groups.all.length;
      case "listed": case "watched": return lists.get(`${code}|${year}`)?.[counted.of].length ?? "noPeriod";
      case "named": return counted.state ? (lists.get(`${code}|${year}`)?.[counted.state].filter((village) => counted.villages.includes(village)).length ?? "noPeriod") : counted.villages.length;
      case "beyond": return beyond(values.get(keyOf(indicator ?? "", code, year)), counted);
    }
  };
}

/** How many villages lie beyond a limit; withheld figures would be told by how many are left, so then it is not said. */
function beyond(known: { own: DisclosedFigure; villages: DisclosedFigure[] } | undefined, { side, limit, closed }: { side: "above" | "below"; limit?: number; closed: boolean }): ReturnType<Known["count"]> {
  if (!known) return "noPeriod";
  const from = limit ?? (known.own.status === "ok" ? known.own.value : undefined);
  if (from === undefined) return "notReported";
  if (known.villages.some(({ status }) => status === "suppressed")) return "villagesWithheld";
  return known.villages.filter((one) => one.status === "ok" && ((side === "above" ? one.value > from : one.value < from) || (closed && one.value === from))).length;
}

function groupBy<Of, Key>(list: readonly Of[], key: (one: Of) => Key): Map<Key, Of[]> {
  const groups = new Map<Key, Of[]>();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
