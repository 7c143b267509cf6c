import { figuresOf } from "../../analysis/figures";
import { formatYear } from "../../i18n/format";
import * as messages from "../../i18n/messages/packs";
import * as report from "../../i18n/messages/report";
import { translator } from "../../i18n/translator";
import type { Locale } from "../../base/locale";
import { paragraphText } from "../../speech/speech-text";
import type { Deps } from "../deps";
import { makeReport, type Report } from "../make-report";
import type { PageFrame } from "../page-frame";
import type { Block } from "../report-blocks";
import { circularSlides } from "../report-circular";
import { reportSource } from "../report-source";
import type { ShowQuestion } from "../show";
import { shippedTemplate, speechOf, type Speech } from "./make-speech";
import { monthBlocks } from "./month-blocks";
import { latestQuarter, openPeriod, type PackPeriod } from "./pack-period";
import { isTextItem, isViewItem, type PackItem, type ViewItem } from "./pack-items";
import { namedParts, type Part } from "./part-keys";

/** A pack to be made: its blocks over one snapshot, area and year. */
export type PackQuestion = { name: string; /** For the name of the file, in plain letters: a header holds no others. */ base: string; items: readonly PackItem[]; area?: string; year?: string; /** `2009-07` or `2009-Q3`; without it the last one reported. */ period?: string; snapshot?: string };
/** What became of one place of a pack: the block, or nothing where this snapshot has none of it. */
export type PackPlace = { item: PackItem; block?: Block; data?: Part["data"] };
export type Pack = { report: Report; frame: PageFrame; period?: PackPeriod; places: PackPlace[]; fileName: string };
export type OnBlock = (done: number, total: number) => void;

/** A pack as a report: the blocks of its views in its own order, each view asked once; places that this snapshot has nothing for are told apart in the notices. */
export async function makePack(deps: Deps, locale: Locale, { name, base, items, period: wanted, area, year, snapshot }: PackQuestion, onBlock: OnBlock = () => undefined): Promise<Pack> {
  const { frame, period } = await openPeriod(deps, locale, { area, year, snapshot }, { base, ...(wanted ? { period: wanted } : {}) });
  const t = translator(locale, messages);
  const places = await placesOf({ deps, frame, period }, items, onBlock);
  const missing = places.filter(({ block }) => block === undefined).map(({ item }) => itemLabel(item, frame));
  const notices = missing.length > 0 ? [t("missing", { n: String(missing.length), list: [...new Set(missing)].join(locale === "en" ? "; " : "；") })] : [];
  const { entry } = frame.ledger;
  return {
    frame, places, ...(period ? { period } : {}), fileName: ["cunjing", base, frame.area.code, period?.text ?? String(frame.year), entry.id].join("-"),
    report: {
      locale, title: period ? t("titleOf", { area: frame.areaName, name, period: period.short }) : t("title", { area: frame.areaName, name }), area: frame.areaName, period: period?.label ?? formatYear(frame.year, entry.statYearStart, locale),
      source: sourceOf(await reportSource(deps, frame, notices), period, t("period")), blocks: places.flatMap(({ block }) => (block ? [block] : [])),
    },
  };
}

/** Which month or quarter stands beside the snapshot on each slide. */
function sourceOf(source: Report["source"], period: PackPeriod | undefined, label: string): Report["source"] {
  return period ? { ...source, line: `${source.line} · ${period.short}`, items: [...source.items, [label, period.label]] } : source;
}

type Making = { deps: Deps; frame: PageFrame; period: PackPeriod | undefined };

