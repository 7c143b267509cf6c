import * as overview from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import { ChartBlock } from "./chart-block";
import type { Props } from "./sex-ratio";

/** Bars of the areas there are beside what chance alone gives. */
export function RatioSpread({ page: { spread, shell, links, derived } }: Props) {
  if (!spread) return null;
  const { columns: [label, ...columns], rows } = spread.table;
  const t = translator(shell.locale, overview);
  const made = links.how("ratio-spread", { parts: { pool: derived.pool, level: derived.level } });
  return (
    <div className="max-w-[460px]"><ChartBlock chart={{ kind: "distribution", view: spread }} room="narrow" made={() => made} more={t("table")} links={<a href={made}>{t("howMade")}</a>}>
      <table className="data small">
        <caption className="sr-only">{spread.title}</caption>
        <thead><tr><th scope="col">{label}</th>{columns.map((column) => <th key={column} scope="col" className="n">{column}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr key={row.label}><th scope="row">{row.label}</th><td className="n">{row.observed}</td><td className="n">{row.expected}</td></tr>)}</tbody>
      </table>
    </ChartBlock></div>
  );
}

/** What the mix of birth orders and what the ratios within them did to the change. */
export function RatioChange({ page: { change, links, derived } }: Props) {
  if (!change) return null;
  const [part, effect, interval] = change.columns;
  const made = links.how("ratio-change", { parts: { pool: derived.pool, from: derived.from } });
  return (
    <section>
      <h2>{change.title}</h2>
      <p className="sub">{change.subtitle}</p>
      <p className="mt-2">{change.lead}</p>
      <table className="data small mt-2">
        <caption className="sr-only">{change.title}</caption>
        <thead><tr><th scope="col">{part}</th><th scope="col" className="n">{effect}</th><th scope="col">{interval}</th></tr></thead>
        <tbody>{change.rows.map((row) => <tr key={row.label}><th scope="row">{row.label}</th><td className="n"><a className="made" href={made}>{row.effect}</a></td><td className="i">{row.interval}</td></tr>)}</tbody>
      </table>
      <p className="note">{change.note}</p>
    </section>
  );
}
