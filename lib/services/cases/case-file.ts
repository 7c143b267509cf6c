import { writeFile } from "node:fs/promises";
import { z } from "zod";
import { InputError, NotFoundError } from "../../base/errors";
import { LOCALES } from "../../base/locale";
import * as messages from "../../i18n/messages/cases";
import { translator } from "../../i18n/translator";
import type { Deps } from "../deps";
import { MEDIA_TYPES } from "../export-document";
import type { ExportedFile } from "../export-formats";
import { listYear } from "../follow-up";
import { openFrame, readQuery, type Query } from "../page-frame";
import { reportSource } from "../report-source";
import { caseDesk, describeCase } from "./case-desk";

const schema = z.object({ locale: z.enum(LOCALES).optional(), case: z.string().regex(/^[0-9A-Za-z_-]{1,80}$/).optional() });

/**
 * One case of a village as a Word document, in the words of its page; without an id the newest.
 * @throws StoreError where the entries cannot be read: a document without them would be taken for the whole
 */
export async function caseFile(deps: Deps, format: string, query: Query): Promise<ExportedFile> {
  if (format !== "docx") throw new NotFoundError("export.unknownFormat", { zh: "没有这种格式；可用：docx", en: "no such format; known: docx" });
  const { locale = "zh-CN", case: id } = readQuery(schema, query);
  const frame = await openFrame(deps, locale, query, listYear);
  const { ledger, area } = frame;
  const say = (key: "notVillage" | "noCase") => ({ zh: translator("zh-CN", messages)(key), en: translator("en", messages)(key) });
  if (area.level !== "village") throw new InputError("address.notVillage", say("notVillage"));
  const desk = await caseDesk(deps, ledger, area, locale);
  if (desk.away) throw desk.away;
  const of = id === undefined ? desk.cases[0] : desk.cases.find((one) => one.id === id);
  if (!of) throw new NotFoundError("cases.none", say("noCase"));
  const [{ toCaseDocx }, { fitForFiles }] = await Promise.all([import("../../exports/case-docx"), import("../../exports/report")]);
  const view = describeCase(desk, of, { stored: !desk.virtual.has(of.id) });
  return { name: `cunjing-case-${of.id}.docx`, mediaType: MEDIA_TYPES.docx, bytes: await toCaseDocx(fitForFiles(view), fitForFiles(await reportSource(deps, frame, [])), locale) };
}

/** The same, written where the command line says. @throws InputError where that cannot be written */
export async function writeCaseFile(deps: Deps, path: string, query: Query): Promise<void> {
  const { bytes } = await caseFile(deps, "docx", query);
  await writeFile(path, bytes).catch((cause: unknown) => {
    throw new InputError("cases.out", { zh: `写不了 ${path}：请检查路径和权限`, en: `cannot write ${path}: check the path and its permissions` }, { cause });
  });
}
