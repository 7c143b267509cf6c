import type { Area } from "../analysis/area-tree";
import { href, type Extra } from "../views/address";
import type { PageFrame } from "./page-frame";

export const FORMATS = ["csv", "xlsx", "parquet", "arrow"] as const;
export type ExportFormat = (typeof FORMATS)[number];

/** Where a page leads: each keeps the area, the year and the snapshot that the address names. */
export type PageLinks = {
  /** How a figure of this page was made. */
  how(indicator: string): string;
  villages(indicator: string, extra?: Extra): string;
  area(code: string): string;
  downloads: { format: string; href: string }[];
};

export function linksOf({ ledger, area, year, state, locale }: PageFrame, { view, indicator }: { path: string; view: string; indicator?: string }): PageLinks {
  const fixed = { ...state, area: area.code, year: String(year) };
  const isVillage = (code: string): boolean => (ledger.tree.find(code).area satisfies Area).level === "village";
  return {
    how: (id) => href(`/how/${id}`, fixed),
    villages: (id, extra) => href("/villages", state, { indicator: id, ...extra }),
    area: (code) => (isVillage(code) ? href(`/villages/${code}`, { ...state, area: undefined }) : href("/", { ...state, area: code })),
    downloads: FORMATS.map((format) => ({ format: format.toUpperCase(), href: downloadHref({ view, format, indicator, locale, area: area.code, year, snapshot: ledger.entry.id }) })),
  };
}

function downloadHref({ view, format, ...parts }: { view: string; format: string; indicator?: string; locale: string; area: string; year: number; snapshot: string }): string {
  const query = new URLSearchParams(Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  return `/download/${view}.${format}?${query.toString()}`;
}
