import * as messages from "../../lib/i18n/messages/meetings";
import { translator } from "../../lib/i18n/translator";
import type { MeetingsPage } from "../../lib/services/get-meetings-page";
import { ChosenPack } from "./meetings-pack";
import { Mixed } from "./mixed";

type Props = { page: MeetingsPage };

/** The packs with their downloads, the speech, the saved packs, and the chosen one. */
export function Meetings({ page }: Props) {
  const t = translator(page.shell.locale, messages);
  return (
    <>
      <h1>{page.heading}</h1>
      {page.lead.map((line) => <p key={line} className="quiet mt-1 max-w-[72em]">{line}</p>)}
      <div className="entries mt-6">
        {page.packs.map(({ id, name, what, blocks, links, current }) => (
          <article key={id} aria-current={current ? "true" : undefined}>
            <h2>{name}</h2>
            <p className="sub">{what} · {blocks}</p>
            <p className="links mt-2"><a href={links.present} target="_blank">{t("present")}</a><a href={links.preview}>{t("preview")}</a></p>
            <Downloads links={links} label={t("download")} name={name} />
          </article>
        ))}
        <article>
          <h2>{page.speech.label}</h2>
          <p className="sub">{t("speechWhat")}</p>
          <p className="sub">{t("checkWhat")}</p>
          <p className="links mt-2"><a href={page.speech.href}>{page.speech.label}</a><a href={page.check.href}>{page.check.label}</a></p>
        </article>
      </div>
      {page.chosen && <ChosenPack pack={page.chosen} locale={page.shell.locale} />}
      <Saved page={page} />
      {page.saved.away && <meta name="answer-keep" content="no" />}
    </>
  );
}

export function Downloads({ links, label, name }: { links: MeetingsPage["packs"][number]["links"]; label: string; name: string }) {
  return <p className="links mt-1"><span className="quiet">{label}</span>{links.downloads.map(({ format, href }) => <a key={format} href={href} download aria-label={`${label} ${name} ${format}`}>{format}</a>)}</p>;
}

function Saved({ page: { saved, shell } }: Props) {
  const t = translator(shell.locale, messages);
  return (
    <section className="mt-8" id="saved">
      <h2>{t("savedTitle")}</h2>
      <p className="sub">{saved.away ? t("savedAway", { why: saved.away }) : saved.rows.length === 0 ? t("savedNone") : t("savedSub")}</p>
      {saved.rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("savedTitle")}>
          <table className="data few mt-2">
            <thead><tr><th scope="col">{t("colName")}</th><th scope="col">{t("colKind")}</th><th scope="col">{t("colPeriod")}</th><th scope="col">{t("colSnapshot")}</th><th scope="col">{t("colChanged")}</th><th scope="col">{t("colOpen")}</th></tr></thead>
            <tbody>
              {saved.rows.map((row) => (
                <tr key={row.id} aria-current={row.current ? "true" : undefined}>
                  <th scope="row"><a href={row.links.preview}><Mixed text={row.name} locale={shell.locale} /></a></th><td>{row.kind}</td><td>{row.period}</td><td>{row.snapshot}</td><td>{row.changed}</td>
                  <td><span className="links"><a href={row.links.present} target="_blank">{t("present")}</a>{row.links.downloads.slice(0, 3).map(({ format, href }) => <a key={format} href={href} download>{format}</a>)}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
