import { isComparable, type Formula, type Indicator } from "../indicators/indicator";
import type { Cell, Sum } from "../indicators/measure";
import type { Answers } from "./answers";
import type { Area } from "./area-tree";
import { loadCells, type CellTable } from "./cell-table";
import { readingOf } from "./counts";
import { controlPeriod, disclose, type DisclosedFigure, type Withheld } from "./disclosure";
import { evaluate, intervalOf, type RawFigure } from "./estimate";
import type { Figure, Rank } from "./figure";
import { ENOUGH_COVERAGE, sumsOf, type Extra } from "./figure-line";
import type { OpenLedger } from "./open-ledger";
import { releasable, type Move, type YearlyCount } from "./pooled-control";
import { cellsOf, protectedSums, protectionPlan, sumKey, type ProtectionPlan } from "./protected-sums";
import { rankAreas, UNRANKED, type Ranking } from "./rank-areas";
import { existedIn, firstDayOf } from "./stat-year";
import { EITHER, SHOWN } from "./withhold";

export type PooledTable = { table: CellTable; plan: ProtectionPlan; years: readonly number[] };
/** `groupsOf` names the guidance groups that a village belongs to: their sums are shown too. */
export type PooledPeriod = { blocks: readonly (readonly number[])[]; groupsOf(area: Area): string };

const births = (sex?: "M" | "F"): Sum => [{ measure: "birth", ...(sex ? { sex } : {}) }];
/** Births, boys and girls are looked at together, whichever was asked for: a sum of one says something of the others. */
const BIRTHS: readonly Sum[] = [births(), births("M"), births("F")];
const BIRTH_MOVES: readonly Move[] = [[[1, 1], [2, -1]], [[0, 1], [1, 1]], [[0, 1], [2, 1]]];
/** The sex ratio is withheld with one reason for both sexes. */
const BIRTH_FIGURES = [[0], [1, 2]] as const;
const BIRTH_FORMULAS: readonly Formula[] = [{ kind: "count", events: births() }, { kind: "odds", boys: births("M"), girls: births("F") }];

/** Reads the cells of a window with those of the whole families of the areas asked about. */
export async function readPooledTable(ledger: OpenLedger, { indicators, areas, years }: { indicators: readonly Indicator[]; areas: readonly Area[]; years: readonly number[] }): Promise<PooledTable> {
  const formulas = indicators.map(({ formula }) => formula);
  const ofBirths = formulas.some((formula) => sumsOf(formula).flat().some(({ measure }) => measure === "birth"));
  const plan = protectionPlan([...formulas, ...(ofBirths ? BIRTH_FORMULAS : [])]);
  const population: Cell[] = formulas.some(({ kind }) => kind === "rate" || kind === "difference") ? [{ measure: "population" }] : [];
  const cells = [...cellsOf(plan), ...formulas.flatMap((formula) => sumsOf(formula).flat()), ...population];
  return { table: await loadCells(ledger, { areas: familiesOf(ledger, areas), cells, years }), plan, years };
}

function familiesOf({ tree }: OpenLedger, areas: readonly Area[]): Area[] {
  const parents = new Set(areas.map(({ parent }) => parent));
  const found = new Map(areas.map((area) => [area.pos, area]));
  for (const pos of parents) for (const area of [tree.areas[pos], ...(tree.areas[pos] ? tree.children(tree.areas[pos]) : [])]) if (area) found.set(area.pos, area);
  return [...found.values()];
}

/** Figures of one window of years, made when they are asked for. */
export class PooledAnswers implements Answers {
  private readonly made = new Map<Indicator, (RawFigure | undefined)[]>();
  private readonly controls = new Map<number, Withheld>();
  private readonly released = new Map<string, Uint8Array>();

  constructor(private readonly ledger: OpenLedger, private readonly question: PooledTable, private readonly period: PooledPeriod) {}

  figure(indicator: Indicator, area: Area, year: number, { rank = { status: "notScored" }, shrunken }: Extra = {}): DisclosedFigure {
    const { formula } = indicator;
    const raw = this.rawOf(indicator, area);
    const frame = { indicator: indicator.id, area: area.code, period: `${this.question.years[0]!}..${year}`, unit: indicator.unit, quality: this.quality(raw), rank, mergedFrom: this.mergedFrom(area) };
    const ruling = { state: this.isShown(formula, area) ? SHOWN : EITHER, personYears: formula.kind === "rate" || formula.kind === "difference" };
    return disclose(raw, ruling, frame, () => ({ interval: intervalOf(formula.kind, raw, this.ledger.config.level), change: undefined, shrunken }));
  }

  ranks(indicator: Indicator, areas: readonly Area[]): (area: Area) => Rank {
    return this.ranking(indicator, areas).of;
  }

  ranking(indicator: Indicator, areas: readonly Area[]): Ranking {
    if (!isComparable(indicator)) return UNRANKED;
    const shown = areas.filter((area) => this.isShown(indicator.formula, area)).map((area) => ({ area, raw: this.rawOf(indicator, area) }));
    return rankAreas(shown, { kind: indicator.formula.kind, falling: indicator.better === "lower" }, this.ledger.config);
  }

  raw(indicator: Indicator, area: Area): { figure: RawFigure; formula: Formula; shown: boolean } {
    return { figure: this.rawOf(indicator, area), formula: indicator.formula, shown: this.isShown(indicator.formula, area) };
  }

  private rawOf(indicator: Indicator, area: Area): RawFigure {
    const known = this.made.get(indicator) ?? [];
    this.made.set(indicator, known);
    const at = this.place(area);
    return (known[at] ??= this.evaluate(indicator, area, at));
  }

