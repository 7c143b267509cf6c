import type { Random } from "../../base/random";
import { drawBinomial } from "../../statistics/draws";
import { sexRatioTest, type Side } from "../../statistics/one-sided-tests";
import { TREND_PERIODS } from "../../statistics/recent-trend";
import { isWorsening } from "./judge";
import { binomialTable, drawFrom, hypergeometricTable, type OutcomeTable } from "./outcome-table";
import type { LaggingTests, PeriodQuestion } from "./read-tests";
import type { LaggingRules } from "./rules";
import { lagHistory, type Judged } from "./states";

/** An area as chance alone would make it: its villages, cases and periods, without any true difference. */
export type ChanceWorld = {
  villages: number; indicators: number; years: number[];
  /** Draws of one run. */
  draws: number;
  /** Stays on the list in one run over all periods. */
  listings(rules: LaggingRules, random: Random): number;
};

type Cell = { village: number; trials: number; limit: number; /** Without a target: the area's events are dealt to it. */ free: boolean; table?: OutcomeTable };
type Deal = { events: number; trials: number; /** Owner of each trial. */ owners: Int32Array };
type Drawn = { indicator: string; period: string; step: number; side: Side; cells: Cell[]; deal?: Deal; values: Int32Array; /** Same village and indicator in the period before: question and cell. */ before: { question: number; cell: number }[] };
type Judge = { rules: LaggingRules; random: Random; tests: Map<number, Judged[]> };

/** Lays out what one run needs; tables of outcomes are shared by villages with as many cases. */
export function chanceWorld(tests: LaggingTests, rules: LaggingRules): ChanceWorld {
  const places = new Map(tests.villages.map((village, at) => [village, at]));
  const tables = new Map<string, OutcomeTable>();
  const lasts = new Map<string, { question: number; cell: number }>();
  const questions = tests.questions.map((question, at) => layOut(question, { at, rules, places, tables, lasts }));
  const years = [...new Set([...tests.questions.map(({ year }) => year), ...(tests.ratios.villages.length > 0 ? tests.ratios.years : [])])].sort((a, b) => a - b);
  const ratioDraws = tests.ratios.villages.length * tests.ratios.years.length;
  return {
    villages: tests.villages.length, indicators: new Set(questions.map(({ indicator }) => indicator)).size + (tests.ratios.villages.length > 0 ? 1 : 0), years,
    // A drawn sex ratio is judged by a full test, some ten times the work.
    draws: questions.reduce((sum, { cells, deal }) => sum + cells.length + (deal ? Math.min(deal.events, deal.trials - deal.events) : 0), 0) + 10 * ratioDraws,
    listings(own, random) {
      const found: Judge = { rules: own, random, tests: new Map() };
      const behind = new Map<number, Set<number>>();
      questions.forEach((question, at) => {
        draw(question, random);
        judge(question, at, own, behind);
      });
      const ratios = judgeRatios(tests, places, own, random);
      for (const village of new Set([...behind.keys(), ...ratios.keys()])) found.tests.set(village, ratios.get(village) ?? []);
      if (found.tests.size === 0) return 0;
      collect(questions, behind, found);
      let listings = 0;
      for (const judged of found.tests.values()) listings += lagHistory(judged, own).listings.length;
      return listings;
    },
  };
}

type Layout = { at: number; rules: LaggingRules; places: ReadonlyMap<unknown, number>; tables: Map<string, OutcomeTable>; lasts: Map<string, { question: number; cell: number }> };

function layOut({ indicator, period, step, side, villages }: PeriodQuestion, { at, rules, places, tables, lasts }: Layout): Drawn {
  const tested = [...villages].filter(([, { trials }]) => trials >= rules.fewestTrials);
  const area = tested.reduce((sum, [, { events, trials }]) => ({ events: sum.events + events, trials: sum.trials + trials }), { events: 0, trials: 0 });
  const made = (key: string, make: () => OutcomeTable) => {
    const table = tables.get(key) ?? make();
    tables.set(key, table);
    return table;
  };
  const cells = tested.map(([village, { trials, target }]): Cell => {
    const free = target === undefined;
    const limit = target ?? area.events / area.trials;
    const fixed = limit <= 0 || limit >= 1;
    const table = fixed ? undefined : free ? made(`${at}|${trials}`, () => hypergeometricTable(trials, area, side)) : made(`${trials}|${limit}|${side}`, () => binomialTable(trials, limit, side));
    return { village: places.get(village)!, trials, limit, free, ...(table ? { table } : {}) };
  });
  const before = cells.map(({ village }, cell) => {
    const key = `${village}|${indicator.id}`;
    const last = lasts.get(key) ?? { question: -1, cell: -1 };
    lasts.set(key, { question: at, cell });
    return last;
  });
  const dealt = cells.some(({ free }) => free) && area.events > 0 && area.events < area.trials;
  return { indicator: indicator.id, period, step, side, cells, values: new Int32Array(cells.length), before, ...(dealt ? { deal: dealOf(cells, area) } : {}) };
}

function dealOf(cells: readonly Cell[], { events, trials }: { events: number; trials: number }): Deal {
  const owners = new Int32Array(trials);
  let next = 0;
  cells.forEach((cell, at) => {
    owners.fill(at, next, next + cell.trials);
    next += cell.trials;
  });
  return { events, trials, owners };
}

