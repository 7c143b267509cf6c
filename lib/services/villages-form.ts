import type { Area } from "../analysis/area-tree";
import { loadGroups } from "../analysis/groups";
import { isPoolable, POOLS, type Pool } from "../analysis/pooled-years";
import * as comparisonMessages from "../i18n/messages/comparison";
import * as messages from "../i18n/messages/villages";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { countAreas, levelWord } from "../views/area-words";
import { nameOf } from "../views/names";
import type { LinkView } from "../views/shell-view";
import type { Beside } from "./compare-against";
import type { AreaComparison } from "./compare-areas";
import { linksOf, type PageLinks } from "./page-links";
import type { PageFrame } from "./page-frame";
import { targetOf } from "./target-of";

export type Choice = { name: string; label: string; options: { value: string; label: string; chosen?: true; group?: string }[] };
export type VillagesForm = { action: string; hidden: [string, string][]; choices: Choice[]; search: { label: string; value: string }; button: string; reset: LinkView };

export const STATUSES = ["ok", "suppressed", "missing", "undefined"] as const;
export const CHANGES = ["up", "down", "unclear", "none"] as const;
export const PAGE_SIZE = 50;
const TOPICS = ["services", "reporting", "sexRatio", "deaths", "population", "moves", "activity", "births"] as const;
/** More groups than this are compared by typing the address. */
const MOST_GROUPS = 12;

/** What the address asked for, as far as the form shows it. */
export type AskedList = { q?: string; status?: (typeof STATUSES)[number]; change?: (typeof CHANGES)[number]; against?: string };
export type FormQuestion = { asked: AskedList; indicator: Indicator; pool: Pool; level: string; levels: readonly string[]; sort: "code" | "value"; beside: Beside };

