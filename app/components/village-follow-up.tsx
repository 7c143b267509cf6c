import type { VillageFollowUp as View } from "../../lib/views/village-follow-up";
import { Chart } from "./chart";
import { TextTable } from "./text-table";

const SHAPES = { listed: "■", improving: "▲", watch: "○" } as const;

/** Where the village stands on the follow-up list, why, its course over all periods, and its stays on the list. */
export function VillageFollowUp({ view: { title, state, subtitle, evidence, stays, timeline, evidenceTable, deadline, links = [] } }: { view: View }) {
  return (
    <section className="follow">
      <h2>{state && <span className={state.tone}>{SHAPES[state.shape]} </span>}{title}</h2>
      <p className="sub">{subtitle}</p>
      {evidence && <p className="mt-1">{evidence}</p>}
      {deadline && <p className="mt-1">{deadline}</p>}
      {timeline && <div className="mt-2"><Chart chart={{ kind: "lag-timeline", view: timeline }} room="narrow" /></div>}
      {stays.length > 0 && <ul className="mt-1">{stays.map((stay) => <li key={stay}>{stay}</li>)}</ul>}
      {evidenceTable && (
        <details className="more mt-1">
          <summary>{evidenceTable.title}</summary>
          <TextTable caption={evidenceTable.title} columns={evidenceTable.columns.slice(1)} rows={evidenceTable.rows.map(({ cells }, at) => ({ key: String(at), cells }))} words={[1, 2, 3, 4, 5]} small />
        </details>
      )}
      {links.length > 0 && <p className="links mt-1">{links.map(({ label, href }) => <a key={href} href={href}>{label}</a>)}</p>}
    </section>
  );
}
