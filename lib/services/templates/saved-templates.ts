import { z } from "zod";
import { contentKey } from "../../base/form-key";
import { DataError, InputError } from "../../base/errors";
import { LOCALES, type Locale } from "../../base/locale";
import type { Deps } from "../deps";

/** A speech template as the office saved it. It is bound to no snapshot: `snapshot` is only the one it was last saved over. */
export type SavedTemplate = { id: string; name: string; text: string; locale: Locale; snapshot: string; revision: number; updatedAt: string; updatedBy: string };
export type TemplateContent = Pick<SavedTemplate, "name" | "text" | "locale" | "snapshot">;
export type SaveStamp = { role: string; at: string; key: string };
export type SaveResult = { status: "saved"; template: SavedTemplate } | { status: "conflict"; current: SavedTemplate } | { status: "gone" };

const KIND = "template";
const LONGEST_NAME = 80;
const bodySchema = z.strictObject({ text: z.string(), locale: z.enum(LOCALES) });

type Stored = { id: string; name: string; body: unknown; snapshot: string; revision: number; updatedAt: string; updatedBy: string };

/** All saved templates, the newest change first. */
export async function listSavedTemplates(deps: Deps): Promise<SavedTemplate[]> {
  const { documents } = await deps.store();
  return (await documents.list(KIND)).map(fromStore);
}

export async function readSavedTemplate(deps: Deps, id: string): Promise<SavedTemplate | undefined> {
  const { documents } = await deps.store();
  const found = await documents.read(KIND, id);
  return found && fromStore(found);
}

/** Saves under a new id: also how a template is copied. The same form sent twice makes one; what was removed or changed since is made anew. */
export async function createTemplate(deps: Deps, content: TemplateContent, stamp: SaveStamp): Promise<SavedTemplate> {
  const { documents } = await deps.store();
  const wanted = { kind: KIND, ...toStore(content) };
  const made = await documents.create(wanted, stamp);
  const isThere = !made.repeated || (await documents.read(KIND, made.document.id))?.revision === made.document.revision;
  return fromStore(isThere ? made.document : (await documents.create(wanted, { ...stamp, key: contentKey(stamp.key, stamp.at) })).document);
}

/** Saves over what the form was made from, also under another name; where somebody saved in between, theirs comes back and nothing is written. */
export async function saveTemplate(deps: Deps, { id, revision, ...content }: TemplateContent & { id: string; revision: number }, stamp: SaveStamp): Promise<SaveResult> {
  const { documents } = await deps.store();
  const result = await documents.save({ kind: KIND, id, revision, ...toStore(content) }, stamp);
  if (result.status === "saved") return { status: "saved", template: fromStore(result.document) };
  return result.status === "conflict" ? { status: "conflict", current: fromStore(result.current) } : { status: "gone" };
}

export async function removeTemplate(deps: Deps, { id, revision }: { id: string; revision: number }, stamp: SaveStamp): Promise<{ status: "removed" | "gone" } | { status: "conflict"; current: SavedTemplate }> {
  const { documents } = await deps.store();
  const result = await documents.remove({ kind: KIND, id, revision }, stamp);
  return result.status === "conflict" ? { status: "conflict", current: fromStore(result.current) } : { status: result.status };
}

function toStore({ name, text, locale, snapshot }: TemplateContent) {
  const short = name.trim().replace(/\s+/g, " ");
  if (short === "" || [...short].length > LONGEST_NAME) throw new InputError("template.name", { zh: `模板名称应为 1 至 ${LONGEST_NAME} 字`, en: `the name of a template has 1 to ${LONGEST_NAME} characters` });
  return { name: short, body: bodySchema.parse({ text, locale }), snapshot };
}

function fromStore({ id, name, body, snapshot, revision, updatedAt, updatedBy }: Stored): SavedTemplate {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw new DataError("template.stored", { zh: `保存的模板“${name}”已损坏`, en: `the saved template "${name}" is damaged` });
  return { id, name, ...parsed.data, snapshot, revision, updatedAt, updatedBy };
}
