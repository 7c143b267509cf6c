import * as messages from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { Choice, VillagesPage } from "../../lib/services/get-villages-page";
import { ChartBlock } from "./chart-block";
import { ComparedTable } from "./compared-table";
import { Foot } from "./foot";

/** One indicator for all areas: what it says, the filters, the interval chart of this page's rows, their table. */
export function Villages({ page }: { page: VillagesPage }) {
  const { chart, table, shell, links } = page;
  const t = translator(shell.locale, messages);
  return (
    <>
      <h1>{page.heading}</h1>
      <p className="quiet mt-1 max-w-[72em]">{page.lead.join(shell.locale === "en" ? " " : "")}</p>
      <Filters form={page.form} />
      {chart && (
        <div className="mt-6 max-w-[760px]">
          <ChartBlock chart={{ kind: "caterpillar", view: chart }} room="broad" links={<a href={page.how}>{t("howMade")}</a>} />
        </div>
      )}
      <section className="mt-6">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6"><h2>{t("table")}</h2><p className="sub">{page.pages.summary}</p></div>
        {page.empty ? <p className="mt-2">{page.empty}</p> : <ComparedTable table={table} caption={page.heading} />}
        {page.pages.links.length > 0 && (
          <nav className="pages mt-4" aria-label={page.pages.summary}>
            {page.pages.links.map(({ label, href, current }, at) => (current ? <strong key={href + label} aria-current="page">{label}</strong> : href === "" ? <span key={`gap${at}`}>{label}</span> : <a key={href + label} href={href}>{label}</a>))}
          </nav>
        )}
      </section>
      <p className="note mt-4">{page.definition} {!chart && <a href={page.how}>{t("howMade")}</a>}</p>
      {chart && <p className="note">{t("readAid", { text: t("readInterval") })}</p>}
      <Foot legend={page.legend} shell={shell} links={links} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}

function Filters({ form }: { form: VillagesPage["form"] }) {
  return (
    <form className="filters mt-4" action={form.action} method="get" role="search">
      {form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {form.choices.map((choice) => <Select key={choice.name} choice={choice} />)}
      <label>{form.search.label}<input type="search" name="q" defaultValue={form.search.value} maxLength={40} /></label>
      <button>{form.button}</button>
      <a className="py-1.5" href={form.reset.href}>{form.reset.label}</a>
    </form>
  );
}

function Select({ choice: { name, label, options } }: { choice: Choice }) {
  const groups = [...new Set(options.map(({ group }) => group))];
  const listed = (group: string | undefined) => options.filter((one) => one.group === group).map(({ value, label: text }) => <option key={value} value={value}>{text}</option>);
  return (
    <label>
      {label}
      <select name={name} defaultValue={options.find(({ chosen }) => chosen)?.value}>
        {groups.map((group) => (group === undefined ? listed(group) : <optgroup key={group} label={group}>{listed(group)}</optgroup>))}
      </select>
    </label>
  );
}
