import type { Locale } from "../base/locale";

/** All state of a page is in its address: these are the parts every page has. */
export type PageState = { locale: Locale; area?: string; year?: string; snapshot?: string };
export type Extra = Readonly<Record<string, string | undefined>>;

/** `/en/villages?area=…&year=…`: parts in one order, so that one view has one address. An extra part set to undefined drops it. */
export function href(path: string, { locale, ...kept }: PageState, extra: Extra = {}): string {
  const parts = { ...kept, ...extra };
  const order = ["area", "year", "snapshot", ...Object.keys(extra).filter((name) => !["area", "year", "snapshot"].includes(name)).sort()];
  const query = new URLSearchParams();
  for (const name of order) {
    const value = parts[name as keyof typeof parts];
    if (value !== undefined && value !== "") query.set(name, value);
  }
  const prefix = locale === "en" ? "/en" : "";
  const text = query.toString();
  return `${prefix}${path === "/" && prefix ? "" : path}${text ? `?${text}` : ""}`;
}
