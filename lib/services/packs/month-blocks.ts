import type { DisclosedFigure } from "../../analysis/disclosure";
import type { MonthFigures } from "../../analysis/month-figures";
import { COUNT, formatNumber } from "../../i18n/format";
import * as messages from "../../i18n/messages/packs";
import { translator } from "../../i18n/translator";
import { figureText } from "../../views/figure-text";
import { valueCell } from "../../views/report-cells";
import type { PageFrame } from "../page-frame";
import type { Block } from "../report-blocks";
import { MONTHLY, monthsOf, type PackPeriod } from "./pack-period";

export const MONTH_PARTS = ["text", "figures"] as const;
export type MonthPart = (typeof MONTH_PARTS)[number];

/**
 * One month of the area: what happened, beside the same month of the year before and the year so far. No word of rise or fall: a month is too short to tell.
 * The year so far is given only where each of its months may be shown. Undefined where nothing of the month was reported.
 */
export async function monthBlocks(frame: PageFrame, { label, month }: PackPeriod): Promise<Record<MonthPart, Block> | undefined> {
  if (month === undefined) return undefined;
  const t = translator(frame.locale, messages);
  const years = frame.years.includes(frame.year - 1) ? [frame.year - 1, frame.year] : [frame.year];
  const months = await monthsOf(frame, years);
  const told = MONTHLY.flatMap((id) => {
    const one = months.get(id);
    const now = one?.figure(frame.year, month);
    return one && now && now.status !== "missing" ? [{ id, now, before: years.length > 1 ? one.figure(frame.year - 1, month) : undefined, soFar: soFarOf(one, frame.year, month) }] : [];
  });
  if (told.length === 0) return undefined;
  const word = (figure: DisclosedFigure) => figureText(figure, COUNT, frame.writer).text;
  const lines = told.map(({ id, now, before, soFar }) => [
    t(`month_${id}`, { value: word(now) }), ...(before && before.status !== "missing" ? [t("monthBefore", { value: word(before) })] : []), ...(soFar === undefined ? [] : [t("monthSoFar", { n: String(month), value: formatNumber(soFar, COUNT) })]),
  ].join(t("comma")) + t("stop"));
  const section = t("monthSection", { period: label });
  return {
    text: { kind: "text", section, title: t("monthTitle", { period: label, list: told.map(({ id, now }) => t(`month_${id}`, { value: word(now) })).join(t("listComma")) }), paragraphs: [...lines, t("monthNote")] },
    figures: { kind: "figures", section, title: t("monthFigures", { period: label }), cells: told.map(({ id, now, before }) => ({ label: frame.ledger.registry.get(id).label[frame.locale], value: valueCell(figureText(now, COUNT, frame.writer)), change: { text: before && before.status !== "missing" ? t("monthBefore", { value: word(before) }) : "" } })) },
  };
}

function soFarOf(months: MonthFigures, year: number, month: number): number | undefined {
  const all = Array.from({ length: month }, (_, at) => months.figure(year, at + 1));
  return month > 1 && all.every(({ status }) => status === "ok") ? all.reduce((sum, figure) => sum + (figure.status === "ok" ? figure.value : 0), 0) : undefined;
}
