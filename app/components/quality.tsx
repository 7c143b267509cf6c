import * as overview from "../../lib/i18n/messages/overview";
import * as messages from "../../lib/i18n/messages/quality-page";
import { translator } from "../../lib/i18n/translator";
import type { QualityPage } from "../../lib/services/get-quality-page";
import { ChartBlock } from "./chart-block";
import { FaultTable } from "./fault-table";
import { Findings } from "./findings";
import { Foot } from "./foot";
import { PlainTable } from "./plain-table";
import { QualityLate } from "./quality-late";
import { QualityScore } from "./quality-score";
import { SeriesTable } from "./series-table";
import { Strip } from "./strip";

type Props = { page: QualityPage };

/** What is to be mended, how complete and how late the data are, what is written wrongly, whether the books agree, and who reports well. */
export function Quality({ page }: Props) {
  const { shell, links, elsewhere } = page;
  const [t, o] = [translator(shell.locale, messages), translator(shell.locale, overview)];
  return (
    <>
      <Findings findings={page.findings} links={links} locale={shell.locale} />
      {elsewhere && <p className="links mt-1"><a href={elsewhere.href}>{elsewhere.label}</a></p>}
      <Strip cells={page.headline} />
      <FaultsPart page={page} />
      <Complete page={page} />
      <QualityLate page={page} />
      <Screen page={page} />
      <OddYears page={page} />
      <Wrong page={page} />
      <Agreement page={page} />
      {page.score && <QualityScore score={page.score} links={links} locale={shell.locale} />}
      {page.missing.map((sentence) => <p key={sentence} className="note mt-2">{sentence}</p>)}
      <p className="note mt-4">{t("readAid")}</p>
      <Foot legend={page.legend} shell={shell} links={links} texts={{ download: o("download"), legend: o("legend") }} />
    </>
  );
}

function FaultsPart({ page: { faults } }: Props) {
  const { title, subtitle, rules, open, more, folded, download } = faults;
  return (
    <section id="faults" className="mt-6">
      <h2>{title}</h2>
      <p className="sub">{subtitle}</p>
      {rules && <p className="note">{rules}</p>}
      <FaultTable table={open} />
      <p className="links mt-2">{more && <a href={more.href}>{more.label}</a>}{download && <a href={download.href} download>{download.label}</a>}</p>
      {folded.map(({ label, rows, more: all }) => <details key={label} className="more mt-1"><summary>{label}</summary><FaultTable table={rows} /><p className="links mt-1"><a href={all.href}>{all.label}</a></p></details>)}
    </section>
  );
}

function Complete({ page: { complete, completeness, links, shell } }: Props) {
  const { table, corrected, plan, last, note } = complete;
  const [t, o] = [translator(shell.locale, messages), translator(shell.locale, overview)];
  if (!completeness && !table && !last) return null;
  const of = (year: number) => links.how("completeness", { year });
  return (
    <section id="complete" className="mt-8">
      <h2>{t("completeHeading")}</h2>
      <div className="pair mt-2 grid gap-x-8 gap-y-6 min-[1181px]:grid-cols-2">
        {completeness && <ChartBlock chart={{ kind: "series", view: completeness }} room="narrow" made={(year) => of(Number(year))} more={o("table")} links={<a href={links.how("completeness")}>{o("howMade")}</a>}><SeriesTable view={completeness} texts={{ year: o("colYear"), value: o("colValue"), interval: o("colInterval") }} how={of} /></ChartBlock>}
        {corrected && <section className="min-w-0"><h3>{corrected.table.caption}</h3><PlainTable table={corrected.table} /><p className="note mt-1">{corrected.note} <a href={links.how("births-corrected")}>{t("howCorrected")}</a></p>{plan && <><h3 className="mt-4">{plan.caption}</h3><PlainTable table={plan} /></>}</section>}
      </div>
      {table && <section className="mt-4"><h3>{table.caption}</h3><PlainTable table={table} /><p className="note mt-1">{note} <a href={links.how("births-complete")}>{o("howMade")}</a></p></section>}
      {last && <details className="more mt-2 max-w-[560px]"><summary>{last.table.caption}</summary><PlainTable table={last.table} />{last.more && <p className="note">{last.more}</p>}</details>}
    </section>
  );
}

function Screen({ page: { screen } }: Props) {
  if (!screen) return null;
  return <section className="mt-8 max-w-[760px]"><h2>{screen.table.caption}</h2><PlainTable table={screen.table} /><p className="note mt-1">{screen.note}</p></section>;
}

function OddYears({ page: { odd } }: Props) {
  if (!odd) return null;
  return <section id="series" className="mt-8"><h2>{odd.table.caption}</h2><PlainTable table={odd.table} />{odd.more && <p className="note">{odd.more}</p>}<p className="note mt-1">{odd.note} {odd.methods.map(({ href, label }) => <a key={href} className="mr-3" href={href}>{label}</a>)}</p></section>;
}

function Wrong({ page: { wrong: { cross, ages }, links, shell } }: Props) {
  const t = translator(shell.locale, messages);
  if (cross.length === 0 && !ages) return null;
  return (
    <section id="wrong" className="mt-8">
      <h2>{t("wrongHeading")}</h2>
      <div className="pair mt-2 grid gap-x-8 gap-y-4 min-[1181px]:grid-cols-2">
        {cross.map(({ key, table, subtitle }) => <section key={key} className="min-w-0"><h3>{table.caption}</h3><p className="sub">{subtitle} <a className="underline" href={links.how("kappa", { parts: { kind: key } })}>{t("howKappa")}</a></p><PlainTable table={table} /></section>)}
      </div>
      {ages && <section className="mt-4 max-w-[760px]"><h3>{ages.table.caption}</h3><PlainTable table={ages.table} /><p className="note mt-1">{ages.note} <a href={links.how("age-heaping")}>{t("howAges")}</a></p></section>}
    </section>
  );
}

function Agreement({ page: { agreement, links, shell } }: Props) {
  if (!agreement) return null;
  const [t, o] = [translator(shell.locale, messages), translator(shell.locale, overview)];
  const { subtitle, table, all, more } = agreement;
  return (
    <section id="agree" className="mt-8">
      <h2>{t("agreeHeading")}</h2>
      <p className="sub">{subtitle} <a className="underline" href={links.how("source-agreement")}>{o("howMade")}</a></p>
      {table ? <PlainTable table={table} /> : <p>{all}</p>}
      {more && <p className="note mt-1">{more}</p>}
    </section>
  );
}
