import * as messages from "../../lib/i18n/messages/village";
import { translator } from "../../lib/i18n/translator";
import type { VillagePage } from "../../lib/services/get-village-page";
import { ChangeMark, FigureValue } from "./figure-value";

/** Every indicator with its interval, the area above, its standing, rank and change: the table behind the spine chart. */
export function VillageLines({ page: { columns, groups, shell } }: { page: VillagePage }) {
  const t = translator(shell.locale, messages);
  if (groups.length === 0) return null;
  const beside = columns.above !== ""; // the whole ledger's own area stands beside nothing
  return (
    <section className="lines mt-8">
      <h2 id="lines">{t("title_table")}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="lines">
        <table className="data mt-2">
          <thead>
            <tr>
              <th scope="col">{columns.indicator}</th><th scope="col" className="n">{columns.own}</th><th scope="col">{columns.interval}</th>
              {beside && <><th scope="col" className="n">{columns.above}</th><th scope="col">{columns.standing}</th><th scope="col" className="n">{columns.rank}</th></>}
              <th scope="col">{columns.change}</th>
            </tr>
          </thead>
          {groups.map(({ label, lines }) => (
            <tbody key={label}>
              <tr className="group"><th scope="rowgroup" colSpan={beside ? 7 : 4}>{label}</th></tr>
              {lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row"><a href={line.how}>{line.label}</a></th>
                  <td className="n"><FigureValue value={line.own} {...(line.own.mark ? { how: line.how } : {})} /></td><td className="i">{line.own.interval}</td>
                  {beside && <><td className="n quiet">{line.above && <FigureValue value={line.above} {...(line.howAbove === undefined ? {} : { how: line.howAbove })} />}</td><td className={`long ${line.standing?.tone ?? ""}`.trim()}>{line.standing?.text}</td><td className="n">{line.rank}</td></>}
                  <td className="long"><ChangeMark change={line.change} /></td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}