async function placesOf(making: Making, items: readonly PackItem[], onBlock: OnBlock): Promise<PackPlace[]> {
  const { frame, period } = making;
  const speaks = items.some((item) => "speech" in item);
  onBlock(0, items.length);
  const [views, speech, month] = await Promise.all([
    viewsOf(making, items, (done) => onBlock(done, items.length)), speaks ? shippedTemplate(frame.locale).then((template) => speechOf(frame, template)) : undefined,
    period && items.some((item) => "month" in item) ? monthBlocks(frame, period, items.flatMap((item) => ("month" in item ? [item.month] : []))) : undefined,
  ]);
  onBlock(items.length, items.length);
  return items.map((item): PackPlace => {
    if (isViewItem(item)) {
      const parts = views.get(keyOf(item)) ?? [];
      const found = parts.find(({ part }) => part === item.part);
      return { item, ...(found ? { block: blockOf(found, parts, item, { section: sectionOf(item, frame), locale: frame.locale }) } : {}), ...(found?.data ? { data: found.data } : {}) };
    }
    if (isTextItem(item)) return { item, block: { kind: "text", section: translator(frame.locale, messages)("ownText"), title: item.title, paragraphs: item.text.split(/\n+/).filter((line) => line.trim() !== "") } };
    if ("month" in item) {
      const made = month?.[item.month];
      return { item, ...(made ? { block: made.data && made.block.kind === "chart" ? { ...made.block, data: { columns: made.data.columns, rows: made.data.rows } } : made.block } : {}), ...(made?.data ? { data: made.data } : {}) };
    }
    const block = speech && chapterOf(speech, item.speech, frame);
    return { item, ...(block ? { block } : {}) };
  });
}

/** While the engine reads for one view, another is worked out; of more at a time the memory would not be worth it. */
const AT_A_TIME = 2;

/** Every view once. */
async function viewsOf({ deps, frame, period }: Making, items: readonly PackItem[], onDone: (blocks: number) => void): Promise<Map<string, Part[]>> {
  const asked = new Map<string, ViewItem[]>();
  for (const item of items.filter(isViewItem)) asked.set(keyOf(item), [...(asked.get(keyOf(item)) ?? []), item]);
  const made = new Map<string, Part[]>();
  let done = 0;
  const waiting = [...asked];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [key, [first, ...others]] = next;
      made.set(key, await partsOf(deps, frame, first!, period));
      onDone((done += 1 + others.length));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
  return made;
}

const keyOf = ({ view, indicator, pool }: ViewItem): string => [view, indicator, pool].join("|");

/** Pictures of the same villages as the intervals of their page, whose table tells of theirs too. */
const OF_AREAS = new Set<string>(["funnel", "map", "tiles"]);

/** The block in its place; a picture takes the table behind it along. */
function blockOf({ block, part, data }: Part, parts: readonly Part[], { view }: ViewItem, { section, locale }: { section: string; locale: Locale }): Block {
  if (block.kind !== "chart") return { ...block, section, title: titleOf({ block, part }, view, locale) };
  const behind = data ?? (OF_AREAS.has(block.chart.kind) ? parts.find((one) => one.data && one.block.kind === "chart" && one.block.chart.kind === "caterpillar" && one.block.section === block.section)?.data : undefined);
  // A projection is one of a row of tiles on its page: alone it has to say what it comes to.
  const title = block.chart.kind === "projection" ? translator(locale, messages)("comesTo", { title: block.title, what: block.subtitle.split(" · ")[0]! }) : block.title;
  return { ...block, section, title, ...(behind ? { data: { columns: behind.columns, rows: behind.rows } } : {}) };
}

/** A slide's title states what is found: of figures beside those of last year, how many changed clearly; of a list in the circular, how long it is. */
function titleOf({ block, part }: Pick<Part, "block" | "part">, view: string, locale: Locale): string {
  const t = translator(locale, messages);
  if (view === "circular" && block.kind === "table") return t("listOf", { title: block.title.replace(/^(?:[一二三四五六七八九十]+、|\d+\.\s*)/, ""), n: String(block.total ?? block.rows.length) });
  const changes = block.kind === "figures" ? block.cells.map(({ change }) => change.text) : block.kind === "table" ? block.rows.map((row) => row[changeColumn(block, part, locale)]?.text ?? "") : [];
  const told = changes.filter((text) => /^[▲▼●]/.test(text));
  if (told.length === 0) return block.title;
  const clear = told.filter((text) => !text.startsWith("●")).length;
  return t(clear === 0 ? "noneChanged" : "someChanged", { title: block.title, of: String(told.length), n: String(clear) });
}

/** Where a table of figures tells of the change on last year; -1 where it does not. */
function changeColumn({ columns }: Extract<Block, { kind: "table" }>, part: string, locale: Locale): number {
  if (part === "table-changes") return columns.length - 1;
  return part === "table-figures" ? columns.findIndex(({ label }) => label === translator(locale, report)("colChange")) : -1;
}

