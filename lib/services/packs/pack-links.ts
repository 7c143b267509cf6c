import type { Locale } from "../../base/locale";
import { href, type Extra } from "../../views/address";
import type { PageFrame } from "../page-frame";
import { PACK_FORMATS } from "./export-pack";
import type { AskedPack } from "./pack-question";

export type PackLinks = { preview: string; present: string; downloads: { format: string; href: string }[] };

type Linked = Pick<AskedPack, "base" | "blocks" | "period" | "saved">;

/** What an address says of a pack beside area, year and snapshot: a saved one stands for itself. */
export function packExtra({ base, blocks, period, saved }: Linked): Extra {
  return { ...(saved ? { saved: saved.id } : { pack: base, period }), blocks };
}

/** Where a pack leads: each address holds all of it, so a link reopens the same pack. */
export function packLinks({ state, area, year, ledger, locale }: Pick<PageFrame, "state" | "area" | "year" | "ledger" | "locale">, pack: Linked): PackLinks {
  const extra = packExtra(pack);
  const kept = pack.saved ? { locale } : state;
  // What is handed out names its snapshot: a newer one must not come under the same link.
  const fixed = pack.saved ? { locale } : { locale, area: area.code, year: String(year), snapshot: ledger.entry.id };
  return { preview: `${href("/meetings", kept, extra)}#pack`, present: href("/meetings/present", fixed, extra), downloads: PACK_FORMATS.map((format) => ({ format: format.toUpperCase(), href: downloadHref(format, fixed, extra) })) };
}

function downloadHref(format: string, { locale, ...kept }: { locale: Locale; area?: string; year?: string; snapshot?: string }, extra: Extra): string {
  const query = new URLSearchParams(Object.entries({ ...extra, ...kept, locale }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return `/download/pack.${format}?${query.toString()}`;
}
