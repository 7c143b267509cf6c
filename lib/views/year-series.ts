import type { Figure } from "../analysis/figure";
import type { Indicator } from "../indicators/indicator";
import { RATIO, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { changeSize } from "./change-text";
import { figureText, type Writer } from "./figure-text";
import type { SeriesPoint, SeriesView } from "./series-view";

type Question = { indicator: Indicator; figures: readonly Figure[]; areaName: string } & Writer;

/** Years in order, with the reason where there is no number. */
export function seriesPoints({ indicator, figures, ...writer }: Omit<Question, "areaName">): SeriesPoint[] {
  return figures.map((figure): SeriesPoint => {
    const year = Number(figure.period);
    const provisional = figure.quality === "provisional" ? { provisional: true } : {};
    if (figure.status !== "ok") return { year, status: figure.status, text: figureText(figure, indicator.display, writer).text, ...provisional };
    return { year, status: "ok", value: figure.value, ...(figure.interval && figure.indicator !== "population" ? { lower: figure.interval.lower, upper: figure.interval.upper } : {}), ...provisional };
  });
}

/** The sex ratio at birth over the years, with the band that is taken as normal. */
export function ratioSeries({ indicator, figures, areaName, band, ...writer }: Question & { band: readonly [number, number] }): SeriesView {
  const t = translator(writer.locale, messages);
  const points = seriesPoints({ indicator, figures, ...writer });
  const known = points.filter((point) => point.status === "ok");
  const values = known.map(({ value }) => value);
  const outside = known.filter(({ lower }) => lower !== undefined && lower > band[1]).length;
  const inside = known.filter(({ lower, upper }) => lower !== undefined && upper !== undefined && lower <= band[1] && upper >= band[0]).length;
  const parts = { years: String(known.length), low: formatNumber(Math.min(...values, known.length ? Infinity : 0), RATIO), high: formatNumber(Math.max(...values, known.length ? -Infinity : 0), RATIO), inside: String(inside), outside: String(outside) };
  const title = known.length === 0 ? t("title_ratioNone") : outside > 0 ? t("title_ratioSome", parts) : inside === known.length ? t("title_ratioAll", parts) : t("title_ratioInside", parts);
  return {
    title, alt: title, as: "line", points, format: RATIO,
    subtitle: t("subtitle_ratio", { area: areaName, lower: String(band[0]), upper: String(band[1]) }),
    band: { lower: band[0], upper: band[1], label: t("normal") },
  };
}

/** Births over the years as bars from zero; the title says whether the last year changed. */
export function birthSeries({ indicator, figures, areaName, current, ...writer }: Question & { current?: Figure }): SeriesView {
  const t = translator(writer.locale, messages);
  const points = seriesPoints({ indicator, figures, ...writer });
  const partial = points.some(({ provisional }) => provisional);
  const title = birthTitle(current, indicator, points, writer);
  return {
    title, alt: title, as: "bars", points, format: indicator.display,
    subtitle: t("subtitle_births", { area: areaName }) + (partial ? ` · ${t("partialBar")}` : ""),
  };
}

function birthTitle(current: Figure | undefined, indicator: Indicator, points: readonly SeriesPoint[], { locale }: Writer): string {
  const t = translator(locale, messages);
  const change = current?.change;
  if (current?.status !== "ok" || !change) return t("title_births", { from: String(points[0]?.year ?? ""), to: String(points.at(-1)?.year ?? "") });
  if (change.verdict === "unclear") return t("title_birthsFlat");
  return t(change.verdict === "up" ? "title_birthsUp" : "title_birthsDown", { size: changeSize(current.value, change, indicator.display, locale) });
}

/** A small picture of one indicator beside the area above it. */
export function tileSeries({ indicator, figures, above, ...writer }: Omit<Question, "areaName"> & { above: readonly Figure[] }): SeriesView {
  const points = seriesPoints({ indicator, figures, ...writer });
  const beside = above.flatMap((figure) => (figure.status === "ok" ? [{ year: Number(figure.period), value: figure.value }] : []));
  const title = indicator.label[writer.locale];
  const last = figures.at(-1);
  const text = last ? figureText(last, indicator.display, writer) : undefined;
  return {
    title, alt: `${title} ${text?.text ?? ""}${text?.sign ?? ""} ${text?.interval ?? ""}`.trim(),
    subtitle: text ? `${text.text}${text.sign} ${text.interval ?? ""}`.trim() : "",
    as: "line", points, format: indicator.display,
    ...(beside.length > 1 ? { beside: { label: "", points: beside } } : {}),
  };
}
