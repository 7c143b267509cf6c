import type { DisclosedFigure } from "../analysis/disclosure";
import type { Figure } from "../analysis/figure";
import type { Counted } from "./claim";
import type { Part } from "./phrases";
import type { Reason } from "./reason";

/** What a figure says of a period: a figure that may be shown, or a sum of such figures. */
export type KnownFigure = Pick<Figure, "indicator" | "area" | "period"> & { change?: Figure["change"]; events?: number; exposure?: number; coverage: number } & (
  | { status: "ok"; value: number }
  | { status: "suppressed" | "missing" | "undefined" }
);

/** What one snapshot says, as far as it may be said: the check knows nothing else. */
export type Known = {
  figure(indicator: string, area: string, period: string): KnownFigure | undefined;
  /** Places from the lowest value up, of so many areas ranked; undefined where it has none. */
  rank(indicator: string, area: string, year: string): { lower: number; upper: number; of: number } | undefined;
  count(counted: Counted, area: string, year: string, indicator?: string): number | Reason;
  /** The goal of an indicator for a year or a quarter, in its own unit; undefined where none was set. */
  target(indicator: string, area: string, period: string): number | undefined;
  /** Level of the tests of change. */
  level: number;
};

export const fromDisclosed = (figure: DisclosedFigure): KnownFigure => figure;

/** The number of a figure that a claim is about; undefined where it is not given. */
export function partValue(figure: KnownFigure | undefined, part: Part): number | undefined {
  if (!figure || figure.status === "suppressed") return undefined;
  if (part === "value") return figure.status === "ok" ? figure.value : undefined;
  const { events, exposure } = figure;
  if (part === "exposure") return exposure;
  if (part === "rest") return events === undefined || exposure === undefined ? undefined : exposure - events;
  return events === undefined ? undefined : part === "minusEvents" ? -events : events;
}

/** Why a figure has no number. */
export function reasonWithout(figure: KnownFigure | undefined): Reason {
  if (!figure) return "noPeriod";
  return figure.status === "suppressed" ? "suppressed" : figure.status === "undefined" ? "undefined" : "notReported";
}
