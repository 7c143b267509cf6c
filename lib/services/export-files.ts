import { writeFile } from "node:fs/promises";
import { InputError } from "../base/errors";
import type { Locale } from "../base/locale";
import type { Deps } from "./deps";
import { DOCUMENT_FORMATS, TABLE_FORMATS, type ExportedFile, type ExportFormat } from "./export-formats";
import type { ShowQuestion } from "./show";

export type FileQuestion = ShowQuestion & { locale: Locale };

const FORMATS: readonly string[] = [...TABLE_FORMATS, ...DOCUMENT_FORMATS];

/** A view as a file of one format. What a format needs is loaded when it is asked for. */
export async function exportFile(deps: Deps, { format, ...question }: FileQuestion & { format: ExportFormat }): Promise<ExportedFile> {
  if (isTable(format)) return (await import("./export-table")).exportTable(deps, { ...question, format });
  return (await import("./export-document")).exportDocument(deps, { ...question, format });
}

/** Writes one file for each format; with several the extension of `out` is replaced by each format's own. */
export async function exportFiles(deps: Deps, { formats, out, ...question }: FileQuestion & { formats: string; out: string }): Promise<string[]> {
  const wanted = demandFormats(formats);
  const base = out.replace(new RegExp(`\\.(${FORMATS.join("|")})$`, "i"), "");
  const written: string[] = [];
  for (const format of wanted) {
    const path = wanted.length === 1 ? out : `${base}.${format}`;
    const { bytes } = await exportFile(deps, { ...question, format });
    await writeFile(path, bytes).catch((cause: unknown) => {
      throw new InputError("export.cannotWrite", { zh: `无法写入文件 ${path}`, en: `cannot write the file ${path}` }, { cause });
    });
    written.push(path);
  }
  return written;
}

/** A list such as `csv,pptx`. @throws InputError naming the known formats */
export function demandFormats(text: string): ExportFormat[] {
  const names = [...new Set(text.split(",").map((name) => name.trim().toLowerCase()).filter((name) => name !== ""))];
  const unknown = names.find((name) => !isFormat(name));
  if (names.length > 0 && unknown === undefined) return names as ExportFormat[]; // each was found in the list
  throw new InputError("export.unknownFormat", { zh: `不支持的格式“${(unknown ?? "").slice(0, 20)}”；可用：${FORMATS.join("、")}`, en: `format "${(unknown ?? "").slice(0, 20)}" is not known; known: ${FORMATS.join(", ")}` });
}

export const isFormat = (text: string): text is ExportFormat => FORMATS.includes(text);
const isTable = (format: ExportFormat): format is (typeof TABLE_FORMATS)[number] => (TABLE_FORMATS as readonly string[]).includes(format);
