import * as messages from "../../lib/i18n/messages/village";
import { translator } from "../../lib/i18n/translator";
import type { VillagePage } from "../../lib/services/get-village-page";

/** What is to be mended in the data of this village, and what was mended. */
export function VillageFaults({ page: { faults, shell } }: { page: VillagePage }) {
  const t = translator(shell.locale, messages);
  return (
    <section className="faults mt-8">
      <h2>{t("title_faults")}</h2>
      {faults.summary && <p className="sub">{faults.summary}</p>}
      {faults.rows.length === 0 ? <p className="sub">{t("faultsNone")}</p> : (
        <>
          {!faults.summary && <p className="sub">{t("subtitle_faults")}</p>}
          <table className="data small mt-2">
            <thead><tr><th scope="col">{t("colPeriod")}</th><th scope="col">{t("colFile")}</th><th scope="col">{t("colText")}</th></tr></thead>
            <tbody>{faults.rows.map(({ period, file, text }) => <tr key={period + file + text}><td>{period}</td><td>{file}</td><td className="long">{text}</td></tr>)}</tbody>
          </table>
        </>
      )}
      <p className="links mt-1"><a href={faults.all.href}>{faults.all.label}</a></p>
    </section>
  );
}
