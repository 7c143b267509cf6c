import { figuresOf } from "../analysis/figures";
import type { Area } from "../analysis/area-tree";
import { findLagging, type LaggingListing, type LaggingVillage } from "../analysis/lagging/lagging";
import { listFaults, type ListedFault } from "../analysis/data-faults";
import type { DisclosedFigure } from "../analysis/disclosure";
import { yearsOf, type OpenLedger } from "../analysis/open-ledger";
import { quotedRows, type QuotedRow } from "../analysis/quoted-rows";
import { lastDayOf } from "../analysis/stat-year";
import { InputError, NotFoundError } from "../base/errors";
import { isView, VIEWS, type View } from "../indicators/view";
import type { Deps } from "./deps";

export type ShowQuestion = { view: string; area?: string; year?: number | string; indicator?: string; snapshot?: string };

/** The answer of `show --json`, as formats.md section 5 has it. */
export type Shown = {
  view: View;
  snapshot: string;
  asOf: string;
  area: string;
  year: number;
  /** Old codes of this area that were asked for: its past is in the figures. */
  mergedFrom?: string[];
  sample?: true;
  /** Newer snapshots that are not whole and were passed over. */
  damaged?: string[];
  figures: DisclosedFigure[];
  /** history: totals quoted from published reports. */
  quoted?: QuotedRow[];
  /** lagging: where each village that is watched or on the list stands at the end of the year, and every stay up to then. */
  villages?: LaggingVillage[];
  listings?: LaggingListing[];
  /** quality: where the tables of the area or of anything below it disagree; the numbers stay out, they may be small counts. */
  faults?: ListedFault[];
};

/** The very figures a page shows: one view of one area and statistical year. */
export async function showView(deps: Deps, question: ShowQuestion): Promise<Shown> {
  const { ledger, damaged } = await deps.ledger(question.snapshot);
  const shown = await showLedger(ledger, question);
  return damaged.length > 0 ? { ...shown, damaged } : shown;
}

/** As `showView`, of a snapshot that is already open. Without an area the root, without a year the newest whole one. */
export async function showLedger(ledger: OpenLedger, question: ShowQuestion): Promise<Shown> {
  const view = demandView(question.view);
  const { area, alias } = question.area === undefined ? { area: ledger.tree.root, alias: undefined } : ledger.tree.find(question.area);
  const year = demandYear(ledger, question.year, view === "history");
  const indicators = question.indicator === undefined ? ledger.registry.shownIn(view) : [ledger.registry.get(question.indicator)];
  const head = {
    view, snapshot: ledger.entry.id, asOf: ledger.entry.asOf, area: area.code, year,
    ...(alias ? { mergedFrom: [alias.code] } : {}), ...(ledger.entry.sample ? { sample: true as const } : {}),
  };
  if (view === "history") return { ...head, figures: [], quoted: await quotedRows(ledger, area, year) };
  const areas = areasOf(ledger, view, area);
  const figures = await figuresOf(ledger, { indicators, areas, years: [year], among: view === "villages" ? "asked" : "siblings" });
  if (view === "quality") return { ...head, figures, faults: await listFaults(ledger, area) };
  if (view !== "lagging") return { ...head, figures };
  const { villages, listings } = await findLagging(ledger, area, year);
  return { ...head, figures, villages, listings };
}

/** villages: every village below; village: the area alone; else the area and, of a township or larger, each direct child. */
function areasOf({ tree }: OpenLedger, view: View, area: Area): Area[] {
  if (view === "village") return [area];
  if (view === "villages") return area.level === "village" ? [area] : tree.villages(area);
  return [area, ...tree.children(area)];
}

function demandView(text: string): View {
  if (isView(text)) return text;
  throw new NotFoundError("view.unknown", { zh: `没有视图“${text.slice(0, 40)}”；可用：${VIEWS.join("、")}`, en: `no view "${text.slice(0, 40)}"; known: ${VIEWS.join(", ")}` });
}

/**
 * @param any quoted history reaches further back than the ledger
 * @throws InputError where it is no year, NotFoundError where the snapshot has nothing of it
 */
export function demandYear(ledger: OpenLedger, year: number | string | undefined, any = false): number {
  const years = yearsOf(ledger);
  // The newest year that is over by the snapshot's day: one that has only begun would show hardly anything.
  if (year === undefined && years.length > 0) return years.find((one) => lastDayOf(one, ledger.entry.statYearStart) <= ledger.entry.asOf) ?? years[0]!;
  const number = Number(year);
  if (!/^\d{4}$/.test(String(year))) throw new InputError("year.invalid", { zh: `年度应为四位数字，得到“${String(year).slice(0, 20)}”`, en: `year must have four digits, got "${String(year).slice(0, 20)}"` });
  if (any || years.includes(number)) return number;
  const span = years.length === 0 ? { zh: "无", en: "none" } : { zh: `${years.at(-1)}—${years[0]}`, en: `${years.at(-1)} to ${years[0]}` };
  throw new NotFoundError("year.unknown", { zh: `快照中没有 ${number} 统计年度的数据；有数据的年度：${span.zh}`, en: `the snapshot has nothing of statistical year ${number}; years with data: ${span.en}` });
}
