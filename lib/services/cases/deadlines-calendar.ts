import type { Locale } from "../../base/locale";
import { deadlineCalendar } from "../../exports/deadline-calendar";
import { formatPeriod } from "../../i18n/format";
import * as messages from "../../i18n/messages/cases";
import { translator } from "../../i18n/translator";
import { href } from "../../views/address";
import { measuresText } from "../../views/case-text";
import { nameOf } from "../../views/names";
import type { Deps } from "../deps";
import { casesOf } from "./cases-of";

/** The deadlines of all open cases as an iCalendar file. @throws StoreError: a calendar that went empty would be taken for the truth */
export async function deadlinesCalendar(deps: Deps, locale: Locale): Promise<string> {
  const [{ ledger }] = await Promise.all([deps.ledger(), deps.hasStore().then((there) => (there ? deps.store() : undefined))]);
  const list = await casesOf(deps, ledger);
  if (list.status === "away") throw list.error;
  const t = translator(locale, messages);
  const open = [...list.cases.values()].flat().filter(({ state, deadline }) => state === "open" && deadline !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
  return deadlineCalendar({
    name: t("icsName"), language: locale,
    entries: open.map(({ id, area, deadline, listed, post, measures, lastOn, href: path }) => {
      const village = ledger.tree.areas.find(({ code }) => code === area);
      return {
        id, day: deadline!, summary: t("icsSummary", { name: village ? nameOf(village, locale) : area }), changed: `${lastOn}T00:00:00Z`, path: href(path, { locale }),
        description: t("icsText", { listed: /^\d{4}$/.test(listed) ? listed : formatPeriod(listed, ledger.entry.statYearStart, locale), post: post ? (locale === "en" ? post.en : post.zh) : t("notSet"), measures: measures.length > 0 ? measuresText(measures.map(({ measure }) => measure), locale) : t("nothing") }),
      };
    }),
  });
}
