import * as overview from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { ProxyPart } from "../../lib/services/sex-ratio-proxy";
import { ChartBlock } from "./chart-block";
import { FigureValue } from "./figure-value";
import { SeriesTable } from "./series-table";
import type { Props } from "./sex-ratio";

/** What stands in for the ratio at birth where only ages are known. */
export function RatioProxy({ proxy, page: { shell, links } }: { proxy: ProxyPart } & Props) {
  const t = translator(shell.locale, overview);
  const { chart, own, child, table, definition, year } = proxy;
  const zero = (at: { area?: string; year?: number }) => links.how("age-0-sex-ratio", { ...(year === undefined ? {} : { year }), ...at });
  const texts = { year: t("colYear"), value: t("colValue"), interval: t("colInterval") };
  return (
    <>
      <div className="grid-main mt-6">
        <div className="min-w-0">
          {chart && <ChartBlock chart={{ kind: "caterpillar", view: chart }} room="broad" made={(code) => zero({ area: code })} links={<a href={zero({})}>{t("howMade")}</a>} />}
          {table && <Table table={table} links={links} zero={zero} {...(year === undefined ? {} : { year })} />}
        </div>
        <div className="pair grid gap-6">
          {own && <ChartBlock chart={{ kind: "series", view: own }} room="narrow" made={(at) => zero({ year: Number(at) })} more={t("table")} links={<a href={zero({})}>{t("howMade")}</a>}><SeriesTable view={own} texts={texts} how={(at) => zero({ year: at })} /></ChartBlock>}
          {child && <ChartBlock chart={{ kind: "series", view: child }} room="narrow" made={(at) => links.how("child-sex-ratio", { year: Number(at) })} more={t("table")} links={<a href={links.how("child-sex-ratio")}>{t("howMade")}</a>}><SeriesTable view={child} texts={texts} how={(year) => links.how("child-sex-ratio", { year })} /></ChartBlock>}
        </div>
      </div>
      <p className="note mt-2">{definition}</p>
    </>
  );
}

function Table({ table: { title, columns, rows }, links, zero, year }: { table: NonNullable<ProxyPart["table"]>; links: Props["page"]["links"]; zero(at: { area: string }): string; year?: number }) {
  const [area, ageZero, first, child, second] = columns;
  return (
    <details className="more mt-2">
      <summary>{title}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="data small">
          <thead><tr><th scope="col">{area}</th><th scope="col" className="n">{ageZero}</th><th scope="col">{first}</th><th scope="col" className="n">{child}</th><th scope="col">{second}</th></tr></thead>
          <tbody>{rows.map((row) => <tr key={row.code}><th scope="row"><a href={row.href}>{row.name}</a></th><td className="n"><FigureValue value={row.ageZero} how={zero({ area: row.code })} /></td><td className="i">{row.ageZero.interval}</td><td className="n"><FigureValue value={row.child} how={links.how("child-sex-ratio", { area: row.code, ...(year === undefined ? {} : { year }) })} /></td><td className="i">{row.child.interval}</td></tr>)}</tbody>
        </table>
      </div>
    </details>
  );
}
