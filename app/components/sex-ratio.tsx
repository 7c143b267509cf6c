import * as overview from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { SexRatioPage } from "../../lib/services/get-sex-ratio-page";
import type { RatioForm } from "../../lib/services/sex-ratio-form";
import { ChartBlock } from "./chart-block";
import { FigureValue } from "./figure-value";
import { Select } from "./filters";
import { Findings } from "./findings";
import { Foot } from "./foot";
import { SeriesTable } from "./series-table";
import { RatioChange, RatioSpread } from "./sex-ratio-change";
import { RatioProxy } from "./sex-ratio-proxy";
import { GroupStage, Stage } from "./sex-ratio-stages";

export type Props = { page: SexRatioPage };

/** Is the imbalance real: the ratio beside completeness, years pooled and girls missing, by order and what changed, then where it is. */
export function SexRatio({ page }: Props) {
  const { findings, form, shell, links } = page;
  const t = translator(shell.locale, overview);
  return (
    <>
      <Findings findings={findings} links={links} locale={shell.locale} />
      {form.choices.length > 0 && <Form form={form} />}
      <Main page={page} />
      <Windows page={page} />
      {page.proxy && <RatioProxy page={page} proxy={page.proxy} />}
      <div className={`pair ${page.orders?.chart && page.change && page.child ? "three min-[1181px]:grid-cols-3" : "min-[1181px]:grid-cols-2"} mt-8 grid gap-x-8 gap-y-6`}>
        {page.orders?.chart && <Orders page={page} />}
        <RatioChange page={page} />
        {page.child && <div className="max-w-[460px]"><ChartBlock chart={{ kind: "series", view: page.child }} room="narrow" made={(year) => links.how("child-sex-ratio", { year: Number(year) })} more={t("table")} links={<a href={links.how("child-sex-ratio")}>{t("howMade")}</a>}><SeriesTable view={page.child} texts={{ year: t("colYear"), value: t("colValue"), interval: t("colInterval") }} how={(year) => links.how("child-sex-ratio", { year })} /></ChartBlock></div>}
      </div>
      {!page.orders?.chart && <Orders page={page} />}
      {[page.orders?.none, page.noChange].map((note) => note && <p key={note} className="note mt-2">{note}</p>)}
      {page.areas && <Stage stage={page.areas} page={page} />}
      {page.groups && <GroupStage stage={page.groups} page={page} />}
      {page.villages && <Stage stage={page.villages} page={page} />}
      {page.spread && <div className="mt-8"><RatioSpread page={page} /></div>}
      <p className="note mt-4">{page.readAid}</p>
      {!page.proxy && <p className="note">{page.definition} <a href={links.how("sex-ratio-at-birth")}>{t("howMade")}</a></p>}
      <Foot legend={page.legend} shell={shell} links={links} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}

function Form({ form }: { form: RatioForm }) {
  return (
    <form className="filters mt-4" action={form.action} method="get">
      {form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {form.choices.map((choice) => <Select key={choice.name} choice={choice} />)}
      <button>{form.button}</button>
    </form>
  );
}

function Main({ page: { main, complete, shell, links } }: Props) {
  if (!main) return null;
  const t = translator(shell.locale, overview);
  const texts = { year: t("colYear"), value: t("colValue"), interval: t("colInterval") };
  return (
    <div className="grid-main beside mt-6">
      <ChartBlock chart={{ kind: "series", view: main }} room="broad" made={(year) => links.how("sex-ratio-at-birth", { year: Number(year) })} more={t("table")} links={<a href={links.how("sex-ratio-at-birth")}>{t("howMade")}</a>}><SeriesTable view={main} texts={texts} how={(year) => links.how("sex-ratio-at-birth", { year })} /></ChartBlock>
      {complete?.view ? <div className="max-w-[460px]"><ChartBlock chart={{ kind: "series", view: complete.view }} room="narrow" made={(year) => links.how("completeness", { year: Number(year) })} more={t("table")} links={<a href={links.how("completeness")}>{t("howMade")}</a>}><SeriesTable view={complete.view} texts={texts} how={(year) => links.how("completeness", { year })} /></ChartBlock></div> : <p className="note">{complete?.missing}</p>}
    </div>
  );
}

function Windows({ page: { windows, links, derived } }: Props) {
  if (!windows) return null;
  const { columns, rows } = windows.table;
  const left = new Set([0, 5, 6]);
  const Girls = ({ id, text, pool }: { id: string; text: string; pool: number }) => (text === "" ? null : <a className="made" href={links.how(id, { parts: { pool: String(pool), normal: derived.normal } })}>{text}</a>);
  return (
    <section className="mt-8">
      <h2>{windows.title}</h2>
      <p className="sub">{windows.subtitle}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={windows.title}>
        <table className="data mt-2">
          <caption className="sr-only">{windows.title}</caption>
          <thead><tr>{columns.map((column, at) => <th key={column} scope="col" className={left.has(at) ? undefined : "n"}>{column}</th>)}</tr></thead>
          <tbody>
            {rows.map(({ pool, label, births, boys, girls, value, verdict, missing, short }) => (
              <tr key={pool}>
                <th scope="row">{label}</th><td className="n">{births}</td><td className="n">{boys}</td><td className="n">{girls}</td>
                <td className="n"><FigureValue value={value} how={links.how("sex-ratio-at-birth", { pool })} /></td><td className="i">{value.interval}</td>
                <td className={`verdict ${verdict.tone === "behind" ? "behind" : ""}`.trim()}>{verdict.text}</td><td className="n"><Girls id="missing-girls" text={missing} pool={pool} /></td><td className="n"><Girls id="girls-short" text={short} pool={pool} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note mt-2 max-w-[72em]">{windows.note}</p>
    </section>
  );
}

function Orders({ page: { orders, shell, links } }: Props) {
  if (!orders) return null;
  const t = translator(shell.locale, overview);
  const { chart, table } = orders;
  const grid = table && (
    <div className="scroll" tabIndex={0} role="region" aria-label={table.title}>
      <table className="data small">
        <caption className="sr-only">{table.title}</caption>
        <thead><tr><th scope="col">{table.colYear}</th>{table.columns.map(({ id, label }) => <th key={id} scope="col" className="n">{label}</th>)}</tr></thead>
        <tbody>{table.rows.map(({ label, year, pool, cells }) => <tr key={label}><th scope="row">{label}</th>{cells.map((value, at) => <td key={table.columns[at]!.id} className="n"><FigureValue value={value} how={links.how(table.columns[at]!.id, { year, pool })} /> <span className="i">{value.interval}</span></td>)}</tr>)}</tbody>
      </table>
    </div>
  );
  if (!chart) return grid ? <details className="more"><summary>{table.title}</summary>{grid}</details> : null;
  return <div className="max-w-[460px]"><ChartBlock chart={{ kind: "caterpillar", view: chart }} room="narrow" more={t("table")} made={(order) => links.how(`sex-ratio-order-${order}`, { pool: table!.rows[0]!.pool })} links={<a href={links.how("sex-ratio-order-1", { pool: table!.rows[0]!.pool })}>{t("howMade")}</a>}>{grid}</ChartBlock></div>;
}
