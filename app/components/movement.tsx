import * as overview from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { MovementPage } from "../../lib/services/get-movement-page";
import { Chart } from "./chart";
import { ChartBlock } from "./chart-block";
import { Findings } from "./findings";
import { Foot } from "./foot";
import { MovementContact } from "./movement-contact";
import { PlainTable } from "./plain-table";

type Props = { page: MovementPage };

/** When people come and go and how far, the festival in the calendar, who lives elsewhere and is not yet confirmed, and areas below. */
export function Movement({ page }: Props) {
  const { findings, shell, readAid } = page;
  const t = translator(shell.locale, overview);
  return (
    <>
      <Findings findings={findings} links={page.links} locale={shell.locale} />
      {page.missing[0] && <p className="notice mt-2 border-l-2 border-accent pl-3 max-w-[72em]">{page.missing[0]}</p>}
      <div className={page.flow ? "grid-main beside mt-6" : "mt-6 max-w-[608px]"}><Months page={page} /><Years page={page} /></div>
      {readAid && <p className="note mt-2">{readAid}</p>}
      <Implied page={page} />
      <Reaches page={page} />
      <Calendars page={page} />
      <div className="pair mt-8 grid gap-x-8 gap-y-6 min-[1181px]:grid-cols-2">
        {page.stocks.map(({ way, view, table }) => <ChartBlock key={way} chart={{ kind: "stock", view }} room="narrow" more={t("table")} made={(date) => page.links.how(`stock-${way}`, { parts: { date } })} links={<a href={page.links.how(`migrants-${way}`)}>{t("howMade")}</a>}><PlainTable table={table} /></ChartBlock>)}
      </div>
      {page.contact && <MovementContact contact={page.contact} links={page.links} locale={shell.locale} />}
      <Areas page={page} />
      {page.missing.slice(1).map((sentence) => <p key={sentence} className="note mt-2">{sentence}</p>)}
      <Foot legend={page.legend} shell={shell} links={page.links} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}

function Months({ page: { flow, shell, links } }: Props) {
  if (!flow) return null;
  const t = translator(shell.locale, overview);
  return <ChartBlock chart={{ kind: "flow", view: flow.view }} room="broad" more={t("table")} made={monthsMade(links)} links={<><a href={links.how("moves-in")}>{t("howMade")}</a><a href={links.how("net-migration-rate")}>{flow.view.words.net} · {t("howMade")}</a></>}><PlainTable table={flow.table} /></ChartBlock>;
}

/** `in 3`: moves in of the fourth month of the statistical year. */
function monthsMade(links: MovementPage["links"], reach?: string) {
  return (key: string) => { const [way = "", at = ""] = key.split(" "); return links.how(`months-${way}`, { parts: { month: String(Number(at) + 1), reach } }); };
}

/** Small pictures on one scale; their numbers stand in the table of months. */
function Reaches({ page: { reaches, links } }: Props) {
  if (!reaches) return null;
  return (
    <section className="mt-8">
      <h2>{reaches.title}</h2>
      <p className="sub">{reaches.subtitle}</p>
      <div className="tiles mt-3">
        {reaches.views.map((view) => <figure key={view.title}><figcaption><h3>{view.title}</h3><p>{view.subtitle}</p></figcaption><Chart chart={{ kind: "flow", view }} room="tile" made={monthsMade(links, view.reach)} /></figure>)}
      </div>
      <p className="note">{reaches.note}</p>
    </section>
  );
}

function Years({ page: { years, shell, links } }: Props) {
  if (!years) return null;
  const t = translator(shell.locale, overview);
  return <div className="max-w-[480px] min-w-0"><ChartBlock chart={{ kind: "flow", view: years.view }} room="narrow" made={(key) => { const [way = "", at = ""] = key.split(" "); return links.how(`moves-${way}`, { year: Number(years.view.columns[Number(at)]!.label) }); }} more={t("table")} links={<a href={links.how("net-migration-rate")}>{t("howMade")}</a>}><PlainTable table={years.table} /></ChartBlock></div>;
}

function Calendars({ page: { calendars, calendarAid, season, shell, links } }: Props) {
  if (calendars.length === 0) return null;
  const t = translator(shell.locale, overview);
  return (
    <section className="mt-8">
      <div className="pair grid gap-x-8 gap-y-6 min-[1181px]:grid-cols-2">
        {calendars.map(({ way, view, table }) => <ChartBlock key={way} chart={{ kind: "calendar", view }} room="narrow" made={(year) => links.how(`moves-${way}`, { year: Number(year) })} more={t("table")} links={<a href={links.how(`moves-${way}`)}>{t("howMade")}</a>}><PlainTable table={table} /></ChartBlock>)}
      </div>
      <p className="note mt-2">{calendarAid}</p>
      {season && <details className="more mt-1 max-w-[760px]"><summary>{season.table.caption}</summary><PlainTable table={season.table} /><p className="note">{season.note} <a href={links.how("season-in")}>{t("howMade")}</a></p></details>}
    </section>
  );
}

function Areas({ page: { areas, shell, links } }: Props) {
  if (!areas) return null;
  const t = translator(shell.locale, overview);
  const table = <PlainTable table={areas.table} />;
  const foot = <><a href={links.how("net-migration-rate")}>{t("howMade")}</a><a href={areas.all.href}>{areas.all.label}</a></>;
  return (
    <div className="tall mt-8 max-w-[760px]">
      {areas.chart ? <ChartBlock chart={{ kind: "caterpillar", view: areas.chart }} room="broad" made={(code) => links.how("net-interval", { area: code })} more={t("table")} links={foot}>{table}</ChartBlock> : <section><h2>{areas.table.caption}</h2>{table}<p className="links">{foot}</p></section>}
      <p className="note">{areas.note}</p>
    </div>
  );
}

function Implied({ page: { implied, shell, links } }: Props) {
  if (!implied) return null;
  const t = translator(shell.locale, overview);
  const how = <><a href={links.how("implied-moves", { year: Number(implied.table.rows.at(-1)!.key) })}>{t("howMade")}</a></>;
  return (
    <div className="grid max-w-[760px] grid-cols-1 gap-6">
      {implied.chart && <ChartBlock chart={{ kind: "series", view: implied.chart }} room="broad" made={(year) => links.how("implied-moves", { year: Number(year) })} links={how} />}
      <section><h2>{implied.table.caption}</h2><PlainTable table={implied.table} /><p className="note mt-1">{implied.how}</p></section>
      {implied.areas && <section><h2>{implied.areas.title}</h2><PlainTable table={implied.areas.table} /></section>}
    </div>
  );
}
