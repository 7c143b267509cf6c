import { formatInterval, formatWithSign } from "../i18n/format";
import * as overview from "../i18n/messages/overview";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import type { ChangeRow } from "./change-rows";
import type { ComparedTable } from "./compared-table";
import type { FollowUpView } from "./follow-up-view";
import type { PlainCell, PlainTable } from "./plain-table";
import { changeCell, figureCell, intervalCell, textCell, valueCell } from "./report-cells";
import type { ReportCell, ReportColumn, TableBlock } from "./report-view";
import type { ReportingGrid } from "./reporting-grid";
import type { SeriesView } from "./series-view";

/** A table block without its section and title. */
export type TableParts = Pick<TableBlock, "columns" | "rows">;

const text = (label: string): ReportColumn => ({ label, kind: "text" });
const number = (label: string): ReportColumn => ({ label, kind: "number" });
const tone = (name: string | undefined): Pick<ReportCell, "tone"> => (name === "better" || name === "behind" || name === "watch" ? { tone: name } : {});

/** The table behind an interval chart. */
export function comparedReportTable({ columns, rows }: ComparedTable): TableParts {
  return {
    columns: [text(columns.area), number(columns.value), number(columns.interval), ...(columns.shrunken ? [number(columns.shrunken)] : []), ...(columns.rank ? [number(columns.rank)] : []), ...(columns.letters ? [text(columns.letters)] : []), ...(columns.standing ? [text(columns.standing)] : []), ...(columns.change ? [text(columns.change)] : [])],
    rows: rows.map(({ name, hint, value, shrunken, rank, letters, standing, change }) => [
      { text: name, ...(hint ? { behind: hint } : {}) }, valueCell(value), intervalCell(value),
      ...(columns.shrunken ? [shrunken ? { text: shrunken.value, behind: shrunken.interval } : textCell("")] : []),
      ...(columns.rank ? [textCell(rank ?? "")] : []),
      ...(columns.letters ? [textCell(letters ?? "")] : []),
      ...(columns.standing ? [standing ? { text: standing.text, ...tone(standing.tone) } : textCell("")] : []),
      ...(columns.change ? [change ? changeCell(change) : textCell("")] : []),
    ]),
  };
}

/** What changed on last year, in the registry's order. */
export function changesReportTable(rows: readonly ChangeRow[], locale: Locale): TableParts {
  const t = translator(locale, overview);
  return { columns: [text(t("colIndicator")), number(t("colThis")), number(t("colLast")), text(t("colChange"))], rows: rows.map(({ label, now, before, change }) => [textCell(label), figureCell(now), figureCell(before), changeCell(change)]) };
}

/** Who is on the follow-up list and why. */
export function followUpReportTable({ columns, rows }: FollowUpView): TableParts {
  return {
    columns: [text(columns.village), text(columns.state), text(columns.evidence), number(columns.rounds), text(columns.since)],
    rows: rows.map(({ name, state, evidence, rounds, since }) => [textCell(name), { text: state.text, ...tone(state.tone) }, textCell(evidence), textCell(rounds), textCell(since)]),
  };
}

/** What was handed in, kind by year, in one word each: a sign would need a legend of its own. */
export function gridReportTable({ years, rows }: ReportingGrid, locale: Locale): TableParts {
  const t = translator(locale, messages);
  return { columns: [text(t("colKind")), ...years.map((year) => text(String(year)))], rows: rows.map(({ label, cells }) => [textCell(label), ...cells.map(({ sign }) => ({ text: t(`sign_${sign}`), ...(sign === "fault" ? { tone: "watch" as const } : {}) }))]) };
}

/** The numbers behind a series, year by year. */
export function seriesReportTable({ points, format }: SeriesView, locale: Locale): TableParts {
  const t = translator(locale, overview);
  return {
    columns: [text(t("colYear")), number(t("colValue")), number(t("colInterval"))],
    rows: points.map((point) => {
      const year = textCell(String(point.year));
      if (point.status !== "ok") return [year, textCell(point.text), textCell("")];
      const interval = point.lower !== undefined && point.upper !== undefined && Number.isFinite(point.upper) ? formatInterval({ lower: point.lower, upper: point.upper }, format) : "";
      return [year, textCell(formatWithSign(point.value, format)), textCell(interval)];
    }),
  };
}

/** A table of whatever stands behind a picture. */
export function plainReportTable({ columns, rows }: PlainTable): TableParts {
  return { columns: columns.map(({ label, number: numeric }) => (numeric ? number(label) : text(label))), rows: rows.map(({ head, cells }) => [textCell(head), ...cells.map(plainCell)]) };
}

const plainCell = (cell: PlainCell): ReportCell => ("value" in cell ? valueCell(cell.value) : { text: cell.text, ...tone(cell.tone) });
