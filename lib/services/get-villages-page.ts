import { z } from "zod";
import type { Area } from "../analysis/area-tree";
import { figuresOf } from "../analysis/figures";
import type { Comparison } from "../analysis/comparison";
import { isPoolable, windowEnds, windowOf, type Pool } from "../analysis/pooled-years";
import { COUNT, formatNumber } from "../i18n/format";
import * as comparisonMessages from "../i18n/messages/comparison";
import * as messages from "../i18n/messages/villages";
import * as overview from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import type { Locale } from "../base/locale";
import type { ChartView } from "../charts/chart-svg";
import type { CaterpillarView } from "../views/caterpillar-view";
import { comparedTable, type ComparedTable } from "../views/compared-table";
import { birthsLacking, birthsToJudge } from "../views/enough-births";
import type { Findings } from "../views/findings";
import { groupTable, type GroupTable } from "../views/group-table";
import { intervalRows, type NamedFigure } from "../views/interval-row";
import { legendOf } from "../views/legend";
import { letterTable, MOST_LETTERS, type LetterTable } from "../views/letter-table";
import { asSentence, nameOf } from "../views/names";
import type { LinkView, ShellView } from "../views/shell-view";
import { similarText } from "../views/similar-words";
import { villagesFindings } from "../views/villages-findings";
import { AGAINST, besideOf, readAgainst, type Beside } from "./compare-against";
import { compareAreas, type AreaComparison } from "./compare-areas";
import type { Deps } from "./deps";
import { linksOf, type PageLinks } from "./page-links";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { shellOf } from "./page-shell";
import { openVillages } from "./show-villages";
import { funnelPart, intervalChart, mapPart, sparksOf, sparkYears, type FunnelPart } from "./villages-charts";
import { CHANGES, formOf, levelsBelow, PAGE_SIZE, pagesOf, STATUSES, type VillagesForm } from "./villages-form";

export type { Choice } from "./villages-form";

export type VillagesPage = {
  title: string;
  shell: ShellView;
  heading: string;
  lead: string[];
  basis?: Findings["basis"];
  definition: string;
  form: VillagesForm;
  chart?: CaterpillarView;
  letters?: LetterTable;
  funnel: FunnelPart;
  map?: ChartView;
  groups?: GroupTable;
  table: ComparedTable;
  /** Below the table: what letters, small pictures and verdicts stand on. */
  notes: string[];
  /** A comparison with similar villages, where the list has come down to one village. */
  similar?: LinkView;
  empty?: string;
  pages: { summary: string; links: LinkView[] };
  legend: string[];
  links: PageLinks;
  how: string;
  /** How the figure of one area of the table was made. */
  made(code: string): string;
};

const schema = z.object({
  indicator: z.string().regex(/^[0-9A-Za-z-]{1,60}$/).optional(),
  q: z.string().max(40).optional(),
  level: z.enum(["province", "prefecture", "county", "township", "village"]).optional(),
  status: z.enum(STATUSES).optional(),
  change: z.enum(CHANGES).optional(),
  sort: z.enum(["code", "value"]).optional(),
  page: z.string().regex(/^[1-9]\d{0,4}$/).transform(Number).optional(),
  pool: z.enum(["1", "3", "5"]).transform((text) => Number(text) as Pool).optional(),
  against: z.string().regex(AGAINST).optional(),
});
type Asked = z.infer<typeof schema>;

