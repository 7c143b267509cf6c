import { contentKey } from "../../base/form-key";
import { InputError, LedgerError, type Bilingual } from "../../base/errors";
import type { PostedForm } from "../../base/posted-form";
import { lineTopic } from "../../snapshots/check/line";
import { personIn } from "../../snapshots/check/person-text";
import { parseTemplate } from "../../speech/template";
import { checkTemplate } from "../../speech/template-check";
import { href } from "../../views/address";
import type { Deps } from "../deps";
import type { PageFrame } from "../page-frame";
import { createTemplate, removeTemplate, saveTemplate, type SavedTemplate, type TemplateContent } from "./saved-templates";

/** What the form came to: another address, or the page again with what was typed and why nothing was written. */
export type PostedTemplate = { seeOther: string } | { typed: TypedTemplate; fault?: Bilingual; conflict?: SavedTemplate };
export type TypedTemplate = { name: string; text: string };

/** Who saves templates: a post (岗位), never a person. */
const ROLE = "meetings";

/** Saves, renames, copies or removes a template, or only tries it. What was typed comes back whenever nothing was written. */
export async function postTemplate(deps: Deps, frame: PageFrame, saved: SavedTemplate | undefined, form: PostedForm): Promise<PostedTemplate> {
  const typed: TypedTemplate = { name: form.text("name") ?? saved?.name ?? "", text: form.text("template") ?? saved?.text ?? "" };
  const action = form.text("action") ?? "try";
  if (action === "try") return { typed };
  try {
    return action === "remove" ? await remove(deps, frame, { saved, form, typed }) : await write(deps, frame, { saved, form, typed, action });
  } catch (error) {
    if (error instanceof LedgerError) return { typed, fault: error.text };
    throw error;
  }
}

type Posted = { saved: SavedTemplate | undefined; form: PostedForm; typed: TypedTemplate };
const GONE = { zh: "这份模板已被删除；可存为新的模板", en: "this template was removed; save it as a new one" };

async function write(deps: Deps, { locale, ledger, state }: PageFrame, { saved, form, typed, action }: Posted & { action: string }): Promise<PostedTemplate> {
  demandClean(`${typed.name}\n${typed.text}`);
  checkTemplate(parseTemplate(typed.text), ledger.registry.all);
  const content: TemplateContent = { ...typed, locale: saved?.locale ?? locale, snapshot: ledger.entry.id };
  const openOf = (id: string) => href("/meetings/speech", state, { template: id });
  if (!saved || action !== "save") return { seeOther: openOf((await createTemplate(deps, content, stampOf(deps, [action, saved?.id, content.name, content.text, form.text("key")]))).id) };
  const revision = revisionOf(form, saved);
  const result = await saveTemplate(deps, { ...content, id: saved.id, revision }, stampOf(deps, ["save", saved.id, revision, content]));
  if (result.status === "saved") return { seeOther: openOf(result.template.id) };
  if (result.status === "conflict") return { typed, conflict: result.current };
  throw new InputError("template.gone", GONE);
}

async function remove(deps: Deps, { state }: PageFrame, { saved, form, typed }: Posted): Promise<PostedTemplate> {
  if (!saved) throw new InputError("template.gone", GONE);
  const revision = revisionOf(form, saved);
  const result = await removeTemplate(deps, { id: saved.id, revision }, stampOf(deps, ["remove", saved.id, revision]));
  return result.status === "conflict" ? { typed, conflict: result.current } : { seeOther: href("/meetings/speech", state) };
}

const revisionOf = (form: PostedForm, saved: SavedTemplate): number => Number(form.text("revision") ?? saved.revision);

/** A speech is read to a room: nothing about a person, and nothing over the line, be it typed by hand. */
function demandClean(text: string): void {
  if (personIn(text, "text")) throw new InputError("template.person", { zh: "模板中像有个人信息（姓名、证件号、电话或出生日期）；请删去后再保存", en: "the template seems to hold a person's data (name, identity number, telephone or date of birth); remove it and save again" });
  if (lineTopic(text)) throw new InputError("template.line", { zh: "模板涉及手术、孕检、收费罚款或生育许可；本系统不收这类内容", en: "the template is about procedures, pregnancy checks, fees or permission of births; such things are not taken" });
}

const stampOf = (deps: Deps, parts: readonly unknown[]) => ({ role: ROLE, at: deps.clock.now().toISOString(), key: contentKey("template", ...parts) });
