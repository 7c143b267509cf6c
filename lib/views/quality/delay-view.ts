import type { DelayMonth } from "../../analysis/quality/read-quality";
import type { Nowcast } from "../../analysis/quality/nowcast";
import * as messages from "../../i18n/messages/quality";
import { translator } from "../../i18n/translator";
import { formatWithSign, PERCENT } from "../../i18n/format";
import type { CalendarCell, CalendarView } from "../calendar-view";
import { figureText, type Writer } from "../figure-text";
import { COUNT } from "../../i18n/format";
import { monthText } from "../stock-view";

export type DelayQuestion = { delays: readonly DelayMonth[]; nowcast: Nowcast; areaName: string; source: string; writer: Writer };

/** Upper ends of the classes of shade, in births. */
const CLASSES = [1, 10, 20, 40] as const;

/** Months of birth by the months until they were entered, as a field of shades; the months beyond the snapshot's day are marked as not to be seen yet. */
export function delayView({ delays, nowcast, areaName, source, writer }: DelayQuestion): CalendarView | undefined {
  const [first, last] = [delays[0], delays.at(-1)];
  if (!first || !last) return undefined;
  const t = translator(writer.locale, messages);
  const whole = { ...PERCENT, decimals: 0 as const };
  const share = (delay: number) => (nowcast.status === "ok" && nowcast.shares.length > 3 ? formatWithSign(nowcast.shares[delay]!, whole) : undefined);
  const [atOnce, third] = [share(0), share(3)];
  const title = atOnce && third ? t("delayTitle", { first: atOnce, third }) : t("delayTitlePlain");
  const cell = (figure: DelayMonth["all"] | undefined): CalendarCell => {
    if (!figure) return { text: t("delayNotYet"), status: "missing" };
    const { text } = figureText(figure, COUNT, writer);
    return { text, status: figure.status, ...(figure.status === "ok" ? { tint: tintOf(figure.value) } : {}) };
  };
  return {
    title, alt: title, subtitle: t("delaySubtitle", { area: areaName, from: monthText(first.month, writer.locale), until: monthText(last.month, writer.locale) }),
    note: `${t("delayNote", { most: String(writer.threshold - 1) })}${writer.locale === "en" ? " " : ""}${source}`,
    columns: first.byDelay.map((_, delay) => (delay === first.byDelay.length - 1 ? t("delayLater") : String(delay))),
    rows: delays.map(({ month, byDelay }) => ({ label: month, cells: byDelay.map(cell) })),
    key: { label: t("delayKey"), classes: ["0", `${writer.threshold}–9`, ...CLASSES.slice(1, -1).map((low, at) => `${low}–${CLASSES[at + 2]! - 1}`), `≥${CLASSES.at(-1)!}`] },
  };
}

function tintOf(value: number): NonNullable<CalendarCell["tint"]> {
  const found = CLASSES.findIndex((end) => value < end);
  return (found < 0 ? CLASSES.length : found) as NonNullable<CalendarCell["tint"]>; // a place in the list of classes
}
