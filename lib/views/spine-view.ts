import type { Figure } from "../analysis/figure";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { LimitsAt } from "../analysis/limits-at";
import * as messages from "../i18n/messages/spine";
import { translator, type Translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import type { Spread } from "../statistics/spread";
import { countAreas, levelWord } from "./area-words";
import { figureText, type Writer } from "./figure-text";
import { inSentence, joinNames } from "./names";

/** Where a value lies in its row: −1 the left end, 0 the area above, 1 the right end. */
export type Place = number;

export type SpineDot = { at: Place; /** Plain also where nothing is judged. */ reach: "plain" | "outside" | "far"; tone: "behind" | "better" | "neutral" };
export type SpineRow = {
  id: string;
  label: string;
  own: string;
  above: string;
  dot?: SpineDot;
  /** From and to, at 95 % and at 99.8 %. */
  limits?: { inner: [Place, Place]; outer: [Place, Place] };
  /** Lowest, quartiles and highest of the similar villages, from left to right. */
  spread?: [Place, Place, Place, Place, Place];
  target?: Place;
};
export type SpineGroup = { label: string; left: string; right: string; rows: SpineRow[] };

/** One village in all indicators beside the area above it, chance, and villages like it. */
export type SpineView = {
  title: string;
  subtitle: string;
  alt: string;
  note: string;
  columns: { indicator: string; own: string; above: string };
  groups: SpineGroup[];
  key: { inside: string; outside: string; far: string; limits: [string, string]; spread?: string; target?: string };
};

export type SpineLine = { indicator: Indicator; figure: DisclosedFigure; above: DisclosedFigure; limits?: LimitsAt; spread?: Spread; target?: number };
/** How the villages beside it were chosen. */
export type Beside = { kind: "siblings" | "similar"; n: number; method?: string };
export type SpineQuestion = { lines: readonly SpineLine[]; areaName: string; aboveName: string; level: string; period: string; beside?: Beside; writer: Writer };

type T = Translator<typeof messages.zhCN>;
type Found = { line: SpineLine; row: SpineRow };

/** Rows by class: what has a better side has it on the right, everything else has higher on the right; described rows carry no verdict. */
export function spineView({ lines, areaName, aboveName, level, period, beside, writer }: SpineQuestion): SpineView {
  const t: T = translator(writer.locale, messages);
  const found = lines.map((line): Found => ({ line, row: rowOf(line, writer) }));
  const title = titleOf(found, aboveName, t, writer);
  const parts = { area: areaName, above: aboveName, period };
  const kind = beside && t(`kind_${beside.kind}`, parts);
  const others = beside && (beside.kind === "similar" ? t("beside_similar", { n: String(beside.n) }) : t("beside_siblings", { above: aboveName, count: countAreas(beside.n, level, writer.locale) }));
  const note = [t("note", { level: levelWord(level, writer.locale) }), ...(beside?.method ? [beside.method] : [])].join(writer.locale === "en" ? " " : "");
  return {
    title, alt: title, note, subtitle: others ? t("subtitle", { ...parts, beside: others }) : t("subtitleAlone", parts),
    columns: { indicator: t("columnIndicator"), own: areaName, above: aboveName },
    groups: (["scored", "neutral", "described"] as const).flatMap((name) => {
      const rows = found.filter(({ line }) => line.indicator.class === name).map(({ row }) => row);
      const [left, right] = name === "scored" ? [t("sideWorse"), t("sideBetter")] : [t("sideLower"), t("sideHigher")];
      return rows.length > 0 ? [{ label: t(name), left, right, rows }] : [];
    }),
    key: { inside: t("keyInside", parts), outside: t("keyOutside"), far: t("keyFar"), limits: ["95%", "99.8%"], ...(kind && found.some(({ row }) => row.spread) ? { spread: t("keySpread", { kind }) } : {}), ...(found.some(({ row }) => row.target !== undefined) ? { target: t("keyTarget") } : {}) },
  };
}

function rowOf({ indicator, figure, above, limits, spread, target }: SpineLine, writer: Writer): SpineRow {
  const row: SpineRow = { id: indicator.id, label: indicator.label[writer.locale], own: written(figure, indicator, writer), above: written(above, indicator, writer) };
  if (above.status !== "ok") return row;
  const sign = indicator.better === "lower" ? -1 : 1;
  const away = (value: number) => sign * (value - above.value);
  const half = halfOf({ figure, limits, spread, target }, away);
  if (half === undefined) return row;
  const place = (value: number): Place => Math.min(1, Math.max(-1, away(value) / half));
  const span = ({ lower, upper }: { lower: number; upper: number }): [Place, Place] => (sign > 0 ? [place(lower), place(upper)] : [place(upper), place(lower)]);
  if (figure.status === "ok") row.dot = { at: place(figure.value), ...verdict(figure.value, indicator, limits) };
  if (limits) row.limits = { inner: span(limits.inner), outer: span(limits.outer) };
  if (spread) {
    const places = [spread.lowest, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.highest].map(place);
    row.spread = (sign > 0 ? places : places.reverse()) as SpineRow["spread"]; // five in, five out
  }
  if (target !== undefined && Math.abs(away(target)) <= half) row.target = place(target);
  return row;
}

/** Half the width of a row: all that is drawn fits, the outer limits and a far target cut off. Nothing to compare with, no scale. */
function halfOf({ figure, limits, spread, target }: Pick<SpineLine, "figure" | "limits" | "spread" | "target">, away: (value: number) => number): number | undefined {
  if (!limits && !spread) return undefined;
  const ends = [...(figure.status === "ok" ? [figure.value] : []), ...(spread ? [spread.lowest, spread.highest] : []), ...(limits ? [limits.inner.lower, limits.inner.upper] : [])];
  const half = Math.max(...ends.map((end) => Math.abs(away(end))).filter(Number.isFinite), 0);
  const aim = target === undefined ? 0 : Math.abs(away(target));
  return (aim <= half * 2 ? Math.max(half, aim) : half) * 1.04 || 1;
}

const written = (figure: Figure, indicator: Indicator, writer: Writer): string => {
  const { text, sign } = figureText(figure, indicator.display, writer);
  return text + sign;
};

/** A described indicator is never judged, so its dot is plain wherever it lies. */
function verdict(value: number, indicator: Indicator, limits: LimitsAt | undefined): Omit<SpineDot, "at"> {
  if (!isComparable(indicator) || !limits) return { reach: "plain", tone: "neutral" };
  const { inner, outer } = limits;
  const reach = value < outer.lower || value > outer.upper ? "far" : value < inner.lower || value > inner.upper ? "outside" : "plain";
  if (reach === "plain" || indicator.better === undefined) return { reach, tone: "neutral" };
  return { reach, tone: value > inner.upper === (indicator.better === "higher") ? "better" : "behind" };
}

const MOST_NAMED = 3;
type Side = "worse" | "better" | "lower" | "higher";
const SIDES: readonly Side[] = ["worse", "better", "lower", "higher"];

/** Worse first, the furthest out first in each; what is described is neither counted nor named. */
function titleOf(found: readonly Found[], above: string, t: T, { locale }: Writer): string {
  const judged = found.filter(({ line, row }) => isComparable(line.indicator) && row.dot && row.limits);
  const outside = judged.filter(({ row }) => row.dot!.reach !== "plain");
  if (judged.length === 0) return t("titleNone", { above });
  if (outside.length === 0) return t("titleInside", { n: String(judged.length), above });
  const list = SIDES.flatMap((side) => {
    const labels = outside.filter(({ row }) => sideOf(row.dot!) === side).sort((one, two) => Number(two.row.dot!.reach === "far") - Number(one.row.dot!.reach === "far")).map(({ row }) => inSentence(row.label, locale, "inner"));
    if (labels.length === 0) return [];
    const named = labels.length > MOST_NAMED ? t("more", { labels: labels.slice(0, MOST_NAMED).join(locale === "en" ? ", " : "、"), n: String(labels.length) }) : joinNames(labels, locale);
    return [t(side, { labels: named })];
  }).join(t("join"));
  const rest = judged.length - outside.length;
  return rest > 0 ? t("titleOutside", { above, list, rest: String(rest) }) : t("titleAllOutside", { above, list });
}

const sideOf = ({ tone, at }: SpineDot): Side => (tone === "behind" ? "worse" : tone === "better" ? "better" : at < 0 ? "lower" : "higher");
