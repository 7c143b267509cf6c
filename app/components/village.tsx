import * as overview from "../../lib/i18n/messages/overview";
import * as messages from "../../lib/i18n/messages/village";
import { translator } from "../../lib/i18n/translator";
import type { VillagePage } from "../../lib/services/get-village-page";
import { ChartBlock } from "./chart-block";
import { FigureValue } from "./figure-value";
import { Findings } from "./findings";
import { Foot } from "./foot";
import { PyramidTable } from "./pyramid-table";
import { SeriesTable } from "./series-table";
import { VillageFaults } from "./village-faults";
import { VillageFollowUp } from "./village-follow-up";
import { VillageLines } from "./village-lines";
import { VillageSeries } from "./village-series";

/** One village: what stands out, all indicators beside the township, ten years, ages, the table, follow-up and faults. Prints on one sheet. */
export function Village({ page }: { page: VillagePage }) {
  const { shell, spine, series, links } = page;
  const t = translator(shell.locale, overview);
  return (
    <div className="village">
      <Findings findings={page} links={links} locale={shell.locale} />
      {page.notices.map((notice) => <p key={notice} className="notice mt-2 border-l-2 border-accent pl-3">{notice}</p>)}
      <Sizes page={page} />
      {page.elsewhere && <p className="links mt-2"><span className="quiet">{page.elsewhere.label}</span>{page.elsewhere.links.map(({ label, href }) => <a key={href} href={href}>{label}</a>)}</p>}
      <div className={spine ? "village-top" : "mt-6"}>
        {spine && <ChartBlock chart={{ kind: "spine", view: spine }} room="broad" made={(id) => links.how(id)} />}
        {series && <VillageSeries series={series} label={t("table")} />}
      </div>
      <div className="village-mid">
        <div className="ages"><Ages page={page} /></div>
        <div className="births"><Births page={page} /></div>
        {page.followUp && <VillageFollowUp view={page.followUp} />}
      </div>
      <VillageLines page={page} />
      <VillageFaults page={page} />
      <Foot legend={page.legend} shell={shell} links={links} texts={{ download: t("download"), legend: t("legend") }} />
    </div>
  );
}

/** Sizes are not compared; they say how large the village is whose rates stand below. */
function Sizes({ page: { sizes, shell } }: { page: VillagePage }) {
  if (sizes.length === 0) return null;
  return (
    <dl className="sizes" aria-label={translator(shell.locale, messages)("sizes")}>
      {sizes.map(({ id, label, value, how }) => <div key={id}><dt><a href={how}>{label}</a></dt><dd><FigureValue value={value} {...(value.mark ? { how } : {})} /></dd></div>)}
    </dl>
  );
}

function Ages({ page: { pyramid, noAges, shell, links } }: { page: VillagePage }) {
  const t = translator(shell.locale, overview);
  if (!pyramid) return <p className="sub">{noAges}</p>;
  return <ChartBlock chart={{ kind: "pyramid", view: pyramid }} room="narrow" more={t("table")} made={() => links.how("ages")} links={<a href={links.how("ages")}>{t("howMade")}</a>}><PyramidTable table={pyramid.table} /></ChartBlock>;
}

function Births({ page: { births, shell, links } }: { page: VillagePage }) {
  if (!births) return null;
  const t = translator(shell.locale, overview);
  const table = <SeriesTable view={births} texts={{ year: t("colYear"), value: t("colValue"), interval: t("colInterval") }} how={(year) => links.how("births", { year })} />;
  // Where every year is withheld there is nothing to draw, and the table says why.
  if (!births.points.some(({ status }) => status === "ok")) return <section><h2>{births.title}</h2>{table}</section>;
  return <ChartBlock chart={{ kind: "series", view: births }} room="narrow" made={(year) => links.how("births", { year: Number(year) })} more={t("table")} links={<a href={links.how("births")}>{t("howMade")}</a>}>{table}</ChartBlock>;
}
