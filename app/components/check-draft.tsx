import * as messages from "../../lib/i18n/messages/check";
import { translator } from "../../lib/i18n/translator";
import type { CheckPage, CheckResult, DraftPiece, ListedClaim } from "../../lib/services/check-page";

type Props = { page: CheckPage };

/** A form for a draft, and after it was sent the marked draft with the verdict on each number. */
export function CheckDraft({ page }: Props) {
  const t = translator(page.shell.locale, messages);
  return (
    <>
      <h1>{t("page")}</h1>
      <p className="quiet mt-1 max-w-[72em]">{t("lead")}</p>
      <p className="note mt-1">{t("notStored")}</p>
      {page.fault && <><p className="note signal mt-3" role="alert">{page.fault}</p><meta name="answer-status" content="400" /></>}
      {page.result ? <Result page={page} result={page.result} /> : (
        <form className="own mt-4" action={page.action} method="post" encType="multipart/form-data">
          <Draft page={page} />
          <p className="links"><button>{t("check")}</button></p>
        </form>
      )}
    </>
  );
}

function Draft({ page }: Props) {
  const t = translator(page.shell.locale, messages);
  return (
    <>
      <label>{t("draft")}<textarea name="draft" rows={14} defaultValue={page.draft} spellCheck={false} /></label>
      <label>{t("file")}<input type="file" name="file" accept=".txt,.docx,text/plain" /></label>
    </>
  );
}

function Result({ page, result }: Props & { result: CheckResult }) {
  const t = translator(page.shell.locale, messages);
  return (
    <form action={page.action} method="post" encType="multipart/form-data">
      <input type="hidden" name="of" value={page.of} />
      {result.accepted && <p className="note signal mt-3" role="status">{result.accepted}</p>}
      <p className="mt-3">{result.summary}</p>
      <p className="note">{result.against}</p>
      <div className="check mt-4">
        <section>
          <h2>{t("marked")}</h2>
          <div className="draft mt-2" lang={page.shell.locale === "en" ? undefined : "zh-CN"}>{result.pieces.map((piece, at) => <Piece key={at} piece={piece} />)}</div>
        </section>
        <section>
          <h2>{t("list")}</h2>
          <p className="links mt-2"><button>{t("again")}</button><button formAction={page.download}>{t("download")}</button></p>
          <p className="note mt-1">{t("downloadHint")}</p>
          {result.groups.map(({ title, claims, folded }) => (
            <details key={title} className="more mt-3" open={!folded}><summary>{title} · {claims.length}</summary><ol className="claims">{claims.map((claim) => <Listed key={claim.n} claim={claim} page={page} />)}</ol></details>
          ))}
          {result.more && <p className="note">{result.more}</p>}
        </section>
      </div>
      <details className="more mt-6">
        <summary>{t("edit")}</summary>
        <div className="own mt-2"><Draft page={page} /><p className="links"><button>{t("check")}</button></p></div>
      </details>
    </form>
  );
}

function Piece({ piece: { text, claim } }: { piece: DraftPiece }) {
  if (!claim) return text;
  const isRight = claim.verdict === "agrees" || claim.verdict === "agreesAfterRounding";
  return <mark id={`m${claim.n}`} className={claim.verdict} title={claim.word}>{text}<sup><a href={`#c${claim.n}`}>{claim.sign}{isRight ? "" : ` ${claim.word}`} {claim.n}</a></sup></mark>;
}

function Listed({ claim, page }: { claim: ListedClaim } & Props) {
  const t = translator(page.shell.locale, messages);
  return (
    <li id={`c${claim.n}`} className={claim.verdict}>
      <p><a className="underline" href={`#m${claim.n}`}>{claim.n}</a> <b>{claim.text}</b> <span className="verdict">{claim.sign} {claim.word}</span></p>
      {(claim.about || claim.how) && <p className="note">{claim.about}{claim.how && <> · <a href={claim.how}>{t("how")}</a></>}</p>}
      {claim.value && <p className="note">{claim.value}</p>}
      {claim.why && <p className="note">{claim.why}</p>}
      {claim.accept && <label><input type="checkbox" name="accept" value={claim.n} /> {claim.accept}</label>}
    </li>
  );
}
