import { sparkSvg } from "../../lib/charts/spark";
import * as overview from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { BalancePage } from "../../lib/services/get-balance-page";
import { ChartBlock } from "./chart-block";
import { Select } from "./filters";
import { Findings } from "./findings";
import { Foot } from "./foot";
import { TextTable } from "./text-table";

type Props = { page: BalancePage };

/** Whether villages differ more than chance, the curve, every measure, who left and who entered, and all indicators. */
export function Balance({ page }: Props) {
  const { findings, shell, links, next, chosen } = page;
  const t = translator(shell.locale, overview);
  return (
    <>
      <Findings findings={findings} links={links} locale={shell.locale}>{next && <a className="underline" href={next.href}>{next.label}</a>}</Findings>
      <form className="filters mt-4" action={page.form.action} method="get">
        {page.form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {page.form.choices.map((choice) => <Select key={choice.name} choice={choice} />)}
        <button>{page.form.button}</button>
      </form>
      {chosen && (
        <div className="grid-main beside mt-6">
          <div className="grid min-w-0 grid-cols-1 gap-8"><Years page={page} /><Measures page={page} /></div>
          <div className="pair grid min-w-0 gap-8 min-[1181px]:grid-cols-1"><Curve page={page} /><Moves page={page} /></div>
        </div>
      )}
      <Lines page={page} />
      <p className="note mt-4">{page.readAid}</p>
      <p className="note">{page.definition} {page.methods.label}{page.methods.links.map(({ label, href }) => <a key={href} className="mr-3" href={href}>{label}</a>)}</p>
      <Foot legend={page.legend} shell={shell} links={links} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}

function Years({ page: { chosen, shell, how, made } }: Props) {
  const t = translator(shell.locale, overview);
  if (!chosen?.chart) return null;
  const { chart, years } = chosen;
  return (
    <ChartBlock chart={{ kind: "chance-series", view: chart }} room="broad" more={t("table")} made={(year) => made("gini", { year: Number(year) })} links={<a href={how}>{t("howMade")}</a>}>
      <TextTable caption={years.title} columns={years.columns} rows={years.rows.map(({ year, cells }) => ({ key: String(year), href: made("gini", { year }), cells: [String(year), ...cells] }))} words={[5]} light={[3]} small />
    </ChartBlock>
  );
}

function Curve({ page: { chosen, shell, made } }: Props) {
  const t = translator(shell.locale, overview);
  if (!chosen?.lorenz) return null;
  const { lorenz } = chosen;
  return (
    <ChartBlock chart={{ kind: "lorenz", view: lorenz }} room="narrow" more={t("table")} made={() => made("lorenz")} links={<a href={made("lorenz")}>{t("howMade")}</a>}>
      <TextTable caption={lorenz.title} columns={lorenz.table.columns} rows={lorenz.table.rows.map((cells) => ({ key: cells[0]!, cells }))} small narrow />
    </ChartBlock>
  );
}

const MEASURES: Readonly<Record<string, string>> = { gini: "gini", theil: "theil", between: "theil-between", within: "theil-within", fifthRatio: "fifth-ratio", top: "fifth-ratio", bottom: "fifth-ratio" };

function Measures({ page: { chosen, made } }: Props) {
  if (!chosen?.measures) return null;
  const { title, subtitle, columns, rows } = chosen.measures;
  return (
    <section>
      <h2>{title}</h2>
      <p className="sub">{subtitle}</p>
      <TextTable caption={title} columns={columns} rows={rows.map(({ id, label, value, interval, chance, verdict }) => ({ key: id, href: made(MEASURES[id] ?? "gini"), cells: [label, value, interval, chance, verdict] }))} words={[4]} light={[2]} />
    </section>
  );
}

function Moves({ page: { chosen, links, made, shell } }: Props) {
  if (!chosen?.moves) return null;
  const { title, sentences, columns, rows, more } = chosen.moves;
  return (
    <section>
      <h2>{title}</h2>
      {sentences.map((sentence) => <p key={sentence} className="sub">{sentence}</p>)}
      {rows.length > 0 && <TextTable caption={title} columns={columns} rows={rows.map(({ code, name, hint, move, chance }) => ({ key: code, href: links.area(code), cells: [name, move, chance], ...(hint ? { hint } : {}) }))} words={[1]} small narrow />}
      {more && <p className="note">{more}</p>}
      {rows.length > 0 && <p className="links"><a href={made("fifth-moves")}>{translator(shell.locale, overview)("howMade")}</a></p>}
    </section>
  );
}

function Lines({ page: { table, of, made } }: Props) {
  if (!table || table.rows.length === 0) return null;
  const sparks = table.columns.length > 5;
  return (
    <section className="fresh mt-8">
      <h2>{table.title}</h2>
      <p className="sub">{table.subtitle}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={table.title}>
        <table className="data small">
          <caption className="sr-only">{table.title}</caption>
          <thead><tr>{table.columns.map((column, at) => <th key={column} scope="col" className={at >= 1 && at <= 3 ? "n" : undefined}>{column}</th>)}</tr></thead>
          <tbody>
            {table.rows.map(({ id, label, areas, gini, chance, verdict, exceeds, spark }) => (
              <tr key={id}>
                <th scope="row"><a href={of(id)}>{label}</a></th><td className="n">{areas}</td><td className="n">{gini === "—" ? gini : <a className="made" href={made("gini", { indicator: id })}>{gini}</a>}</td><td className="n quiet">{chance}</td>
                <td className={exceeds ? "font-semibold" : ""}>{exceeds ? `▲ ${verdict}` : verdict}</td>
                {sparks && (spark ? <td><a href={made("gini", { indicator: id })} dangerouslySetInnerHTML={{ __html: sparkSvg(spark) }} /></td> : <td />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note mt-2">{table.note}</p>
    </section>
  );
}
