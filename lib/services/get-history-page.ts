import { quotedRows } from "../analysis/quoted-rows";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/history";
import { translator } from "../i18n/translator";
import { historyView, type HistoryView } from "../views/history-view";
import { legendOf } from "../views/legend";
import { nameOf } from "../views/names";
import type { ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { openFrame, type Query } from "./page-frame";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf } from "./page-shell";
import { quotedToday } from "./quoted-today";

export type HistoryPage = HistoryView & { title: string; shell: ShellView; readAid: string[]; legend: string[]; links: PageLinks };

/** Totals quoted from old reports up to the year, each beside today's figure where the ledger has the same thing. */
export async function getHistoryPage(deps: Deps, locale: Locale, query: Query): Promise<HistoryPage> {
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, year, areaName, writer } = frame;
  const t = translator(locale, messages);
  const links = linksOf(frame, { path: "/history", view: "history" });
  const rows = (await quotedToday(ledger, await quotedRows(ledger, area, year))).map(({ today, ...row }) =>
    today ? { ...row, today: { ...today, indicator: ledger.registry.get(today.indicator), how: links.how(today.indicator, { area: row.area, year: row.year }) } } : row);
  return {
    title: `${t("page")} · ${areaName} · ${year}`,
    shell: shellOf(frame, { page: "history", path: "/history" }),
    ...historyView({ rows, areaName, nameOf: (code) => nameOf(ledger.tree.find(code).area, locale), year, statYearStart: ledger.entry.statYearStart, writer }),
    readAid: [t("readAid"), t("readAid_line")], legend: legendOf(writer), links,
  };
}
