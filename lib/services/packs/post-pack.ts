import { contentKey } from "../../base/form-key";
import { InputError, LedgerError, type Bilingual } from "../../base/errors";
import type { PostedForm } from "../../base/posted-form";
import { lineTopic } from "../../snapshots/check/line";
import { personIn } from "../../snapshots/check/person-text";
import { href } from "../../views/address";
import type { Deps } from "../deps";
import type { PageFrame } from "../page-frame";
import { isTextItem, MOST_ITEMS, readItems, type PackItem } from "./pack-items";
import type { AskedPack } from "./pack-question";
import { createPack, removePack, savePack, type PackContent, type SavedPack } from "./saved-packs";

/** What a form of the page came to: another address, or the page again with what was typed and why it was not taken. */
export type PostedPack = { seeOther: string } | { typed: Typed; fault?: Bilingual; conflict?: SavedPack };
export type Typed = { name: string; textTitle: string; text: string };

/** Who saves packs: a post (岗位), never a person. */
const ROLE = "meetings";
const LONGEST_TEXT = 4000;

/** Saves, copies, adds an own text to, or removes a pack. What was typed comes back whenever nothing was written. */
export async function postPack(deps: Deps, frame: PageFrame, pack: AskedPack, form: PostedForm): Promise<PostedPack> {
  const typed: Typed = { name: form.text("name") ?? pack.name, textTitle: form.text("textTitle") ?? "", text: form.text("text") ?? "" };
  try {
    return await act(deps, frame, pack, form, typed);
  } catch (error) {
    if (error instanceof LedgerError) return { typed, fault: error.text };
    throw error;
  }
}

async function act(deps: Deps, frame: PageFrame, pack: AskedPack, form: PostedForm, typed: Typed): Promise<PostedPack> {
  const action = form.text("action") ?? "create";
  const { locale, ledger, area, year } = frame;
  const saved = (id: string) => `${href("/meetings", { locale }, { saved: id })}#pack`;
  const revision = Number(form.text("revision") ?? pack.saved?.revision ?? 0);
  if (action === "remove" && pack.saved) {
    const status = await removePack(deps, { id: pack.saved.id, revision }, stampOf(deps, ["remove", pack.saved.id, revision]));
    return status === "conflict" ? { typed, conflict: pack.saved } : { seeOther: href("/meetings", { locale }) };
  }
  const content: PackContent = { name: demandClean(typed.name), base: pack.base, items: itemsOf(pack, form, action, typed), area: area.code, year: String(year), ...(pack.period ? { period: pack.period } : {}), snapshot: ledger.entry.id };
  if (!pack.saved || action === "create" || action === "copy") {
    const made = await createPack(deps, content, stampOf(deps, ["create", content, form.text("key")]));
    return { seeOther: saved(made.id) };
  }
  const result = await savePack(deps, { ...content, id: pack.saved.id, revision }, stampOf(deps, ["save", pack.saved.id, revision, content]));
  if (result.status === "saved") return { seeOther: saved(result.pack.id) };
  if (result.status === "conflict") return { typed, conflict: result.current };
  throw new InputError("pack.gone", { zh: "这份材料已被删除；可另存为新的材料", en: "this pack was removed; save it as a new one" });
}

/** The blocks of the form; with the text that is being added at their end. */
function itemsOf(pack: AskedPack, form: PostedForm, action: string, { textTitle, text }: Typed): PackItem[] {
  const blocks = form.text("blocks");
  const items = blocks === undefined ? [...pack.items] : readItems(blocks, (pack.saved?.items ?? []).filter(isTextItem));
  if (action !== "text") return items;
  if (text.trim() === "" || text.length > LONGEST_TEXT) throw new InputError("pack.text", { zh: `补充的文字应为 1 至 ${LONGEST_TEXT} 字，现为 ${text.length} 字；没有保存，文字仍在下面`, en: `an own text has 1 to ${LONGEST_TEXT} characters, got ${text.length}; nothing was saved, the text stands below` });
  if (items.length >= MOST_ITEMS) throw new InputError("pack.tooMany", { zh: `材料最多 ${MOST_ITEMS} 块`, en: `a pack holds at most ${MOST_ITEMS} blocks` });
  return [...items, { title: demandClean(textTitle.trim() || text.trim().split("\n")[0]!.slice(0, 40)), text: demandClean(text) }];
}

/** A pack is shown to a room: nothing about a person, and nothing over the line, be it typed by hand. */
function demandClean(text: string): string {
  if (personIn(text, "text")) throw new InputError("pack.person", { zh: "文字中像有个人信息（姓名、证件号、电话或出生日期）；材料只用汇总数，请删去后再保存", en: "the text seems to hold a person's data (name, identity number, telephone or date of birth); packs hold aggregates only, remove it and save again" });
  if (lineTopic(text)) throw new InputError("pack.line", { zh: "文字涉及手术、孕检、收费罚款或生育许可；本系统不收这类内容", en: "the text is about procedures, pregnancy checks, fees or permission of births; such things are not taken" });
  return text;
}

const stampOf = (deps: Deps, parts: readonly unknown[]) => ({ role: ROLE, at: deps.clock.now().toISOString(), key: contentKey(...parts) });
