import { isComparable, type Comparable, type Described, type Indicator } from "../indicators/indicator";
import { readAnswers, type Answers } from "./answers";
import type { Area } from "./area-tree";
import type { DisclosedFigure } from "./disclosure";
import type { Rank } from "./figure";
import type { OpenLedger } from "./open-ledger";
import { shrunkenOf } from "./shrunken";

/** Which villages of the list are wanted; all conditions hold together. */
export type VillageFilter = {
  /** Part of a name, or the beginning of a code. */
  text?: string;
  /** Below this area (a township of the county, say). */
  within?: string;
  status?: DisclosedFigure["status"];
  tier?: number;
};
export type Page = { number: number; size: number };
export type Direction = "ascending" | "descending";

type Common = { area: Area; year: number; filter?: VillageFilter; page?: Page; direction?: Direction };
/** A described indicator has no order by value: its lists stand in code order (design section 2). */
export type VillageQuestion =
  | (Common & { indicator: Comparable; sort?: "code" | "name" | "value" | "coverage" })
  | (Common & { indicator: Described; sort?: "code" | "name" | "coverage" });

export type VillageRow = { area: Area; figure: DisclosedFigure };
export type VillageComparison = {
  indicator: Indicator;
  year: number;
  /** The area whose villages these are, with its change. */
  own: DisclosedFigure;
  /** Villages below the area; after the filter. */
  total: number;
  found: number;
  page: Page;
  /** The rows of the page, with change and shrunken value. */
  rows: VillageRow[];
  /** Every village after the filter in the order asked for, without change and shrunken value: for charts. */
  all: VillageRow[];
  /** How many villages have a figure of each status, before the filter. */
  counts: Record<DisclosedFigure["status"], number>;
};

const DEFAULT_PAGE: Page = { number: 1, size: 50 };

/** Compares every village below an area in one indicator; what is dear (change, shrunken value) is made for the page's rows only. */
export async function compareVillages(ledger: OpenLedger, question: VillageQuestion): Promise<VillageComparison> {
  const { indicator, area, year, page = DEFAULT_PAGE } = question;
  const villages = area.level === "village" ? [area] : ledger.tree.villages(area);
  const answers = await readAnswers(ledger, { indicators: [indicator], areas: [area, ...villages], years: [year], before: false });
  const rankOf = answers.ranks(indicator, villages, year);
  const before: VillageRow[] = villages.map((village) => ({ area: village, figure: answers.figure(indicator, village, year, { change: false, rank: rankOf(village) }) }));
  const all = sorted(before.filter(fitting(ledger, question.filter)), question);
  const rows = all.slice((page.number - 1) * page.size, page.number * page.size);
  return {
    indicator, year, total: villages.length, found: all.length, page, all,
    counts: countBy(before), ...(await withChange({ ledger, indicator, area, year, rows, rankOf, answers, villages })),
  };
}

type Detail = { ledger: OpenLedger; indicator: Indicator; area: Area; year: number; rows: VillageRow[]; rankOf(area: Area): Rank; answers: Answers; villages: readonly Area[] };

/** Reads last year for the areas of the page alone. */
async function withChange({ ledger, indicator, area, year, rows, rankOf, answers, villages }: Detail): Promise<{ rows: VillageRow[]; own: DisclosedFigure }> {
  const shrunken = shrunkenOf(ledger, answers, { indicator, areas: villages, year });
  const detail = await readAnswers(ledger, { indicators: [indicator], areas: [area, ...rows.map((row) => row.area)], years: [year] });
  return {
    own: detail.figure(indicator, area, year),
    rows: rows.map((row) => ({ area: row.area, figure: detail.figure(indicator, row.area, year, { rank: rankOf(row.area), ...shrunken(row.area) }) })),
  };
}

function fitting({ tree }: OpenLedger, { text, within, status, tier }: VillageFilter = {}): (row: VillageRow) => boolean {
  const wanted = text?.trim().toLowerCase() ?? "";
  const above = within === undefined ? undefined : tree.find(within).area;
  return ({ area, figure }) =>
    (wanted === "" || area.code.toLowerCase().startsWith(wanted) || area.nameZh.toLowerCase().includes(wanted) || (area.nameEn ?? "").toLowerCase().includes(wanted)) &&
    (!above || (area.pos >= above.pos && area.pos <= above.last)) &&
    (status === undefined || figure.status === status) &&
    (tier === undefined || (figure.rank.status === "ok" && figure.rank.tier === tier));
}

function sorted(rows: VillageRow[], { indicator, sort = "code", direction = "ascending" }: VillageQuestion): VillageRow[] {
  const sign = direction === "ascending" ? 1 : -1;
  const byCode = (one: VillageRow, two: VillageRow) => (one.area.code < two.area.code ? -1 : one.area.code > two.area.code ? 1 : 0);
  const keys: Record<string, (row: VillageRow) => number> = { coverage: ({ figure }) => figure.coverage };
  // The type refuses it already; an address typed by hand does not pass the compiler.
  if (sort === "value" && isComparable(indicator)) keys.value = ({ figure }) => (figure.status === "ok" ? figure.value : NaN);
  const key = keys[sort];
  if (key) {
    // What has no value stands last in either direction.
    return rows.sort((one, two) => {
      const [a, b] = [key(one), key(two)];
      if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || byCode(one, two);
      return sign * (a - b) || byCode(one, two);
    });
  }
  if (sort === "name") {
    const collator = new Intl.Collator("zh-CN");
    return rows.sort((one, two) => sign * collator.compare(one.area.nameZh, two.area.nameZh) || byCode(one, two));
  }
  return rows.sort((one, two) => (sort === "code" ? sign : 1) * byCode(one, two));
}

function countBy(rows: readonly VillageRow[]): VillageComparison["counts"] {
  const counts = { ok: 0, suppressed: 0, missing: 0, undefined: 0 };
  for (const { figure } of rows) counts[figure.status] += 1;
  return counts;
}
