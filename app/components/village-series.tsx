import type { VillagePage } from "../../lib/services/get-village-page";
import { Chart } from "./chart";

/** Ten years of several indicators as small pictures, what was unusual in words under each, one table behind all. */
export function VillageSeries({ series: { title, subtitle, note, tiles, table }, label }: { series: NonNullable<VillagePage["series"]>; label: string }) {
  return (
    <section className="village-series">
      <h2>{title}</h2>
      <p className="sub">{subtitle}</p>
      <div className="tiles mt-2">
        {tiles.map((view, at) => (
          <figure key={view.title}>
            <figcaption><h3>{view.title}</h3><p>{view.subtitle}</p></figcaption>
            <Chart chart={{ kind: "series", view }} room="tile" made={(year) => table.rows[at]?.how?.[table.columns.indexOf(year)]} />
            {view.note && <p className={view.points.some(({ signal }) => signal) ? "note signal" : "note"}>{view.note}</p>}
          </figure>
        ))}
      </div>
      <p className="note mt-2">{note}</p>
      <details className="more">
        <summary>{label}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={title}>
          <table className="data small">
            <thead><tr><td />{table.columns.map((column) => <th key={column} scope="col" className="n">{column}</th>)}</tr></thead>
            <tbody>{table.rows.map((row) => <tr key={row.label}><th scope="row">{row.label}</th>{row.cells.map((cell, at) => <td key={table.columns[at]} className="n">{cell && row.how?.[at] ? <a className="made" href={row.how[at]}>{cell}</a> : cell}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