/** The blocks of a view, named; a view that this area has no page of has none. */
export async function partsOf(deps: Deps, frame: PageFrame, { view, indicator, pool }: Omit<ViewItem, "part">, period?: PackPeriod): Promise<Part[]> {
  const { ledger, locale, area, year } = frame;
  if (BY_FIGURES.has(view) && !(await hasFigures(frame, view))) return [];
  if (indicator !== undefined && ledger.registry.find(indicator) === undefined) return [];
  const { report, circular } = await makeReport(deps, locale, { view, area: area.code, year: String(year), snapshot: ledger.entry.id, ...(indicator ? { indicator } : {}), ...(pool ? { pool } : {}), ...(await withinYear(frame, view, period)) });
  const blocks = circular ? circularSlides(circular, sectionOf({ view }, frame)) : report.blocks;
  // A view that has nothing here says so in one text: a pack leaves it out and says so once for all.
  return blocks.every(({ kind }) => kind === "text") && view !== "history" ? [] : namedParts(blocks, ledger.registry, locale);
}

/** What a page calls the pack's month or quarter: services and the circular go by quarters; one that is not reported yet is left to the page. */
async function withinYear(frame: PageFrame, view: ViewItem["view"], period: PackPeriod | undefined): Promise<Partial<ShowQuestion>> {
  if (!period || (view !== "services" && view !== "circular")) return {};
  const quarter = Math.min(period.quarter, await latestQuarter(frame));
  if (quarter === 0) return {};
  return view === "services" ? { quarter: String(quarter) } : { period: `q${quarter}` };
}

/** Views that say nothing without figures of their own; of thousands of villages it is dear to find that out page by page. */
const BY_FIGURES = new Set<ViewItem["view"]>(["services", "quality"]);

async function hasFigures({ ledger, area, year }: PageFrame, view: ViewItem["view"]): Promise<boolean> {
  const figures = await figuresOf(ledger, { indicators: ledger.registry.shownIn(view), areas: [area], years: [year], among: "none", change: false });
  return figures.some(({ status }) => status !== "missing");
}

/** A head of slides and chapters. */
const sectionOf = ({ view }: Pick<ViewItem, "view">, { locale }: PageFrame): string => {
  const name = translator(locale, report)(`view_${view}`);
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const CHAPTERS = ["results", "problems", "steps"] as const;

/** A chapter of the speech as a text block; chapters go by their order, as such reports have them. */
function chapterOf({ paragraphs }: Speech, chapter: string, { locale }: PageFrame): Block | undefined {
  const heads = paragraphs.flatMap(({ role }, at) => (role === "heading" ? [at] : []));
  const place = CHAPTERS.findIndex((one) => one === chapter);
  const from = heads[place];
  if (from === undefined) return undefined;
  const body = paragraphs.slice(from + 1, heads[place + 1]).filter(({ role }) => role === "text").map(paragraphText);
  // The last words of a speech are said, not shown.
  const said = chapter === "steps" ? body.slice(0, -1) : body;
  // A head whose sentences were all left out for want of numbers goes with them.
  const shown = said.filter((text, at) => !isLeadIn(text) || (said[at + 1] !== undefined && !isLeadIn(said[at + 1]!)));
  return shown.length === 0 ? undefined : { kind: "text", section: translator(locale, messages)("speech"), title: paragraphText(paragraphs[from]!), paragraphs: shown };
}

/** `（三）人口流动。`: names what is told next and tells nothing itself. */
const isLeadIn = (text: string): boolean => text.length <= 30 && !/[\d，,]/.test(text) && /^[^。.]+[。.]$/.test(text.trim());

/** What a place of a pack is called where it has no block. */
export function itemLabel(item: PackItem, { ledger, locale }: PageFrame): string {
  const t = translator(locale, messages);
  if ("month" in item) return t(`monthPart_${item.month}`);
  if (!isViewItem(item)) return "speech" in item ? t(`speech_${item.speech as "results"}`) : item.title;
  const kind = item.part.startsWith("data-") ? "data" : item.part.replace(/-\d+$/, "");
  const known = Object.keys(messages.zhCN).filter((key) => key.startsWith("part_")).map((key) => key.slice(5)).find((stem) => kind === stem || kind.startsWith(`${stem}-`));
  const indicator = ledger.registry.all.find(({ id }) => item.indicator === id || item.part.endsWith(id))?.label[locale];
  const view = translator(locale, report)(`view_${item.view}`);
  return [view, known ? t(`part_${known as "text"}`) : item.part, ...(indicator ? [indicator] : [])].join(" · ");
}
