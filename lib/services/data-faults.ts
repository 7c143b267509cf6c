import { formatPeriod } from "../i18n/format";
import type { PageFrame } from "./page-frame";

export type FaultRow = { file: string; period: string; text: string };

const MOST = 30;

/** Where the tables of one area disagree. The numbers themselves stay out: they may be small counts of a village. */
export async function dataFaults({ ledger, area, locale }: PageFrame): Promise<FaultRow[]> {
  const { file = [], period = [], zh = [], en = [] } = await ledger.reader.ask({
    from: "faults", columns: ["file", "period", "zh", "en"], where: [{ column: "area", is: "equal", value: area.code }], orderBy: [{ column: "period", descending: true }, { column: "file" }, { column: "zh" }], limit: MOST,
  });
  const words = locale === "en" ? en : zh;
  return file.map((name, at) => ({ file: String(name), period: formatPeriod(String(period[at]), ledger.entry.statYearStart, locale), text: String(words[at]) }));
}
