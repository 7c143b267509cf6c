import type { Area } from "./area-tree";
import type { DisclosedFigure } from "./disclosure";
import type { OpenLedger } from "./open-ledger";

/** A total that a published report gave: quoted history, township and above, never a figure of this ledger. */
export type QuotedRow = { area: string; period: string; year: number; item: string; itemEn?: string; value: number; unit?: string; source: string };

/**
 * Today's figure of the same thing. `agrees`: rounded as the number was printed it is the same; `inside`: it is not, but the
 * printed number lies in today's interval; `differs`: it lies outside, or there is no interval; `none`: today's figure has no number.
 */
export type TodayOf = { indicator: string; figure: DisclosedFigure; verdict: "agrees" | "inside" | "differs" | "none" };
export type QuotedToday = QuotedRow & { today?: TodayOf };

/** Quoted totals of an area and its direct children, of all years up to the one asked, oldest first. */
export async function quotedRows({ reader, tree }: OpenLedger, area: Area, year: number): Promise<QuotedRow[]> {
  const codes = [area, ...tree.children(area)].filter(({ level }) => level !== "village").map(({ code }) => code);
  const answer = await reader.ask({
    from: "reported", columns: ["area", "period", "year", "item", "item_en", "value", "unit", "source"],
    where: [{ column: "area", is: "in", values: codes }, { column: "year", is: "between", low: 0, high: year }],
    orderBy: [{ column: "year" }, { column: "period" }, { column: "area" }, { column: "item" }, { column: "source" }],
  });
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  return (answer.area ?? []).map((code, at) => {
    const itemEn = text(answer.item_en![at]);
    const unit = text(answer.unit![at]);
    return {
      area: code as string, period: answer.period![at] as string, year: answer.year![at] as number, item: answer.item![at] as string,
      ...(itemEn ? { itemEn } : {}), value: answer.value![at] as number, ...(unit ? { unit } : {}), source: answer.source![at] as string,
    };
  });
}
