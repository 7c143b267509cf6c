import * as overview from "../../lib/i18n/messages/overview";
import * as messages from "../../lib/i18n/messages/village";
import { translator } from "../../lib/i18n/translator";
import type { VillagePage } from "../../lib/services/get-village-page";
import { Chart } from "./chart";
import { ChartBlock } from "./chart-block";
import { ChangeMark, FigureValue } from "./figure-value";
import { Foot } from "./foot";
import { SeriesTable } from "./series-table";

/** One village: what stands out, every indicator beside the township, ten years, births, faults in its data. */
export function Village({ page }: { page: VillagePage }) {
  const { shell, births, links } = page;
  const t = translator(shell.locale, overview);
  return (
    <>
      <h1>{page.heading}</h1>
      <p className="quiet mt-1 max-w-[72em]">{page.lead.join(shell.locale === "en" ? " " : "")}</p>
      {page.notices.map((notice) => <p key={notice} className="mt-2 border-l-2 border-accent pl-3">{notice}</p>)}
      <Tiles page={page} />
      <Lines page={page} />
      {births && (
        <div className="mt-8 max-w-[432px]">
          {births.points.some(({ status }) => status === "ok") ? <ChartBlock chart={{ kind: "series", view: births }} room="narrow" more={t("table")} links={<a href={links.how("births")}>{t("howMade")}</a>}>
            <SeriesTable view={births} texts={{ year: t("colYear"), value: t("colValue"), interval: t("colInterval") }} />
          </ChartBlock> : <><h2>{births.title}</h2><SeriesTable view={births} texts={{ year: t("colYear"), value: t("colValue"), interval: t("colInterval") }} /></>}
        </div>
      )}
      <Faults page={page} />
      <Foot legend={page.legend} shell={shell} links={links} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}

function Tiles({ page }: { page: VillagePage }) {
  const t = translator(page.shell.locale, messages);
  if (page.tiles.length === 0) return null;
  return (
    <section className="mt-6">
      <h2>{t("title_tiles")}</h2>
      <p className="sub">{t("subtitle_tiles", { area: page.columns.above })}</p>
      <div className="tiles mt-2">
        {page.tiles.map((view) => (
          <figure key={view.title}>
            <figcaption><h3>{view.title}</h3><p>{view.subtitle}</p></figcaption>
            <Chart chart={{ kind: "series", view }} room="tile" />
          </figure>
        ))}
      </div>
    </section>
  );
}

function Lines({ page }: { page: VillagePage }) {
  const t = translator(page.shell.locale, messages);
  const { columns, groups } = page;
  if (groups.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 id="lines">{t("title_table")}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="lines">
        <table className="data mt-2">
          <thead>
            <tr>
              <th scope="col">{columns.indicator}</th><th scope="col" className="n">{columns.own}</th><th scope="col">{columns.interval}</th><th scope="col" className="n">{columns.above}</th>
              <th scope="col">{columns.standing}</th><th scope="col" className="n">{columns.rank}</th><th scope="col">{columns.change}</th>
            </tr>
          </thead>
          {groups.map(({ label, lines }) => (
            <tbody key={label}>
              <tr className="group"><th scope="rowgroup" colSpan={7}>{label}</th></tr>
              {lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row"><a href={line.how}>{line.label}</a></th>
                  <td className="n"><FigureValue value={line.own} /></td><td className="i">{line.own.interval}</td>
                  <td className="n quiet">{line.above && <FigureValue value={line.above} />}</td>
                  <td className={line.standing?.tone ?? ""}>{line.standing?.text}</td><td className="n">{line.rank}</td><td><ChangeMark change={line.change} /></td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function Faults({ page }: { page: VillagePage }) {
  const t = translator(page.shell.locale, messages);
  return (
    <section className="mt-8">
      <h2>{t("title_faults")}</h2>
      {page.faults.length === 0 ? <p className="sub">{t("faultsNone")}</p> : (
        <>
          <p className="sub">{t("subtitle_faults")}</p>
          <table className="data small mt-2">
            <thead><tr><th scope="col">{t("colPeriod")}</th><th scope="col">{t("colFile")}</th><th scope="col">{t("colText")}</th></tr></thead>
            <tbody>{page.faults.map(({ period, file, text }) => <tr key={period + file + text}><td>{period}</td><td>{file}</td><td className="long">{text}</td></tr>)}</tbody>
          </table>
        </>
      )}
    </section>
  );
}
