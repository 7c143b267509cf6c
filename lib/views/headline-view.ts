import { RATIO, formatInterval, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { changeText, type ChangeText } from "./change-text";
import { figureText, type FigureText, type Writer } from "./figure-text";
import { spanText, type Measured, type PooledRatio } from "./findings";

/** One cell of the headline strip. */
export type HeadlineView = { id: string; label: string; value: FigureText; mark: ChangeText };

/** The strip: six figures with their interval and whether they changed; the pooled sex ratio stands for the yearly one. */
export function headlineView(measured: readonly Measured[], pooled: PooledRatio | undefined, writer: Writer): HeadlineView[] {
  return measured.map(({ indicator, figure }) => {
    if (indicator.id === "sex-ratio-at-birth" && pooled) return ratioCell(pooled, writer);
    return { id: indicator.id, label: indicator.label[writer.locale], value: figureText(figure, indicator.display, writer), mark: changeText(figure, indicator, writer.locale) };
  });
}

function ratioCell({ years, value, interval, band, unsure }: PooledRatio, writer: Writer): HeadlineView {
  const t = translator(writer.locale, messages);
  const mark = unsure && figureText(unsure, RATIO, writer).mark;
  const high = interval.lower > band[1];
  const tooFew = interval.lower < band[0] && interval.upper > band[1];
  return {
    id: "sex-ratio-at-birth", label: t("stripRatio", { span: spanText(years, t) }),
    value: { status: "ok", text: formatNumber(value, RATIO), sign: "", interval: formatInterval(interval, RATIO), ...(mark ? { mark } : {}) },
    mark: high ? { shape: "up", text: t("ratioHigh"), tone: "behind" } : { shape: "flat", text: tooFew ? t("ratioUnclear") : t("ratioInside"), tone: "neutral" },
  };
}
