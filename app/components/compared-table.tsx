import { sparkSvg } from "../../lib/charts/spark";
import type { ComparedTable as View } from "../../lib/views/compared-table";
import { ChangeMark, FigureValue } from "./figure-value";

/** Every area with its figure, the interval behind it and lighter, the rank as an interval. */
export function ComparedTable({ table, caption, small = false, how }: { table: View; caption: string; small?: boolean; /** Where a row's figure says how it was made. */ how?: (code: string) => string }) {
  const { columns, rows } = table;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className={small ? "data small" : "data"}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.area}</th><th scope="col" className="n">{columns.value}</th><th scope="col">{columns.interval}</th>
            {columns.shrunken && <th scope="col" className="n">{columns.shrunken}</th>}{columns.shrunken && <th scope="col">{columns.interval}</th>}
            {columns.rank && <th scope="col" className="n">{columns.rank}</th>}{columns.letters && <th scope="col">{columns.letters}</th>}{columns.standing && <th scope="col">{columns.standing}</th>}
            {columns.change && <th scope="col">{columns.change}</th>}{columns.spark && <th scope="col">{columns.spark}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row"><a href={row.href}>{row.name}</a>{row.hint && <span className="sub"> {row.hint}</span>}</th>
              <td className="n"><FigureValue value={row.value} how={how?.(row.code)} /></td><td className="i">{row.value.interval}</td>
              {columns.shrunken && <td className="n">{row.shrunken?.value}</td>}{columns.shrunken && <td className="i">{row.shrunken?.interval}</td>}
              {columns.rank && <td className="n">{row.rank}</td>}{columns.letters && <td>{row.letters}</td>}
              {columns.standing && <td className={row.standing?.tone ?? ""}>{row.standing?.text}</td>}
              {columns.change && <td>{row.change && <ChangeMark change={row.change} />}</td>}
              {columns.spark && (row.spark ? <td><a href={how?.(row.code) ?? row.href} dangerouslySetInnerHTML={{ __html: sparkSvg(row.spark) }} /></td> : <td />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
