import type { Balance, BalanceMeasure } from "../analysis/balance";
import type { FifthChanges } from "../analysis/fifth-changes";
import type { BalanceLine } from "../analysis/read-balance";
import type { Locale } from "../base/locale";
import { COUNT, formatInterval, formatNumber, formatWithSign, PERCENT, type NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/balance";
import { translator, type Translator } from "../i18n/translator";
import type { Comparable } from "../indicators/indicator";
import { countAreas } from "./area-words";
import { giniOfYear, INDEX, index, rangeText, standingOf, TIMES, valueFormat } from "./balance-text";
import { nameOf } from "./names";
import type { SparkView } from "./spark-view";

type T = Translator<typeof messages.zhCN>;
export type MeasureRow = { id: string; label: string; value: string; interval: string; chance: string; verdict: string };
export type MeasureTable = { title: string; subtitle: string; columns: string[]; rows: MeasureRow[] };
export type YearTable = { title: string; columns: string[]; rows: { year: number; cells: string[] }[] };
export type MoveRow = { code: string; name: string; hint?: string; move: string; chance: string };
export type MovesView = { title: string; sentences: string[]; columns: string[]; rows: MoveRow[]; more?: string };
export type LinesTable = { title: string; subtitle: string; note: string; columns: string[]; rows: { id: string; label: string; areas: string; gini: string; chance: string; verdict: string; exceeds: boolean; spark?: SparkView }[] };

const MEASURES = ["gini", "theil", "between", "within", "fifthRatio"] as const;
const FORMATS: Record<(typeof MEASURES)[number], NumberFormat> = { gini: INDEX, theil: INDEX, between: INDEX, within: INDEX, fifthRatio: TIMES };

/** Every measure of the year: observed, bootstrap interval, what chance gives, and whether it is more. */
export function measureTable({ indicator, now, groups, level, locale }: { indicator: Comparable; now: Balance; groups?: string; level: string; locale: Locale }): MeasureTable | undefined {
  if (now.status === "none") return undefined;
  const t: T = translator(locale, messages);
  const format = valueFormat(indicator);
  const marked = <Cells extends { value: string }>(cells: Cells): Cells => ({ ...cells, value: cells.value + markOf(now, t) });
  const rows = MEASURES.flatMap((name): MeasureRow[] => {
    const measure = now.measures[name];
    if (!measure || (!groups && (name === "between" || name === "within"))) return [];
    return [{ id: name, label: t(`m_${name}`, { groups: groups ?? "" }), ...marked(cellsOf(measure, FORMATS[name])), verdict: name === "within" ? "" : t(verdictKey(measure)) }];
  });
  const mean = (id: "top" | "bottom"): MeasureRow => ({ id, label: t(`m_${id}`), value: formatWithSign(now[id], format) + markOf(now, t), interval: "", chance: "", verdict: "" });
  const at = rows.findIndex(({ id }) => id === "fifthRatio");
  rows.splice(at < 0 ? rows.length : at, 0, mean("top"), mean("bottom"));
  return {
    title: t("measuresTitle"), subtitle: t("measuresSubtitle", { indicator: indicator.label[locale], year: String(now.year), count: countAreas(now.areas, level, locale) }) + (now.unsure ? t("unsureNote") : ""),
    columns: [t("colMeasure"), t("colValue"), t("colBootstrap"), t("colChance"), t("colVerdict")], rows,
  };
}

function cellsOf({ value, bootstrap, chance }: BalanceMeasure, format: NumberFormat): Pick<MeasureRow, "value" | "interval" | "chance"> {
  return { value: formatNumber(value, format), interval: bootstrap ? formatInterval(bootstrap, format) : "", chance: chance ? rangeText(chance, format) : "—" };
}

/** A measure made of values that are not all complete bears a mark, as they do. */
const markOf = ({ unsure }: Balance, t: T): string => (unsure ? t("unsureMark") : "");

const verdictKey = (measure: BalanceMeasure) => ({ exceeds: "verdict_exceeds", within: "verdict_within", below: "verdict_within", plain: "verdict_plain" } as const)[standingOf(measure)];

/** The years behind the chart. */
export function yearTable(years: readonly Balance[], split: boolean, locale: Locale): YearTable {
  const t: T = translator(locale, messages);
  const columns = [t("colYear"), t("colAreas"), t("colGini"), t("colBootstrap"), t("colChance"), t("colVerdict"), t("colTheil"), ...(split ? [t("colBetween")] : []), t("colRatio")];
  const rows = years.map((balance) => {
    const areas = formatNumber(balance.areas, COUNT);
    if (balance.status === "none") return { year: balance.year, cells: [areas, "—", "", "", balance.areas + balance.leftOut.suppressed === 0 ? "" : t(`verdict_none_${balance.reason}`), "—", ...(split ? ["—"] : []), "—"] };
    const { gini, theil, between, fifthRatio } = balance.measures;
    const cells = gini ? cellsOf(gini, INDEX) : { value: "—", interval: "", chance: "" };
    return { year: balance.year, cells: [areas, cells.value + (gini ? markOf(balance, t) : ""), cells.interval, cells.chance, gini ? t(verdictKey(gini)) : "", theil ? index(theil.value) : "—", ...(split ? [between ? index(between.value) : "—"] : []), fifthRatio ? formatNumber(fifthRatio.value, TIMES) : "—"] };
  });
  return { title: t("yearsTable"), columns, rows };
}

/** Indicators looked at together from which chance finds one now and then. */
const MANY = 5;
/** Moves listed at most. */
const MOST_MOVES = 40;

/** Who left the fifth and who entered it, or why nothing can be said. */
export function movesView(moves: FifthChanges | undefined, { end, level, hint, locale }: { end: "low" | "high"; level: string; /** What to say of a village beside its name. */ hint(code: string): string | undefined; locale: Locale }): MovesView {
  const t: T = translator(locale, messages);
  const words = { end: t(`end_${end}`) };
  const head = { title: t("movesTitle", words), columns: [t("colArea"), t("colMove"), t("colSure")], rows: [] };
  if (!moves) return { ...head, sentences: [t("moves_noYear")] };
  if (moves.status === "none") return { ...head, sentences: [t(`moves_${moves.reason}`)] };
  const span = { ...words, from: String(moves.from), to: String(moves.to) };
  const { left, fell } = moves.counts;
  const count = (n: number) => countAreas(n, level, locale);
  const listed = moves.villages.slice(0, MOST_MOVES);
  const observed = moves.observed.left > 0 ? t("moves_observed", { areas: count(moves.areas), n: formatNumber(moves.observed.left, COUNT), sure: formatWithSign(moves.sure, { ...PERCENT, decimals: 0 }) }) : t("moves_noObserved");
  return {
    ...head, sentences: [left + fell === 0 ? t("moves_none", span) : t("moves_some", { ...span, left: count(left), fell: count(fell) }), observed],
    rows: listed.map(({ area, change, chance }) => ({ code: area.code, name: nameOf(area, locale), ...(hint(area.code) ? { hint: hint(area.code)! } : {}), move: t(`move_${change}`), chance: formatWithSign(chance, { ...PERCENT, decimals: 0 }) })),
    ...(moves.villages.length > listed.length ? { more: t("movesMore", { n: formatNumber(moves.villages.length, COUNT), shown: String(listed.length) }) } : {}),
  };
}

/** All indicators side by side in the order of the register, never by size of the gap: they are not of one kind. */
export function linesTable(lines: readonly BalanceLine[], { areaName, year, locale }: { areaName: string; year: number; locale: Locale }): LinesTable {
  const t: T = translator(locale, messages);
  const tested = lines.filter(({ now }) => giniOfYear(now)?.chance).length;
  const hasYears = lines.some(({ ginis }) => ginis.length > 1);
  return {
    title: t("tableTitle"), subtitle: t("tableSubtitle", { area: areaName, year: String(year) }) + (lines.some(({ now }) => now.unsure) ? t("unsureNote") : ""),
    note: [...(tested >= MANY ? [t("tableNote", { n: String(tested), chance: formatNumber(tested * 0.025, { scale: 1, sign: "", decimals: 1 }) })] : []), ...(hasYears ? [t("sparkNote")] : lines.length > 0 ? [t("tableNoYears")] : [])].join(locale === "en" ? " " : ""),
    columns: [t("colIndicator"), t("colAreas"), t("colGini"), t("colChance"), t("colVerdict"), ...(hasYears ? [t("colSpark")] : [])],
    rows: lines.map(({ indicator, now, ginis }) => {
      const gini = giniOfYear(now);
      const spark = sparkOf(ginis, year, t);
      const verdict = gini ? t(verdictKey(gini)) : now.status === "none" && now.areas + now.leftOut.suppressed > 0 ? t(`verdict_none_${now.reason}`) : "";
      return { id: indicator.id, label: indicator.label[locale], areas: formatNumber(now.areas, COUNT), gini: gini ? index(gini.value) + markOf(now, t) : "—", chance: gini?.chance ? rangeText(gini.chance, INDEX) : "", verdict, exceeds: gini?.exceedsChance === true, ...(spark ? { spark } : {}) };
    }),
  };
}

function sparkOf(ginis: BalanceLine["ginis"], year: number, t: T): SparkView | undefined {
  const [first, last] = [ginis[0], ginis.at(-1)];
  if (!first || !last || ginis.length < 2) return undefined;
  return { points: ginis.map(({ year: of, gini }) => ({ year: of, value: gini })), low: 0, high: Math.max(...ginis.map(({ gini }) => gini)), first: Math.min(first.year, year - 9), last: year, alt: t("sparkAlt", { from: String(first.year), first: index(first.gini), to: String(last.year), last: index(last.gini) }) };
}
