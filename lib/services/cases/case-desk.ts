import type { Area } from "../../analysis/area-tree";
import { loadGroups, type Groups } from "../../analysis/groups";
import type { Lagging } from "../../analysis/lagging/lagging";
import type { OpenLedger } from "../../analysis/open-ledger";
import type { Bilingual } from "../../base/errors";
import type { Locale } from "../../base/locale";
import { StoreError } from "../../store/store-error";
import type { CaseNames } from "../../views/case-text";
import { caseView, type CaseView } from "../../views/case-view";
import { nameOf } from "../../views/names";
import type { Deps } from "../deps";
import { caseDay, caseLagging, casesToOpen, codesOf, placeCase, readCases, type PlacedCase } from "./case-book";
import { groupOf, postOf, roleOf } from "./cases-of";

/** What the cases of an area are told from. */
export type CaseBasis = { deps: Deps; ledger: OpenLedger; groups: Groups; lagging: Lagging; names: CaseNames };
/** The cases of one village, newest stay first. */
export type CaseDesk = CaseBasis & {
  cases: PlacedCase[];
  /** Opened by the list, but not written yet. */
  virtual: ReadonlySet<string>;
  /** The small database cannot be read. */
  away?: StoreError;
};

export async function caseBasis(deps: Deps, ledger: OpenLedger, locale: Locale): Promise<CaseBasis> {
  const [groups, lagging] = await Promise.all([loadGroups(ledger), caseLagging(ledger)]);
  const names: CaseNames = { locale, role: (code) => roleOf(deps, code), post: (code) => postOf(deps, code), group: (code): Bilingual => groupOf(deps, groups, code), indicator: (id) => ledger.registry.find(id) };
  return { deps, ledger, groups, lagging, names };
}

/** The cases of a village: those in the small database, and the one that its listing calls for. */
export async function caseDesk(deps: Deps, ledger: OpenLedger, area: Area, locale: Locale): Promise<CaseDesk> {
  const basis = await caseBasis(deps, ledger, locale);
  const { cases, away } = await storedCases(deps, ledger, area);
  const virtual = casesToOpen(ledger, basis.lagging, cases).filter(({ area: at }) => at === area.code).map((one) => ({ ...one, now: area }));
  return { ...basis, cases: [...virtual, ...cases].sort((a, b) => (a.listed < b.listed ? 1 : -1)), virtual: new Set(virtual.map(({ id }) => id)), ...(away ? { away } : {}) };
}

export async function storedCases(deps: Deps, ledger: OpenLedger, area: Area): Promise<{ cases: PlacedCase[]; away?: StoreError }> {
  try {
    return { cases: (await readCases(deps, codesOf(ledger, area))).map((one) => placeCase(ledger, one)) };
  } catch (error) {
    if (error instanceof StoreError) return { cases: [], away: error };
    throw error;
  }
}

/** One case in words, as page, document and terminal have it. */
export function describeCase({ deps, ledger, lagging, names }: CaseBasis, of: PlacedCase, { stored = true, away = false }: { stored?: boolean; away?: boolean } = {}): CaseView {
  const { now, movedFrom } = of;
  const stay = lagging.listings.find(({ area, listed }) => area === of.area && listed === of.listed);
  return caseView({
    of, name: now ? nameOf(now, names.locale) : of.area, ...(movedFrom ? { movedFrom } : {}), day: caseDay(deps, ledger), statYearStart: ledger.entry.statYearStart, names,
    ...(stay ? { stay } : {}), behind: lagging.villages.some(({ area, state }) => area === (now?.code ?? of.area) && state === "listed"), stored, away,
  });
}

/** Where one case is had as a Word document. */
export const caseFileHref = ({ area, id, snapshot, locale }: { area: string; id: string; snapshot: string; locale: Locale }): string => `/download/case.docx?${new URLSearchParams({ area, case: id, snapshot, locale }).toString()}`;
