import { periodOf, type Pool } from "../analysis/pooled-years";
import { formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/sex-ratio";
import * as overview from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import type { CaterpillarView } from "../views/caterpillar-view";
import { distributionView, type DistributionView } from "../views/distribution-view";
import { figureText, type FigureText } from "../views/figure-text";
import { intervalRows } from "../views/interval-row";
import { inSentence, joinNames } from "../views/names";
import { reported } from "../views/people-series";
import type { SeriesView } from "../views/series-view";
import { windowWords } from "../views/sex-ratio-findings";
import { seriesPoints } from "../views/year-series";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { Locale } from "../base/locale";
import type { Indicator } from "../indicators/indicator";
import type { Made } from "./get-sex-ratio-page";
import { titleOf } from "./page-shell";

/** Where the numbers of a window come from. */
export function sourceText({ frame, facts }: Pick<Made, "frame" | "facts">): string {
  return translator(frame.locale, overview)("source", { title: titleOf(frame), period: periodOf(facts.year, facts.pool).replace("..", frame.locale === "en" ? "–" : "—") });
}

export type OrdersPart = { chart?: CaterpillarView; none?: string; table?: { title: string; columns: { id: string; label: string }[]; colYear: string; rows: { label: string; year: number; pool: Pool; cells: FigureText[] }[] } };

/** With fewer births the interval of an order would push all others to the edge. */
const FEWEST_DRAWN = 50;

/** Ratios by birth order, in the order of births: described, so in one colour and without a band beside them. */
export function ordersPart({ frame: { locale, areaName, writer }, facts }: Made): OrdersPart | undefined {
  const t = translator(locale, messages);
  const known = facts.years.filter((_, at) => facts.orders.some(({ single }) => single[at]!.status !== "missing"));
  if (known.length === 0) return { none: t("ordersNone") };
  const names = [t("order1"), t("order2"), t("order3")];
  const { indicator } = facts.orders[0]!;
  const figures = facts.orders.map(({ pooled }, at) => ({ code: String(at + 1), name: names[at]!, figure: pooled }));
  const enough = figures.filter(({ figure: { status, exposure = 0 } }) => status === "ok" && exposure >= FEWEST_DRAWN);
  const few = figures.filter((one) => one.figure.status === "ok" && !enough.includes(one)).map(({ name }) => name);
  const rows = intervalRows(enough, undefined);
  const window = windowWords(facts.pool, facts.year, t);
  const title = t("ordersTitle", { window, list: rows.map(({ name, value }) => `${inSentence(name, locale, "inner")} ${formatWithSign(value, indicator.display)}`).join(locale === "en" ? ", " : "、") });
  return {
    ...(rows.length > 0 ? { chart: { title, alt: title, subtitle: t("ordersSubtitle", { area: areaName }), ...(few.length > 0 ? { note: t("ordersFew", { names: joinNames(few, locale), n: String(FEWEST_DRAWN) }) } : {}), rows, references: [], format: indicator.display, bounds: { lower: 0 } } } : { none: t("ordersNone") }),
    table: {
      title: t("ordersTable"), colYear: t("colYear"), columns: facts.orders.map((order, at) => ({ id: order.indicator.id, label: names[at]! })),
      rows: [
        ...(facts.pool > 1 ? [{ label: window, year: facts.year, pool: facts.pool, cells: facts.orders.map((order) => figureText(order.pooled, order.indicator.display, writer)) }] : []),
        ...known.map((year) => ({ label: String(year), year, pool: 1 as const, cells: facts.orders.map((order) => figureText(order.single[facts.years.indexOf(year)]!, order.indicator.display, writer)) })),
      ],
    },
  };
}

export type CompletePart = { view?: SeriesView; missing?: string };

/** How complete the reporting of births is, year by year: beside the ratio, whatever that says. */
export function completePart({ frame: { ledger, locale, areaName, writer }, facts }: Made): CompletePart {
  const t = translator(locale, messages);
  const view = lineOf({ indicator: ledger.registry.get("completeness"), figures: facts.completeness, subtitle: t("completeSubtitle", { area: areaName }), title: (value) => t("completeTitle", { value }), writer });
  return view ? { view } : { missing: t("completeMissing") };
}

/** First to last year of figures in the order of years; a single one is no span. */
export function yearSpan(figures: readonly { period: string }[], locale: Locale): string {
  const [from = "", to = ""] = [figures[0]?.period, figures.at(-1)?.period];
  return from === to ? from : `${from}${locale === "en" ? "–" : "—"}${to}`;
}

/** The sex ratio of small children, where the ledger has them. */
export function childPart({ frame: { ledger, locale, areaName, writer }, facts }: Made): SeriesView | undefined {
  const t = translator(locale, messages);
  const known = facts.children.filter(({ status }) => status === "ok");
  const parts = { area: areaName, span: yearSpan(known, locale) };
  // Of 0–14 it says little of births: shown on /people.
  if (facts.childAges !== "0-4") return undefined;
  return lineOf({ indicator: ledger.registry.get("child-sex-ratio"), figures: facts.children, subtitle: t("childSubtitle", parts), title: (value) => t("childTitle", { value }), writer });
}

type Line = { indicator: Indicator; figures: readonly DisclosedFigure[]; subtitle: string; title(value: string): string; writer: Made["frame"]["writer"] };

export function lineOf({ indicator, figures, subtitle, title, writer }: Line): SeriesView | undefined {
  const shown = reported(figures);
  const last = [...shown].reverse().find(({ status }) => status === "ok");
  if (last?.status !== "ok") return undefined;
  const text = title(`${formatWithSign(last.value, indicator.display)}${writer.locale === "en" ? ` (${last.period})` : `（${last.period} 年）`}`);
  const points = seriesPoints({ indicator, figures: shown, ...writer });
  const known = points.filter(({ status }) => status !== "missing");
  return { title: text, alt: text, subtitle, as: "line", points: known.length * 2 < points.length ? known : points, format: indicator.display };
}

/** Whether areas differ more than chance makes them. */
export function spreadPart(made: Made): DistributionView | undefined {
  const { frame: { locale, areaName }, facts: { spread, pool, year } } = made;
  return spread && distributionView({ ...spread, period: windowWords(pool, year, translator(locale, messages)), areaName, source: sourceText(made), locale });
}
