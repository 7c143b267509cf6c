import { formatYearShort } from "../i18n/format";
import * as messages from "../i18n/messages/shell";
import * as snapshots from "../i18n/messages/snapshots";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import { nameOf } from "../views/names";
import { navigation, type PageId } from "../views/navigation";
import type { AreaPickerView, LinkView, ShellView } from "../views/shell-view";
import type { Area } from "../analysis/area-tree";
import type { PageFrame } from "./page-frame";

export type ShellQuestion = { page?: PageId; path: string; /** Parts of the address beside area, year and snapshot. */ extra?: Readonly<Record<string, string | undefined>> };

/** How many children the area picker lists; beyond them there is the search. */
const LISTED = 60;
const FOUND = 20;

/** What stands round a page. */
export function shellOf(frame: PageFrame, { page, path, extra = {} }: ShellQuestion): ShellView {
  const { ledger, locale, state, year, damaged } = frame;
  const { entry } = ledger;
  const t = translator(locale, messages);
  const snapshotWords = translator(locale, snapshots);
  const other = (target: PageFrame["locale"]) => href(path, { ...state, locale: target }, extra);
  const id = entry.id.split("-").at(-1) ?? entry.id;
  return {
    locale,
    banners: [
      ...(damaged.length > 0 ? [{ kind: "damaged" as const, text: t("damaged", { ids: damaged.join(locale === "en" ? ", " : "、"), used: entry.id }) }] : []),
      ...(frame.asKnown ? [{ kind: "asKnown" as const, text: snapshotWords("asKnown", { date: entry.asOf, id }), link: { label: snapshotWords("asKnownLink"), href: href(path, { ...state, snapshot: undefined }, extra) } }] : []),
      ...(entry.sample ? [{ kind: "sample" as const, text: t("sample") }] : []),
    ],
    area: pickerOf(frame, path, extra),
    year: { label: t("year"), current: formatYearShort(year, entry.statYearStart, locale), options: yearLinks(frame, path, extra) },
    asOf: t("asOf", { date: entry.asOf }),
    snapshot: { label: t("snapshot", { id: id.slice(0, 6) }), id: entry.id },
    languages: [
      { label: t("chinese"), href: other("zh-CN"), hint: "zh-CN", ...(locale === "zh-CN" ? { current: true as const } : {}) },
      { label: t("english"), href: other("en"), hint: "en", ...(locale === "en" ? { current: true as const } : {}) },
    ],
    nav: navigation(navState(frame), page, locale),
    source: t("source", { title: titleOf(frame), office: entry.preparedBy, date: entry.asOf, id: entry.id }),
    texts: { product: t("product"), skip: t("skip"), menu: t("menu"), mainNav: t("mainNav") },
  };
}

export const titleOf = ({ ledger: { entry }, locale }: Pick<PageFrame, "ledger" | "locale">): string => (locale === "en" ? (entry.titleEn ?? entry.title) : entry.title);

/** A village's page leads back to the pages of the area above it. */
function navState({ ledger, area, state }: PageFrame): PageFrame["state"] {
  const parent = area.level === "village" ? ledger.tree.parent(area) : undefined;
  return parent && parent !== ledger.tree.root ? { ...state, area: parent.code } : { ...state, ...(area.level === "village" ? { area: undefined } : {}) };
}

function yearLinks({ ledger, locale, state, year, years }: PageFrame, path: string, extra: ShellQuestion["extra"]): LinkView[] {
  return years.map((one) => ({ label: formatYearShort(one, ledger.entry.statYearStart, locale), href: href(path, { ...state, year: String(one) }, extra), ...(one === year ? { current: true as const } : {}) }));
}

function pickerOf({ ledger, locale, state, area, areaName, find }: PageFrame, path: string, extra: ShellQuestion["extra"]): AreaPickerView {
  const t = translator(locale, messages);
  const { tree } = ledger;
  const kept = path.startsWith("/villages/") ? {} : extra;
  const link = (target: Area): LinkView => ({
    label: nameOf(target, locale), href: areaHref(target, path, state, kept), ...(target === area ? { current: true as const } : {}),
  });
  const below = area.level === "village" ? tree.siblings(area) : tree.children(area);
  const found = find === undefined ? undefined : tree.search(find, FOUND + 1);
  const hidden = Object.entries({ ...state, ...kept, locale: undefined }).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  return {
    label: t("area"), current: areaName,
    search: { label: t("findArea"), action: href(path, { locale }), hidden, value: find ?? "", button: t("find") },
    trail: [...tree.ancestors(area), ...(area.level === "village" ? [] : [area])].map(link),
    children: below.slice(0, LISTED).map(link),
    ...(below.length > LISTED ? { more: t("moreAreas", { n: String(below.length - LISTED) }) } : {}),
    ...(found ? { results: { label: found.length === 0 ? t("foundNone", { text: find ?? "" }) : found.length > FOUND ? t("foundMany", { n: String(FOUND) }) : t("found", { n: String(found.length) }), items: found.slice(0, FOUND).map((one) => ({ ...link(one), hint: trailText(tree.ancestors(one), locale) })) } } : {}),
  };
}

/** A village opens its own page, a larger area the page one is on. */
function areaHref(target: Area, path: string, state: PageFrame["state"], extra: ShellQuestion["extra"]): string {
  if (target.level === "village") return href(`/villages/${target.code}`, { ...state, area: undefined });
  return href(path.startsWith("/villages/") ? "/villages" : path, { ...state, area: target.code }, extra);
}

const trailText = (areas: readonly Area[], locale: PageFrame["locale"]): string => areas.slice(-2).map((area) => nameOf(area, locale)).join(" › ");
