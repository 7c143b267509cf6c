import type { Locale } from "../base/locale";
import { COUNT, DASH, MINUS, PERCENT, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/snapshots";
import { translator } from "../i18n/translator";
import type { Registry } from "../indicators/registry";
import type { Restatement, RestatedSum, Side, SnapshotDiff } from "../snapshots/diff";
import { measureWords } from "./measure-words";
import { light, words, type PlainTable } from "./plain-table";

export type DiffWriter = { registry: Pick<Registry, "find">; locale: Locale };
export type Between = { before: string; after: string };

/** What two snapshots differ in, in sentences: put right first, then what only grew, came or went. */
export function diffFindings({ summary }: Pick<SnapshotDiff, "summary">, { areaName, before, after, registry, locale }: Between & DiffWriter & { areaName: string }): string[] {
  const t = translator(locale, messages);
  const sum = (part: "restated" | "moreMonths" | "appeared" | "disappeared") => summary.reduce((total, row) => total + row[part], 0);
  const restated = sum("restated");
  const rest = [["moreMonths", "lead_more"], ["appeared", "lead_new"], ["disappeared", "lead_gone"]] as const;
  const others = rest.flatMap(([part, key]) => (sum(part) > 0 ? [t(key, { n: count(sum(part)) })] : []));
  if (restated === 0) return [t("lead_same", { before, after, area: areaName }), ...others];
  const [most] = measuresOf(summary);
  const years = [...new Set(summary.filter((row) => row.restated > 0).map(({ year }) => year))].sort();
  return [t("lead_restated", { before, after, area: areaName, n: count(restated), years: spans(years), measure: measureWords({ measure: most!.measure }, registry, locale), m: count(most!.n) }), ...others];
}

/** Measures by years: how many figures were put right. */
export function restatedTable(summary: readonly RestatedSum[], { before, after, registry, locale }: Between & DiffWriter): { title: string; subtitle: string; table: PlainTable } | undefined {
  const t = translator(locale, messages);
  const measures = measuresOf(summary);
  if (measures.length === 0) return undefined;
  const years = [...new Set(summary.filter(({ restated }) => restated > 0).map(({ year }) => year))].sort();
  const of = new Map(summary.map((row) => [`${row.measure}|${row.year}`, row.restated]));
  return {
    title: t("summaryTitle"), subtitle: t("summarySub", { before, after }),
    table: {
      caption: t("summaryTitle"), columns: [{ label: t("colMeasure") }, ...years.map((year) => ({ label: String(year), number: true as const })), { label: t("colTotal"), number: true }],
      rows: measures.map(({ measure, n }) => ({ key: measure, head: measureWords({ measure }, registry, locale), cells: [...years.map((year) => words(count(of.get(`${measure}|${year}`) ?? 0))), words(count(n))] })),
    },
  };
}

/** Every figure that differs, with size and share; hidden ones say only that they differ. */
export function restatementTable(rows: readonly Restatement[], { registry, locale, link }: DiffWriter & { link(code: string): string | undefined }): PlainTable {
  const t = translator(locale, messages);
  const labels = [t("colArea"), t("colMeasure"), t("colYear"), t("colBefore"), t("colAfter"), t("colSize"), t("colShare"), t("colKind")];
  return {
    caption: t("rowsTitle"), columns: labels.map((label, at) => (at >= 3 && at <= 6 ? { label, number: true as const } : { label })),
    rows: rows.map((row) => {
      const href = link(row.area);
      const { size, share } = sizeOf(row);
      const text = (side: Side) => (side.status === "ok" ? count(side.value) : side.status === "suppressed" ? t("hidden") : DASH);
      return {
        key: [row.area, row.measure, row.year, row.sex, row.band].join("|"), head: locale === "en" ? (row.nameEn ?? row.nameZh) : row.nameZh, ...(href ? { href } : {}),
        cells: [words(measureWords(row, registry, locale)), words(String(row.year)), words(text(row.before)), words(text(row.after)), words(size), light(share), words(t(row.moreMonths ? "kind_moreMonths" : `kind_${row.what}`))],
      };
    }),
  };
}

/** Difference with its sign and as a share of what was said before; a difference from a hidden or missing number is none. */
export function sizeOf({ before, after }: Pick<Restatement, "before" | "after">): { size: string; share: string } {
  if (before.status !== "ok" || after.status !== "ok") return { size: "", share: "" };
  const signed = (value: number, text: string) => (value > 0 ? `+${text}` : value < 0 ? `${MINUS}${text}` : text);
  const size = after.value - before.value;
  return { size: signed(size, count(Math.abs(size))), share: before.value === 0 ? DASH : signed(size, `${formatNumber(Math.abs(size / before.value), PERCENT)}%`) };
}

const count = (value: number): string => formatNumber(value, Number.isInteger(value) ? COUNT : { ...COUNT, decimals: 1 });

/** Measures by how many of their figures were put right; equal ones by name. */
function measuresOf(summary: readonly RestatedSum[]): { measure: string; n: number }[] {
  const sums = new Map<string, number>();
  for (const { measure, restated } of summary) if (restated > 0) sums.set(measure, (sums.get(measure) ?? 0) + restated);
  return [...sums].map(([measure, n]) => ({ measure, n })).sort((a, b) => b.n - a.n || (a.measure < b.measure ? -1 : 1));
}

/** `2005–2008, 2010`. */
function spans(years: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < years.length; ) {
    let end = at;
    while (years[end + 1] === years[end]! + 1) end += 1;
    parts.push(end > at ? `${years[at]}–${years[end]}` : String(years[at]));
    at = end + 1;
  }
  return parts.join(", ");
}
