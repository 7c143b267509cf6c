import * as messages from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { VillagesPage } from "../../lib/services/get-villages-page";
import { ChartBlock } from "./chart-block";
import { ComparedTable } from "./compared-table";
import { Filters } from "./filters";
import { Findings } from "./findings";
import { Foot } from "./foot";
import { FunnelReading } from "./funnel-reading";
import { GroupTable, LetterTable } from "./group-tables";

/** One indicator for all areas: who cannot be told apart, the filters, interval chart and funnel, map, their table. */
export function Villages({ page }: { page: VillagesPage }) {
  const { chart, funnel, table, shell, links } = page;
  const t = translator(shell.locale, messages);
  return (
    <>
      <Findings findings={page} links={links} locale={shell.locale} />
      <Filters form={page.form} />
      {page.groups && <GroupTable table={page.groups} />}
      <div className="grid-main mt-6">
        <div className="grid min-w-0 gap-6">
          {chart && <ChartBlock chart={{ kind: "caterpillar", view: chart }} room="broad" made={page.made} links={<a href={page.how}>{t("howMade")}</a>} />}
          {chart && <p className="note">{t("readAid", { text: t("readInterval") })}</p>}
          {page.map && <ChartBlock chart={page.map} room="broad" made={page.made} />}
        </div>
        <div className="grid min-w-0 gap-6">
          {page.letters && <LetterTable table={page.letters} />}
          <div className="pair grid gap-6">
            {funnel.view && <ChartBlock chart={{ kind: "funnel", view: funnel.view }} room="narrow" made={page.made} />}
            {funnel.sentence && <p className="note">{funnel.sentence}</p>}
            {funnel.aid && <FunnelReading aid={funnel.aid} />}
          </div>
        </div>
      </div>
      <section className="mt-6">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <h2>{t("table")}</h2>
          <p className="sub">{page.pages.summary} {page.similar && <a href={page.similar.href}>{page.similar.label}</a>}</p>
        </div>
        {page.empty ? <p className="mt-2">{page.empty}</p> : <ComparedTable table={table} caption={page.heading} how={page.made} />}
        {page.pages.links.length > 0 && (
          <nav className="pages mt-4" aria-label={page.pages.summary}>
            {page.pages.links.map(({ label, href, current }, at) => (current ? <strong key={href + label} aria-current="page">{label}</strong> : href === "" ? <span key={`gap${at}`}>{label}</span> : <a key={href + label} href={href}>{label}</a>))}
          </nav>
        )}
      </section>
      {page.notes.map((note, at) => <p key={note} className={at === 0 ? "note mt-4" : "note"}>{note}</p>)}
      <p className="note mt-2">{page.definition} {!chart && <a href={page.how}>{t("howMade")}</a>}</p>
      <Foot legend={page.legend} shell={shell} links={links} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}
