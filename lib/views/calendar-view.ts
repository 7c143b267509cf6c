import type { Figure } from "../analysis/figure";
import type { Festival } from "../analysis/festivals";
import * as messages from "../i18n/messages/movement";
import { translator, type Translator } from "../i18n/translator";
import { cellOf } from "./flow-view";
import type { Writer } from "./figure-text";

/** `times`: the count beside the mean of all months shown, by class 0 (least) to 4; a cell without a number has its text alone. */
export type CalendarCell = { text: string; status: Figure["status"]; tint?: 0 | 1 | 2 | 3 | 4; festival?: true };
export type CalendarRow = { label: string; cells: readonly CalendarCell[] };

/** Years by months: each month's count, shaded by how it stands beside the mean. */
export type CalendarView = { title: string; subtitle: string; alt: string; note?: string; columns: readonly string[]; rows: readonly CalendarRow[]; key: { label: string; classes: readonly string[]; festival?: string } };

/** Upper ends of the classes, in times the mean of all months. */
const CLASSES = [0.75, 1.25, 2, 3] as const;
/** With fewer years than this nothing is said of a pattern. */
const FEWEST_YEARS = 3;

export type CalendarYear = { year: number; months: readonly Figure[]; festivals: readonly Festival[] };
export type CalendarQuestion = { way: "in" | "out"; years: readonly CalendarYear[]; /** Names of the months, from the first of the statistical year. */ columns: readonly string[]; areaName: string; source: string; writer: Writer };

/** The calendar of one flow; its title says in how many years the peak stands at the Spring Festival. */
export function calendarView({ way, years, columns, areaName, source, writer }: CalendarQuestion): CalendarView {
  const t: Translator<typeof messages.zhCN> = translator(writer.locale, messages);
  const shown = years.flatMap(({ months }) => months.flatMap((figure) => (figure.status === "ok" ? [figure.value] : [])));
  const mean = shown.reduce((sum, value) => sum + value, 0) / Math.max(1, shown.length);
  const rows = years.map(({ year, months, festivals }): CalendarRow => ({
    label: String(year),
    cells: months.map((figure, at) => ({ text: cellOf(figure, writer).text, status: figure.status, ...(figure.status === "ok" ? { tint: tintOf(figure.value, mean) } : {}), ...(festivals.some(({ month }) => month === at + 1) ? { festival: true as const } : {}) })),
  }));
  const told = years.flatMap((year) => atFestival(year, way) ?? []);
  const k = told.filter(Boolean).length;
  const title = told.length < FEWEST_YEARS ? t(`calendarTitlePlain_${way}`) : t(k * 3 >= told.length * 2 ? `calendarTitleFollows_${way}` : `calendarTitleFree_${way}`, { n: String(told.length), k: String(k) });
  return {
    title, alt: title, subtitle: t("calendarSubtitle", { area: areaName }), note: source, columns, rows,
    key: { label: t("calendarKey"), classes: [`<${CLASSES[0]}`, ...CLASSES.slice(0, -1).map((low, at) => `${low}–${CLASSES[at + 1]!}`), `≥${CLASSES.at(-1)!}`], festival: t("calendarFestival") },
  };
}

function tintOf(value: number, mean: number): NonNullable<CalendarCell["tint"]> {
  const times = mean > 0 ? value / mean : 0;
  const found = CLASSES.findIndex((end) => times < end);
  return (found < 0 ? CLASSES.length : found) as NonNullable<CalendarCell["tint"]>; // a place in the list of classes
}

/** Whether the largest month is the festival's or, of moves in, the one before, of moves out the one after; unknown where a month was not reported. */
function atFestival({ months, festivals }: CalendarYear, way: "in" | "out"): [boolean] | undefined {
  const [festival] = festivals;
  const values = months.map((figure) => (figure.status === "ok" ? figure.value : 0));
  const most = Math.max(...values);
  if (!festival || most === 0 || months.some(({ status }) => status === "missing")) return undefined;
  const peak = values.indexOf(most) + 1;
  return [peak === festival.month || peak === festival.month + (way === "in" ? -1 : 1)];
}
