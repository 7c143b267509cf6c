import { z } from "zod";
import { NotFoundError } from "../../base/errors";
import type { Locale } from "../../base/locale";
import type { Deps } from "../deps";
import { readQuery, type Query } from "../page-frame";
import type { PackQuestion } from "./make-pack";
import { demandPack, packDefinition, PACKS, type PackName } from "./pack-definitions";
import { isTextItem, readItems } from "./pack-items";
import { packPeriodText } from "./pack-period";
import { readSavedPack, type SavedPack } from "./saved-packs";

/** What an address says of a pack: a shipped one, its blocks where they were changed, or a saved one. */
export const packSchema = z.object({
  pack: z.enum(PACKS).optional(),
  blocks: z.string().max(6000).regex(/^[0-9A-Za-z._*-]*$/).optional(),
  saved: z.string().regex(/^[0-9A-Za-z_-]{1,64}$/).optional(),
  area: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/).optional(),
  year: z.string().regex(/^\d{4}$/).optional(),
  period: packPeriodText.optional(),
  snapshot: z.string().regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/).optional(),
});

export type AskedPack = PackQuestion & { base: PackName; /** The blocks as they stand in the address, where they differ from the shipped ones. */ blocks?: string; saved?: SavedPack };

/** The pack that an address means. A saved one keeps its snapshot, area and year. @throws NotFoundError where there is no such saved pack */
export async function packOf(deps: Deps, locale: Locale, query: Query): Promise<AskedPack> {
  const { pack = "monthly", blocks, saved, ...asked } = readQuery(packSchema, query);
  if (saved !== undefined) {
    const found = await readSavedPack(deps, saved);
    if (!found) throw new NotFoundError("pack.gone", { zh: "没有这份保存的材料，可能已被删除", en: "there is no such saved pack; it may have been removed" });
    return { base: found.base, name: found.name, items: blocks === undefined ? found.items : readItems(blocks, found.items.filter(isTextItem)), area: found.area, year: found.year, ...(found.period ? { period: found.period } : {}), snapshot: found.snapshot, saved: found, ...(blocks === undefined ? {} : { blocks }) };
  }
  const definition = await packDefinition(demandPack(pack));
  return { base: definition.id, name: definition.name[locale], items: blocks === undefined ? definition.items : readItems(blocks), ...asked, ...(blocks === undefined ? {} : { blocks }) };
}
