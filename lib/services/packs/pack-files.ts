import { writeFile } from "node:fs/promises";
import { InputError } from "../../base/errors";
import type { Locale } from "../../base/locale";
import type { Deps } from "../deps";
import { PACK_FORMATS, writePack, type PackFormat } from "./export-pack";
import { makePack } from "./make-pack";
import { packOf } from "./pack-question";

export type PackFilesQuestion = { pack?: string; blocks?: string; saved?: string; area?: string; year?: string; snapshot?: string; period?: string; formats: string; out: string; locale: Locale };
/** How far it has come, in blocks and files. */
export type OnPack = (done: number, total: number) => void;

/** Writes a pack in every format asked for: the blocks are made once. With several formats the extension of `out` is replaced. */
export async function exportPackFiles(deps: Deps, { formats, out, locale, ...asked }: PackFilesQuestion, onPack: OnPack = () => undefined): Promise<string[]> {
  const wanted = demandPackFormats(formats);
  const question = await packOf(deps, locale, asked);
  const steps = wanted.length * 4;
  const pack = await makePack(deps, locale, question, (done, total) => onPack(done, total + steps));
  const blocks = question.items.length;
  const base = out.replace(new RegExp(`\\.(${PACK_FORMATS.join("|")})$`, "i"), "");
  const written: string[] = [];
  for (const [at, format] of wanted.entries()) {
    const path = wanted.length === 1 ? out : `${base}.${format}`;
    const { bytes } = await writePack(pack, format);
    await writeFile(path, bytes).catch((cause: unknown) => {
      throw new InputError("export.cannotWrite", { zh: `无法写入文件 ${path}`, en: `cannot write the file ${path}` }, { cause });
    });
    written.push(path);
    onPack(blocks + (at + 1) * 4, blocks + steps);
  }
  return written;
}

/** @throws InputError naming the formats of packs */
export function demandPackFormats(text: string): PackFormat[] {
  const names = [...new Set(text.split(",").map((name) => name.trim().toLowerCase()).filter(Boolean))];
  const unknown = names.find((name) => !(PACK_FORMATS as readonly string[]).includes(name));
  if (names.length > 0 && unknown === undefined) return names as PackFormat[]; // each was found in the list
  throw new InputError("export.unknownFormat", { zh: `材料没有格式“${(unknown ?? "").slice(0, 20)}”；可用：${PACK_FORMATS.join("、")}`, en: `a pack has no format "${(unknown ?? "").slice(0, 20)}"; known: ${PACK_FORMATS.join(", ")}` });
}
