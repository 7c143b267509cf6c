import type { FaultRows } from "../../lib/views/quality/fault-rows";

/** Faults with how each is mended; sentences run over lines, so that a village and its fault are seen together. */
export function FaultTable({ table: { caption, columns, rows } }: { table: FaultRows }) {
  if (rows.length === 0) return null;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="data small fault-list mt-2">
        <caption className="sr-only">{caption}</caption>
        <thead><tr><th scope="col">{columns.area}</th><th scope="col">{columns.period}</th><th scope="col">{columns.text}</th><th scope="col">{columns.mend}</th><th scope="col">{columns.file}</th><th scope="col" className="n">{columns.rows}</th><th scope="col">{columns.severity}</th><th scope="col">{columns.state}</th></tr></thead>
        <tbody>
          {rows.map(({ key, area, href, period, text, mend, file, rows: count, severity, state, tone }) => (
            <tr key={key}><th scope="row"><a href={href}>{area}</a></th><td>{period}</td><td className="long">{text}</td><td className="long quiet">{mend}</td><td className="quiet"><code>{file}</code></td><td className="n">{count}</td><td>{severity}</td><td className={tone === "mended" ? "better" : undefined}>{state}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
