import { z } from "zod";
import { COUNT, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/quality-page";
import { translator } from "../i18n/translator";
import { href, type Extra } from "../views/address";
import type { LinkView } from "../views/shell-view";
import type { PageFrame } from "./page-frame";

/** Rows of a table on the page; the files hold all. */
export const ROWS_A_PAGE = 30;
export const pageSchema = z.object({ page: z.string().regex(/^[1-9]\d{0,4}$/).transform(Number).optional() });

export type TablePages = { at: string; links: LinkView[] };

/** Where a long table goes on; absent where it is on one page. */
export function tablePages({ locale, state }: PageFrame, { all, page, extra, anchor }: { all: number; page: number; extra: Extra; anchor: string }): TablePages | undefined {
  const pages = Math.ceil(all / ROWS_A_PAGE);
  if (pages <= 1) return undefined;
  const t = translator(locale, messages);
  const n = (value: number) => formatNumber(value, COUNT);
  const to = (target: number) => `${href("/quality", state, { ...extra, page: target === 1 ? undefined : String(target) })}#${anchor}`;
  return { at: t("pageOf", { page: n(page), pages: n(pages) }), links: [...(page > 1 ? [{ label: t("pagePrev"), href: to(page - 1) }] : []), ...(page < pages ? [{ label: t("pageNext"), href: to(page + 1) }] : [])] };
}
