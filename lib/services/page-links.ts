import type { Area } from "../analysis/area-tree";
import { href, type Extra } from "../views/address";
import { DOCUMENT_FORMATS, TABLE_FORMATS } from "./export-formats";
import type { PageFrame } from "./page-frame";


/** Where a page leads: each keeps the area, the year and the snapshot that the address names. */
export type PageLinks = {
  /** How a figure, or a number of `derivations/`, was made: the page's area and year where it has no others of its own; `parts` are the rest of its question. */
  how(id: string, at?: { area?: string; year?: number; pool?: number; parts?: Extra }): string;
  villages(indicator: string, extra?: Extra): string;
  area(code: string): string;
  downloads: { format: string; href: string }[];
};

export function linksOf({ ledger, area, year, state, locale }: PageFrame, { view, indicator, extra = {} }: { path: string; view: string; indicator?: string; /** Parts of the address that downloads keep. */ extra?: Extra }): PageLinks {
  const fixed = { ...state, area: area.code, year: String(year) };
  const isVillage = (code: string): boolean => (ledger.tree.find(code).area satisfies Area).level === "village";
  return {
    how: (id, { area: of = area.code, year: at = year, pool = 1, parts } = {}) => href(`/how/${id}`, { ...fixed, area: of, year: String(at) }, { pool: pool === 1 ? undefined : String(pool), ...parts }),
    villages: (id, extra) => href("/villages", state, { indicator: id, ...extra }),
    area: (code) => (isVillage(code) ? href(`/villages/${code}`, { ...state, area: undefined }) : href("/", { ...state, area: code })),
    downloads: [...TABLE_FORMATS, ...DOCUMENT_FORMATS].map((format) => ({ format: format.toUpperCase(), href: downloadHref({ view, format, indicator, locale, area: area.code, year, snapshot: ledger.entry.id, ...extra }) })),
  };
}

function downloadHref({ view, format, ...parts }: { view: string; format: string } & Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams(Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  return `/download/${view}.${format}?${query.toString()}`;
}
