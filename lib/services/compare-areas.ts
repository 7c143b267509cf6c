import { readAnswers } from "../analysis/answers";
import { compareVillages, type VillageFilter, type VillageRow } from "../analysis/compare-villages";
import type { DisclosedFigure } from "../analysis/disclosure";
import { shrunkenOf } from "../analysis/shrunken";
import { isComparable, type Indicator } from "../indicators/indicator";
import type { PageFrame } from "./page-frame";

export type ChangeFilter = "up" | "down" | "unclear" | "none";
export type CompareQuestion = { indicator: Indicator; level: string; sort: "code" | "value"; filter: VillageFilter; change?: ChangeFilter; page: number; size: number };
export type AreaComparison = { own: DisclosedFigure; total: number; found: number; rows: VillageRow[]; counts: Record<DisclosedFigure["status"], number> };

/** The areas of one level below the frame's area in one indicator, filtered, in order, one page of them. */
export async function compareAreas(frame: PageFrame, question: CompareQuestion): Promise<AreaComparison> {
  const { change, page, size } = question;
  // Whether something changed is dear to work out; it is made for every area only where the reader filters by it.
  const wanted = change === undefined ? { number: page, size } : { number: 1, size: Number.MAX_SAFE_INTEGER };
  const answer = question.level === "village" ? await villages(frame, question, wanted) : await larger(frame, question, wanted);
  if (change === undefined) return answer;
  const rows = answer.rows.filter(({ figure }) => (figure.change?.verdict ?? "none") === change);
  return { ...answer, found: rows.length, rows: rows.slice((page - 1) * size, page * size) };
}

type Wanted = { number: number; size: number };

async function villages({ ledger, area, year }: PageFrame, { indicator, sort, filter }: CompareQuestion, page: Wanted): Promise<AreaComparison> {
  const common = { area, year, filter, page };
  if (!isComparable(indicator)) return compareVillages(ledger, { ...common, indicator, sort: "code" });
  return compareVillages(ledger, { ...common, indicator, sort, direction: sort === "value" && indicator.better === "lower" ? "descending" : "ascending" });
}

/** Towns, counties and the like: few enough to make all of each. */
async function larger({ ledger, area, year }: PageFrame, { indicator, level, sort, filter }: CompareQuestion, page: Wanted): Promise<AreaComparison> {
  const areas = ledger.tree.areas.slice(area.pos + 1, area.last + 1).filter((one) => one.level === level);
  const answers = await readAnswers(ledger, { indicators: [indicator], areas: [area, ...areas], years: [year] });
  const rank = answers.ranks(indicator, areas, year);
  const shrunken = shrunkenOf(ledger, answers, { indicator, areas, year });
  const all = areas.map((one) => ({ area: one, figure: answers.figure(indicator, one, year, { rank: rank(one), ...shrunken(one) }) }));
  const found = inOrder(all.filter((row) => fits(row, filter)), indicator, sort);
  const counts = { ok: 0, suppressed: 0, missing: 0, undefined: 0 };
  for (const { figure } of all) counts[figure.status] += 1;
  return { own: answers.figure(indicator, area, year), total: all.length, found: found.length, rows: found.slice((page.number - 1) * page.size, page.number * page.size), counts };
}

function fits({ area, figure }: VillageRow, { text = "", status }: VillageFilter): boolean {
  const wanted = text.trim().toLowerCase();
  const named = wanted === "" || area.code.toLowerCase().startsWith(wanted) || [area.nameZh, area.nameEn ?? ""].some((name) => name.toLowerCase().includes(wanted));
  return named && (status === undefined || figure.status === status);
}

/** What is described stands in code order, whatever the address asks for. */
function inOrder(rows: VillageRow[], indicator: Indicator, sort: "code" | "value"): VillageRow[] {
  if (sort === "code" || !isComparable(indicator)) return rows;
  const sign = indicator.better === "lower" ? -1 : 1;
  const value = ({ figure }: VillageRow) => (figure.status === "ok" ? sign * figure.value : Infinity);
  return rows.sort((one, two) => value(one) - value(two) || (one.area.code < two.area.code ? -1 : 1));
}
