import { z } from "zod";
import { contentKey } from "../base/form-key";
import { LedgerError } from "../base/errors";
import type { Locale } from "../base/locale";
import type { PostedForm } from "../base/posted-form";
import * as messages from "../i18n/messages/meetings";
import * as report from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import { isComparable } from "../indicators/indicator";
import { isView, VIEWS } from "../indicators/view";
import { href } from "../views/address";
import { nameOf } from "../views/names";
import type { LinkView, ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { itemLabel, makePack, partsOf } from "./packs/make-pack";
import { packDefinition, PACKS } from "./packs/pack-definitions";
import { isTextItem, readItems, writeItems } from "./packs/pack-items";
import { packExtra, packLinks, type PackLinks } from "./packs/pack-links";
import { openPeriod, periodsOf } from "./packs/pack-period";
import { packOf, packSchema, type AskedPack } from "./packs/pack-question";
import { postPack, type PostedPack, type Typed } from "./packs/post-pack";
import { listSavedPacks, type SavedPack } from "./packs/saved-packs";
import { storyboard, type StoryCard } from "./packs/storyboard";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { shellOf } from "./page-shell";

type Option = { value: string; label: string; chosen?: true };
type Form = { action: string; hidden: [name: string, value: string][] };
export type MeetingsPage = {
  title: string;
  shell: ShellView;
  heading: string;
  lead: string[];
  packs: ({ id: string; name: string; what: string; blocks: string; links: PackLinks; current: boolean })[];
  speech: LinkView;
  check: LinkView;
  saved: { rows: { id: string; name: string; kind: string; period: string; snapshot: string; changed: string; links: PackLinks; current: boolean }[]; /** Why they cannot be read just now. */ away?: string };
  chosen?: ChosenPack;
};
export type ChosenPack = {
  name: string;
  sub: string;
  /** Of a saved pack: which snapshot it stays with, and which is in use now. */
  keeps?: string;
  links: PackLinks;
  /** Months or quarters of the year that it could be about. */
  periods: { label: string; href: string; current: boolean }[];
  notices: readonly string[];
  cards: StoryCard[];
  changed: boolean;
  reset: string;
  add: Form & { views: Option[]; indicators: Option[]; parts: { label: string; href: string }[]; none?: string };
  save: Form & Typed & { isSaved: boolean; fault?: string; conflict?: { text: string; href: string } };
};

const schema = packSchema.extend({ from: z.string().max(20).refine(isView).optional(), indicator: z.string().regex(/^[0-9A-Za-z-]{1,60}$/).optional() });

/** Packs for meetings: the shipped ones and the saved ones, and the chosen one as a storyboard that can be changed by plain links and forms. */
export async function getMeetingsPage(deps: Deps, locale: Locale, query: Query, posted?: PostedForm): Promise<MeetingsPage | { seeOther: string }> {
  const asked = readQuery(schema, query);
  const pack = asked.pack || asked.saved ? asPosted(await packOf(deps, locale, query), posted) : undefined;
  const asking: Query = pack?.saved ? { area: pack.area, year: pack.year, snapshot: pack.snapshot } : query;
  const { frame } = pack ? await openPeriod(deps, locale, asking, pack) : { frame: await openFrame(deps, locale, asking) };
  const outcome = pack && posted ? await postPack(deps, frame, pack, posted) : undefined;
  if (outcome && "seeOther" in outcome) return outcome;
  const t = translator(locale, messages);
  return {
    title: `${t("page")} · ${frame.areaName} · ${frame.year}`, shell: shellOf(frame, { page: "meetings", path: "/meetings", extra: asked.pack ? { pack: asked.pack } : {} }),
    heading: t("heading"), lead: [t("lead", { area: frame.areaName, year: String(frame.year), date: frame.ledger.entry.asOf }), t("stick")],
    packs: await Promise.all(PACKS.map(async (id) => {
      const definition = await packDefinition(id);
      return { id, name: definition.name[locale], what: definition.for[locale], blocks: t("blocks", { n: String(definition.items.length) }), links: packLinks(frame, { base: id }), current: pack?.base === id && !pack.saved };
    })),
    speech: { label: t("speech"), href: href("/meetings/speech", frame.state) },
    check: { label: t("check"), href: href("/meetings/check", frame.state) },
    saved: await savedPart(deps, frame, pack?.saved?.id),
    ...(pack ? { chosen: await chosenPart(deps, frame, pack, asked, outcome) } : {}),
  };
}

/** The blocks of the form that was sent: where somebody saved in between, one's own must not give way to theirs. */
function asPosted(pack: AskedPack, posted: PostedForm | undefined): AskedPack {
  const blocks = posted?.text("blocks");
  return blocks === undefined ? pack : { ...pack, blocks, items: readItems(blocks, (pack.saved?.items ?? []).filter(isTextItem)) };
}

async function savedPart(deps: Deps, frame: PageFrame, current: string | undefined): Promise<MeetingsPage["saved"]> {
  const { locale } = frame;
  const areaOf = (code: string) => { const area = frame.ledger.tree.areas.find((one) => one.code === code); return area ? nameOf(area, locale) : code; };
  try {
    const packs = await listSavedPacks(deps);
    const names = Object.fromEntries(await Promise.all(PACKS.map(async (id) => [id, (await packDefinition(id)).name[locale]] as const)));
    return { rows: packs.map((saved) => ({ id: saved.id, name: saved.name, kind: names[saved.base] ?? saved.base, period: `${areaOf(saved.area)} · ${saved.year}`, snapshot: saved.snapshot, changed: saved.updatedAt.slice(0, 16).replace("T", " "), links: packLinks(frame, { base: saved.base, saved }), current: saved.id === current })) };
  } catch (error) {
    if (error instanceof LedgerError) return { rows: [], away: locale === "en" ? error.text.en : error.text.zh };
    throw error;
  }
}

type Asked = z.infer<typeof schema>;

async function chosenPart(deps: Deps, frame: PageFrame, pack: AskedPack, asked: Asked, outcome: Exclude<PostedPack, { seeOther: string }> | undefined): Promise<ChosenPack> {
  const { locale, state } = frame;
  const made = await makePack(deps, locale, { ...pack, area: frame.area.code, year: String(frame.year), snapshot: frame.ledger.entry.id });
  const t = translator(locale, messages);
  const kept = pack.saved ? { locale } : state;
  const texts = (pack.saved?.items ?? []).filter(isTextItem);
  const blocks = writeItems(pack.items, texts);
  const extra = packExtra({ ...pack, blocks: pack.blocks === undefined ? undefined : blocks });
  return {
    name: made.report.title, sub: t("chosenSub", { period: made.report.period, n: String(made.places.filter(({ block }) => block).length) }), ...(pack.saved ? { keeps: await keptWords(deps, frame) } : {}), links: packLinks(frame, { ...pack, ...(pack.blocks === undefined ? {} : { blocks }) }), notices: made.report.source.notices, cards: storyboard(frame, pack, made.places),
    periods: pack.saved ? [] : (await periodsOf(frame, pack.base)).map(({ text, short }) => ({ label: short, href: `${href("/meetings", state, packExtra({ ...pack, period: text, blocks: extra.blocks }))}#pack`, current: text === made.period?.text })),
    changed: pack.blocks !== undefined, reset: `${href("/meetings", kept, packExtra({ ...pack, blocks: undefined }))}#pack`,
    add: await addPart(deps, frame, pack, { blocks, from: asked.from, indicator: asked.indicator }),
    save: {
      action: `${href("/meetings", kept, extra)}#save`, hidden: [["blocks", blocks], ["revision", String(outcome?.conflict?.revision ?? pack.saved?.revision ?? 0)], ["key", contentKey(pack.base, pack.saved?.id, frame.ledger.entry.id, frame.area.code, frame.year, made.period?.text)]],
      ...(outcome?.typed ?? { name: pack.saved?.name ?? made.report.title, textTitle: "", text: "" }), isSaved: pack.saved !== undefined,
      ...(outcome?.fault ? { fault: locale === "en" ? outcome.fault.en : outcome.fault.zh } : {}),
      ...(outcome?.conflict ? { conflict: conflictOf(outcome.conflict, frame) } : {}),
    },
  };
}

async function keptWords(deps: Deps, { locale, ledger: { entry } }: PageFrame): Promise<string> {
  const { entry: now } = (await deps.ledger()).ledger;
  const parts = { id: entry.id, date: entry.asOf, now: now.id, nowDate: now.asOf };
  return translator(locale, messages)(now.id === entry.id ? "keeps" : "keepsOlder", parts);
}

function conflictOf(current: SavedPack, { locale }: PageFrame): NonNullable<ChosenPack["save"]["conflict"]> {
  const t = translator(locale, messages);
  return { text: t("conflict", { name: current.name, at: current.updatedAt.slice(0, 16).replace("T", " "), n: String(current.items.length) }), href: `${href("/meetings", { locale }, { saved: current.id })}#pack` };
}

/** First the page, then its blocks as links that add them: both by plain GET. */
async function addPart(deps: Deps, frame: PageFrame, pack: AskedPack, { blocks, from, indicator }: { blocks: string; from?: string; indicator?: string }): Promise<ChosenPack["add"]> {
  const { locale, state, ledger } = frame;
  const words = translator(locale, report);
  const kept = pack.saved ? { locale } : state;
  const extra = { ...packExtra(pack), blocks };
  const view = VIEWS.find((one) => one === from);
  const parts = view && view !== "village" ? await partsOf(deps, frame, { view, ...(view === "villages" || view === "services" || view === "balance" ? { indicator } : {}) }) : [];
  const word = (part: string) => `${view}.${part}${indicator && (view === "villages" || view === "services" || view === "balance") ? `*${indicator}` : ""}`;
  return {
    action: `${href("/meetings", { locale })}#add`, hidden: Object.entries({ ...kept, locale: undefined, ...extra }).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
    views: VIEWS.filter((one) => one !== "village").map((one) => ({ value: one, label: words(`view_${one}`), ...(one === view ? { chosen: true as const } : {}) })),
    indicators: [{ value: "", label: translator(locale, messages)("anyIndicator") }, ...ledger.registry.all.filter(isComparable).map(({ id, label }) => ({ value: id as string, label: label[locale], ...(id === indicator ? { chosen: true as const } : {}) }))],
    parts: parts.map(({ part, block }) => ({ label: `${itemLabel({ view: view!, part }, frame).split(" · ").slice(1).join(" · ")}${locale === "en" ? ": " : "："}${block.title}`, href: `${href("/meetings", kept, { ...extra, blocks: [blocks, word(part)].filter(Boolean).join("_") })}#pack` })),
    ...(view && parts.length === 0 ? { none: translator(locale, messages)("noParts") } : {}),
  };
}
