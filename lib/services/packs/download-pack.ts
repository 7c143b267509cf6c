import { z } from "zod";
import { NotFoundError } from "../../base/errors";
import { LOCALES } from "../../base/locale";
import type { Deps } from "../deps";
import type { ExportedFile } from "../export-formats";
import { readQuery, type Query } from "../page-frame";
import { demandTemplate, TEMPLATE_ID } from "../templates/named-template";
import { exportPack, PACK_FORMATS } from "./export-pack";
import { exportSpeech } from "./export-speech";
import { packOf, packSchema } from "./pack-question";
import { recordPack } from "./record-pack";

const schema = z.object({ locale: z.enum(LOCALES).optional() });

/** A pack or the speech as the file that an address names, `pack.pptx?pack=annual…`; what leaves the house with which figures is written down. */
export async function downloadPack(deps: Deps, { what, format }: { what: "pack" | "speech"; format: string }, query: Query): Promise<ExportedFile> {
  const { locale = "zh-CN" } = readQuery(schema, query);
  if (what === "speech" && format === "docx") {
    const { template, ...asked } = readQuery(packSchema.pick({ area: true, year: true, snapshot: true }).extend({ template: z.string().regex(TEMPLATE_ID).optional() }), query);
    return exportSpeech(deps, locale, { ...asked, ...(template === undefined ? {} : { template: (await demandTemplate(deps, template)).text }) });
  }
  const wanted = PACK_FORMATS.find((one) => one === format);
  if (what === "speech" || !wanted) throw new NotFoundError("export.unknownFormat", { zh: `没有这种格式；可用：${what === "speech" ? "docx" : PACK_FORMATS.join("、")}`, en: `no such format; known: ${what === "speech" ? "docx" : PACK_FORMATS.join(", ")}` });
  const question = await packOf(deps, locale, query);
  const { pack, ...file } = await exportPack(deps, locale, question, wanted);
  await recordPack(deps, pack, { id: question.saved?.id ?? question.base, name: pack.report.title, formats: [wanted] });
  return file;
}
