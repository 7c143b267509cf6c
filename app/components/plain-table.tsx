import type { PlainCell, PlainTable as View } from "../../lib/views/plain-table";
import { FigureValue } from "./figure-value";
import { Mixed } from "./mixed";

/** So few columns fit a phone or half a page of paper; the least width of broad tables would push them over its edge. */
const FEW = 5;

/** Numbers behind a picture, or a table of its own: figures lead to how they were made. */
export function PlainTable({ table: { caption, columns, rows }, locale }: { table: View; /** Where cells may hold names that have no English form. */ locale?: string }) {
  return (
    <div className={columns.length > FEW ? "scroll" : "relative overflow-x-auto"} tabIndex={0} role="region" aria-label={caption}>
      <table className="data small">
        <caption className="sr-only">{caption}</caption>
        <thead><tr>{columns.map(({ label, number }, at) => <th key={`${at} ${label}`} scope="col" className={number ? "n" : undefined}>{label}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, head, href, cells }) => (
            <tr key={key}><th scope="row">{href ? <a href={href}>{head}</a> : head}</th>{cells.map((cell, at) => <Cell key={at} cell={cell} number={columns[at + 1]?.number === true} locale={locale} />)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, number, locale }: { cell: PlainCell; number: boolean; locale?: string }) {
  // A plain number is one text: it stands twice in the answer, and there are hundreds of them.
  if ("value" in cell && cell.value.status === "ok" && cell.how === undefined && !cell.value.mark) return <td className="n">{cell.value.text + cell.value.sign}</td>;
  if ("value" in cell) return <td className="n"><FigureValue value={cell.value} how={cell.how} /></td>;
  const tone = cell.tone === undefined || cell.tone === "neutral" ? "" : cell.tone;
  return <td className={cell.light ? "i" : `${number ? "n" : ""} ${tone}`.trim()}>{locale ? <Mixed text={cell.text} locale={locale} /> : cell.text}</td>;
}
