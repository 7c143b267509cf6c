import * as messages from "../../lib/i18n/messages/services";
import { translator } from "../../lib/i18n/translator";
import type { Locale } from "../../lib/base/locale";
import type { PageLinks } from "../../lib/services/page-links";
import type { ActivitiesPart } from "../../lib/services/services-activities-part";
import { Chart } from "./chart";
import { FigureValue } from "./figure-value";

/** What was held, by kind and quarter; neutral, beside the services. */
export function ServiceActivities({ part, locale, how }: { part: ActivitiesPart; locale: Locale; how: PageLinks["how"] }) {
  const made = (indicator: string, kind: string, quarter: number) => how("activities", { parts: { indicator, kind, quarter: quarter > 4 ? undefined : String(quarter) } });
  const t = translator(locale, messages);
  if (part.none) return <section className="mt-6"><h2>{part.title}</h2><p className="note">{part.none}</p></section>;
  return (
    <section className="mt-6">
      <h2>{part.title}</h2>
      <p className="sub">{part.subtitle}</p>
      <div className="tiles mt-2">
        {part.tiles.map((view) => (
          <figure key={view.title}>
            <figcaption><h3>{view.title}</h3><p>{view.subtitle}</p></figcaption>
            <Chart chart={{ kind: "quarters", view }} room="tile" made={(quarter) => made("activity-sessions", view.kind, Number(quarter))} />
          </figure>
        ))}
      </div>
      <div className="scroll mt-4" tabIndex={0} role="region" aria-label={part.title}>
        <table className="data small">
          <caption className="sr-only">{part.title}</caption>
          <thead><tr><th scope="col">{t("colActivity")}</th><th scope="col">{t("colMeasure")}</th>{part.columns.map((column) => <th key={column} scope="col" className="n">{column}</th>)}</tr></thead>
          <tbody>
            {part.rows.map((row) => (
              <tr key={row.label + row.measure}>
                <th scope="row">{row.label}</th><td>{row.measure}</td>
                {row.cells.map((cell, at) => <td key={part.columns[at]} className="n"><FigureValue value={cell} how={made(row.indicator, row.kind, at === row.cells.length - 1 ? 5 : at + 1)} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
