import { readFile } from "node:fs/promises";
import { InputError, NotFoundError } from "../../base/errors";
import type { Locale } from "../../base/locale";
import type { Deps } from "../deps";
import { listSavedTemplates, readSavedTemplate, type SavedTemplate } from "./saved-templates";

export const TEMPLATE_ID = /^[0-9A-Za-z_-]{1,64}$/;

/** The saved template that an address names. @throws NotFoundError where there is none */
export async function demandTemplate(deps: Deps, id: string): Promise<SavedTemplate> {
  const found = await readSavedTemplate(deps, id);
  if (!found) throw new NotFoundError("template.gone", { zh: "没有这份保存的模板，可能已被删除", en: "there is no such saved template; it may have been removed" });
  return found;
}

/**
 * A template that a command names: a file, or a saved one by its id or its name.
 * @returns its text, and the language where it is a saved one
 * @throws InputError where it is neither, with those that are saved
 */
export async function namedTemplate(deps: Deps, word: string): Promise<{ text: string; locale?: Locale }> {
  const file = await readFile(word, "utf8").catch(() => undefined);
  if (file !== undefined) return { text: file.replace(/^\uFEFF/, "") };
  const saved = await listSavedTemplates(deps);
  const found = saved.find(({ id }) => id === word) ?? saved.find(({ name }) => name === word);
  if (found) return found;
  const known = saved.map(({ id, name }) => `${id} ${name}`).join("; ");
  throw new InputError("template.unknown", { zh: `“${word.slice(0, 80)}”不是文件，也不是保存的模板；已保存：${known || "（无）"}`, en: `"${word.slice(0, 80)}" is neither a file nor a saved template; saved are: ${known || "none"}` });
}
