import type { Funnel, FunnelFlag } from "../analysis/funnel";
import { formatNumber, formatWithSign, type NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/funnel";
import { translator, type Translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { FUNNEL_LEVELS } from "../statistics/funnel-limits";
import { countAreas } from "./area-words";
import type { Writer } from "./figure-text";
import { toneOf, type IntervalRow } from "./interval-row";
import { joinNames } from "./names";

export type FunnelDot = { code: string; /** Its name, for those who point at it. */ hint: string; x: number; y: number; flag: FunnelFlag; tone: IntervalRow["tone"]; /** Of those outside 99.8 % only. */ name?: string };
export type FunnelLine = { label: string; dashed: boolean; at: readonly { x: number; lower: number; upper: number }[] };

/** What a funnel plot says: size across, value up, limits round a centre line. */
export type FunnelView = {
  title: string;
  subtitle: string;
  alt: string;
  note?: string;
  /** Those drawn singly; with a cloud only the ones outside the outer limits. */
  dots: readonly FunnelDot[];
  /** All of many areas, to be drawn as density. */
  cloud?: { x: Float64Array; y: Float64Array };
  centre: { value: number; label: string };
  lines: readonly FunnelLine[];
  size: { label: string; log: boolean; min: number; max: number };
  format: NumberFormat;
  bounds: { lower: number; upper?: number };
};

export type FunnelQuestion = {
  indicator: Indicator;
  funnel: Funnel;
  /** Name of an area in the reader's language. */
  nameOf(code: string): string;
  /** What the limits stand round, where that is no target. */
  centreName: string;
  level: string;
  /** Below this size an area is not judged, whatever side it lies on: births needed for a sex ratio. */
  enough?: number;
  /** Areas without a figure, by reason. */
  left: { suppressed: number; missing: number; undefined: number };
  source: string;
  writer: Writer;
};

/** Above so many areas the plot is a density, and only those outside the outer limits are dots. */
export const MOST_DOTS = 2000;
/** Dots drawn on top of a density, and names written in a note. */
const MOST_OUTSIDE = 300;
const MOST_NAMES = 12;
const LABELLED_IN_NOTE = 3;

export type Drawn = Extract<Funnel, { status: "ok" }>;
const isOuter = ({ flag }: { flag: FunnelFlag }): boolean => flag === "low998" || flag === "high998";

/** The funnel of a comparison as a picture, or the sentence why there is none. */
export function funnelView(question: FunnelQuestion): { view: FunnelView } | { sentence: string } {
  const { funnel, indicator, centreName, writer: { locale } } = question;
  const t: T = translator(locale, messages);
  if (funnel.status === "none") return { sentence: t(`none_${funnel.reason}`, { indicator: indicator.label[locale], area: centreName }) };
  const { points, centre, kind } = funnel;
  const dense = points.length > MOST_DOTS;
  const outside = points.filter(isOuter);
  const drawn = dense ? farthest(funnel, outside, isComparable(indicator)) : points;
  const size = sizeOf(points, t(`size_${kind}`));
  const value = formatWithSign(centre.value, indicator.display);
  const title = titleOf(question, points.length, outside, t);
  return {
    view: {
      title, alt: title, size, format: indicator.display,
      subtitle: t("subtitle", { indicator: indicator.label[locale], sign: indicator.display.sign ? `${locale === "en" ? ", " : "，"}${indicator.display.sign}` : "", count: countAreas(points.length, question.level, locale), size: size.label, log: size.log ? t("log") : "", around: t(`around_${centre.kind}`, { name: centreName }) }),
      note: notesOf(question, funnel, { outside, drawn: drawn.length, dense }, t).join(locale === "en" ? " " : ""),
      dots: drawn.map(({ code, size: x, value: y, flag }) => ({ code, hint: question.nameOf(code), x, y, flag, tone: x < (question.enough ?? 0) ? ("neutral" as const) : toneAt(flag, indicator), ...(isOuter({ flag }) ? { name: question.nameOf(code) } : {}) })),
      ...(dense ? { cloud: { x: Float64Array.from(points, (point) => point.size), y: Float64Array.from(points, (point) => point.value) } } : {}),
      centre: { value: centre.value, label: centre.kind === "target" ? t("lineTarget", { value }) : t("lineCentre", { name: centreName, value }) },
      lines: [{ label: t("inner"), dashed: false, at: curve(funnel, size, FUNNEL_LEVELS.inner) }, { label: t("outer"), dashed: true, at: curve(funnel, size, FUNNEL_LEVELS.outer) }],
      bounds: kind === "share" ? { lower: 0, upper: 1 } : { lower: 0 },
    },
  };
}

type T = Translator<typeof messages.zhCN>;

/** What is described has no side: every dot is ink. */
function toneAt(flag: FunnelFlag, { better }: Indicator): IntervalRow["tone"] {
  return isOuter({ flag }) ? toneOf(flag === "low998" ? "below" : "above", better) : "neutral";
}

/** Of too many outside: the ones furthest out; what is described keeps code order, for distance would be an order by value. */
function farthest({ centre }: Drawn, outside: readonly Drawn["points"][number][], comparable: boolean): readonly Drawn["points"][number][] {
  if (outside.length <= MOST_OUTSIDE) return outside;
  if (!comparable) return outside.slice(0, MOST_OUTSIDE);
  const far = ({ size, value }: { size: number; value: number }) => Math.abs(value - centre.value) * Math.sqrt(size);
  return [...outside].sort((one, two) => far(two) - far(one)).slice(0, MOST_OUTSIDE);
}

function titleOf({ indicator, nameOf, level, writer: { locale } }: FunnelQuestion, all: number, outside: readonly { code: string }[], t: T): string {
  const label = indicator.label[locale];
  const count = (n: number) => countAreas(n, level, locale);
  if (!isComparable(indicator)) return t("titleDescribed", { indicator: label, count: count(all), inside: String(all - outside.length) });
  if (outside.length === 0) return t("titleInside", { indicator: label, count: count(all) });
  if (outside.length <= LABELLED_IN_NOTE) return t("titleNames", { indicator: label, names: joinNames(outside.map(({ code }) => nameOf(code)), locale) });
  return t("titleMany", { indicator: label, count: count(outside.length) });
}

type Said = { outside: readonly { code: string }[]; drawn: number; dense: boolean };

function notesOf({ indicator, nameOf, enough, left, level, source, writer: { locale } }: FunnelQuestion, { spread }: Drawn, { outside, drawn, dense }: Said, t: T): string[] {
  const two = { scale: 1, sign: "", decimals: 1 } as const;
  const parts = (["suppressed", "missing", "undefined"] as const).flatMap((kind) => (left[kind] > 0 ? [t(`left_${kind}`, { n: countAreas(left[kind], level, locale) })] : []));
  const names = outside.slice(0, MOST_NAMES).map(({ code }) => nameOf(code));
  return [
    ...(spread.applies ? [t("noteSpread", { phi: formatNumber(spread.phi, two), factor: formatNumber(spread.factor, two) })] : []),
    ...(dense ? [t("noteDensity", { shown: outside.length > drawn ? t("noteDensityShown", { n: String(drawn) }) : "" })] : []),
    ...(outside.length > LABELLED_IN_NOTE ? [t("noteUnlabelled", { names: `${joinNames(names, locale)}${outside.length > names.length ? t("noteMore", { n: String(outside.length) }) : ""}` })] : []),
    ...(outside.length > 0 && (indicator.better === undefined || enough !== undefined) ? [t("noteNeutral")] : []),
    ...(parts.length > 0 ? [t("noteLeftOut", { parts: parts.join(locale === "en" ? ", " : "，") })] : []),
    source,
  ];
}

/** One village larger than the rest together would push the others to the edge: then sizes stand on a log scale. */
const WIDE = 12;

function sizeOf(points: readonly { size: number }[], label: string): FunnelView["size"] {
  const sizes = Float64Array.from(points, ({ size }) => size).sort();
  const [min, median, max] = [sizes[0]!, sizes[sizes.length >> 1]!, sizes.at(-1)!];
  return { label, log: max > WIDE * median || max > 50 * min, min, max };
}

const STEPS = 40;

function curve({ limits }: Drawn, { log, min, max }: FunnelView["size"], level: number): FunnelLine["at"] {
  // One area alone has no breadth: the funnel is drawn from half to one and a half of its size.
  const [from, to] = min === max ? [min / 2, min * 1.5] : [min, max];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    // Limits bend most where areas are small: steps are even on the log scale, whatever the axis.
    const x = log || from > 0 ? from * (to / from) ** (step / STEPS) : from + ((to - from) * step) / STEPS;
    return { x, ...limits(x, level) };
  });
}
