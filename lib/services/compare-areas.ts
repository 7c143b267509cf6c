import { pageOf, type VillageFilter } from "../analysis/compare-villages";
import { detailRows, type Comparison, type DetailedRow } from "../analysis/comparison";
import type { DisclosedFigure } from "../analysis/disclosure";
import { isComparable } from "../indicators/indicator";
import type { PageFrame } from "./page-frame";

export type ChangeFilter = "up" | "down" | "unclear" | "none";
export type CompareQuestion = { sort: "code" | "value"; filter: VillageFilter; change?: ChangeFilter; page: number; size: number; /** Single years that each row shows. */ years: readonly number[] };
export type AreaComparison = { own: DisclosedFigure; total: number; found: number; rows: DetailedRow[]; counts: Record<DisclosedFigure["status"], number> };

/** One page of a comparison: filtered, in order, with change and shrunken value. */
export async function compareAreas({ ledger }: PageFrame, comparison: Comparison, { sort, filter, change, page, size, years }: CompareQuestion): Promise<AreaComparison> {
  const { indicator } = comparison.question;
  // What is described stands in code order, whatever the address asks for; the worse side of the others comes first.
  const order = isComparable(indicator) && sort === "value" ? { sort, direction: indicator.better === "lower" ? ("descending" as const) : ("ascending" as const) } : { sort: "code" as const };
  if (change === undefined) return pageOf(ledger, comparison, { ...order, filter, page: { number: page, size }, years });
  // Whether something changed is dear to work out; it is made for every area only where the reader filters by it.
  const answer = await pageOf(ledger, comparison, { ...order, filter, page: { number: 1, size: Number.MAX_SAFE_INTEGER } });
  const fitting = answer.rows.filter(({ figure }) => (figure.change?.verdict ?? "none") === change);
  const { rows } = await detailRows(ledger, comparison, fitting.slice((page - 1) * size, page * size), years);
  return { ...answer, found: fitting.length, rows };
}
