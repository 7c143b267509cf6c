import * as overview from "../../lib/i18n/messages/overview";
import * as messages from "../../lib/i18n/messages/quality-page";
import { translator } from "../../lib/i18n/translator";
import type { QualityPage } from "../../lib/services/get-quality-page";
import { ChartBlock } from "./chart-block";
import { ComparedTable } from "./compared-table";
import { PlainTable } from "./plain-table";

/** The months by delay, what is still to come, who reports late, and what of a year's change is late entry. */
export function QualityLate({ page: { late, links, shell } }: { page: QualityPage }) {
  const { delays, nowcast, areas, cleanUp, villages, villagesNone } = late;
  const [t, o] = [translator(shell.locale, messages), translator(shell.locale, overview)];
  if (!delays && !nowcast && !areas && !cleanUp) return null;
  const made = (year: string) => links.how("clean-up", { year: Number(year) });
  return (
    <section id="late" className="mt-8">
      <h2>{t("lateHeading")}</h2>
      <div className="grid-main mt-2">
        {delays && <ChartBlock chart={{ kind: "calendar", view: delays }} room="broad" made={(month) => links.how("delays", { parts: { date: month } })} links={<a href={links.how("delays")}>{t("howDelays")}</a>} />}
        <div className="pair grid min-w-0 gap-6">
          {nowcast && <section className="min-w-0"><h3>{nowcast.table.caption}</h3><PlainTable table={nowcast.table} /><p className="note mt-1">{nowcast.note} <a href={links.how("nowcast")}>{t("howNowcast")}</a></p></section>}
          {cleanUp?.chart && <ChartBlock chart={{ kind: "stock", view: cleanUp.chart }} room="narrow" made={made} more={o("table")} links={<a href={links.how("clean-up")}>{t("howCleanUp")}</a>}><PlainTable table={cleanUp.table} /></ChartBlock>}
        </div>
      </div>
      {cleanUp && !cleanUp.chart && <section className="mt-4"><h3>{cleanUp.table.caption}</h3><PlainTable table={cleanUp.table} /></section>}
      {villages && <section className="mt-4 max-w-[560px]"><h3>{villages.caption}</h3><PlainTable table={villages} /></section>}
      {villagesNone && <p className="mt-4">{villagesNone}</p>}
      {areas && <div className="tall mt-6 max-w-[760px]"><ChartBlock chart={{ kind: "caterpillar", view: areas.chart }} room="broad" made={(code) => links.how(areas.id, { area: code })} more={o("table")} links={<><a href={links.how(areas.id)}>{o("howMade")}</a><a href={areas.all.href}>{areas.all.label}</a></>}><ComparedTable table={areas.table} caption={areas.chart.title} small how={(code) => links.how(areas.id, { area: code })} /></ChartBlock></div>}
    </section>
  );
}
