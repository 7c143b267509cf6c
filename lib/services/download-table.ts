import { z } from "zod";
import { NotFoundError } from "../base/errors";
import { LOCALES } from "../base/locale";
import { CHOICES } from "./choices";
import { AGAINST } from "./compare-against";
import type { Deps } from "./deps";
import { exportFile, isFormat } from "./export-files";
import { DOCUMENT_FORMATS, TABLE_FORMATS, type ExportedFile } from "./export-formats";
import { readQuery, type Query } from "./page-frame";

const schema = z.object({
  area: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/).optional(),
  year: z.string().regex(/^\d{4}$/).optional(),
  indicator: z.string().regex(/^[0-9A-Za-z-]{1,60}$/).optional(),
  snapshot: z.string().regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/).optional(),
  locale: z.enum(LOCALES).optional(),
  pool: z.enum(["1", "3", "5"]).optional(),
  against: z.string().regex(AGAINST).optional(),
  level: CHOICES.level.optional(), by: CHOICES.by.optional(), since: CHOICES.since.optional(), normal: CHOICES.normal.optional(), from: CHOICES.from.optional(), service: CHOICES.service.optional(), quarter: CHOICES.quarter.optional(), rules: CHOICES.rules.optional(), period: CHOICES.period.optional(),
});

const KNOWN = [...TABLE_FORMATS, ...DOCUMENT_FORMATS];
/** Documents wait for each other: one may start a browser, and none is in such a hurry. */
let documents: Promise<unknown> = Promise.resolve();

/** The table or document named by an address such as `villages.csv` or `overview.pptx`. */
export async function downloadTable(deps: Deps, file: string, query: Query): Promise<ExportedFile> {
  const [view = "", format = ""] = file.split(".");
  if (view === "pack" || view === "speech") return inTurn(async () => (await import("./packs/download-pack")).downloadPack(deps, { what: view, format }, query));
  if (view === "case") return inTurn(async () => (await import("./cases/case-file")).caseFile(deps, format, query));
  if (view === "faults") return (await import("./download-faults")).downloadFaults(deps, format, query);
  if (!isFormat(format)) throw new NotFoundError("export.unknownFormat", { zh: `没有这种格式；可用：${KNOWN.join("、")}`, en: `no such format; known: ${KNOWN.join(", ")}` });
  const { locale = "zh-CN", ...question } = readQuery(schema, query);
  const write = () => exportFile(deps, { view, format, locale, ...question });
  if ((TABLE_FORMATS as readonly string[]).includes(format)) return write();
  return inTurn(write);
}

function inTurn(write: () => Promise<ExportedFile>): Promise<ExportedFile> {
  const made = documents.then(write);
  documents = made.catch(() => undefined);
  return made;
}
