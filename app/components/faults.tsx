import type { FaultsPage } from "../../lib/services/get-faults-page";
import { FaultTable } from "./fault-table";
import { Select } from "./filters";
import { Pager } from "./pager";

/** The list that an office works down: filters, a page of it, and the workbook. */
export function Faults({ page: { heading, lead, form, rows, pages, download, back, shell } }: { page: FaultsPage }) {
  return (
    <>
      <h1>{heading}</h1>
      <p className="quiet mt-1 max-w-[72em]">{lead.join(shell.locale === "en" ? " " : "")}</p>
      <form className="filters mt-4" action={form.action} method="get" role="search">
        {form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {form.choices.map((choice) => <Select key={choice.name} choice={choice} />)}
        <button>{form.button}</button>
        <a className="py-1.5" href={form.reset.href}>{form.reset.label}</a>
      </form>
      <p className="sub mt-4">{pages.summary}</p>
      <FaultTable table={rows} />
      <Pager at={pages.at} links={pages.links} label={pages.summary} />
      <p className="links mt-4"><a href={download.href} download>{download.label}</a><a href={back.href}>{back.label}</a></p>
    </>
  );
}
