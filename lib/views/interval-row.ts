import type { Figure } from "../analysis/figure";
import { birthsLacking } from "./enough-births";

/** Where an area's interval lies beside what it is compared with. */
export type Standing = "below" | "apartNot" | "above";
/** What an area is compared with: a target, the own value of the area above, or a normal band. */
export type Reference = { kind: "target" | "own" | "band"; lower: number; upper: number };

export type IntervalRow = {
  code: string;
  name: string;
  /** Estimate shown as a dot (shrunken where there is one), its interval, and the raw value as an open dot. */
  value: number;
  lower: number;
  upper: number;
  raw?: number;
  standing: Standing;
  /** On the worse side of the reference, wholly; only where the indicator has a worse side. */
  tone: "behind" | "better" | "neutral";
  /** Group letters: rows that share one cannot be told apart. */
  letters?: string;
};

export type NamedFigure = { code: string; name: string; figure: Figure };

/** The rows of an interval chart; figures without a value or an interval have no row and stand in the table alone. */
export function intervalRows(figures: readonly NamedFigure[], reference: Reference | undefined, better?: "higher" | "lower"): IntervalRow[] {
  return figures.flatMap(({ code, name, figure }) => {
    if (figure.status !== "ok") return [];
    const shown = figure.shrunken ?? (figure.interval ? { value: figure.value, interval: figure.interval } : undefined);
    if (!shown || !Number.isFinite(shown.interval.upper)) return [];
    const { lower, upper } = shown.interval;
    const standing = figureStanding(figure, reference) ?? "apartNot";
    return [{ code, name, value: shown.value, lower, upper, ...(figure.shrunken ? { raw: figure.value } : {}), standing, tone: toneOf(standing, better) }];
  });
}

/**
 * The standing of one figure. Where villages hardly differ, shrinkage may bring a value from below a target to above it: a village
 * is called above or below only where its own value lies on that side too.
 */
export function figureStanding(figure: Figure, reference: Reference | undefined): Standing | undefined {
  if (figure.status !== "ok" || reference === undefined) return undefined;
  const interval = figure.shrunken?.interval ?? figure.interval;
  if (!interval) return undefined;
  if (birthsLacking(figure, reference) > 0) return "apartNot";
  if (interval.upper < reference.lower && figure.value < reference.lower) return "below";
  return interval.lower > reference.upper && figure.value > reference.upper ? "above" : "apartNot";
}

export function toneOf(standing: Standing, better?: "higher" | "lower"): IntervalRow["tone"] {
  if (better === undefined || standing === "apartNot") return "neutral";
  return (standing === "above") === (better === "higher") ? "better" : "behind";
}

/** What differs stands at the ends, worse side first; in the middle, as one block, what cannot be told apart. */
export function sortRows(rows: readonly IntervalRow[], better?: "higher" | "lower"): IntervalRow[] {
  const block: Record<Standing, number> = better === "lower" ? { above: 0, apartNot: 1, below: 2 } : { below: 0, apartNot: 1, above: 2 };
  const direction = better === "lower" ? -1 : 1;
  return [...rows].sort((one, two) => block[one.standing] - block[two.standing] || direction * (one.value - two.value) || (one.code < two.code ? -1 : 1));
}
