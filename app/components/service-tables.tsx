import * as messages from "../../lib/i18n/messages/services";
import { translator } from "../../lib/i18n/translator";
import type { ServicesPage } from "../../lib/services/get-services-page";
import type { LeftTable } from "../../lib/views/service-tables";
import { FigureValue } from "./figure-value";

/** Every service of the area: beside its target, by mid-year, by the end of the year, and who is left. */
export function OutlookTable({ page }: { page: ServicesPage }) {
  const { outlook, shell, links } = page;
  if (!outlook) return null;
  const t = translator(shell.locale, messages);
  const made = (id: string) => links.how("service-outlook", { parts: { indicator: id, quarter: page.quarter === undefined ? undefined : String(page.quarter) } });
  const seasons = outlook.rows.some(({ season }) => season !== "");
  return (
    <section className="mt-6" id="outlook">
      <h2>{t("sectionOutlook")}</h2>
      <p className="sub">{outlook.subtitle}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("sectionOutlook")}>
        <table className="data small wrap-heads wide">
          <thead>
            <tr>
              <th scope="col">{t("colService")}</th><th scope="col" className="n">{t("colServed")}</th><th scope="col" className="n">{t("colLeft")}</th>
              <th scope="col" className="n">{t("colNow")}</th><th scope="col">{t("colInterval")}</th><th scope="col" className="n">{t("colGoal")}</th><th scope="col">{t("colStanding")}</th>
              <th scope="col">{t("colMid")}</th><th scope="col">{t("colEnd")}</th>{seasons && <th scope="col">{t("colSeason")}</th>}
            </tr>
          </thead>
          <tbody>
            {outlook.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row"><a href={made(row.id)}>{row.label}</a></th><td className="n">{row.served}</td><td className="n"><FigureValue value={row.left} how={made(row.id)} /></td>
                <td className="n"><FigureValue value={row.now} how={links.how(row.id)} /></td><td className="i">{row.now.interval}</td><td className="n">{row.goal}</td><td className={`long ${row.standing?.tone ?? ""}`.trim()}>{row.standing?.text}</td>
                <td className="long">{row.mid}</td><td className="long">{row.end}</td>{seasons && <td className="long">{row.season}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Areas by services: shares, or numbers of people left. */
export function AreaServiceTable({ table, caption, head, how }: { table: LeftTable; caption: string; head: string; /** Where a figure says how it was made. */ how?: (code: string, column: number) => string }) {
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table className="data small wrap-heads">
          <caption className="sr-only">{caption}</caption>
          <thead><tr><th scope="col">{head}</th>{table.columns.map((column) => <th key={column} scope="col" className="n">{column}</th>)}</tr></thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.href === "" ? row.name : <a href={row.href}>{row.name}</a>}</th>
                {row.cells.map((cell, at) => <td key={table.columns[at]} className="n"><FigureValue value={cell} how={how?.(row.code, at)} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.note && <p className="note">{table.note}</p>}
    </>
  );
}
