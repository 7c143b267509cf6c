import type { CleanUpYear } from "../analysis/quality/clean-up";
import type { DisclosedFigure } from "../analysis/disclosure";
import { COUNT, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/quality-page";
import { translator, type Translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import { cellOf } from "../views/flow-view";
import type { SeriesView } from "../views/series-view";
import type { StockView } from "../views/stock-view";
import { seriesPoints } from "../views/year-series";
import { sourceFor } from "./movement-charts";
import type { PageFrame } from "./page-frame";

type T = Translator<typeof messages.zhCN>;

/** Completeness over the years, where two are known; from the first year that was checked. */
export function completeChart({ areaName, year, writer }: PageFrame, indicator: Indicator, figures: readonly DisclosedFigure[]): SeriesView | undefined {
  const from = figures.findIndex(({ status }) => status === "ok");
  const shown = from < 0 ? [] : figures.slice(from);
  if (shown.filter(({ status }) => status === "ok").length < 2) return undefined;
  const t: T = translator(writer.locale, messages);
  const last = shown.at(-1)!;
  const title = last.status === "ok" ? t("completeChart", { year: String(year), value: formatWithSign(last.value, indicator.display) }) : t("completeChartNone");
  return { title, alt: title, subtitle: t("completeSubtitle", { area: areaName }), as: "line", points: seriesPoints({ indicator, figures: shown, ...writer }), format: indicator.display };
}

/** Births by when they happened and by when they were entered, two lines from zero; where they part it is late entry. */
export function cleanUpChart(frame: PageFrame, all: readonly CleanUpYear[]): StockView | undefined {
  const years = all.filter(({ year }) => year <= frame.year);
  if (years.filter(({ happened, entered }) => happened.status === "ok" && entered.status === "ok").length < 2) return undefined;
  const { writer, areaName } = frame;
  const t: T = translator(writer.locale, messages);
  const change = years.at(-1)!.change;
  const title = change ? t("cleanUpChart", { year: String(years.at(-1)!.year), entered: difference(change.entered, t), happened: difference(change.happened, t) }) : t("cleanUpChartPlain");
  const line = (label: string, whole: boolean, of: (year: CleanUpYear) => DisclosedFigure) => ({ label, whole, points: years.map((year) => ({ at: year.year * 12, ...cellOf(of(year), writer) })) });
  return {
    title, alt: title, subtitle: t("cleanUpSubtitle", { area: areaName }), note: t("cleanUpNote") + (writer.locale === "en" ? " " : "") + sourceFor(frame, `${years[0]!.year}—${years.at(-1)!.year}`),
    lines: [line(t("lineHappened"), true, ({ happened }) => happened), line(t("lineEntered"), false, ({ entered }) => entered)],
    ticks: years.map(({ year }) => ({ at: year * 12, label: String(year) })),
  };
}

function difference(value: number, t: T): string {
  if (value === 0) return t("same");
  return t(value > 0 ? "more" : "fewer", { n: formatNumber(Math.abs(value), COUNT) });
}
