import { figuresOf } from "../../analysis/figures";
import { formatYear } from "../../i18n/format";
import * as messages from "../../i18n/messages/packs";
import * as report from "../../i18n/messages/report";
import { translator } from "../../i18n/translator";
import type { Locale } from "../../base/locale";
import { paragraphText } from "../../speech/speech-text";
import type { Deps } from "../deps";
import { makeReport, type Report } from "../make-report";
import { openFrame, type PageFrame, type Query } from "../page-frame";
import type { Block } from "../report-blocks";
import { reportSource } from "../report-source";
import { shippedTemplate, speechOf, type Speech } from "./make-speech";
import { isViewItem, type PackItem, type ViewItem } from "./pack-items";
import { namedParts, type Part } from "./part-keys";

/** A pack to be made: its blocks over one snapshot, area and year. */
export type PackQuestion = { name: string; /** For the name of the file, in plain letters: a header holds no others. */ base: string; items: readonly PackItem[]; area?: string; year?: string; snapshot?: string };
/** What became of one place of a pack: the block, or nothing where this snapshot has none of it. */
export type PackPlace = { item: PackItem; block?: Block; data?: Part["data"] };
export type Pack = { report: Report; frame: PageFrame; places: PackPlace[]; fileName: string };
export type OnBlock = (done: number, total: number) => void;

/** A pack as a report: the blocks of its views in its own order, each view asked once; places that this snapshot has nothing for are told apart in the notices. */
export async function makePack(deps: Deps, locale: Locale, { name, base, items, ...asked }: PackQuestion, onBlock: OnBlock = () => undefined): Promise<Pack> {
  const frame = await openFrame(deps, locale, asked as Query);
  const t = translator(locale, messages);
  const places = await placesOf(deps, frame, items, onBlock);
  const missing = places.filter(({ block }) => block === undefined).map(({ item }) => itemLabel(item, frame));
  const notices = missing.length > 0 ? [t("missing", { n: String(missing.length), list: [...new Set(missing)].join(locale === "en" ? "; " : "；") })] : [];
  const { entry } = frame.ledger;
  return {
    frame, places, fileName: ["cunjing", base, frame.area.code, String(frame.year), entry.id].join("-"),
    report: {
      locale, title: t("title", { area: frame.areaName, name }), area: frame.areaName, period: formatYear(frame.year, entry.statYearStart, locale),
      source: await reportSource(deps, frame, notices), blocks: places.flatMap(({ block }) => (block ? [block] : [])),
    },
  };
}

async function placesOf(deps: Deps, frame: PageFrame, items: readonly PackItem[], onBlock: OnBlock): Promise<PackPlace[]> {
  const views = new Map<string, Part[]>();
  let speech: Speech | undefined;
  const places: PackPlace[] = [];
  for (const [at, item] of items.entries()) {
    onBlock(at, items.length);
    if (isViewItem(item)) {
      const key = [item.view, item.indicator, item.pool].join("|");
      const parts = views.get(key) ?? (await partsOf(deps, frame, item));
      views.set(key, parts);
      const found = parts.find(({ part }) => part === item.part);
      places.push({ item, ...(found ? { block: blockOf(found, sectionOf(item, frame)) } : {}), ...(found?.data ? { data: found.data } : {}) });
    } else if ("speech" in item) {
      speech ??= await speechOf(frame, await shippedTemplate(frame.locale));
      const block = chapterOf(speech, item.speech, frame);
      places.push({ item, ...(block ? { block } : {}) });
    } else places.push({ item, block: { kind: "text", section: translator(frame.locale, messages)("ownText"), title: item.title, paragraphs: item.text.split(/\n+/).filter((line) => line.trim() !== "") } });
  }
  onBlock(items.length, items.length);
  return places;
}

/** The block in its place; a picture takes the table behind it along. */
function blockOf({ block, data }: Part, section: string): Block {
  return block.kind === "chart" && data ? { ...block, section, data: { columns: data.columns, rows: data.rows } } : { ...block, section };
}

/** The blocks of a view, named; a view that this area has no page of has none. */
export async function partsOf(deps: Deps, frame: PageFrame, { view, indicator, pool }: Omit<ViewItem, "part">): Promise<Part[]> {
  const { ledger, locale, area, year } = frame;
  if (BY_FIGURES.has(view) && !(await hasFigures(frame, view))) return [];
  if (indicator !== undefined && ledger.registry.find(indicator) === undefined) return [];
  const { report: { blocks } } = await makeReport(deps, locale, { view, area: area.code, year: String(year), snapshot: ledger.entry.id, ...(indicator ? { indicator } : {}), ...(pool ? { pool } : {}) });
  // A view that has nothing here says so in one text: a pack leaves it out and says so once for all.
  return blocks.every(({ kind }) => kind === "text") && view !== "history" ? [] : namedParts(blocks, ledger.registry, locale);
}

/** Views that say nothing without figures of their own; of thousands of villages it is dear to find that out page by page. */
const BY_FIGURES = new Set<ViewItem["view"]>(["services", "quality"]);

async function hasFigures({ ledger, area, year }: PageFrame, view: ViewItem["view"]): Promise<boolean> {
  const figures = await figuresOf(ledger, { indicators: ledger.registry.shownIn(view), areas: [area], years: [year], among: "none", change: false });
  return figures.some(({ status }) => status !== "missing");
}

const sectionOf = ({ view }: ViewItem, { locale }: PageFrame): string => translator(locale, report)(`view_${view}`);

const CHAPTERS = ["results", "problems", "steps"] as const;

/** A chapter of the speech as a text block; chapters go by their order, as such reports have them. */
function chapterOf({ paragraphs }: Speech, chapter: string, { locale }: PageFrame): Block | undefined {
  const heads = paragraphs.flatMap(({ role }, at) => (role === "heading" ? [at] : []));
  const place = CHAPTERS.findIndex((one) => one === chapter);
  const from = heads[place];
  if (from === undefined) return undefined;
  const body = paragraphs.slice(from + 1, heads[place + 1]).filter(({ role }) => role === "text").map(paragraphText);
  // The last words of a speech are said, not shown.
  const shown = chapter === "steps" ? body.slice(0, -1) : body;
  return shown.length === 0 ? undefined : { kind: "text", section: translator(locale, messages)("speech"), title: paragraphText(paragraphs[from]!), paragraphs: shown };
}

/** What a place of a pack is called where it has no block. */
export function itemLabel(item: PackItem, { ledger, locale }: PageFrame): string {
  const t = translator(locale, messages);
  if (!isViewItem(item)) return "speech" in item ? t(`speech_${item.speech as "results"}`) : item.title;
  const kind = item.part.startsWith("data-") ? "data" : item.part.replace(/-\d+$/, "");
  const known = Object.keys(messages.zhCN).filter((key) => key.startsWith("part_")).map((key) => key.slice(5)).find((stem) => kind === stem || kind.startsWith(`${stem}-`));
  const indicator = ledger.registry.all.find(({ id }) => item.indicator === id || item.part.endsWith(id))?.label[locale];
  const view = translator(locale, report)(`view_${item.view}`);
  return [view, known ? t(`part_${known as "text"}`) : item.part, ...(indicator ? [indicator] : [])].join(" · ");
}
