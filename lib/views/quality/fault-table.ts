import type { FoundFault, Severity } from "../../analysis/quality/faults/fault";
import { formatNumber, formatPeriod, COUNT } from "../../i18n/format";
import type { Writer } from "../figure-text";
import { light, words, type PlainTable } from "../plain-table";
import { faultWords } from "./fault-words";
import { textsOf, type QualityLinks } from "./quality-tables";

/** Those to look into before those for the record, each in the order of areas; what was mended last. */
export type FaultList = { subtitle: string; table: PlainTable; /** How many there are in all; the table may hold fewer. */ all: number };
export type FaultQuestion = { faults: readonly FoundFault[]; statYearStart: number; most: number; writer: Writer };

const ORDER: Record<Severity, number> = { high: 0, middle: 1, low: 2 };

/** Standing faults of the data with what to do about each. */
export const isOpen = ({ severity, mended }: FoundFault): boolean => !mended && severity !== "low";

/** The list an office works down. */
export function faultList({ faults, statYearStart, most, writer }: FaultQuestion, { area: link, name }: QualityLinks): FaultList {
  const t = textsOf(writer);
  const sorted = faults.toSorted((one, two) => Number(one.mended ?? false) - Number(two.mended ?? false) || ORDER[one.severity] - ORDER[two.severity]); // a stable sort
  const n = (count: number) => formatNumber(count, COUNT);
  return {
    all: faults.length,
    subtitle: t("faultsSubtitle", { n: n(faults.filter(isOpen).length), low: n(faults.filter(({ severity, mended }) => severity === "low" && !mended).length), mended: n(faults.filter(({ mended }) => mended).length) }),
    table: {
      caption: t("faultsTitle"), columns: [{ label: t("colVillage") }, { label: t("colPeriod") }, { label: t("colFault") }, { label: t("colMend") }, { label: t("colFile") }, { label: t("colSeverity") }],
      rows: sorted.slice(0, most).map((fault, at) => {
        const { text, mend } = faultWords(fault, writer.locale);
        return { key: String(at), head: name(fault.area), href: link(fault.area), cells: [words(periodText(fault.period, statYearStart, writer)), words(text), light(mend), words(fault.file), words(fault.mended ? t("mended") : t(`severity_${fault.severity}`))] };
      }),
    },
  };
}

/** A period, a span of years, or a day, as it stands. */
export function periodText(period: string, statYearStart: number, { locale }: Writer): string {
  if (period === "") return "";
  const years = /^(\d{4})\.\.(\d{4})$/.exec(period);
  if (years) return `${years[1]}–${years[2]}`;
  return /^\d{4}(-\d{2}|-Q[1-4])?$/.test(period) ? (period.length === 4 ? period : formatPeriod(period, statYearStart, locale)) : period;
}
