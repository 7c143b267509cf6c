import { funnelAround, type Comparison, type DetailedRow } from "../analysis/comparison";
import type { DisclosedFigure } from "../analysis/disclosure";
import { sumsOf } from "../analysis/figure-line";
import { readGeometry } from "../analysis/geometry";
import { periodOf } from "../analysis/pooled-years";
import type { ChartView } from "../charts/chart-svg";
import { formatYear } from "../i18n/format";
import * as comparisonMessages from "../i18n/messages/comparison";
import * as overview from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import type { CaterpillarView } from "../views/caterpillar-view";
import { comparedChart } from "../views/compared-chart";
import { birthsToJudge } from "../views/enough-births";
import { funnelAid, type FunnelAid } from "../views/funnel-aid";
import { funnelView, type FunnelView } from "../views/funnel-view";
import type { IntervalRow, NamedFigure } from "../views/interval-row";
import { mapView } from "../views/map-view";
import { nameOf } from "../views/names";
import { sparkViews, type SparkView } from "../views/spark-view";
import { tileGridView } from "../views/tile-grid-view";
import type { Beside } from "./compare-against";
import { tenYears, type PageFrame } from "./page-frame";
import { titleOf } from "./page-shell";

export type ChartsQuestion = { comparison: Comparison; beside: Beside; own: DisclosedFigure; rows: readonly IntervalRow[]; leftOut: number; level: string; sort: "code" | "value" };

export const sourceOf = (frame: PageFrame, { year, pool }: Comparison["question"]): string => {
  const { ledger: { entry }, locale } = frame;
  const period = pool === 1 ? formatYear(year, entry.statYearStart, locale) : periodOf(year, pool).replace("..", "—");
  return translator(locale, overview)("source", { title: titleOf(frame), period });
};

/** The interval chart of one page's rows, with group letters. */
export function intervalChart(frame: PageFrame, { comparison, beside, own, rows, leftOut, level, sort }: ChartsQuestion): CaterpillarView | undefined {
  if (rows.length < 2) return undefined;
  const { indicator } = comparison.question;
  const described = !isComparable(indicator);
  // What is only described shows no tier and no one standing out: the rows keep code order and one colour.
  const drawn = described ? rows.map((row) => ({ ...row, standing: "apartNot" as const, tone: "neutral" as const })) : rows;
  const isSet = beside.kind === "similar" || beside.kind === "group";
  const value = isSet ? (beside.reference ? beside.reference.lower : undefined) : own.status === "ok" && indicator.formula.kind !== "count" ? own.value : undefined;
  const chart = comparedChart({
    indicator, rows: drawn, reference: beside.reference, areaName: beside.name, level, leftOut, source: sourceOf(frame, comparison.question), locale: frame.locale,
    keepOrder: described || sort === "code", ...(value === undefined ? {} : { own: value }),
  });
  return rows.some(({ letters }) => letters) ? { ...chart, lettersHead: translator(frame.locale, comparisonMessages)("lettersHead") } : chart;
}

export type FunnelPart = { view?: FunnelView; sentence?: string; aid?: FunnelAid; /** How many areas lie outside the outer limits. */ outside?: number };

/** The funnel of all areas compared, or the sentence why there is none, and how to read it. */
export function funnelPart(frame: PageFrame, { comparison, beside, level }: ChartsQuestion): FunnelPart {
  const { indicator } = comparison.question;
  const { tree } = frame.ledger;
  const funnel = funnelAround(comparison, beside.centre);
  const centreName = beside.centre?.kind === "similar" || beside.centre?.kind === "group" ? beside.name : frame.areaName;
  const enough = indicator.id === "sex-ratio-at-birth" ? { enough: birthsToJudge(frame.ledger.config.normalSexRatio[1]) } : {};
  const made = funnelView({ ...enough, indicator, funnel, nameOf: (code) => nameOf(tree.find(code).area, frame.locale), centreName, level, left: comparison.counts, source: sourceOf(frame, comparison.question), writer: frame.writer });
  const aid = funnelAid(funnel, indicator, centreName, frame.writer);
  return { ..."view" in made ? { view: made.view } : { sentence: made.sentence }, ...(aid ? { aid } : {}), ...(funnel.status === "ok" ? { outside: funnel.points.filter(({ flag }) => flag.endsWith("998")).length } : {}) };
}

/** Above so many areas a map of them says nothing and weighs much. */
const MOST_ON_MAP = 400;

/** Map where the snapshot has a geometry, else a grid of tiles. */
export async function mapPart(frame: PageFrame, { comparison, beside, level }: ChartsQuestion): Promise<ChartView | undefined> {
  const { all, shrunken, question: { indicator } } = comparison;
  if (all.length < 2 || all.length > MOST_ON_MAP) return undefined;
  const { tree } = frame.ledger;
  const areas = all.map(({ area, figure }) => {
    const parent = tree.parent(area);
    const standing: NamedFigure["figure"] = { ...figure, ...shrunken(area) };
    return { code: area.code, name: nameOf(area, frame.locale), figure: figure.status === "ok" ? standing : figure, ...(parent ? { parent: { code: parent.code, name: nameOf(parent, frame.locale) } } : {}) };
  });
  const isSet = beside.kind === "similar" || beside.kind === "group";
  const question = { indicator, areas, ...(beside.reference ? { reference: beside.reference } : {}), ...(isSet ? { referenceName: beside.name } : {}), areaName: frame.areaName, level, source: sourceOf(frame, comparison.question), writer: frame.writer };
  const map = mapView({ ...question, geometry: await readGeometry(frame.ledger) });
  return map ? { kind: "map", view: map } : { kind: "tiles", view: tileGridView(question) };
}

/** The last ten years of which the snapshot has all that the indicator is made of. */
export function sparkYears(frame: PageFrame, { formula }: Indicator): number[] {
  const cells = sumsOf(formula).flat().map(({ measure }) => measure);
  const spans = [...cells, ...(formula.kind === "rate" || formula.kind === "difference" ? ["population"] : [])].map((measure) => frame.ledger.periods.get(measure));
  return tenYears(frame).filter((year) => spans.every((span) => span !== undefined && year >= span.first && year <= span.last));
}

/** The single years of each row as small lines. */
export function sparksOf({ locale }: PageFrame, { indicator }: Comparison["question"], rows: readonly DetailedRow[], years: readonly number[]): Map<string, SparkView> {
  return years.length < 2 ? new Map<string, SparkView>() : sparkViews(rows.map(({ area, earlier }) => ({ code: area.code, figures: earlier })), indicator, years, locale);
}