/** One indicator, every area of one level below: who cannot be told apart, the funnel of all, and a page of their list. */
export async function getVillagesPage(deps: Deps, locale: Locale, query: Query): Promise<VillagesPage> {
  const asked = readQuery(schema, query);
  const frame = await openFrame(deps, locale, query);
  const { ledger, year } = frame;
  const indicator = asked.indicator === undefined ? await defaultIndicator(frame) : ledger.registry.get(asked.indicator);
  const levels = levelsBelow(frame);
  const against = readAgainst(asked.against);
  const ofVillages = against.kind === "similar" || against.kind === "groups";
  const level = !ofVillages && asked.level && levels.includes(asked.level) ? asked.level : (levels.at(-1) ?? "village");
  const pool = isPoolable(indicator) ? (asked.pool ?? 1) : 1;
  const years = sparkYears(frame, indicator);
  const comparison = await openVillages(ledger, { indicator, area: frame.area, level, year, pool, against, years });
  const beside = await besideOf({ ledger, comparison, own: comparison.own, locale }, against);
  const sort = isComparable(indicator) ? (asked.sort ?? "value") : "code";
  const listAt = (page: number) => compareAreas(frame, comparison, { sort, filter: { text: asked.q, status: asked.status, codes: beside.scope }, change: pool === 1 ? asked.change : undefined, page, size: PAGE_SIZE, years });
  const wanted = await listAt(asked.page ?? 1);
  // A page after the last is the last: an empty list would read as if there were no figures.
  const last = Math.max(1, Math.ceil(wanted.found / PAGE_SIZE));
  const page = Math.min(asked.page ?? 1, last);
  const list = page === (asked.page ?? 1) ? wanted : await listAt(page);
  return pageOf({ frame, years, asked: asked.page === undefined ? asked : { ...asked, page }, indicator, level, levels, pool, sort, comparison, beside, list });
}

type Made = { frame: PageFrame; years: number[]; asked: Asked; indicator: Indicator; level: Area["level"]; levels: Area["level"][]; pool: Pool; sort: "code" | "value"; comparison: Comparison; beside: Beside; list: AreaComparison };

async function pageOf(made: Made): Promise<VillagesPage> {
  const { frame, years, asked, indicator, level, levels, pool, sort, comparison, beside, list } = made;
  const { locale, writer, areaName } = frame;
  const { reference } = beside;
  const extra = { ...asked, indicator: indicator.id, page: asked.page === undefined ? undefined : String(asked.page), pool: pool === 1 ? undefined : String(pool) };
  const links = linksOf(frame, { path: "/villages", view: "villages", indicator: indicator.id, extra: { pool: extra.pool, against: asked.against, level: level === "village" ? undefined : level } });
  const children = named(frame, list);
  const letters = new Map(list.rows.flatMap(({ area, figure: { rank } }) => (rank.status === "ok" ? [[area.code, rank.letters] as const] : [])));
  const rows = intervalRows(children, reference, indicator.better).map((row) => ({ ...row, ...(letters.has(row.code) ? { letters: letters.get(row.code)! } : {}) }));
  const charts = { comparison, beside, own: list.own, rows, leftOut: children.length - rows.length, level, sort };
  const sparks = sparksOf(frame, comparison.question, list.rows, years);
  const [map, form] = await Promise.all([mapPart(frame, charts), formOf(frame, { asked, indicator, pool, level, levels, sort, beside })]);
  const t = translator(locale, overview);
  const letterGroups = comparison.letters?.groups ?? [];
  const chart = intervalChart(frame, charts);
  const funnel = funnelPart(frame, charts);
  const tooFew = rows.length > 0 && children.every(({ figure }) => figure.status !== "ok" || birthsLacking(figure, reference) > 0);
  const scope = { indicator, rows, reference, areaName: beside.name, level, ...(comparison.letters ? { letters: comparison.letters } : {}) };
  const only = list.rows.length === 1 && list.rows[0]!.area.level === "village" ? list.rows[0]!.area : undefined;
  return {
    title: `${indicator.label[locale]} · ${areaName} · ${frame.year}`,
    shell: shellOf(frame, { page: "villages", path: "/villages", extra }),
    ...villagesFindings({ ...scope, ownName: nameOf(comparison.question.area, locale), own: list.own, counts: comparison.counts, total: comparison.all.length, paged: list.found > PAGE_SIZE, writer, sort, tooFew, ...(funnel.outside === undefined ? {} : { outside: funnel.outside }), more: besideSentences(made), pool, usual: pool === 1 && asked.against === undefined && list.found === comparison.all.length && list.found <= PAGE_SIZE && frame.ledger.tree.children(frame.area).every((child) => child.level === level) }),
    definition: asSentence(indicator.definition[locale]), form, ...(chart ? { chart } : {}),
    ...(letterGroups.length > 1 && letterGroups.length <= MOST_LETTERS ? { letters: letterTable(letterGroups, comparison.all.map(({ area, figure: { rank } }) => ({ name: nameOf(area, locale), letters: rank.status === "ok" ? rank.letters : undefined })), locale) } : {}),
    funnel, ...(map ? { map } : {}),
    ...(beside.groups ? { groups: groupTable({ indicator, rows: beside.groups, columns: { value: t("colValue"), interval: t("colInterval") }, writer }) } : {}),
    table: comparedTable({ indicator, children, reference, areaName: beside.name, writer, link: links.area, changes: pool === 1, letters: true, sparks }),
    notes: notesOf(made, sparks.size > 0),
    ...(only && asked.against === undefined ? { similar: { label: translator(locale, comparisonMessages)("similarLink"), href: links.villages(indicator.id, { pool: extra.pool, against: `similar:${only.code}` }) } } : {}),
    ...(list.rows.length === 0 ? { empty: translator(locale, messages)("empty") } : {}),
    pages: pagesOf(frame, list, { page: asked.page ?? 1, extra, level }, links),
    legend: legendOf(writer), links, how: links.how(indicator.id, { pool }), made: (code) => links.how(indicator.id, { area: code, pool }),
  };
}