  private evaluate({ formula }: Indicator, area: Area, at: number): RawFigure {
    const { ledger: { periods, entry }, question: { table, years } } = this;
    const single = years.map((year) => evaluate(formula, readingOf(table, year, at)));
    const lacking = single.findIndex(({ outcome }) => outcome.is === "missing");
    if (lacking < 0) return pooled(formula, single);
    const outcome = single[lacking]!.outcome;
    const measured = sumsOf(formula).flat().every(({ measure }) => periods.has(measure));
    const reason = outcome.is !== "missing" || outcome.reason !== "notReported" ? outcome : { is: "missing" as const, reason: !measured ? ("notInPackage" as const) : existedIn(area, years[lacking]!, entry.statYearStart) ? ("notReported" as const) : ("areaChanged" as const) };
    return { known: { months: 0, coverage: 0, fault: false }, outcome: reason };
  }

  private isShown(formula: Formula, area: Area): boolean {
    const at = this.place(area);
    const hidden = this.question.years.filter((year) => this.withheld(year).of(formula, at) !== SHOWN);
    if (hidden.length === 0) return true;
    const { blocks } = this.period;
    if (area.level !== "village" || blocks.length === 0) return false;
    return protectedSums(formula).every((sum) => blocks.every((block) => this.releasedIn(block, sum)?.[at] === 1));
  }

  /** Which areas' sums over the block give nothing away; undefined for counts that are not looked at in this way (birth orders). */
  private releasedIn(block: readonly number[], sum: Sum): Uint8Array | undefined {
    const ofBirths = BIRTHS.findIndex((one) => sumKey(one) === sumKey(sum)) >= 0;
    const [cell] = sum;
    if (!ofBirths && (sum.length !== 1 || cell?.sex || cell?.band)) return undefined;
    const key = `${block[0]!}|${ofBirths ? "births" : sumKey(sum)}`;
    const known = this.released.get(key);
    if (known) return known;
    const { table: { areas } } = this.question;
    const counts = (ofBirths ? BIRTHS : [sum]).map((one) => this.yearly(one, block));
    const found = releasable({ counts, figures: ofBirths ? BIRTH_FIGURES : [[0]], moves: ofBirths ? BIRTH_MOVES : [[[0, 1]]], families: this.families(), areas: areas.length, threshold: this.ledger.config.threshold });
    this.released.set(key, found);
    return found;
  }

  private yearly(sum: Sum, block: readonly number[]): YearlyCount {
    const { table } = this.question;
    const formula: Formula = { kind: "count", events: sum };
    return {
      values: block.map((year) => Float64Array.from(table.areas, (_, at) => readingOf(table, year, at)(sum)?.value ?? NaN)),
      hidden: block.map((year) => Uint8Array.from(table.areas, (_, at) => this.withheld(year).of(formula, at))),
    };
  }

  private families(): number[][][] {
    const families = new Map<number, Map<string, number[]>>();
    this.question.table.areas.forEach((area, at) => {
      if (area.level !== "village") return;
      const family = families.get(area.parent) ?? new Map<string, number[]>();
      families.set(area.parent, family);
      const groups = this.period.groupsOf(area);
      const part = family.get(groups);
      if (part) part.push(at);
      else family.set(groups, [at]);
    });
    return [...families.values()].map((family) => [...family.values()]);
  }

  /** What the single years withhold. */
  private withheld(year: number): Withheld {
    const known = this.controls.get(year);
    if (known) return known;
    const { ledger: { tree, config: { threshold } }, question: { table, plan } } = this;
    const control = controlPeriod({ plan, areas: table.areas, tree, threshold, read: (at) => readingOf(table, year, at) });
    this.controls.set(year, control);
    return control;
  }

  private place(area: Area): number {
    const at = this.question.table.at(area);
    if (at < 0) throw new RangeError(`pooled answers: area ${area.code} was not part of the question`);
    return at;
  }

  private mergedFrom(area: Area): string[] | undefined {
    const begins = firstDayOf(this.question.years[0]!, this.ledger.entry.statYearStart).slice(0, 7);
    const merged = this.ledger.tree.mergedInto(area).filter(({ since }) => since === "" || begins < since);
    return merged.length > 0 ? merged.map(({ code }) => code) : undefined;
  }

  private quality({ known }: RawFigure): Figure["quality"] {
    if (known.fault) return "doubtful";
    return known.months < 12 * this.question.years.length || known.coverage < ENOUGH_COVERAGE ? "provisional" : "complete";
  }
}

/** Events and exposures of the years added up; months are added up too, coverage is the least. */
function pooled({ kind }: Formula, single: readonly RawFigure[]): RawFigure {
  const total = (part: "events" | "exposure" | "months") => single.reduce((sum, { known }) => sum + (known[part] ?? 0), 0);
  const [events, exposure] = [total("events"), total("exposure")];
  const known = {
    months: total("months"), coverage: Math.min(...single.map(({ known: one }) => one.coverage)), fault: single.some(({ known: one }) => one.fault), events,
    ...(kind === "count" ? {} : { exposure }),
  };
  if (kind === "count") return { known, outcome: { is: "ok", value: events } };
  const against = kind === "odds" ? exposure - events : exposure;
  if (!(against > 0)) return { known, outcome: { is: "undefined", reason: "zeroDenominator" } };
  return { known, outcome: { is: "ok", value: kind === "odds" ? (100 * events) / against : events / against } };
}
