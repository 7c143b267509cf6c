import { isComparable, type Comparable, type Described, type Indicator } from "../indicators/indicator";
import type { Area } from "./area-tree";
import { detailRows, openComparison, type Comparison, type DetailedRow, type VillageRow } from "./comparison";
import type { DisclosedFigure } from "./disclosure";
import type { OpenLedger } from "./open-ledger";
import type { Pool } from "./pooled-years";

/** Which villages of the list are wanted; all conditions hold together. */
export type VillageFilter = {
  /** Part of a name, or the beginning of a code. */
  text?: string;
  /** Below this area (a township of the county, say). */
  within?: string;
  status?: DisclosedFigure["status"];
  tier?: number;
  /** Only these. */
  codes?: ReadonlySet<string>;
};
export type { VillageRow } from "./comparison";
export type Page = { number: number; size: number };
export type Direction = "ascending" | "descending";

export type ListQuestion = { sort?: "code" | "name" | "value" | "coverage"; filter?: VillageFilter; page?: Page; direction?: Direction; /** Single years that each row of the page has beside its figure. */ years?: readonly number[] };
type Common = Omit<ListQuestion, "sort"> & { area: Area; year: number; pool?: Pool };
/** A described indicator has no order by value: its lists stand in code order (design section 2). */
export type VillageQuestion =
  | (Common & { indicator: Comparable; sort?: "code" | "name" | "value" | "coverage" })
  | (Common & { indicator: Described; sort?: "code" | "name" | "coverage" });

export type VillageComparison = {
  indicator: Indicator;
  year: number;
  /** The area whose villages these are, with its change. */
  own: DisclosedFigure;
  /** Villages below the area; after the filter. */
  total: number;
  found: number;
  page: Page;
  /** The rows of the page, with change, shrunken value and the single years asked for. */
  rows: DetailedRow[];
  /** Every village after the filter in the order asked for, without change and shrunken value: for charts. */
  all: VillageRow[];
  /** How many villages have a figure of each status, before the filter. */
  counts: Record<DisclosedFigure["status"], number>;
};

const DEFAULT_PAGE: Page = { number: 1, size: 50 };

/** Compares every village below an area in one indicator; what is dear (change, shrunken value) is made for the page's rows only. */
export async function compareVillages(ledger: OpenLedger, question: VillageQuestion): Promise<VillageComparison> {
  const comparison = await openComparison(ledger, { indicator: question.indicator, area: question.area, year: question.year, ...(question.pool ? { pool: question.pool } : {}) });
  return pageOf(ledger, comparison, question);
}

/** One page of a comparison that is open already: filtered, in order. */
export async function pageOf(ledger: OpenLedger, comparison: Comparison, question: ListQuestion): Promise<VillageComparison> {
  const { indicator, year } = comparison.question;
  const { page = DEFAULT_PAGE } = question;
  const all = sorted(comparison.all.filter(fitting(ledger, question.filter)), comparison, question);
  const rows = all.slice((page.number - 1) * page.size, page.number * page.size);
  return { indicator, year, total: comparison.all.length, found: all.length, page, all, counts: comparison.counts, ...(await detailRows(ledger, comparison, rows, question.years)) };
}

function fitting({ tree }: OpenLedger, { text, within, status, tier, codes }: VillageFilter = {}): (row: VillageRow) => boolean {
  const wanted = text?.trim().toLowerCase() ?? "";
  const above = within === undefined ? undefined : tree.find(within).area;
  return ({ area, figure }) =>
    (wanted === "" || area.code.toLowerCase().startsWith(wanted) || area.nameZh.toLowerCase().includes(wanted) || (area.nameEn ?? "").toLowerCase().includes(wanted)) &&
    (!above || (area.pos >= above.pos && area.pos <= above.last)) &&
    (codes === undefined || codes.has(area.code)) &&
    (status === undefined || figure.status === status) &&
    (tier === undefined || (figure.rank.status === "ok" && figure.rank.tier === tier));
}

function sorted(rows: VillageRow[], { question: { indicator }, order }: Comparison, { sort = "code", direction = "ascending" }: ListQuestion): VillageRow[] {
  const sign = direction === "ascending" ? 1 : -1;
  const byCode = (one: VillageRow, two: VillageRow) => (one.area.code < two.area.code ? -1 : one.area.code > two.area.code ? 1 : 0);
  const keys: Record<string, (row: VillageRow) => number> = { coverage: ({ figure }) => figure.coverage };
  // The type refuses it already; an address typed by hand does not pass the compiler.
  if (sort === "value" && isComparable(indicator)) keys.value = (row) => order(row) ?? NaN;
  const key = keys[sort];
  if (key) {
    // What has no value stands last in either direction.
    const keyed = rows.map((row) => ({ row, at: key(row) }));
    keyed.sort((one, two) => {
      if (Number.isNaN(one.at) || Number.isNaN(two.at)) return Number(Number.isNaN(one.at)) - Number(Number.isNaN(two.at)) || byCode(one.row, two.row);
      return sign * (one.at - two.at) || byCode(one.row, two.row);
    });
    return keyed.map(({ row }) => row);
  }
  if (sort === "name") {
    const collator = new Intl.Collator("zh-CN");
    return rows.sort((one, two) => sign * collator.compare(one.area.nameZh, two.area.nameZh) || byCode(one, two));
  }
  return rows.sort((one, two) => (sort === "code" ? sign : 1) * byCode(one, two));
}