/** Years taken together, who the similar villages are, a target that is not there. */
function besideSentences({ frame: { locale, year }, asked, indicator, pool, comparison, beside }: Made): string[] {
  const t = translator(locale, comparisonMessages);
  const window = windowOf(year, pool);
  const { suppressed } = comparison.counts;
  return [
    ...(pool === 1 && isPoolable(indicator) && suppressed > comparison.all.length / 2 ? [t("poolHint")] : []),
    ...(beside.similar ? [similarText(beside.similar, beside.name, locale)] : []),
    ...(beside.noTarget ? [t("noTarget", { indicator: indicator.label[locale], name: beside.name })] : []),
    ...(pool > 1 ? [t("pooledLead", { from: String(window[0]!), to: String(year) })] : (asked.pool ?? 1) > 1 ? [t("pooledNot", { indicator: indicator.label[locale] })] : []),
  ];
}

function notesOf({ frame: { locale, ledger }, indicator, pool, comparison, beside: { reference } }: Made, sparks: boolean): string[] {
  const t = translator(locale, comparisonMessages);
  const groups = comparison.letters?.groups.length ?? 0;
  const judged = indicator.id === "sex-ratio-at-birth" && reference?.kind === "band";
  return [
    ...(comparison.letters ? [t("lettersNote")] : []), ...(groups > MOST_LETTERS ? [t("lettersMany", { n: formatNumber(groups, COUNT) })] : []),
    ...(judged ? [t("tooFewBirthsNote", { need: formatNumber(birthsToJudge(reference.upper), COUNT), upper: String(ledger.config.normalSexRatio[1]) })] : []),
    ...(pool > 1 && comparison.counts.suppressed > 0 ? [t("pooledWindow", { years: windowEnds(ledger).join(locale === "en" ? ", " : "、") })] : []),
    ...(sparks ? [t(indicator.formula.kind === "count" ? "sparkNoteCounts" : "sparkNote")] : []),
  ];
}

/** What says most of a village with its few births: services and reporting, then deaths. */
const FIRST = ["service-newborn-visit", "ledger-match", "completeness", "late-share", "death-rate", "deaths", "population", "births"];

/** The first of them that the area has a number of in this year. */
async function defaultIndicator({ ledger, area, year }: PageFrame): Promise<Indicator> {
  const indicators = FIRST.flatMap((id) => ledger.registry.find(id) ?? []);
  const figures = await figuresOf(ledger, { indicators, areas: [area], years: [year], among: "none", change: false });
  return indicators[figures.findIndex(({ status }) => status === "ok")] ?? ledger.registry.get("births");
}

function named({ ledger: { tree }, area, locale }: PageFrame, { rows }: AreaComparison): (NamedFigure & { hint?: string })[] {
  return rows.map(({ area: one, figure }) => {
    const parent = tree.parent(one);
    return { code: one.code, name: nameOf(one, locale), figure, ...(parent && parent !== area ? { hint: nameOf(parent, locale) } : {}) };
  });
}
