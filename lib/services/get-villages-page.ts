import { z } from "zod";
import type { Area } from "../analysis/area-tree";
import { figuresOf } from "../analysis/figures";
import { formatYear } from "../i18n/format";
import * as messages from "../i18n/messages/villages";
import * as overview from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import type { Locale } from "../base/locale";
import { countAreas, levelWord } from "../views/area-words";
import type { CaterpillarView } from "../views/caterpillar-view";
import { comparedChart } from "../views/compared-chart";
import { comparedTable, type ComparedTable } from "../views/compared-table";
import { intervalRows, type NamedFigure, type Reference } from "../views/interval-row";
import { legendOf } from "../views/legend";
import { asSentence, nameOf } from "../views/names";
import type { LinkView, ShellView } from "../views/shell-view";
import { villagesFindings } from "../views/villages-findings";
import { compareAreas, type AreaComparison } from "./compare-areas";
import { referenceOf } from "./compare-children";
import type { Deps } from "./deps";
import { linksOf, type PageLinks } from "./page-links";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { shellOf, titleOf } from "./page-shell";

export type Choice = { name: string; label: string; options: { value: string; label: string; chosen?: true; group?: string }[] };

export type VillagesPage = {
  title: string;
  shell: ShellView;
  heading: string;
  lead: string[];
  definition: string;
  form: { action: string; hidden: [string, string][]; choices: Choice[]; search: { label: string; value: string }; button: string; reset: LinkView };
  chart?: CaterpillarView;
  table: ComparedTable;
  empty?: string;
  pages: { summary: string; links: LinkView[] };
  legend: string[];
  links: PageLinks;
  how: string;
};

const STATUSES = ["ok", "suppressed", "missing", "undefined"] as const;
const CHANGES = ["up", "down", "unclear", "none"] as const;
const TOPICS = ["services", "reporting", "sexRatio", "deaths", "population", "moves", "activity", "births"] as const;
const PAGE_SIZE = 50;

const schema = z.object({
  indicator: z.string().regex(/^[0-9A-Za-z-]{1,60}$/).optional(),
  q: z.string().max(40).optional(),
  level: z.enum(["province", "prefecture", "county", "township", "village"]).optional(),
  status: z.enum(STATUSES).optional(),
  change: z.enum(CHANGES).optional(),
  sort: z.enum(["code", "value"]).optional(),
  page: z.string().regex(/^[1-9]\d{0,4}$/).transform(Number).optional(),
});
type Asked = z.infer<typeof schema>;

/** One indicator, every area of one level below: chart and table of a page of them. */
export async function getVillagesPage(deps: Deps, locale: Locale, query: Query): Promise<VillagesPage> {
  const asked = readQuery(schema, query);
  const frame = await openFrame(deps, locale, query);
  const { ledger, writer, areaName } = frame;
  const indicator = asked.indicator === undefined ? await defaultIndicator(frame) : ledger.registry.get(asked.indicator);
  const levels = levelsBelow(frame);
  const level = asked.level && levels.includes(asked.level) ? asked.level : (levels.at(-1) ?? "village");
  const sort = isComparable(indicator) ? (asked.sort ?? "value") : "code";
  const comparison = await compareAreas(frame, { indicator, level, sort, filter: { text: asked.q, status: asked.status }, change: asked.change, page: asked.page ?? 1, size: PAGE_SIZE });
  const reference = await referenceOf(frame, indicator, comparison.own);
  const links = linksOf(frame, { path: "/villages", view: "villages", indicator: indicator.id });
  const children = named(frame, comparison);
  const extra = { ...asked, indicator: indicator.id, page: asked.page === undefined ? undefined : String(asked.page) };
  const t = translator(locale, messages);
  const scope = { indicator, rows: intervalRows(children, reference, indicator.better), reference, areaName, level };
  return {
    title: `${indicator.label[locale]} · ${areaName} · ${frame.year}`,
    shell: shellOf(frame, { page: "villages", path: "/villages", extra }),
    ...villagesFindings({ ...scope, own: comparison.own, counts: comparison.counts, total: comparison.total, paged: comparison.found > PAGE_SIZE, writer, sort }),
    definition: asSentence(indicator.definition[locale]),
    form: formOf(frame, { asked, indicator, level, levels, sort }),
    ...chartOf(frame, { ...scope, own: comparison.own, leftOut: children.length - scope.rows.length, sort }),
    table: comparedTable({ indicator, children, reference, areaName, writer, link: links.area, changes: true }),
    ...(comparison.rows.length === 0 ? { empty: t("empty") } : {}),
    pages: pagesOf(frame, comparison, { page: asked.page ?? 1, extra, level }, links),
    legend: legendOf(writer), links, how: links.how(indicator.id),
  };
}

