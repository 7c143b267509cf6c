import type { Bilingual } from "../base/errors";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/cases";
import { translator } from "../i18n/translator";

/** One deadline, of a village as it is called. */
export type Reminder = { name: string; href: string; deadline: string; /** Days past it, or 0. */ overdueDays: number; daysLeft: number; post?: Bilingual };
export type RemindersView = { title: string; items: { text: string; href: string; overdue: boolean }[]; none?: string; calendar: { label: string; href: string } };

/** Lines shown at most; the board has all. */
const MOST = 12;

/** Deadlines of lagging villages, a line each: overdue, then past but not behind any more, then those to come. */
export function remindersView({ due, overdue, eased, days, locale, calendar }: { due: readonly Reminder[]; overdue: readonly Reminder[]; eased: readonly Reminder[]; days: number; locale: Locale; calendar: string }): RemindersView {
  const t = translator(locale, messages);
  const line = (text: string, { post, href }: Reminder, late: boolean) => ({ text: text + (post ? t("reminderPost", { post: locale === "en" ? post.en : post.zh }) : ""), href, overdue: late });
  const items = [
    ...overdue.map((one) => line(t("reminderOverdue", { name: one.name, deadline: one.deadline, days: String(one.overdueDays) }), one, true)),
    ...eased.map((one) => line(t("reminderEased", { name: one.name, deadline: one.deadline }), one, false)),
    ...due.map((one) => line(one.daysLeft === 0 ? t("reminderToday", { name: one.name, deadline: one.deadline }) : t("reminderDue", { name: one.name, deadline: one.deadline, days: String(one.daysLeft) }), one, false)),
  ];
  return {
    title: t("remindersTitle", { overdue: String(overdue.length), due: String(due.length), days: String(days) }), items: items.slice(0, MOST),
    ...(items.length === 0 ? { none: t("remindersNone", { days: String(days) }) } : {}), calendar: { label: t("calendar"), href: calendar },
  };
}
