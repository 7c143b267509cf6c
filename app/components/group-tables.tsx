import type { GroupTable as Groups } from "../../lib/views/group-table";
import type { LetterTable as Letters } from "../../lib/views/letter-table";
import { FigureValue } from "./figure-value";

/** The groups of which no two members can be told apart. */
export function LetterTable({ table: { title, subtitle, columns, rows } }: { table: Letters }) {
  const [letter, members, only] = columns;
  return (
    <section>
      <h2>{title}</h2>
      <p className="sub">{subtitle}</p>
      <table className="data small">
        <caption className="sr-only">{title}</caption>
        <thead><tr><th scope="col">{letter}</th><th scope="col" className="n">{members}</th><th scope="col">{only}</th></tr></thead>
        <tbody>{rows.map((row) => <tr key={row.letter}><th scope="row">{row.letter}</th><td className="n">{row.members}</td><td className="long">{row.only}</td></tr>)}</tbody>
      </table>
    </section>
  );
}

/** Guidance groups beside each other. */
export function GroupTable({ table: { title, subtitle, columns, rows } }: { table: Groups }) {
  return (
    <section className="mt-6">
      <h2>{title}</h2>
      <p className="sub">{subtitle}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="data">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.group}</th><th scope="col" className="n">{columns.villages}</th><th scope="col" className="n">{columns.value}</th><th scope="col">{columns.interval}</th>
              {columns.difference && <th scope="col">{columns.difference}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, villages, value, difference }) => (
              <tr key={id}>
                <th scope="row">{name}</th><td className="n">{villages}</td><td className="n"><FigureValue value={value} /></td><td className="i">{value.interval}</td>
                {columns.difference && <td className={difference?.tone === "neutral" ? "" : (difference?.tone ?? "")}>{difference?.text}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
