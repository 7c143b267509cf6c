import type { Locale } from "../../base/locale";
import * as messages from "../../i18n/messages/report";
import type { Registry } from "../../indicators/registry";
import { methodOf, titleOfData, type Block } from "../report-blocks";

/** A block of a view with the name it goes by in packs, and the table behind it where it is a picture. */
export type Part = { part: string; block: Block; data?: Extract<Block, { kind: "table" }> };

/** Pictures of which a view has several, told apart by what they show. */
const BY_INDICATOR = new Set(["series", "calendar", "stock", "flow"]);

/**
 * Names the blocks of a view: by kind (`text`, `figures`, `caterpillar`, `series-births`), the tables behind pictures as `data-…`, other tables by their
 * section (`table-changes`); what would have a name twice is counted (`text-2`). The same in both languages, and the same when a block before is missing.
 */
export function namedParts(blocks: readonly Block[], registry: Registry, locale: Locale): Part[] {
  const methods = new Map(registry.all.map((indicator) => [methodOf(indicator, locale), indicator.id as string]));
  const sections = sectionNames(locale);
  const used = new Map<string, number>();
  const parts: Part[] = [];
  const suffix = titleOfData("", locale);
  for (const block of blocks) {
    const behind = block.kind === "table" ? pictureOf(block, parts, suffix) : undefined;
    const stem = behind ? `data-${behind.part}` : stemOf(block, methods, sections);
    const count = (used.get(stem) ?? 0) + 1;
    used.set(stem, count);
    if (behind && block.kind === "table") behind.data = block;
    parts.push({ part: count === 1 ? stem : `${stem}-${count}`, block });
  }
  return parts;
}

/** The picture a table stands behind: where it is named as data, the intervals of the same indicator or else the nearest picture; without the name, the picture just before it. */
function pictureOf({ section, method, title }: Extract<Block, { kind: "table" }>, parts: readonly Part[], suffix: string): Part | undefined {
  const able = parts.filter(({ block, data }) => block.kind === "chart" && data === undefined && block.section === section && (method === undefined || block.method === undefined || block.method.endsWith(method)));
  const next = parts.at(-1);
  // A map has no table of its own: the list after it stands for itself.
  if (!title.endsWith(suffix)) return next && able.includes(next) && next.part !== "map" && next.part !== "tiles" ? next : undefined;
  return able.find(({ block }) => method !== undefined && block.kind === "chart" && block.method?.endsWith(method) && block.chart.kind === "caterpillar") ?? (next && able.includes(next) ? next : able.at(-1));
}

function stemOf(block: Block, methods: ReadonlyMap<string, string>, sections: ReadonlyMap<string, string>): string {
  if (block.kind === "chart") {
    // A method may be said after how the picture is read.
    const indicator = block.method === undefined ? undefined : (methods.get(block.method) ?? [...methods].find(([method]) => block.method!.endsWith(method))?.[1]);
    return indicator && BY_INDICATOR.has(block.chart.kind) ? `${block.chart.kind}-${indicator}` : block.chart.kind;
  }
  const section = sections.get(block.section);
  return block.kind === "table" && section ? `table-${section}` : block.kind;
}

/** `与上年相比` → `changes`, from the keys of the messages. */
function sectionNames(locale: Locale): Map<string, string> {
  const texts = locale === "en" ? messages.en : messages.zhCN;
  return new Map(Object.entries(texts).flatMap(([key, text]) => (key.startsWith("section") ? [[text, key.slice("section".length).toLowerCase()] as const] : [])));
}
