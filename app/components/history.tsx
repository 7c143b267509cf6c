import * as overview from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { HistoryPage } from "../../lib/services/get-history-page";
import { Foot } from "./foot";
import { PlainTable } from "./plain-table";

/** Quoted totals as printed, and today's figure beside them. */
export function History({ page: { findings, table, readAid, legend, shell, links } }: { page: HistoryPage }) {
  const t = translator(shell.locale, overview);
  return (
    <>
      <h1>{findings.heading}</h1>
      <p className="quiet mt-1 max-w-[72em]">{findings.lead.join(shell.locale === "en" ? " " : "")}</p>
      {table && <section className="mt-6"><PlainTable table={table} locale={shell.locale} /></section>}
      {readAid.map((line) => <p key={line} className="note mt-4">{line}</p>)}
      <Foot legend={legend} shell={shell} {...(table ? { links } : {})} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}
