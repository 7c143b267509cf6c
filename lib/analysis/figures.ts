import { isComparable, type Indicator } from "../indicators/indicator";
import { readAnswers, type Answers } from "./answers";
import type { Area } from "./area-tree";
import type { DisclosedFigure } from "./disclosure";
import type { Rank } from "./figure";
import type { OpenLedger } from "./open-ledger";
import { readPooled, type Pool } from "./pooled-years";

export type FigureQuestion = {
  indicators: readonly Indicator[];
  areas: readonly Area[];
  years: readonly number[];
  /** Whom an area is ranked among: the children of its parent, or the areas of its level in this question. */
  among?: "siblings" | "asked" | "none";
  /** Also compare with last year; default true. */
  change?: boolean;
  /** Years taken together, of one year and indicators that can be pooled only; default 1. Pooled figures have no change. */
  pool?: Pool;
};

/** Figures of every area, indicator and year asked for, in that order; what has no data is there as missing. */
export async function figuresOf(ledger: OpenLedger, question: FigureQuestion): Promise<DisclosedFigure[]> {
  const { indicators, areas, years, among = "siblings", change = true, pool = 1 } = question;
  const answers = pool === 1 ? await readAnswers(ledger, question) : await readPooled(ledger, { indicators, areas, year: years[0]!, pool });
  const rankOf = rankings(ledger, answers, areas, among);
  return areas.flatMap((area) => indicators.flatMap((indicator) => years.map((year) => answers.figure(indicator, area, year, { change, rank: rankOf(indicator, area, year) }))));
}

/** Ranks each group once, when its first member is asked for. */
function rankings({ tree }: OpenLedger, answers: Answers, asked: readonly Area[], among: FigureQuestion["among"]) {
  const groups = new Map<string, (area: Area) => Rank>();
  return (indicator: Indicator, area: Area, year: number): Rank => {
    if (among === "none" || !isComparable(indicator)) return { status: "notScored" };
    const key = `${indicator.id}|${year}|${area.level}|${among === "asked" ? "" : area.parent}`;
    let rank = groups.get(key);
    if (!rank) {
      const group = among === "asked" ? asked : tree.siblings(area);
      groups.set(key, (rank = answers.ranks(indicator, group.filter(({ level }) => level === area.level), year)));
    }
    return rank(area);
  };
}
