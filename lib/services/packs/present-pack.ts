import type { Locale } from "../../base/locale";
import type { Deps } from "../deps";
import type { ExportedFile } from "../export-formats";
import type { Query } from "../page-frame";
import { exportPack } from "./export-pack";
import { packOf } from "./pack-question";

/** The deck of the pack that an address means. */
export async function presentPack(deps: Deps, locale: Locale, query: Query): Promise<ExportedFile> {
  return exportPack(deps, locale, await packOf(deps, locale, query), "html");
}
