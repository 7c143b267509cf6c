import type { Locale } from "../../lib/base/locale";
import * as overview from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { MovementPage } from "../../lib/services/get-movement-page";
import type { PageLinks } from "../../lib/services/page-links";
import { ChartBlock } from "./chart-block";
import { PlainTable } from "./plain-table";
import { SeriesTable } from "./series-table";

/** Migrants confirmed at both ends over the years, and those not yet: by quarter and by area. */
export function MovementContact({ contact: { chart, open, areas, definition }, links, locale }: { contact: NonNullable<MovementPage["contact"]>; links: PageLinks; locale: Locale }) {
  const t = translator(locale, overview);
  const how = (year?: number) => links.how("service-migrant-contact", year === undefined ? {} : { year });
  return (
    <section className="mt-8">
      <div className="pair grid items-start gap-x-8 gap-y-6 min-[1181px]:grid-cols-2">
        {chart && (
          <ChartBlock chart={{ kind: "series", view: chart }} room="narrow" made={(year) => how(Number(year))} more={t("table")} links={<a href={how()}>{t("howMade")}</a>}>
            <SeriesTable view={chart} texts={{ year: t("colYear"), value: t("colValue"), interval: t("colInterval") }} how={how} />
          </ChartBlock>
        )}
        <div className="min-w-0">
          <h2>{open.title}</h2>
          <p className="sub">{open.subtitle}</p>
          <PlainTable table={open.table} />
          <p className="note mt-1">{definition}</p>
          {areas && <details className="more mt-2"><summary>{areas.caption}</summary><PlainTable table={areas} /></details>}
        </div>
      </div>
    </section>
  );
}
