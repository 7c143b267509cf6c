import type { Figure } from "../analysis/figure";
import { formatWithSign } from "../i18n/format";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/comparison";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";

/** A small line for one row: only years whose figure is shown. */
export type SparkView = { points: readonly { year: number; value: number }[]; low: number; high: number; first: number; last: number; alt: string };

/**
 * Sparks of the rows of one table, oldest year first; a row without two shown years has none. Rates, shares and ratios stand on one
 * scale, so that a steep line is a large change; counts grow with the village and have each their own from 0.
 */
export function sparkViews(rows: readonly { code: string; figures: readonly Figure[] }[], indicator: Indicator, years: readonly number[], locale: Locale): Map<string, SparkView> {
  const t = translator(locale, messages);
  const own = indicator.formula.kind === "count";
  const known = rows.map(({ code, figures }) => ({ code, points: figures.flatMap((figure, at) => (figure.status === "ok" && Number.isFinite(figure.value) ? [{ year: years[at]!, value: figure.value }] : [])) }));
  let [low, high] = [Infinity, -Infinity];
  for (const { points } of known) for (const { value } of points) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const first = Math.min(...known.flatMap(({ points }) => points.map(({ year }) => year)));
  const write = (value: number) => formatWithSign(value, indicator.display);
  return new Map(known.filter(({ points }) => points.length > 1).map(({ code, points }) => {
    const [begin, end] = [points[0]!, points.at(-1)!];
    const scale = own ? { low: 0, high: Math.max(...points.map(({ value }) => value)) } : { low, high };
    return [code, { points, ...scale, first, last: years.at(-1)!, alt: t("sparkLabel", { from: String(begin.year), first: write(begin.value), to: String(end.year), last: write(end.value) }) }];
  }));
}
