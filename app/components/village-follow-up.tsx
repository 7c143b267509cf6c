import type { VillageFollowUp as View } from "../../lib/views/village-follow-up";

const SHAPES = { listed: "■", improving: "▲", watch: "○" } as const;

/** Where the village stands on the follow-up list, why, and its stays on it. */
export function VillageFollowUp({ view: { title, state, subtitle, evidence, stays } }: { view: View }) {
  return (
    <section className="follow">
      <h2>{state && <span className={state.tone}>{SHAPES[state.shape]} </span>}{title}</h2>
      <p className="sub">{subtitle}</p>
      {evidence && <p className="mt-1">{evidence}</p>}
      {stays.length > 0 && <ul className="mt-1">{stays.map((stay) => <li key={stay}>{stay}</li>)}</ul>}
    </section>
  );
}
