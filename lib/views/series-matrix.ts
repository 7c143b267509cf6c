import type { Locale } from "../base/locale";
import { formatInterval, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/xmr";
import { translator } from "../i18n/translator";
import type { SeriesView } from "./series-view";

/** Several series over the same years as one table: what stands behind small pictures. */
export type SeriesMatrix = { columns: string[]; rows: { label: string; cells: string[]; /** How the number of each year was made, as many as there are years. */ how?: string[] }[] };

export function seriesMatrix(views: readonly SeriesView[], years: readonly number[], locale: Locale): SeriesMatrix {
  const t = translator(locale, messages);
  return {
    columns: [...years.map(String), t("colMean"), t("colLimits"), t("colSignal")],
    rows: views.map(({ title, points, format, limits, note = "" }) => ({
      label: title,
      cells: [
        ...years.map((year) => {
          const point = points.find((one) => one.year === year);
          return point === undefined ? "" : point.status === "ok" ? formatWithSign(point.value, format) : point.text;
        }),
        limits ? formatWithSign(limits.mean, format) : "", limits ? formatInterval(limits, format) : "", note,
      ],
    })),
  };
}
