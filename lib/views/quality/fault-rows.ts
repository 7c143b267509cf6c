import type { Severity } from "../../analysis/quality/faults/fault";
import { stateOf, type FaultState, type TracedFault } from "../../analysis/quality/faults/traced-fault";
import { COUNT, formatNumber } from "../../i18n/format";
import * as pageMessages from "../../i18n/messages/quality-page";
import { translator } from "../../i18n/translator";
import type { Writer } from "../figure-text";
import { periodText } from "./fault-table";
import { faultWords } from "./fault-words";
import { textsOf } from "./quality-tables";

/** One line of the list that an office works down. */
export type FaultRow = { key: string; area: string; href: string; period: string; text: string; mend: string; file: string; rows: string; severity: string; state: string; tone: FaultState };
export type FaultColumns = Readonly<Record<"area" | "period" | "text" | "mend" | "file" | "rows" | "severity" | "state", string>>;
export type FaultRows = { caption: string; columns: FaultColumns; rows: FaultRow[] };
export type FaultRowsQuestion = { faults: readonly TracedFault[]; statYearStart: number; caption: string; writer: Writer; link(code: string): string; name(code: string): string };

/** Faults as they stand in the list, in the order given; no numbers of people, only of rows of the file. */
export function faultRows({ faults, statYearStart, caption, writer, link, name }: FaultRowsQuestion): FaultRows {
  const t = translator(writer.locale, pageMessages);
  const weights = textsOf(writer);
  return {
    caption,
    columns: { area: t("colVillage"), period: t("colPeriod"), text: t("colFault"), mend: t("colMend"), file: t("colFile"), rows: t("colRows"), severity: t("colSeverity"), state: t("colState") },
    rows: faults.map((fault, at): FaultRow => {
      const { mended: _, ...told } = fault;
      const { text, mend } = faultWords(told, writer.locale);
      return { key: `${at}`, area: name(fault.area), href: link(fault.area), period: periodText(fault.period, statYearStart, writer), text, mend, file: fault.file, rows: formatNumber(fault.rows, COUNT), severity: weights(`severity_${fault.severity}`), state: stateText(fault, writer), tone: stateOf(fault) };
    }),
  };
}

/** `待查`, `已补记，2009-10-05 的快照`: a mended fault says by which snapshot. */
export function stateText(fault: TracedFault, { locale }: Pick<Writer, "locale">): string {
  const t = translator(locale, pageMessages);
  const state = stateOf(fault);
  if (state === "mended") return t(fault.gone ? "stateGone" : "stateEntered", { date: fault.mendedIn?.date ?? "" });
  if (state === "record") return t("stateRecord");
  return fault.since ? t("stateOpenSince", { date: fault.since.date }) : t("stateOpen");
}

const WEIGHT: Record<Severity, number> = { high: 0, middle: 1, low: 2 };
const STATE: Record<FaultState, number> = { open: 0, record: 1, mended: 2 };

/** Those to look into first, the heaviest before the others, each in the order of areas. */
export const inWorkingOrder = (faults: readonly TracedFault[]): TracedFault[] => faults.toSorted((one, two) => STATE[stateOf(one)] - STATE[stateOf(two)] || WEIGHT[one.severity] - WEIGHT[two.severity]); // a stable sort
