import type { ChartView } from "../charts/chart-svg";
import type { ReportBlock, ReportView } from "../views/report-view";

export type Report = ReportView<ChartView>;
export type Block = ReportBlock<ChartView>;

/** What XML 1.0 cannot hold (a file with it does not open), and marks that turn the direction of text. */
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The same report with every text fit for a file: a name may hold anything that could be typed. */
export function fitForFiles<Value>(value: Value): Value {
  if (typeof value === "string") return value.replace(UNFIT, "").replace(/[\t\r\n]+/g, " ") as Value;
  if (Array.isArray(value)) return value.map(fitForFiles) as Value;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fitForFiles(part)])) as Value; // plain data in, the same shape out
}
