import { readAnswers } from "../analysis/answers";
import type { Area } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { OpenLedger } from "../analysis/open-ledger";
import { formatYear, RATIO, formatInterval, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/sex-ratio";
import * as overview from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { AGE_ZERO_RATIO } from "../indicators/age-zero";
import { countAreas, sharedLevel } from "../views/area-words";
import type { CaterpillarView } from "../views/caterpillar-view";
import { comparedChart } from "../views/compared-chart";
import { figureText, type FigureText } from "../views/figure-text";
import type { Findings } from "../views/findings";
import { basisOf, said, spoken, type Basis } from "../views/said";
import { intervalRows } from "../views/interval-row";
import { asSentence, nameOf } from "../views/names";
import type { SeriesView } from "../views/series-view";
import type { Made } from "./get-sex-ratio-page";
import { lineOf, yearSpan } from "./sex-ratio-charts";
import { titleOf } from "./page-shell";
import type { RatioFacts } from "./sex-ratio-facts";

/** What stands in for the sex ratio at birth where a census is all there is: described, never judged. */
export type ProxyPart = {
  /** The year of chart and table. */
  year?: number;
  chart?: CaterpillarView;
  own?: SeriesView;
  child?: SeriesView;
  definition: string;
  table?: { title: string; columns: string[]; rows: { code: string; name: string; href: string; ageZero: FigureText; child: FigureText }[] };
};

const MOST_CHILDREN = 60;

export async function proxyOf(made: Made): Promise<{ findings: Findings; proxy: ProxyPart }> {
  const { frame: { ledger, locale, areaName, writer }, facts } = made;
  const t = translator(locale, messages);
  const child = ledger.registry.get("child-sex-ratio");
  const at = lastOk(facts.ageZero) ?? lastOk(facts.children);
  if (at === undefined) return { findings: spoken(said(t("proxyNone", { area: areaName, year: String(facts.year) })), [said(t("proxyNoneNext"))]), proxy: { definition: asSentence(AGE_ZERO_RATIO.definition[locale]) } };
  const year = facts.years[at]!;
  const own = lineOf({ indicator: AGE_ZERO_RATIO, figures: facts.ageZero, subtitle: t("proxySeriesSubtitle", { area: areaName }), title: (value) => t("proxySeries", { value }), writer });
  const known = facts.children.filter(({ status }) => status === "ok");
  const children = lineOf({ indicator: child, figures: facts.children, subtitle: t(facts.childAges === "0-4" ? "childSubtitle" : "childSubtitleCoarse", { area: areaName, span: yearSpan(known, locale) }), title: (value) => t("childTitle", { value }), writer });
  return { findings: findingsOf(made, at), proxy: { year, definition: asSentence(AGE_ZERO_RATIO.definition[locale]), ...(own ? { own } : {}), ...(children ? { child: children } : {}), ...(await belowOf(made, year)) } };
}

/** The same of areas below, in the last year that the area itself has a proxy of. */
export async function ageZeroBelow(ledger: OpenLedger, facts: Pick<RatioFacts, "ageZero" | "children" | "years">, areas: readonly Area[]): Promise<DisclosedFigure[]> {
  const at = lastOk(facts.ageZero) ?? lastOk(facts.children);
  if (at === undefined || areas.length === 0) return [];
  const year = facts.years[at]!;
  const answers = await readAnswers(ledger, { indicators: [AGE_ZERO_RATIO], areas, years: [year], before: false });
  return areas.map((area) => answers.figure(AGE_ZERO_RATIO, area, year, { change: false }));
}

const lastOk = (figures: readonly DisclosedFigure[]): number | undefined => {
  const at = figures.findLastIndex(({ status }) => status === "ok");
  return at < 0 ? undefined : at;
};

function findingsOf({ frame: { ledger, locale }, facts }: Made, at: number): Findings {
  const t = translator(locale, messages);
  const value = (figure: DisclosedFigure) => (figure.status === "ok" ? `${formatNumber(figure.value, RATIO)}${figure.interval ? ` ${formatInterval(figure.interval, RATIO)}` : ""}` : "");
  const [zero, child] = [facts.ageZero[at]!, facts.children[at]!];
  const year = String(facts.years[at]!);
  const [zeroBasis, childBasis] = [AGE_ZERO_RATIO, ledger.registry.get("child-sex-ratio")].map((indicator) => basisOf(indicator, locale, { year: facts.years[at]! })) as [Basis, Basis]; // one for each of the two
  return spoken(said(t(zero.status === "ok" ? "proxyHead" : "proxyChildOnly", { year, value: value(zero.status === "ok" ? zero : child) }), zero.status === "ok" ? zeroBasis : childBasis), [
    ...(zero.status === "ok" && child.status === "ok" ? [said(t("proxyChild", { value: value(child) }), childBasis)] : []), said(t("proxyLead")),
  ]);
}

/** The areas directly below, in code order. */
async function belowOf({ frame, links }: Made, year: number): Promise<Pick<ProxyPart, "chart" | "table">> {
  const { ledger, area, areaName, locale, writer } = frame;
  const t = translator(locale, messages);
  const child = ledger.registry.get("child-sex-ratio");
  const areas = ledger.tree.children(area).slice(0, MOST_CHILDREN);
  if (areas.length === 0) return {};
  const [zero, children] = await Promise.all([AGE_ZERO_RATIO, child].map((indicator) => readAnswers(ledger, { indicators: [indicator], areas: [area, ...areas], years: [year], before: false })));
  const figures = areas.map((one) => ({ code: one.code, name: nameOf(one, locale), figure: zero!.figure(AGE_ZERO_RATIO, one, year, { change: false }) }));
  const rows = intervalRows(figures, undefined);
  const own = zero!.figure(AGE_ZERO_RATIO, area, year, { change: false });
  const source = translator(locale, overview)("source", { title: titleOf(frame), period: formatYear(year, ledger.entry.statYearStart, locale) });
  const chart = rows.length > 1 ? comparedChart({ indicator: AGE_ZERO_RATIO, rows, areaName, level: sharedLevel(areas), leftOut: figures.length - rows.length, source, locale, keepOrder: true, ...(own.status === "ok" ? { own: own.value } : {}) }) : undefined;
  return {
    ...(chart ? { chart: { ...chart, title: t("proxyTitle", { count: countAreas(rows.length, sharedLevel(areas), locale) }) } } : {}),
    table: {
      title: t("proxyTable"), columns: [t("colArea"), t("colAgeZero"), t("colInterval"), t("colChild"), t("colInterval")],
      rows: figures.map(({ code, name, figure }, at) => ({ code, name, href: links.area(code), ageZero: figureText(figure, AGE_ZERO_RATIO.display, writer), child: figureText(children!.figure(child, areas[at]!, year, { change: false }), child.display, writer) })),
    },
  };
}