/** Draws every village's count of one period. */
function draw({ cells, deal, values }: Drawn, random: Random): void {
  if (deal) {
    // Whichever of events and failures is fewer is dealt.
    const few = Math.min(deal.events, deal.trials - deal.events);
    const given = new Int32Array(cells.length);
    for (let at = 0; at < few; at += 1) {
      const pick = at + Math.floor(random() * (deal.trials - at));
      const owner = deal.owners[pick]!;
      deal.owners[pick] = deal.owners[at]!;
      deal.owners[at] = owner;
      given[owner] = given[owner]! + 1;
    }
    for (let at = 0; at < cells.length; at += 1) values[at] = few === deal.events ? given[at]! : cells[at]!.trials - given[at]!;
  }
  for (let at = 0; at < cells.length; at += 1) {
    const { table, trials, limit, free } = cells[at]!;
    if (deal && free) continue;
    values[at] = table ? drawFrom(table, random()) : limit >= 1 ? trials : 0;
  }
}

/** Which villages of one period the test rejects: only p values up to the level can be. */
function judge({ cells, values, side }: Drawn, at: number, { falseDiscovery, correction }: LaggingRules, behind: Map<number, Set<number>>): void {
  const low: { cell: number; p: number }[] = [];
  for (let cell = 0; cell < cells.length; cell += 1) {
    const { table, trials, limit } = cells[cell]!;
    if (!table) continue;
    const p = table.p[values[cell]!]!;
    const share = values[cell]! / trials;
    if (p <= falseDiscovery && (side === "below" ? share < limit : share > limit)) low.push({ cell, p });
  }
  if (low.length === 0) return;
  low.sort((a, b) => a.p - b.p);
  let last = low.length;
  if (correction !== "none") while (last > 0 && (low[last - 1]!.p * cells.length) / last > falseDiscovery) last -= 1;
  for (const { cell } of low.slice(0, last)) {
    const { village } = cells[cell]!;
    const set = behind.get(village) ?? new Set<number>();
    set.add(at);
    behind.set(village, set);
  }
}

/** All tests of the villages that were behind at least once. */
function collect(questions: readonly Drawn[], behind: ReadonlyMap<number, ReadonlySet<number>>, { rules, tests }: Judge): void {
  questions.forEach(({ indicator, period, step, cells, side }, at) => {
    cells.forEach(({ village }, cell) => {
      const judged = tests.get(village);
      if (!judged) return;
      const isBehind = behind.get(village)?.has(at) === true;
      judged.push({ indicator, period, step, behind: isBehind, ...(isBehind && isWorsening(pastOf(questions, at, cell), side, rules) ? { worsening: true } : {}) });
    });
  });
}

function pastOf(questions: readonly Drawn[], at: number, cell: number): { events: number; trials: number }[] {
  const past: { events: number; trials: number }[] = [];
  for (let here = { question: at, cell }; here.question >= 0 && past.length < TREND_PERIODS; here = questions[here.question]!.before[here.cell]!) {
    const { cells, values } = questions[here.question]!;
    past.unshift({ events: values[here.cell]!, trials: cells[here.cell]!.trials });
  }
  return past;
}

/** Pooled sex ratios whose true value is the upper end of the normal band. */
function judgeRatios({ ratios: { years, villages } }: LaggingTests, places: ReadonlyMap<unknown, number>, rules: LaggingRules, random: Random): Map<number, Judged[]> {
  const found = new Map<number, Judged[]>();
  const share = rules.sexRatioLimit / (100 + rules.sexRatioLimit);
  const boys = villages.map(({ years: births }) => new Map(years.map((year) => {
    const { boys: b, girls: g } = births.get(year)!;
    const drawn = drawBinomial(random, b + g, share);
    return [year, { boys: drawn, girls: b + g - drawn }];
  })));
  for (const year of years) {
    const pooled = years.filter((one) => one <= year && one > year - rules.sexRatioYears);
    const judged = villages.flatMap(({ village }, at) => {
      const sum = (sex: "boys" | "girls") => pooled.reduce((total, one) => total + boys[at]!.get(one)![sex], 0);
      const counts = { boys: sum("boys"), girls: sum("girls") };
      return counts.boys + counts.girls >= rules.sexRatioBirths ? [{ village: places.get(village)!, p: sexRatioTest(counts, rules.sexRatioLimit) }] : [];
    });
    const ranked = [...judged].sort((a, b) => a.p - b.p);
    let last = ranked.length;
    if (rules.correction !== "none") while (last > 0 && (ranked[last - 1]!.p * ranked.length) / last > rules.falseDiscovery) last -= 1;
    else while (last > 0 && ranked[last - 1]!.p > rules.falseDiscovery) last -= 1;
    const bad = new Set(ranked.slice(0, last).map(({ village }) => village));
    for (const { village } of judged) found.set(village, [...(found.get(village) ?? []), { indicator: "sex-ratio-at-birth", period: String(year), step: year * 4 + 3, behind: bad.has(village) }]);
  }
  for (const [village, judged] of [...found]) if (!judged.some(({ behind }) => behind)) found.delete(village);
  return found;
}
