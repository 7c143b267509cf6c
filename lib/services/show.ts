import { figuresOf } from "../analysis/figures";
import type { Area } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import { newestWhole, yearsOf, type OpenLedger } from "../analysis/open-ledger";
import { quotedRows, type QuotedToday } from "../analysis/quoted-rows";
import { isPoolable, type Pool } from "../analysis/pooled-years";
import { InputError, NotFoundError } from "../base/errors";
import { isView, VIEWS, type View } from "../indicators/view";
import { demandChoices, type AskedChoices } from "./choices";
import type { Deps } from "./deps";
import { listYear } from "./follow-up";
import { quotedToday } from "./quoted-today";
import { showCircular, type ShownCircular } from "./circular/show-circular";
import { showBalance, type ShownBalance } from "./show-balance";
import { parseRules } from "./lagging-asked";
import { showLagging, type ShownLagging } from "./show-lagging";
import { showMovement, type ShownMovement } from "./show-movement";
import { showPeople, type ShownPeople } from "./show-people";
import { showQuality, type ShownFault, type ShownQuality } from "./show-quality";
import { showSexRatio, type ShownSexRatio } from "./show-sex-ratio";
import { showServices, type ShownServices } from "./show-services";
import { demandAgainst, demandPool, demandPoolable, showVillages, type ShownComparison } from "./show-villages";

export type ShowQuestion = { view: string; area?: string; year?: number | string; indicator?: string; snapshot?: string; /** Statistical years taken together: 1, 3 or 5; indicators that cannot be pooled are left out. */ pool?: string | number; /** villages: what they stand beside. */ against?: string } & AskedChoices;

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
  /** history: totals quoted from published reports, with today's figure where the ledger has the same thing. */
  quoted?: QuotedToday[];
  /** villages, of one indicator: reference, funnel and groups as on the page. */
  comparison?: ShownComparison;
  /** How many statistical years are taken together, where it is not one. */
  pool?: Pool;
  /** lagging: where each village that is watched or on the list stands at the end of the year, and every stay up to then. */
  villages?: ShownLagging["villages"];
  listings?: ShownLagging["listings"];
  /** circular: the stays on the list that a period's circular tells of. */
  circular?: ShownCircular;
  /** quality: every fault of the data of the area and of anything below it, with how it is mended; numbers of people stay out, they may be small counts. */
  faults?: ShownFault[];
  /** quality, of all its indicators: completeness, delays, sources and scores of the area itself and of its villages. */
  quality?: ShownQuality;
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
} & Partial<Omit<ShownLagging, "villages" | "listings">>;

/** The very figures a page shows: one view of one area and statistical year. */
export async function showView(deps: Deps, question: ShowQuestion): Promise<Shown> {
  const { ledger, damaged } = await deps.ledger(question.snapshot);
  const shown = await showLedger(ledger, question, deps);
  return damaged.length > 0 ? { ...shown, damaged } : shown;
}

/** As `showView`, of a snapshot that is already open. Without an area the root, without a year the newest whole one, or the one that the follow-up list stands in. */
export async function showLedger(ledger: OpenLedger, question: ShowQuestion, /** Where the cases of lagging villages are, if they are to be told. */ deps?: Pick<Deps, "store" | "hasStore" | "clock" | "config"> & Partial<Pick<Deps, "dataDir" | "ledger">>): Promise<Shown> {
  const view = demandView(question.view);
  const { area, alias } = question.area === undefined ? { area: ledger.tree.root, alias: undefined } : ledger.tree.find(question.area);
  const year = demandYear(ledger, question.year ?? (view === "lagging" || view === "circular" ? await listYear(ledger) : undefined), view === "history");
  const pool = demandPool(question.pool);
  const against = demandAgainst(question.against);
  const choices = await demandChoices(ledger, { view, area, year }, question);
  const chosen = question.indicator === undefined ? undefined : ledger.registry.get(question.indicator);
  if (chosen && pool > 1) demandPoolable(chosen);
  const indicators = chosen ? [chosen] : ledger.registry.shownIn(view).filter((indicator) => pool === 1 || isPoolable(indicator));
  const head = {
    view, snapshot: ledger.entry.id, asOf: ledger.entry.asOf, area: area.code, year,
    ...(alias ? { mergedFrom: [alias.code] } : {}), ...(ledger.entry.sample ? { sample: true as const } : {}), ...(pool === 1 ? {} : { pool }),
  };
  if (view === "circular" && deps) return { ...head, figures: [], circular: await showCircular(deps, ledger, { area, year, ...(choices.period ? { period: choices.period } : {}) }) };
  if (view === "history") return { ...head, figures: [], quoted: await quotedToday(ledger, await quotedRows(ledger, area, year)) };
  if (view === "villages" && chosen) return { ...head, ...(await showVillages(ledger, { indicator: chosen, area, level: choices.level ?? "village", year, pool, against })) };
  const areas = areasOf(ledger, view, area);
  const figures = await figuresOf(ledger, { indicators, areas, years: [year], among: view === "villages" ? "asked" : "siblings", pool });
  if (view === "balance" && pool === 1) return { ...head, figures, balance: await showBalance(ledger, { area, year, ...choices, ...(chosen ? { indicator: chosen } : {}) }) };
  if (view === "quality") {
    const { faults, quality } = await showQuality(ledger, area, year, deps?.dataDir !== undefined && deps.ledger ? { dataDir: deps.dataDir, ledger: deps.ledger } : undefined);
    return { ...head, figures, faults, ...(chosen || pool > 1 ? {} : { quality }) };
  }
  if (view === "movement" && !chosen && pool === 1) return { ...head, figures, movement: await showMovement(ledger, area, year) };
  if (view === "services" && !chosen && pool === 1) return { ...head, figures, services: await showServices(ledger, area, year, choices) };
  if (view === "people" && !chosen && pool === 1) return { ...head, figures, people: await showPeople(ledger, area, year) };
  if (view === "sex-ratio" && !chosen) return { ...head, figures, sexRatio: await showSexRatio(ledger, { area, year, ...choices, pool: question.pool === undefined ? undefined : pool }) };
  if (view !== "lagging") return { ...head, figures };
  return { ...head, figures, ...(await showLagging(ledger, { area, year, asked: choices.rules === undefined ? {} : parseRules(choices.rules), ...(deps ? { deps } : {}) })) };
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