/** What says most of a village with its few births: services and reporting, then deaths. */
const FIRST = ["service-newborn-visit", "ledger-match", "completeness", "late-share", "death-rate", "deaths", "population", "births"];


/** The first of them that the area has a number of in this year. */
async function defaultIndicator({ ledger, area, year }: PageFrame): Promise<Indicator> {
  const indicators = FIRST.flatMap((id) => ledger.registry.find(id) ?? []);
  const figures = await figuresOf(ledger, { indicators, areas: [area], years: [year], among: "none", change: false });
  return indicators[figures.findIndex(({ status }) => status === "ok")] ?? ledger.registry.get("births");
}

function levelsBelow({ ledger: { tree }, area }: PageFrame): string[] {
  const below = new Set(tree.areas.slice(area.pos + 1, area.last + 1).map(({ level }) => level));
  return ["province", "prefecture", "county", "township", "village"].filter((level) => below.has(level as Area["level"]));
}

function named({ ledger: { tree }, area, locale }: PageFrame, { rows }: AreaComparison): (NamedFigure & { hint?: string })[] {
  return rows.map(({ area: one, figure }) => {
    const parent = tree.parent(one);
    return { code: one.code, name: nameOf(one, locale), figure, ...(parent && parent !== area ? { hint: nameOf(parent, locale) } : {}) };
  });
}

type ChartQuestion = { indicator: Indicator; rows: ReturnType<typeof intervalRows>; reference?: Reference; areaName: string; level: string; own: AreaComparison["own"]; leftOut: number; sort: "code" | "value" };

function chartOf(frame: PageFrame, { own, reference, sort, ...rest }: ChartQuestion): { chart?: CaterpillarView } {
  if (rest.rows.length < 2) return {};
  const { ledger, year, locale } = frame;
  const t = translator(locale, overview);
  const described = !isComparable(rest.indicator);
  // What is only described shows no tier and no one standing out: the rows keep code order and one colour.
  const rows = described ? rest.rows.map((row) => ({ ...row, standing: "apartNot" as const, tone: "neutral" as const })) : rest.rows;
  const source = t("source", { title: titleOf(frame), period: formatYear(year, ledger.entry.statYearStart, locale) });
  return { chart: comparedChart({ ...rest, rows, reference, source, locale, keepOrder: described || sort === "code", ...(own.status === "ok" && rest.indicator.formula.kind !== "count" ? { own: own.value } : {}) }) };
}

type FormQuestion = { asked: Asked; indicator: Indicator; level: string; levels: string[]; sort: "code" | "value" };

function formOf(frame: PageFrame, { asked, indicator, level, levels, sort }: FormQuestion): VillagesPage["form"] {
  const { locale, state, ledger, writer } = frame;
  const t = translator(locale, messages);
  const chosen = (value: string, now: string | undefined) => (value === (now ?? "") ? { chosen: true as const } : {});
  const ordered = TOPICS.flatMap((topic) => ledger.registry.all.filter((one) => one.topic === topic));
  const any = { value: "", label: t("any") };
  const choices: Choice[] = [
    { name: "indicator", label: t("indicator"), options: ordered.map((one) => ({ value: one.id, label: one.label[locale], group: t(`topic_${one.topic}`), ...chosen(one.id, indicator.id) })) },
    ...(levels.length > 1 ? [{ name: "level", label: t("level"), options: levels.map((one) => ({ value: one, label: levelWord(one, locale), ...chosen(one, level) })) }] : []),
    { name: "change", label: t("change"), options: [{ ...any, ...chosen("", asked.change) }, ...CHANGES.map((value) => ({ value, label: t(`change_${value}`), ...chosen(value, asked.change) }))] },
    { name: "status", label: t("status"), options: [{ ...any, ...chosen("", asked.status) }, ...STATUSES.map((value) => ({ value, label: t(`status_${value}`, { small: `1–${writer.threshold - 1}` }), ...chosen(value, asked.status) }))] },
    ...(isComparable(indicator) ? [{ name: "sort", label: t("sort"), options: (["value", "code"] as const).map((value) => ({ value, label: t(`sort_${value}`), ...chosen(value, sort) })) }] : []),
  ];
  const hidden = Object.entries({ area: state.area, year: state.year, snapshot: state.snapshot }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  const action = locale === "en" ? "/en/villages" : "/villages";
  return { action, hidden, choices, search: { label: t("search"), value: asked.q ?? "" }, button: t("apply"), reset: { label: t("reset"), href: linksOf(frame, { path: "", view: "villages" }).villages(indicator.id) } };
}

function pagesOf({ locale }: PageFrame, { total, found }: AreaComparison, { page, extra, level }: { page: number; extra: Record<string, string | undefined>; level: string }, links: PageLinks): VillagesPage["pages"] {
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
