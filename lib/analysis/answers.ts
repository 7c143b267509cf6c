import { isComparable, type Formula, type Indicator } from "../indicators/indicator";
import type { Cell } from "../indicators/measure";
import type { Area } from "./area-tree";
import { loadCells, type CellTable } from "./cell-table";
import { readingBefore, readingOf } from "./counts";
import { controlPeriod, type DisclosedFigure, type Withheld } from "./disclosure";
import type { RawFigure } from "./estimate";
import type { Rank } from "./figure";
import { FigureLine, sumsOf, type Extra } from "./figure-line";
import type { OpenLedger } from "./open-ledger";
import { cellsOf, protectionPlan, type ProtectionPlan } from "./protected-sums";
import { rankAreas, UNRANKED, type Ranking } from "./rank-areas";

export type AnswersQuestion = {
  indicators: readonly Indicator[];
  areas: readonly Area[];
  years: readonly number[];
  /** Read the years before too, for change; default true. Without, no figure has one. */
  before?: boolean;
};

/** Counts read once; every figure is then made when it is asked for, and always passes disclosure control. */
export type Answers = {
  /** @param extra.change also compare with last year (costs an exact interval); default true */
  figure(indicator: Indicator, area: Area, year: number, extra?: Extra): DisclosedFigure;
  /** Joint rank intervals of the areas whose figure may be shown; absent for the others and for all where they are too few. */
  ranks(indicator: Indicator, areas: readonly Area[], year: number): (area: Area) => Rank;
  /** The same, with the letters of all. */
  ranking(indicator: Indicator, areas: readonly Area[], year: number): Ranking;
  /** Events and exposure of every area, withheld ones included: for fitting a prior, never for showing. */
  raw(indicator: Indicator, area: Area, year: number): { figure: RawFigure; formula: Formula; shown: boolean };
};

/** Plans and reads one question: the areas with their siblings and parents, the years with those before them. */
export async function readAnswers(ledger: OpenLedger, { indicators, areas, years, before = true }: AnswersQuestion): Promise<Answers> {
  const plan = protectionPlan(indicators.flatMap((indicator) => [indicator.formula, ...(indicator.otherwise ?? [])]));
  const cells = [...cellsOf(plan), ...indicators.flatMap(cellsOfIndicator)];
  const table = await loadCells(ledger, { areas: familiesOf(ledger, areas), cells, years: [...new Set(years.flatMap((year) => (before ? [year, year - 1] : [year])))] });
  return new TableAnswers(ledger, table, plan);
}

/** The areas with all their siblings and their parents: what disclosure control has to look at. */
function familiesOf({ tree }: OpenLedger, areas: readonly Area[]): Area[] {
  const parents = new Set(areas.map(({ parent }) => parent));
  const found = new Map(areas.map((area) => [area.pos, area]));
  for (const pos of parents) {
    const parent = tree.areas[pos];
    if (!parent) continue;
    found.set(pos, parent);
    for (const child of tree.children(parent)) found.set(child.pos, child);
  }
  return [...found.values()];
}

function cellsOfIndicator({ formula, otherwise = [] }: Indicator): Cell[] {
  return [formula, ...otherwise].flatMap((one) => [...sumsOf(one).flat(), ...(one.kind === "rate" || one.kind === "difference" ? [{ measure: "population" } as const] : [])]);
}

class TableAnswers implements Answers {
  private readonly lines = new Map<Indicator, Map<number, FigureLine>>();
  private readonly controls = new Map<string, Withheld>();

  constructor(private readonly ledger: OpenLedger, private readonly table: CellTable, private readonly plan: ProtectionPlan) {}

  figure(indicator: Indicator, area: Area, year: number, extra: Extra = {}): DisclosedFigure {
    return this.line(indicator, year).figure(area, extra);
  }

  ranks(indicator: Indicator, areas: readonly Area[], year: number): (area: Area) => Rank {
    return this.ranking(indicator, areas, year).of;
  }

  ranking(indicator: Indicator, areas: readonly Area[], year: number): Ranking {
    if (!isComparable(indicator)) return UNRANKED;
    const line = this.line(indicator, year);
    const shown = areas.filter((area) => line.isShown(area)).map((area) => ({ area, raw: line.raw(area) }));
    return rankAreas(shown, { kind: line.formula.kind, falling: indicator.better === "lower" }, this.ledger.config);
  }

  raw(indicator: Indicator, area: Area, year: number): { figure: RawFigure; formula: Formula; shown: boolean } {
    const line = this.line(indicator, year);
    return { figure: line.raw(area), formula: line.formula, shown: line.isShown(area) };
  }

  private line(indicator: Indicator, year: number): FigureLine {
    const years = this.lines.get(indicator) ?? new Map<number, FigureLine>();
    this.lines.set(indicator, years);
    const known = years.get(year) ?? new FigureLine({ ledger: this.ledger, table: this.table, indicator, year, withheld: (period, of) => this.withheld(period, of) });
    years.set(year, known);
    return known;
  }

  /** What may not be said of a year, or of what it is compared with. */
  private withheld(period: "now" | "before", year: number): Withheld {
    const key = `${period}|${year}`;
    const known = this.controls.get(key);
    if (known) return known;
    const { tree, config: { threshold } } = this.ledger;
    const read = (at: number) => (period === "now" ? readingOf(this.table, year, at) : readingBefore(this.table, year, at));
    const control = controlPeriod({ plan: this.plan, areas: this.table.areas, tree, threshold, read });
    this.controls.set(key, control);
    return control;
  }
}

