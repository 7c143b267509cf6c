import type { ExtraRow } from "../exports/extra-rows";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { ShownQuality } from "./show-quality";

/** What the page of data quality says beside the figures, one number a row: only what may be shown. */
export function qualityRows(quality: ShownQuality, area: string, year: number): ExtraRow[] {
  const period = String(year);
  const row = (indicator: string, value: number, unit: string, more: Partial<ExtraRow> = {}): ExtraRow => ({ indicator, area, period, value, unit, ...more });
  const range = ({ lower, upper }: { lower: number; upper: number }) => ({ lower, upper });
  const { completeness, corrected, crossTables, ages, nowcast, cleanUp, agreement, scores } = quality;
  return [
    ...[...completeness.year, ...completeness.threeYears].flatMap(({ kind, from, to, pooled, omission }) => [
      ...(pooled ? [row("completeness-pooled", pooled.value, "share", { period: from === to ? period : `${from}..${to}`, kind, ...range(pooled.interval) })] : []),
      ...(omission ? [row("omission-rate-pooled", omission.value, "share", { period: from === to ? period : `${from}..${to}`, kind, ...range(omission.interval) })] : []),
    ]),
    ...(corrected.status === "ok" ? [row("births-corrected", corrected.births.corrected.value, "count", range(corrected.births.corrected)), ...(corrected.rate ? [row("birth-rate-corrected", corrected.rate.corrected.value, "per person-year", range(corrected.rate.corrected))] : [])] : []),
    ...crossTables.flatMap(({ kind, field, values, counts, kappa }) => [
      ...counts.flatMap((line, at) => line.map((count, to) => row("misfiled", count, "count", { kind, field, ledger_value: values[at]!, true_value: values[to]! }))),
      ...(kappa ? [row("kappa", kappa.value, "kappa", { kind, field, ...range(kappa.interval) })] : []),
    ]),
    ...ages.days.flatMap((day) => [row("whipple", day.whipple, "index", { period: day.date }), row("myers", day.myers, "index", { period: day.date }), row("heaping-at-45", day.at45, "index", { period: day.date }), ...(day.over45 === undefined ? [] : [row("above-to-below-45", day.over45, "ratio", { period: day.date })])]),
    ...(nowcast.status === "ok" ? [row("births-to-come", nowcast.toCome, "count", { period: `${nowcast.months[0]?.month ?? nowcast.until}..${nowcast.until}`, standard_error: nowcast.se }), ...nowcast.months.flatMap(({ month, toCome, se }) => (toCome === undefined ? [] : [row("births-to-come", toCome, "count", { period: month, standard_error: se })]))] : []),
    ...cleanUp.flatMap(({ year: at, happened, entered, fromEarlier, enteredLater }) => [["births-happened", happened], ["births-entered", entered], ["births-from-earlier", fromEarlier], ["births-entered-later", enteredLater]].flatMap(([name, figure]) => shown(figure as DisclosedFigure).map((value) => row(name as string, value, "count", { period: String(at) })))),
    ...agreement.rows.flatMap(({ area: village, kind, cells }) => cells.flatMap(({ source, difference }) => (difference === undefined ? [] : [row("source-difference", difference, "count", { area: village, kind, source })]))),
    ...scores.villages.flatMap((one) => (one.status === "ok" ? [row("quality-score", one.value, "share", { area: one.area, ...range(one.interval), ...(one.rank ? { rank_lower: one.rank.lower, rank_upper: one.rank.upper } : {}) })] : [])),
  ];
}

const shown = (figure: DisclosedFigure): number[] => (figure.status === "ok" ? [figure.value] : []);
