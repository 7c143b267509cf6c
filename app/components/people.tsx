import * as overview from "../../lib/i18n/messages/overview";
import * as messages from "../../lib/i18n/messages/people";
import { translator } from "../../lib/i18n/translator";
import type { PeoplePage } from "../../lib/services/get-people-page";
import type { SeriesView } from "../../lib/views/series-view";
import { ChartBlock } from "./chart-block";
import { ComparedTable } from "./compared-table";
import { ChangeMark, FigureValue } from "./figure-value";
import { Findings } from "./findings";
import { Foot } from "./foot";
import { PeopleCohorts, PeopleProjection } from "./people-cohorts";
import { PyramidTable } from "./pyramid-table";
import { SeriesTable } from "./series-table";

type Props = { page: PeoplePage };

/** What the ages say, the pyramid beside ageing, births and deaths, cohorts, the calculation of five years, and the areas below. */
export function People({ page }: Props) {
  const { findings, shell } = page;
  const t = translator(shell.locale, overview);
  return (
    <>
      <Findings findings={findings} links={page.links} locale={shell.locale} />
      {page.notice && <p className="notice mt-2 border-l-2 border-accent pl-3">{page.notice}</p>}
      <Strip cells={page.strip} />
      <Steps page={page} />
      <Structure page={page} />
      <div className={page.lexis ? "grid-main mt-8" : "mt-8"}>
        {page.lexis && <PeopleCohorts view={page.lexis} how={page.links.how} title={translator(shell.locale, messages)("title_cohortTable")} more={t("table")} />}
        <div className={page.lexis ? "pair grid gap-6" : "pair grid gap-x-8 gap-y-6 min-[761px]:grid-cols-2"}>
          {page.vital && <Years view={page.vital} id="births" page={page} />}
          {page.natural && <Years view={page.natural} id="natural-increase" page={page} />}
        </div>
      </div>
      <Vitals page={page} />
      <PeopleProjection view={page.projection} how={page.links.how} />
      <Compared page={page} />
      <Children page={page} />
      <Foot legend={page.legend} shell={shell} links={page.links} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}

/** The pyramid beside ageing; without ages by sex the two series side by side. */
function Structure({ page }: Props) {
  const series = (
    <>
      {page.aged && <Years view={page.aged} id="aged-65-share" page={page} />}
      {page.dependency && <Years view={page.dependency} id="dependency-ratio" page={page} />}
    </>
  );
  const aid = <p className="aid mt-4">{page.readAid}</p>;
  if (!page.pyramid) return <><div className="mt-4 max-w-[60em]">{page.noAges.map((line) => <p key={line} className="mt-1">{line}</p>)}</div><div className="pair mt-6 grid gap-x-8 gap-y-6 min-[761px]:grid-cols-2">{series}</div>{(page.aged ?? page.dependency) && aid}</>;
  return <div className="grid-main mt-2"><div><Ages page={page} />{aid}</div><div className="pair grid gap-6">{series}</div></div>;
}

function Strip({ cells }: { cells: PeoplePage["strip"] }) {
  if (cells.length === 0) return null;
  return (
    <dl className="strip mt-4">
      {cells.map(({ id, label, value, mark, how }) => (
        <div key={id}>
          <dt><a href={how}>{label}</a></dt>
          <dd className={value.text.length > 11 ? "value text-20" : "value"}>{value.status === "ok" ? <>{value.text}<small>{value.sign}</small>{value.mark && <a href={how}><abbr className="mark" title={value.mark.reason}>{value.mark.text}</abbr></a>}</> : <span className="none"><FigureValue value={value} /></span>}</dd>
          <dd className="quiet">{value.interval}</dd>
          <dd><ChangeMark change={mark} /></dd>
        </div>
      ))}
    </dl>
  );
}

function Steps({ page: { steps } }: Props) {
  if (!steps) return null;
  return (
    <nav className="links mt-6 gap-x-3" aria-label={steps.label}>
      <span className="quiet">{steps.label}</span>
      {steps.before && <a href={steps.before.href} rel="prev" aria-label={steps.before.label}>◀</a>}
      {steps.years.map(({ label, href, current }) => <a key={label} href={href} className={current ? "font-semibold underline" : undefined} aria-current={current ? "page" : undefined}>{label}</a>)}
      {steps.after && <a href={steps.after.href} rel="next" aria-label={steps.after.label}>▶</a>}
    </nav>
  );
}

function Ages({ page: { pyramid, shell, links } }: Props) {
  const t = translator(shell.locale, overview);
  if (!pyramid) return null;
  return <ChartBlock chart={{ kind: "pyramid", view: pyramid }} room="broad" more={t("table")} made={() => links.how("ages")} links={<a href={links.how("ages")}>{t("howMade")}</a>}><PyramidTable table={pyramid.table} /></ChartBlock>;
}

function Years({ view, id, page: { shell, links } }: Props & { view: SeriesView; id: string }) {
  const t = translator(shell.locale, overview);
  return (
    <ChartBlock chart={{ kind: "series", view }} room="narrow" made={(year) => links.how(id, { year: Number(year) })} more={t("table")} links={<a href={links.how(id)}>{t("howMade")}</a>}>
      <SeriesTable view={view} texts={{ year: t("colYear"), value: t("colValue"), interval: t("colInterval") }} how={(year) => links.how(id, { year })} />
    </ChartBlock>
  );
}

function Vitals({ page: { vitals, links } }: Props) {
  if (vitals.rows.length === 0) return null;
  return (
    <details className="more mt-2">
      <summary>{vitals.title}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={vitals.title}>
        <table className="data small">
          <thead><tr><th scope="col">{vitals.colYear}</th>{vitals.columns.map((column) => <th key={column} scope="col" className="n">{column}</th>)}</tr></thead>
          <tbody>{vitals.rows.map(({ year, cells }) => <tr key={year}><th scope="row">{year}</th>{cells.map(({ id, value }) => <td key={id} className="n"><FigureValue value={value} how={links.how(id, { year })} /></td>)}</tr>)}</tbody>
        </table>
      </div>
    </details>
  );
}

function Compared({ page: { compared, shell, links } }: Props) {
  if (!compared) return null;
  const t = translator(shell.locale, overview);
  return (
    <div className="tall mt-8 max-w-[760px]">
      <ChartBlock chart={{ kind: "caterpillar", view: compared.chart }} room="broad" made={(code) => links.how("aged-65-share", { area: code })} more={t("table")} links={<><a href={compared.how}>{t("howMade")}</a><a href={compared.all}>{t("allOf", { indicator: compared.label })}</a></>}>
        <ComparedTable table={compared.table} caption={compared.chart.title} small how={(code) => links.how("aged-65-share", { area: code })} />
      </ChartBlock>
    </div>
  );
}

function Children({ page: { children, links } }: Props) {
  if (!children) return null;
  const [area, ...columns] = children.columns;
  return (
    <section className="mt-8">
      <h2>{children.title}</h2>
      <p className="sub">{children.note}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={children.title}>
        <table className="data small mt-2">
          <thead><tr><th scope="col">{area}</th>{columns.map((column) => <th key={column} scope="col" className="n">{column}</th>)}</tr></thead>
          <tbody>{children.rows.map(({ code, name, href, cells }) => <tr key={code}><th scope="row"><a href={href}>{name}</a></th>{cells.map(({ id, value }) => <td key={id} className="n"><FigureValue value={value} how={links.how(id, { area: code })} /></td>)}</tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}
