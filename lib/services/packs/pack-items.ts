import { z } from "zod";
import { InputError } from "../../base/errors";
import { VIEWS } from "../../indicators/view";
import { MONTH_PARTS } from "./month-blocks";

/**
 * One place of a pack: a block of a view with the choices of that page, a chapter of the speech, the month that the pack is about, or a text of the office's own. Own texts live in saved
 * packs only.
 */
export const packItemSchema = z.union([
  z.strictObject({ view: z.enum(VIEWS), part: z.string().regex(/^[a-z0-9-]{1,60}$/), indicator: z.string().regex(/^[0-9A-Za-z-]{1,60}$/).optional(), pool: z.enum(["1", "3", "5"]).optional() }),
  z.strictObject({ speech: z.string().regex(/^(?:results|problems|steps)$/) }),
  z.strictObject({ month: z.enum(MONTH_PARTS) }),
  z.strictObject({ title: z.string().max(120), text: z.string().max(4000) }),
]);
export type PackItem = z.infer<typeof packItemSchema>;
export type ViewItem = Extract<PackItem, { view: string }>;

/** More blocks than a meeting can sit through. */
export const MOST_ITEMS = 80;

export const isViewItem = (item: PackItem): item is ViewItem => "view" in item;

export type TextItem = Extract<PackItem, { text: string }>;
export const isTextItem = (item: PackItem): item is TextItem => "text" in item;

/**
 * `overview.figures_villages.caterpillar*ledger-match_speech.steps_text.0`: the blocks of a pack in an address. Own texts are too long for one:
 * they stand as their number among the texts of the saved pack.
 */
export function writeItems(items: readonly PackItem[], texts: readonly TextItem[] = []): string {
  return items.flatMap((item) => {
    if (!isTextItem(item)) return [writeItem(item)];
    const number = texts.findIndex(({ title, text }) => title === item.title && text === item.text);
    return number < 0 ? [] : [`text.${number}`];
  }).join("_");
}

export function writeItem(item: Exclude<PackItem, TextItem>): string {
  if ("speech" in item) return `speech.${item.speech}`;
  if ("month" in item) return `month.${item.month}`;
  return [`${item.view}.${item.part}`, ...(item.indicator || item.pool ? [item.indicator ?? ""] : []), ...(item.pool ? [item.pool] : [])].join("*");
}

/** @throws InputError naming the place that is not a block */
export function readItems(text: string, texts: readonly TextItem[] = []): PackItem[] {
  const words = text.split("_").filter((word) => word !== "");
  if (words.length > MOST_ITEMS) throw new InputError("pack.tooMany", { zh: `材料最多 ${MOST_ITEMS} 块，得到 ${words.length} 块`, en: `a pack holds at most ${MOST_ITEMS} blocks, got ${words.length}` });
  return words.map((word) => readItem(word, texts));
}

function readItem(word: string, texts: readonly TextItem[]): PackItem {
  const own = /^text\.(\d{1,2})$/.exec(word);
  const text = own ? texts[Number(own[1])] : undefined;
  if (text) return text;
  const [name = "", indicator, pool] = word.split("*");
  const [view, part] = name.split(".");
  const parsed = packItemSchema.safeParse(view === "speech" ? { speech: part } : view === "month" ? { month: part } : { view, part, ...(indicator ? { indicator } : {}), ...(pool ? { pool } : {}) });
  if (parsed.success) return parsed.data;
  throw new InputError("pack.item", { zh: `材料中没有这样的块：“${word.slice(0, 60)}”`, en: `no such block for a pack: "${word.slice(0, 60)}"` });
}
