import { figuresOf } from "../analysis/figures";
import type { Area } from "../analysis/area-tree";
import { findLagging, type LaggingListing, type LaggingVillage } from "../analysis/lagging/lagging";
import { listFaults, type ListedFault } from "../analysis/data-faults";
import type { DisclosedFigure } from "../analysis/disclosure";
import { newestWhole, yearsOf, type OpenLedger } from "../analysis/open-ledger";
import { quotedRows, type QuotedRow } from "../analysis/quoted-rows";
import { isPoolable, type Pool } from "../analysis/pooled-years";
import { InputError, NotFoundError } from "../base/errors";
import { isView, VIEWS, type View } from "../indicators/view";
import type { Deps } from "./deps";
import type { BalanceBy } from "../analysis/balance";
import { showBalance, type ShownBalance } from "./show-balance";
import { showMovement, type ShownMovement } from "./show-movement";
import { showPeople, type ShownPeople } from "./show-people";
import { showSexRatio, type ShownSexRatio } from "./show-sex-ratio";
import { showServices, type ShownServices } from "./show-services";
import { demandAgainst, demandPool, demandPoolable, showVillages, type ShownComparison } from "./show-villages";

export type ShowQuestion = { view: string; area?: string; year?: number | string; indicator?: string; snapshot?: string; /** Statistical years taken together: 1, 3 or 5; indicators that cannot be pooled are left out. */ pool?: string | number; /** villages: what they stand beside, and of which level they are. */ against?: string; level?: Area["level"]; /** balance: what the areas are grouped by, and the year that moves are counted from. */ by?: BalanceBy; since?: number };

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
  /** villages, of one indicator: reference, funnel and groups as on the page. */
  comparison?: ShownComparison;
  /** How many statistical years are taken together, where it is not one. */
  pool?: Pool;
  /** lagging: where each village that is watched or on the list stands at the end of the year, and every stay up to then. */
  villages?: LaggingVillage[];
  listings?: LaggingListing[];
  /** quality: where the tables of the area or of anything below it disagree; the numbers stay out, they may be small counts. */
  faults?: ListedFault[];
  /** people: ages by year, the last census, cohorts followed and the projection of the area itself. */
  people?: ShownPeople;
  /** sex-ratio: years pooled and judged, girls missing, birth orders, the areas, groups and villages judged, their spread and the change taken apart. */
  sexRatio?: ShownSexRatio;
  /** balance: how far the areas stand apart and what chance alone would give; of one indicator its years, curve and moves. */
  balance?: ShownBalance;
  /** movement: months, dates of registration, seasons, confirmation at both ends, and implied movement of the area itself. */
  movement?: ShownMovement;
  /** services: running shares by quarter, who is left, what the year is heading for, and what was held. */
  services?: ShownServices;
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
  const pool = demandPool(question.pool);
  const against = demandAgainst(question.against);
  const chosen = question.indicator === undefined ? undefined : ledger.registry.get(question.indicator);
  if (chosen && pool > 1) demandPoolable(chosen);
  const indicators = chosen ? [chosen] : ledger.registry.shownIn(view).filter((indicator) => pool === 1 || isPoolable(indicator));
  const head = {
    view, snapshot: ledger.entry.id, asOf: ledger.entry.asOf, area: area.code, year,
    ...(alias ? { mergedFrom: [alias.code] } : {}), ...(ledger.entry.sample ? { sample: true as const } : {}), ...(pool === 1 ? {} : { pool }),
  };
  if (view === "history") return { ...head, figures: [], quoted: await quotedRows(ledger, area, year) };
  if (view === "villages" && chosen) return { ...head, ...(await showVillages(ledger, { indicator: chosen, area, level: question.level ?? "village", year, pool, against })) };
  const areas = areasOf(ledger, view, area);
  const figures = await figuresOf(ledger, { indicators, areas, years: [year], among: view === "villages" ? "asked" : "siblings", pool });
  if (view === "balance" && pool === 1) return { ...head, figures, balance: await showBalance(ledger, { area, year, ...(question.level ? { level: question.level } : {}), ...(chosen ? { indicator: chosen } : {}), ...(question.by ? { by: question.by } : {}), ...(question.since === undefined ? {} : { since: question.since }) }) };
  if (view === "quality") return { ...head, figures, faults: await listFaults(ledger, area) };
  if (view === "movement" && !chosen && pool === 1) return { ...head, figures, movement: await showMovement(ledger, area, year) };
  if (view === "services" && !chosen && pool === 1) return { ...head, figures, services: await showServices(ledger, area, year) };
  if (view === "people" && !chosen && pool === 1) return { ...head, figures, people: await showPeople(ledger, area, year) };
  if (view === "sex-ratio" && !chosen) return { ...head, figures, sexRatio: await showSexRatio(ledger, { area, year, pool: question.pool === undefined ? undefined : pool, level: question.level }) };
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
  const newest = newestWhole(ledger);
  if (year === undefined && newest !== undefined) return newest;
  const number = Number(year);
  if (!/^\d{4}$/.test(String(year))) throw new InputError("year.invalid", { zh: `年度应为四位数字，得到“${String(year).slice(0, 20)}”`, en: `year must have four digits, got "${String(year).slice(0, 20)}"` });
  if (any || years.includes(number)) return number;
  const span = years.length === 0 ? { zh: "无", en: "none" } : { zh: `${years.at(-1)}—${years[0]}`, en: `${years.at(-1)} to ${years[0]}` };
  throw new NotFoundError("year.unknown", { zh: `快照中没有 ${number} 统计年度的数据；有数据的年度：${span.zh}`, en: `the snapshot has nothing of statistical year ${number}; years with data: ${span.en}` });
}
