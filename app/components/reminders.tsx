import type { Reminders as View } from "../../lib/services/cases/reminders";

/** Deadlines of lagging villages: those past, then those to come. */
export function Reminders({ view }: { view: View }) {
  if ("away" in view) return <><meta name="answer-keep" content="no" /><p className="told alarm mt-8" role="alert">{view.away}</p></>;
  return (
    <section className="mt-8">
      <h2>{view.title}</h2>
      <ul className="mt-1">{view.items.map(({ text, href, overdue }) => <li key={text}><span className={overdue ? "behind" : "watch"} aria-hidden>{overdue ? "■ " : "○ "}</span><a href={href}>{text}</a></li>)}</ul>
      {view.none && <p className="quiet">{view.none}</p>}
      <p className="links mt-1"><a href={view.calendar.href}>{view.calendar.label}</a></p>
    </section>
  );
}
