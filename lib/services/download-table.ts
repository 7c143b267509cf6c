import { z } from "zod";
import { NotFoundError } from "../base/errors";
import { LOCALES } from "../base/locale";
import type { Deps } from "./deps";
import { exportTable, TABLE_FORMATS, type ExportedTable, type TableFormat } from "./export-table";
import { readQuery, type Query } from "./page-frame";

const schema = z.object({
  area: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/).optional(),
  year: z.string().regex(/^\d{4}$/).optional(),
  indicator: z.string().regex(/^[0-9A-Za-z-]{1,60}$/).optional(),
  snapshot: z.string().regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/).optional(),
  locale: z.enum(LOCALES).optional(),
});

/** The table named by an address such as `villages.csv`. */
export async function downloadTable(deps: Deps, file: string, query: Query): Promise<ExportedTable> {
  const [view = "", format = ""] = file.split(".");
  if (!isFormat(format)) throw new NotFoundError("export.unknownFormat", { zh: `没有这种格式；可用：${TABLE_FORMATS.join("、")}`, en: `no such format; known: ${TABLE_FORMATS.join(", ")}` });
  const { locale = "zh-CN", ...question } = readQuery(schema, query);
  return exportTable(deps, { view, format, locale, ...question });
}

const isFormat = (text: string): text is TableFormat => (TABLE_FORMATS as readonly string[]).includes(text);
