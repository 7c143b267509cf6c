import type { Bilingual } from "../base/errors";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/cases";
import { translator } from "../i18n/translator";

/** One deadline, of a village as it is called. */
export type Reminder = { name: string; href: string; deadline: string; /** Days past it, or 0. */ overdueDays: number; daysLeft: number; post?: Bilingual };
export type RemindersView = { title: string; items: { text: string; href: string; overdue: boolean }[]; none?: string; calendar: { label: string; href: string } };

/** Lines shown at most; the board has all. */
const MOST = 12;

/** Deadlines of lagging villages, those past first, a line each. */
export function remindersView({ due, overdue, days, locale, calendar }: { due: readonly Reminder[]; overdue: readonly Reminder[]; days: number; locale: Locale; calendar: string }): RemindersView {
  const t = translator(locale, messages);
  const line = (one: Reminder) => {
    const { name, deadline, overdueDays, daysLeft, post } = one;
    const text = overdueDays > 0 ? t("reminderOverdue", { name, deadline, days: String(overdueDays) }) : daysLeft === 0 ? t("reminderToday", { name, deadline }) : t("reminderDue", { name, deadline, days: String(daysLeft) });
    return { text: text + (post ? t("reminderPost", { post: locale === "en" ? post.en : post.zh }) : ""), href: one.href, overdue: overdueDays > 0 };
  };
  return {
    title: t("remindersTitle", { overdue: String(overdue.length), due: String(due.length), days: String(days) }), items: [...overdue, ...due].slice(0, MOST).map(line),
    ...(overdue.length + due.length === 0 ? { none: t("remindersNone", { days: String(days) }) } : {}), calendar: { label: t("calendar"), href: calendar },
  };
}