/** The filters above a comparison; all of them are parts of the address. */
export async function formOf(frame: PageFrame, { asked, indicator, pool, level, levels, sort, beside }: FormQuestion): Promise<VillagesForm> {
  const { locale, state, ledger, writer } = frame;
  const t = translator(locale, messages);
  const words = translator(locale, comparisonMessages);
  const chosen = (value: string, now: string | undefined) => (value === (now ?? "") ? { chosen: true as const } : {});
  const ordered = TOPICS.flatMap((topic) => ledger.registry.all.filter((one) => one.topic === topic));
  const any = { value: "", label: t("any") };
  const choices: Choice[] = [
    { name: "indicator", label: t("indicator"), options: ordered.map((one) => ({ value: one.id, label: one.label[locale], group: t(`topic_${one.topic}`), ...chosen(one.id, indicator.id) })) },
    ...(isPoolable(indicator) ? [{ name: "pool", label: words("pool"), options: POOLS.map((one) => ({ value: one === 1 ? "" : String(one), label: words(`pool_${one}`), ...chosen(one === 1 ? "" : String(one), pool === 1 ? "" : String(pool)) })) }] : []),
    ...(levels.length > 1 ? [{ name: "level", label: t("level"), options: levels.map((one) => ({ value: one, label: levelWord(one, locale), ...chosen(one, level) })) }] : []),
    { name: "against", label: words("against"), options: (await againstOptions(frame, indicator, beside, asked.against)).map((one) => ({ ...one, ...chosen(one.value, asked.against) })) },
    { name: "change", label: t("change"), options: [{ ...any, ...chosen("", asked.change) }, ...CHANGES.map((value) => ({ value, label: t(`change_${value}`), ...chosen(value, asked.change) }))] },
    { name: "status", label: t("status"), options: [{ ...any, ...chosen("", asked.status) }, ...STATUSES.map((value) => ({ value, label: t(`status_${value}`, { small: `1–${writer.threshold - 1}` }), ...chosen(value, asked.status) }))] },
    ...(isComparable(indicator) ? [{ name: "sort", label: t("sort"), options: (["value", "code"] as const).map((value) => ({ value, label: t(`sort_${value}`), ...chosen(value, sort) })) }] : []),
  ];
  const hidden = Object.entries({ area: state.area, year: state.year, snapshot: state.snapshot }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return {
    action: locale === "en" ? "/en/villages" : "/villages", hidden, choices: choices.filter(({ name }) => name !== "change" || pool === 1),
    search: { label: t("search"), value: asked.q ?? "" }, button: t("apply"), reset: { label: t("reset"), href: linksOf(frame, { path: "", view: "villages" }).villages(indicator.id) },
  };
}

/** Parent, target where there is one, each group, groups with each other, and the similar villages that are shown. */
async function againstOptions({ ledger, area, areaName, year, locale }: PageFrame, indicator: Indicator, beside: Beside, asked: string | undefined): Promise<Choice["options"]> {
  const t = translator(locale, comparisonMessages);
  const words = translator(locale, messages);
  const groups = (await loadGroups(ledger)).all;
  const target = indicator.class === "scored" ? await targetOf(ledger, indicator.id, area, year) : undefined;
  const usual = indicator.id === "sex-ratio-at-birth" ? words("refBand") : target === undefined ? areaName : t("against_target");
  const options = [
    { value: "", label: t("against_auto", { name: usual }) }, { value: "parent", label: t("against_parent", { area: areaName }) },
    ...(target === undefined ? [] : [{ value: "target", label: t("against_target") }]),
    ...groups.slice(0, MOST_GROUPS).map((group) => ({ value: `group:${group.id}`, label: t("against_group", { name: nameOf(group, locale) }) })),
    ...(groups.length > 1 && groups.length <= MOST_GROUPS ? [{ value: `group:${groups.map(({ id }) => id).join(",")}`, label: t("against_groups") }] : []),
    ...(beside.similar ? [{ value: `similar:${beside.similar.village.code}`, label: t("against_similar", { name: nameOf(beside.similar.village, locale) }) }] : []),
  ];
  const typed = asked !== undefined && !options.some(({ value }) => value === asked) ? [{ value: asked, label: asked.startsWith("group:") ? t("against_groups") : asked }] : [];
  return [...options, ...typed];
}

export type PagesQuestion = { page: number; extra: Record<string, string | undefined>; level: string };

/** `第 1—50 个` and the links to the other pages of a long list. */
export function pagesOf({ locale }: PageFrame, { total, found }: AreaComparison, { page, extra, level }: PagesQuestion, links: PageLinks): { summary: string; links: LinkView[] } {
  const t = translator(locale, messages);
  const last = Math.max(1, Math.ceil(found / PAGE_SIZE));
  const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])].filter((one) => one >= 1 && one <= last).sort((one, two) => one - two);
  const target = (one: number) => links.villages(extra.indicator ?? "", { ...extra, page: one === 1 ? undefined : String(one) });
  const from = found === 0 ? 0 : (page - 1) * PAGE_SIZE + 1;
  const summary = t("summary", { from: String(from), to: String(Math.min(found, page * PAGE_SIZE)), found: countAreas(found, level, locale), total: countAreas(total, level, locale) });
  if (last === 1) return { summary, links: [] };
  const step = (label: string, one: number) => (one >= 1 && one <= last ? [{ label, href: target(one) }] : []);
  return { summary, links: [...step(t("previous"), page - 1), ...near.flatMap((one, at) => [...(at > 0 && one - (near[at - 1] ?? one) > 1 ? [{ label: "…", href: "" }] : []), { label: String(one), href: target(one), ...(one === page ? { current: true as const } : {}) }]), ...step(t("next"), page + 1)] };
}

export function levelsBelow({ ledger: { tree }, area }: Pick<PageFrame, "ledger" | "area">): Area["level"][] {
  const below = new Set<Area["level"]>();
  for (let pos = area.pos + 1; pos <= area.last; pos += 1) below.add(tree.areas[pos]!.level);
  return (["province", "prefecture", "county", "township", "village"] as const).filter((level) => below.has(level));
}
