import * as messages from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { OverviewPage } from "../../lib/services/get-overview-page";
import type { SeriesView } from "../../lib/views/series-view";
import { ChartBlock } from "./chart-block";
import { ComparedTable } from "./compared-table";
import { ChangeMark, FigureValue } from "./figure-value";
import { FollowUp } from "./follow-up";
import { Findings } from "./findings";
import { Foot } from "./foot";
import { Reminders } from "./reminders";
import { SeriesTable } from "./series-table";

/** What it says, the strip, the main chart beside two series, what changed, how complete the data are. */
export function Overview({ page }: { page: OverviewPage }) {
  const { findings, compared, ratio, births, shell } = page;
  const t = translator(shell.locale, messages);
  return (
    <>
      <Findings findings={findings} links={page.links} locale={shell.locale} />
      <Strip cells={page.headline} />
      <div className="grid-main mt-6">
        {compared && (
          <ChartBlock chart={{ kind: "caterpillar", view: compared.chart }} room="broad" more={t("table")} made={(code) => page.links.how(compared.id, { area: code })} links={<><a href={compared.how}>{t("howMade")}</a><a href={compared.all}>{t("allOf", { indicator: compared.label })}</a></>}>
            <ComparedTable table={compared.table} caption={compared.chart.title} small how={(code) => page.links.how(compared.id, { area: code })} />
          </ChartBlock>
        )}
        <div className="pair grid gap-6">
          {ratio && <SeriesBlock view={ratio.chart} how={ratio.how} of={(year) => page.links.how("sex-ratio-at-birth", { year })} texts={{ how: t("howMade"), table: t("table"), year: t("colYear"), value: t("colValue"), interval: t("colInterval") }} />}
          {births && <SeriesBlock view={births.chart} how={births.how} of={(year) => page.links.how("births", { year })} texts={{ how: t("howMade"), table: t("table"), year: t("colYear"), value: t("colValue"), interval: t("colInterval") }} />}
        </div>
      </div>
      <p className="note mt-4">{t("readAid", { text: t("readInterval") })}</p>
      {page.followUp && <FollowUp view={page.followUp} />}
      {page.reminders && <Reminders view={page.reminders} />}
      <Changes page={page} />
      <Reporting page={page} />
      <Foot legend={page.legend} shell={shell} links={page.links} beside={shell.nav.flatMap(({ items }) => items).find(({ href }) => /\/meetings(?:\?|$)/.test(href))} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}

function Strip({ cells }: { cells: OverviewPage["headline"] }) {
  if (cells.length === 0) return null;
  return (
    <dl className="strip mt-4">
      {cells.map(({ id, label, value, mark, how }) => (
        <div key={id}>
          <dt><a href={how}>{label}</a></dt>
          <dd className="value">{value.status === "ok" ? <>{value.text}<small>{value.sign}</small>{value.mark && <a href={how}><abbr className="mark" title={value.mark.reason}>{value.mark.text}</abbr></a>}</> : <span className="none"><FigureValue value={value} /></span>}</dd>
          <dd className="quiet">{value.interval}</dd>
          <dd><ChangeMark change={mark} /></dd>
        </div>
      ))}
    </dl>
  );
}

function SeriesBlock({ view, how, of, texts }: { view: SeriesView; how: string; of: (year: number) => string; texts: { how: string; table: string; year: string; value: string; interval: string } }) {
  return (
    <ChartBlock chart={{ kind: "series", view }} room="narrow" made={(year) => of(Number(year))} more={texts.table} links={<a href={how}>{texts.how}</a>}>
      <SeriesTable view={view} texts={texts} how={of} />
    </ChartBlock>
  );
}

function Changes({ page }: { page: OverviewPage }) {
  const t = translator(page.shell.locale, messages);
  const clear = page.changes.filter(({ change }) => change.shape === "up" || change.shape === "down");
  if (page.changes.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 id="changes">{t("title_changes")}</h2>
      <p className="sub">{t("subtitle_changes", { n: String(page.changes.length - clear.length) })}</p>
      {clear.length > 0 && <ChangeTable page={page} rows={clear} label={t("title_changes")} />}
      <details className="more mt-2"><summary>{t("allChanges", { n: String(page.changes.length) })}</summary><ChangeTable page={page} rows={page.changes} label={t("allChanges", { n: String(page.changes.length) })} small /></details>
    </section>
  );
}

function ChangeTable({ page, rows, label, small = false }: { page: OverviewPage; rows: OverviewPage["changes"]; label: string; small?: boolean }) {
  const t = translator(page.shell.locale, messages);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table className={small ? "data few small" : "data few mt-2"}>
        <thead><tr><th scope="col">{t("colIndicator")}</th><th scope="col" className="n">{t("colThis")}</th><th scope="col">{t("colInterval")}</th><th scope="col" className="n">{t("colLast")}</th><th scope="col">{t("colChange")}</th></tr></thead>
        <tbody>
          {rows.map(({ id, label: name, now, before, change }) => (
            <tr key={id}>
              <th scope="row"><a href={page.links.how(id)}>{name}</a></th>
              <td className="n"><FigureValue value={now} how={page.links.how(id)} /></td><td className="i">{now.interval}</td>
              <td className="n"><FigureValue value={before} how={page.links.how(id, { year: page.year - 1 })} /></td><td><ChangeMark change={change} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Reporting({ page }: { page: OverviewPage }) {
  const { title, legend, years, rows } = page.reporting;
  if (rows.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 id="reporting">{title}</h2>
      <ul className="sub flex flex-wrap gap-x-4">{legend.map(({ sign, text }) => <li key={sign}><span className={`sq ${sign}`} aria-hidden /> {text}</li>)}</ul>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="reporting">
        <table className="data small mt-2">
          <thead><tr><td />{years.map((year) => <th key={year} scope="col" className="have">{year}</th>)}</tr></thead>
          <tbody>
            {rows.map(({ label, cells }) => (
              <tr key={label}><th scope="row">{label}</th>{cells.map(({ sign, text }, at) => <td key={years[at]} className="have" title={text}><span className={`sq ${sign}`} aria-hidden /><span className="sr-only">{text}</span></td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
