import type { Figure } from "../analysis/figure";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import { changeSize } from "./change-text";
import type { Writer } from "./figure-text";
import type { SeriesView } from "./series-view";
import { seriesPoints } from "./year-series";

type Question = { indicator: Indicator; figures: readonly Figure[]; /** The last year's figure with its change. */ current: Figure | undefined; areaName: string } & Writer;

/** Any indicator over the years, counts as bars; the title says whether the last year changed. */
export function indicatorSeries({ indicator, figures, current, areaName, ...writer }: Question): SeriesView {
  const t = translator(writer.locale, messages);
  const points = seriesPoints({ indicator, figures, ...writer });
  const label = indicator.label[writer.locale];
  const span = { from: String(points[0]?.year ?? ""), to: String(points.at(-1)?.year ?? "") };
  const title = titleOf();
  const intervals = points.some((point) => point.status === "ok" && point.lower !== undefined);
  const as = indicator.formula.kind === "count" && indicator.id !== "population" ? "bars" : "line";
  const sign = indicator.display.sign ? (writer.locale === "en" ? `, ${indicator.display.sign}` : `，${indicator.display.sign}`) : "";
  return {
    title, alt: title, as, points, format: indicator.display,
    subtitle: t("seriesSubtitle", { indicator: label, sign, area: areaName, ...span }) + (as === "line" && intervals ? t("seriesIntervals") : "") + (as === "bars" && points.some(({ provisional }) => provisional) ? t("partialBar") : ""),
  };

  function titleOf(): string {
    const change = current?.change;
    if (current?.status !== "ok" || !change) return t("seriesPlain", { indicator: label, ...span });
    if (change.verdict === "unclear") return t("seriesFlat", { indicator: label });
    return t(change.verdict === "up" ? "seriesUp" : "seriesDown", { indicator: label, size: changeSize(current.value, change, indicator.display, writer.locale) });
  }
}
