import type { PyramidView } from "../../lib/views/pyramid-view";

/** The numbers behind an age pyramid, the oldest first as in the picture. */
export function PyramidTable({ table: { columns, rows } }: { table: PyramidView["table"] }) {
  return (
    <table className="data small">
      <thead><tr><th scope="col">{columns.ages}</th><th scope="col" className="n">{columns.men}</th><th scope="col" className="n">{columns.women}</th><th scope="col" className="n">{columns.share}</th></tr></thead>
      <tbody>{rows.map(({ ages, men, women, share }) => <tr key={ages}><th scope="row">{ages}</th><td className="n">{men}</td><td className="n">{women}</td><td className="n">{share}</td></tr>)}</tbody>
    </table>
  );
}
