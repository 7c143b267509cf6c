import ical, { ICalCalendarMethod } from "ical-generator";

export type CalendarEntry = { /** Stable for one case, whatever its deadline. */ id: string; /** YYYY-MM-DD */ day: string; summary: string; description: string; /** ISO time of the last change. */ changed: string; path: string };

/** Whole-day entries as an iCalendar file; the same entries give the same bytes. */
export function deadlineCalendar({ name, language, entries }: { name: string; language: string; entries: readonly CalendarEntry[] }): string {
  const calendar = ical({ name, prodId: { company: "Cunjing", product: "Deadlines", language: language === "en" ? "EN" : "ZH" }, method: ICalCalendarMethod.PUBLISH });
  for (const { id, day, summary, description, changed, path } of entries) {
    const start = new Date(`${day}T00:00:00Z`);
    calendar.createEvent({ id: `${id}@cunjing`, start, end: new Date(start.getTime() + 86_400_000), allDay: true, summary, description: `${description}\n${path}`, stamp: new Date(changed), timezone: "UTC" });
  }
  return calendar.toString();
}
