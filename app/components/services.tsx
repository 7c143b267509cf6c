import type { Room } from "../../lib/charts/frames";
import * as overview from "../../lib/i18n/messages/overview";
import * as messages from "../../lib/i18n/messages/services";
import { translator } from "../../lib/i18n/translator";
import type { ServicesForm, ServicesPage } from "../../lib/services/get-services-page";
import { Chart } from "./chart";
import { ChartBlock } from "./chart-block";
import { ComparedTable } from "./compared-table";
import { Findings } from "./findings";
import { Foot } from "./foot";
import { AreaServiceTable, OutlookTable } from "./service-tables";
import { ServiceActivities } from "./service-activities";

/** How far services reach those entitled: what it says, areas by services, one service through the year, all of them, who is left, what was held. */
export function Services({ page }: { page: ServicesPage }) {
  const { shell, links, matrix, chosen, outlook } = page;
  const t = translator(shell.locale, messages);
  const words = translator(shell.locale, overview);
  const ids = outlook?.rows.map(({ id }) => id) ?? [];
  const matrixMade = (key: string) => { const [code = "", at = ""] = key.split("|"); return links.how(ids[Number(at)] ?? "", code === "" ? {} : { area: code }); };
  return (
    <>
      <Findings findings={page} links={links} locale={shell.locale} {...(outlook ? { table: "outlook" } : {})} />
      {page.empty?.map((line) => <p key={line} className="mt-2">{line}</p>)}
      {page.form && <Form form={page.form} />}
      {chosen && (
        <div className="grid-main mt-6">
          {matrix && <ChartBlock chart={matrix.chart} room="broad" made={matrixMade} more={t("matrixTable")}><AreaServiceTable table={matrix.table} caption={t("matrixTable")} head={t("colArea")} how={(code, at) => links.how(ids[at] ?? "", { area: code })} /></ChartBlock>}
          {!matrix && <Progress page={page} room="broad" />}
          <div className="grid gap-6">
            {matrix && <Progress page={page} room="narrow" />}
            <Aid page={page} />
          </div>
        </div>
      )}
      {page.tiles.length > 0 && <Tiles page={page} />}
      <OutlookTable page={page} />
      {chosen?.chart && (
        <div className="tall mt-6 max-w-[760px]">
          <ChartBlock chart={chosen.chart} room="broad" made={(code) => links.how(chosen.id, { area: code })} more={words("table")} links={<><a href={links.how(chosen.id)}>{words("howMade")}</a> <a href={chosen.all.href}>{chosen.all.label}</a></>}>
            {chosen.table && <ComparedTable table={chosen.table} caption={chosen.caption} how={(code) => links.how(chosen.id, { area: code })} />}
          </ChartBlock>
          <p className="note">{words("readAid", { text: words("readInterval") })}</p>
        </div>
      )}
      {page.left && (
        <section className="mt-6">
          <h2>{t("leftTitle")}</h2>
          <p className="sub">{page.left.subtitle}</p>
          <AreaServiceTable table={page.left.table} caption={t("leftTable")} head={t("colArea")} how={(code, at) => links.how("service-outlook", { area: code, parts: { indicator: ids[at], quarter: quarterOf(page) } })} />
        </section>
      )}
      <ServiceActivities part={page.activities} locale={shell.locale} how={links.how} />
      {chosen && <p className="note mt-4">{chosen.definition}</p>}
      <Foot legend={page.legend} shell={shell} links={links} texts={{ download: words("download"), legend: words("legend") }} />
    </>
  );
}

const quarterOf = ({ quarter }: ServicesPage): string | undefined => (quarter === undefined ? undefined : String(quarter));

function Progress({ page: { chosen, shell, links }, room }: { page: ServicesPage; room: Room }) {
  if (!chosen) return null;
  return <ChartBlock chart={{ kind: "quarters", view: chosen.progress }} room={room} made={(quarter) => links.how("service-outlook", { parts: { indicator: chosen.id, quarter } })} links={<a href={links.how(chosen.id)}>{translator(shell.locale, overview)("howMade")}</a>} />;
}

function Form({ form }: { form: ServicesForm }) {
  return (
    <form className="filters mt-4" action={form.action} method="get">
      {form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {form.choices.map(({ name, label, options }) => (
        <label key={name}>
          {label}
          <select name={name} defaultValue={options.find(({ chosen }) => chosen)?.value}>{options.map(({ value, label: text }) => <option key={value} value={value}>{text}</option>)}</select>
        </label>
      ))}
      <button>{form.button}</button>
    </form>
  );
}

function Tiles({ page: { tiles, shell, links } }: { page: ServicesPage }) {
  const t = translator(shell.locale, messages);
  return (
    <section className="mt-6">
      <h2>{t("sectionProgress")}</h2>
      <p className="sub">{t("sectionProgressSub")}</p>
      <div className="tiles mt-2">
        {tiles.map(({ id, view }) => (
          <figure key={id}>
            <figcaption><h3><a href={links.how(id)}>{view.title}</a></h3></figcaption>
            <Chart chart={{ kind: "quarters", view }} room="tile" made={(quarter) => links.how("service-outlook", { parts: { indicator: id, quarter } })} />
          </figure>
        ))}
      </div>
    </section>
  );
}

function Aid({ page: { aid, shell } }: { page: ServicesPage }) {
  return <section className="aid"><h3>{translator(shell.locale, messages)("aid")}</h3><ol>{aid.map((line) => <li key={line}>{line}</li>)}</ol></section>;
}
