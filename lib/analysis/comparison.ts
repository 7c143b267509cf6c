import type { Formula, Indicator } from "../indicators/indicator";
import { readAnswers, type Answers } from "./answers";
import type { Area } from "./area-tree";
import type { DisclosedFigure } from "./disclosure";
import { funnelOf, type Funnel, type FunnelCentre } from "./funnel";
import type { OpenLedger } from "./open-ledger";
import { readPooled, type Pool } from "./pooled-years";
import type { Letters } from "./rank-areas";
import { shrinkageOf, type Shrinkage } from "./shrunken";

export type ComparisonQuestion = {
  indicator: Indicator;
  /** The area whose villages, or areas of another level below it, are compared. */
  area: Area;
  level?: Area["level"];
  year: number;
  /** Statistical years taken together; default 1. */
  pool?: Pool;
  /** Single years that rows will show beside their figure: they are read along with it. */
  years?: readonly number[];
};

export type VillageRow = { area: Area; figure: DisclosedFigure };

/** All areas of one level below an area in one indicator: what is the same whichever part of the list is looked at. */
export type Comparison = {
  question: ComparisonQuestion & { pool: Pool };
  /** That of the first area's figures: an indicator may have more than one. */
  formula: Formula;
  answers: Answers;
  /** Single years that the answers can tell of; none where years are pooled. */
  read: readonly number[];
  /** The area above, without change. */
  own: DisclosedFigure;
  /** Every area in code order, with its rank, without change and shrunken value. */
  all: VillageRow[];
  counts: Record<DisclosedFigure["status"], number>;
  /** Empirical Bayes value of an area whose figure is shown. */
  shrunken: Shrinkage["of"];
  /** What areas are put in order by: the shrunken value, so that chance does not put the smallest first and last; else the value. */
  order(row: VillageRow): number | undefined;
  /** Letters of those that cannot be told apart; absent for what is described and where nothing is ranked. */
  letters?: Letters;
};

/** Reads and compares every area of a level below another: ranks, letters and the prior are of them all. */
export async function openComparison(ledger: OpenLedger, { pool = 1, level = "village", years = [], ...asked }: ComparisonQuestion): Promise<Comparison> {
  const { indicator, area, year } = asked;
  const areas = area.level === "village" ? [area] : areasAt(ledger, area, level);
  const wanted = [area, ...areas];
  const read = pool === 1 ? (areas.length > MOST_KEPT ? [year] : [...new Set([year, year - 1, ...years])]) : [];
  const answers = pool === 1 ? await readAnswers(ledger, { indicators: [indicator], areas: wanted, years: read, before: false }) : await readPooled(ledger, { indicators: [indicator], areas: wanted, year, pool });
  const ranking = answers.ranking(indicator, areas, year);
  const all = areas.map((one): VillageRow => ({ area: one, figure: answers.figure(indicator, one, year, { change: false, rank: ranking.of(one) }) })).sort((one, two) => (one.area.code < two.area.code ? -1 : one.area.code > two.area.code ? 1 : 0));
  const shrinkage = shrinkageOf(ledger, answers, { indicator, areas, year });
  return {
    question: { ...asked, level, pool, years }, read, formula: answers.raw(indicator, area, year).formula, answers, own: answers.figure(indicator, area, year, { change: false }), all, counts: countBy(all),
    shrunken: shrinkage.of, order: ({ area: one, figure }) => (figure.status === "ok" ? (shrinkage.value(one) ?? figure.value) : undefined), ...(ranking.letters ? { letters: ranking.letters } : {}),
  };
}

export type DetailedRow = VillageRow & { /** Figures of the single years asked for, without change. */ earlier: DisclosedFigure[] };

/** Rows with what is dear to make: change on last year (of single years), shrunken value, and single years as a series. */
export async function detailRows(ledger: OpenLedger, comparison: Comparison, rows: readonly VillageRow[], years: readonly number[] = []): Promise<{ own: DisclosedFigure; rows: DetailedRow[] }> {
  const { question: { indicator, area, year, pool }, answers, shrunken } = comparison;
  const wanted = [...new Set([...years, ...(pool === 1 ? [year, year - 1] : [])])];
  const single = wanted.length > 0 ? await singleYears(ledger, comparison, rows, wanted) : answers;
  const detail = pool === 1 ? single : answers;
  return {
    own: detail.figure(indicator, area, year),
    rows: rows.map((row) => ({
      area: row.area, figure: detail.figure(indicator, row.area, year, { rank: row.figure.rank, ...shrunken(row.area) }),
      earlier: years.map((one) => single.figure(indicator, row.area, one, { change: false })),
    })),
  };
}

/** Rows of one page lie in many townships, whose villages are read with them: up to so many all are read at once and kept for the next page. */
const MOST_KEPT = 20_000;
const kept = new WeakMap<Comparison, Map<string, Promise<Answers>>>();

function singleYears(ledger: OpenLedger, comparison: Comparison, rows: readonly VillageRow[], years: readonly number[]): Promise<Answers> {
  const { question: { indicator, area }, all, answers } = comparison;
  if (years.every((year) => comparison.read.includes(year))) return Promise.resolve(answers);
  const read = (of: readonly VillageRow[]) => readAnswers(ledger, { indicators: [indicator], areas: [area, ...of.map((row) => row.area)], years, before: false });
  if (all.length > MOST_KEPT) return read(rows);
  const known = kept.get(comparison) ?? new Map<string, Promise<Answers>>();
  kept.set(comparison, known);
  const found = known.get(years.join()) ?? read(all);
  known.set(years.join(), found);
  found.catch(() => known.delete(years.join()));
  return found;
}

const funnels = new WeakMap<Comparison, Map<string, Funnel>>();

/** The funnel of a comparison; round the area's own value where nothing else is given. Kept as long as the comparison. */
export function funnelAround(comparison: Comparison, centre?: FunnelCentre): Funnel {
  const { formula: { kind }, own, all } = comparison;
  const value = own.status === "ok" ? own.value : undefined;
  const round = centre ?? (value === undefined ? undefined : { kind: "own" as const, value });
  const known = funnels.get(comparison) ?? new Map<string, Funnel>();
  funnels.set(comparison, known);
  const key = round ? `${round.kind}|${round.value}` : "";
  const funnel = known.get(key) ?? funnelOf(kind, all.map(({ figure }) => figure), value, round);
  known.set(key, funnel);
  return funnel;
}

function areasAt({ tree }: OpenLedger, area: Area, level: Area["level"]): Area[] {
  return level === "village" ? tree.villages(area) : tree.areas.slice(area.pos + 1, area.last + 1).filter((one) => one.level === level);
}

function countBy(rows: readonly VillageRow[]): Comparison["counts"] {
  const counts = { ok: 0, suppressed: 0, missing: 0, undefined: 0 };
  for (const { figure } of rows) counts[figure.status] += 1;
  return counts;
}
