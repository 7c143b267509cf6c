import type { FunnelAid } from "../../lib/views/funnel-aid";

/** How to read a funnel plot, with what chance alone does to villages of today's sizes. */
export function FunnelReading({ aid: { title, sentences, examples } }: { aid: FunnelAid }) {
  return (
    <section className="aid">
      <h3>{title}</h3>
      <ol>{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ol>
      <p>{examples.lead}</p>
      <table className="data small">
        <caption className="sr-only">{examples.lead}</caption>
        <thead><tr><th scope="col" className="n">{examples.size}</th><th scope="col">{examples.range}</th></tr></thead>
        <tbody>{examples.rows.map(({ size, range }) => <tr key={size}><th scope="row" className="n">{size}</th><td>{range}</td></tr>)}</tbody>
      </table>
    </section>
  );
}
