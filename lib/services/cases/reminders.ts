import { daysBetween } from "../../analysis/cases/case-state";
import * as messages from "../../i18n/messages/cases";
import { translator } from "../../i18n/translator";
import { href } from "../../views/address";
import { nameOf } from "../../views/names";
import { remindersView, type Reminder, type RemindersView } from "../../views/reminders-view";
import type { Deps } from "../deps";
import type { PageFrame } from "../page-frame";
import type { CaseSummary } from "./cases-of";
import { deadlinesOf } from "./deadlines-of";

/** `away`: the small database cannot be read now, said in one sentence. */
export type Reminders = RemindersView | { away: string };

/** The deadlines of an area's villages for the overview; absent where no village there has a case with one. */
export async function remindersOf(deps: Deps, { ledger, area, state, locale }: PageFrame): Promise<Reminders | undefined> {
  // Nobody has set a deadline yet: the list of the whole snapshot need not be made for it.
  if (!(await deps.hasStore())) return undefined;
  const list = await deadlinesOf(deps, ledger);
  if (list.status === "away") return { away: translator(locale, messages)("away", { text: locale === "en" ? list.text.en : list.text.zh }) };
  const within = (one: CaseSummary) => ledger.tree.areas.find(({ code, pos }) => code === one.area && pos >= area.pos && pos <= area.last);
  const lines = (cases: readonly CaseSummary[]): Reminder[] => cases.flatMap((one) => {
    const village = within(one);
    return village ? [{ name: nameOf(village, locale), href: href(one.href, { ...state, area: undefined }), deadline: one.deadline!, overdueDays: one.overdueDays, daysLeft: daysBetween(list.on, one.deadline!), ...(one.post ? { post: one.post } : {}) }] : [];
  });
  const [overdue, eased, due] = [lines(list.overdue), lines(list.eased), lines(list.due)];
  if (overdue.length + eased.length + due.length === 0) return undefined;
  return remindersView({ overdue, eased, due, days: list.days, locale, calendar: href("/lagging/deadlines.ics", { locale }) });
}
