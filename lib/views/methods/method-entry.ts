import type { Locale } from "../../base/locale";
import * as names from "../../i18n/messages/method-names";
import * as reading from "../../i18n/messages/method-reading";
import * as symbols from "../../i18n/messages/method-symbols";
import * as messages from "../../i18n/messages/methods";
import { translator } from "../../i18n/translator";
import { href, type PageState } from "../address";
import { PAGES } from "../navigation";
import type { LinkView } from "../shell-view";
import { FORMULAS } from "./formulas";
import { plainText, type Math } from "./math";
import { METHODS, type MethodId, type MethodPage } from "./method-list";
import { referencesOf } from "./method-sources";

/** What the methods page says of one method. */
export type MethodEntry = {
  id: MethodId; anchor: string; href: string; name: string; asks: string; formula: readonly Math[]; plain: string;
  where: string; reads: string; limits: string; sources: string[]; pages: LinkView[]; pagesText?: string;
  example: { status: "ok" | "none"; text: string };
};

export const anchorOf = (id: MethodId): string => `method-${id}`;
export const nameOfMethod = (id: MethodId, locale: Locale): string => translator(locale, names)(`name_${id}`);
export const isMethod = (id: string): id is MethodId => METHODS.some((method) => method.id === id);

/** The address of a method's own page; area, year and snapshot are kept. */
export const methodHref = (id: MethodId, state: PageState): string => href(`/methods/${id}`, state);

export function methodEntry(id: MethodId, state: PageState, example: MethodEntry["example"]): MethodEntry {
  const { locale } = state;
  const [t, r] = [translator(locale, names), translator(locale, reading)];
  const formula = FORMULAS[id];
  return {
    id, anchor: anchorOf(id), href: methodHref(id, state), name: t(`name_${id}`), asks: t(`asks_${id}`),
    formula, plain: formula.map(plainText).join("  ·  "), where: translator(locale, symbols)(`where_${id}`), reads: r(`reads_${id}`), limits: r(`limits_${id}`),
    sources: referencesOf(id), example, ...usedOn(id, state),
  };
}

const PAGE_WORDS = {
  "/": "page_overview", "/villages": "page_villages", "/villages/[code]": "page_village", "/sex-ratio": "page_sexRatio", "/balance": "page_balance", "/movement": "page_movement",
  "/people": "page_people", "/services": "page_services", "/quality": "page_quality", "/lagging": "page_lagging",
} as const satisfies Record<MethodPage, keyof typeof messages.zhCN>;

/** Pages that are there; a village's page has no address without a village, and stands for itself. */
function usedOn(id: MethodId, state: PageState): { pages: LinkView[]; pagesText?: string } {
  const t = translator(state.locale, messages);
  const { pages } = METHODS.find((method) => method.id === id)!; // ids come from the list itself
  if (pages.length >= 8) return { pages: [], pagesText: t("pagesEvery") };
  const there = (pages as readonly MethodPage[]).filter(isThere);
  return there.length === 0 ? { pages: [], pagesText: t("pagesNone") } : { pages: there.map((page) => ({ label: t(PAGE_WORDS[page]), href: page === "/villages/[code]" ? "" : href(page, state) })) };
}

/** Whether the program has this page. */
export const isThere = (page: MethodPage): boolean => page === "/villages/[code]" || PAGES.some(({ path }) => path === page);
