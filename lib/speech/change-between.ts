import { changeOf } from "../analysis/change";
import type { RawFigure } from "../analysis/estimate";
import type { Change } from "../analysis/figure";
import type { Indicator } from "../indicators/indicator";
import type { KnownFigure } from "./known";

/** The change from one shown figure to another, tested as on last year; undefined where there is no test. */
export function changeBetween({ formula: { kind } }: Indicator, now: KnownFigure, before: KnownFigure, level: number): Change | undefined {
  // The variance of a dual-system estimate is not part of a figure that is shown.
  return kind === "completeness" ? undefined : changeOf(kind, rawOf(now), rawOf(before), level);
}

function rawOf(figure: KnownFigure): RawFigure {
  const { events, exposure, coverage } = figure;
  return { known: { months: 12, coverage, fault: false, ...(events === undefined ? {} : { events }), ...(exposure === undefined ? {} : { exposure }) }, outcome: figure.status === "ok" ? { is: "ok", value: figure.value } : { is: "undefined", reason: "zeroDenominator" } };
}
