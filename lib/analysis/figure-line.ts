import type { Formula, Indicator } from "../indicators/indicator";
import { timingOf, type Sum } from "../indicators/measure";
import type { Area } from "./area-tree";
import type { CellTable } from "./cell-table";
import { changeOf } from "./change";
import { readingBefore, readingOf } from "./counts";
import { disclose, type DisclosedFigure, type Withheld } from "./disclosure";
import { evaluate, intervalOf, type RawFigure } from "./estimate";
import type { Figure, Rank } from "./figure";
import type { OpenLedger } from "./open-ledger";
import { protectedSums } from "./protected-sums";
import { existedIn, firstDayOf, lastDayOf } from "./stat-year";
import { isSmall, SHOWN } from "./withhold";

/** What is not made of every figure alike. */
export type Extra = { change?: boolean; rank?: Rank; shrunken?: Figure["shrunken"] };

export type LineQuestion = { ledger: OpenLedger; table: CellTable; indicator: Indicator; year: number; withheld(period: "now" | "before", year: number): Withheld };

const NOT_SCORED: Rank = { status: "notScored" };

/** One indicator in one year, for every area of a question. */
export class FigureLine {
  readonly formula: Formula;
  private readonly made: (RawFigure | undefined)[] = [];
  private readonly control: Withheld;
  private readonly sampled: boolean;
  private readonly measured: boolean;
  private readonly period: string;
  private readonly begins: string;

  constructor(private readonly question: LineQuestion) {
    const { ledger: { entry, periods }, indicator, table, year } = question;
    // The first formula that any area of the question has the cells for.
    const fits = [indicator.formula, ...(indicator.otherwise ?? [])].find((one) => cellsIn(one).every((cell) => table.column(cell, year)));
    this.formula = fits ?? indicator.formula;
    this.control = question.withheld("now", year);
    this.sampled = cellsIn(this.formula).some(({ measure }) => timingOf(measure) === "sampled");
    this.measured = cellsIn(this.formula).every(({ measure }) => periods.has(measure));
    this.period = String(year);
    this.begins = firstDayOf(year, entry.statYearStart).slice(0, 7);
  }

  figure(area: Area, { change = true, rank = NOT_SCORED, shrunken }: Extra): DisclosedFigure {
    const { ledger: { config: { level } }, indicator } = this.question;
    const raw = this.raw(area);
    const at = this.place(area);
    const { kind } = this.formula;
    const frame = { indicator: indicator.id, area: area.code, period: this.period, unit: indicator.unit, quality: this.quality(raw), rank, mergedFrom: this.mergedFrom(area) };
    return disclose(raw, { state: this.control.of(this.formula, at), personYears: kind === "rate" || kind === "difference" }, frame, () => ({
      interval: intervalOf(kind, raw, level),
      change: change ? this.change(raw, at) : undefined,
      shrunken,
    }));
  }

  raw(area: Area): RawFigure {
    const at = this.place(area);
    return (this.made[at] ??= this.evaluate(area, at));
  }

  isShown(area: Area): boolean {
    return this.control.of(this.formula, this.place(area)) === SHOWN;
  }

  private place(area: Area): number {
    const at = this.question.table.at(area);
    if (at < 0) throw new RangeError(`answers: area ${area.code} was not part of the question`);
    return at;
  }

  private evaluate(area: Area, at: number): RawFigure {
    const { ledger, table, year } = this.question;
    const raw = evaluate(this.formula, readingOf(table, year, at));
    if (raw.outcome.is !== "missing" || raw.outcome.reason !== "notReported") return raw;
    const reason = !this.measured ? "notInPackage" : existedIn(area, year, ledger.entry.statYearStart) ? "notReported" : "areaChanged";
    return { ...raw, outcome: { is: "missing", reason } };
  }

  private quality({ known }: RawFigure): Figure["quality"] {
    const { ledger: { entry }, year } = this.question;
    if (known.fault) return "doubtful";
    if (this.sampled) return lastDayOf(year, entry.statYearStart) <= entry.asOf ? "complete" : "provisional";
    return known.months < 12 || known.coverage < ENOUGH_COVERAGE ? "provisional" : "complete";
  }

  private mergedFrom(area: Area): string[] | undefined {
    const merged = this.question.ledger.tree.mergedInto(area).filter(({ since }) => since === "" || this.begins < since);
    return merged.length > 0 ? merged.map(({ code }) => code) : undefined;
  }

  /** Whatever is withheld of last year is withheld in a change too, and so is what a part of last year leaves of the whole. */
  private change(now: RawFigure, at: number): Figure["change"] {
    const { ledger: { config }, table, year, withheld } = this.question;
    if (withheld("before", year).of(this.formula, at) !== SHOWN || withheld("now", year - 1).of(this.formula, at) !== SHOWN) return undefined;
    const read = readingBefore(table, year, at);
    const before = evaluate(this.formula, read);
    if (before.outcome.is !== "ok") return undefined;
    const whole = readingOf(table, year - 1, at);
    const leavesSmall = protectedSums(this.formula).some((sum) => isSmall(Math.abs((whole(sum)?.value ?? NaN) - (read(sum)?.value ?? NaN)), config.threshold));
    return leavesSmall ? undefined : changeOf(this.formula.kind, now, before, config.level, this.sampled);
  }
}

/** A sum that lacks so little of its area is complete for every purpose; its coverage is told all the same. */
export const ENOUGH_COVERAGE = 0.995;

/** Every sum of cells in a formula. */
export function sumsOf(formula: Formula): Sum[] {
  const { kind: _kind, ...sums } = formula;
  return Object.values(sums);
}

const cellsIn = (formula: Formula) => sumsOf(formula).flat();
