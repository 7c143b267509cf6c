import * as messages from "../../lib/i18n/messages/speech";
import * as templates from "../../lib/i18n/messages/speech-templates";
import { translator } from "../../lib/i18n/translator";
import type { SpeechPage } from "../../lib/services/get-speech-page";
import { Mixed } from "./mixed";

type Props = { page: SpeechPage };

/** The speech as it is read, its figures, what was left out, and its template. */
export function Speech({ page }: Props) {
  const t = translator(page.shell.locale, messages);
  return (
    <>
      <p className="note">{t("lead")}</p>
      <p className="links mt-1 mb-4"><a href={page.back.href}>← {page.back.label}</a><a href={page.download} download>{t("download")}</a><span className="quiet">{t("downloadHint")}</span><a href={page.check.href}>{page.check.label}</a></p>
      <Which page={page} />
      {page.paragraphs.map((paragraph, at) => <Line key={at} paragraph={paragraph} />)}
      {page.form.fault !== undefined && <><h1>{t("page")}</h1><p className="note signal" role="alert">{t("fault", { why: page.form.fault })}</p><meta name="answer-status" content="400" /></>}
      <Left page={page} />
      <Figures page={page} />
      <Template page={page} />
    </>
  );
}

/** The shipped template and the saved ones. */
function Which({ page: { templates: { links, away }, shell } }: Props) {
  const t = translator(shell.locale, templates);
  return (
    <>
      {links.length > 1 && <p className="links mb-4"><span className="quiet">{t("which")}</span>{links.map(({ label, href, current }) => <a key={href} href={href} aria-current={current}><Mixed text={label} locale={shell.locale} /></a>)}</p>}
      {away !== undefined && <><p className="note mb-4">{t("away", { why: away })}</p><meta name="answer-keep" content="no" /></>}
    </>
  );
}

function Line({ paragraph: { role, pieces } }: { paragraph: SpeechPage["paragraphs"][number] }) {
  const content = pieces.map(({ text, href }, at) => (href ? <a key={at} className="made" href={href}>{text}</a> : text));
  if (role === "title") return <h1>{content}</h1>;
  return role === "heading" ? <h2 className="mt-6">{content}</h2> : <p className="said">{content}</p>;
}

function Left({ page }: Props) {
  const t = translator(page.shell.locale, messages);
  if (page.form.fault) return null;
  return (
    <section className="mt-8">
      <h2>{t("droppedTitle")}</h2>
      <p className="sub">{page.dropped.length === 0 ? t("droppedNone") : t("droppedSub")}</p>
      <ul>{page.dropped.map(({ text, why }) => <li key={text} className="note">{text} · {why}</li>)}</ul>
    </section>
  );
}

function Figures({ page: { figures, shell } }: Props) {
  const t = translator(shell.locale, messages);
  if (figures.length === 0) return null;
  return (
    <details className="more mt-6">
      <summary>{t("listTitle")} · {t("numbers", { n: String(figures.length) })}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("listTitle")}>
        <table className="data few small">
          <thead><tr><th scope="col">{t("colNumber")}</th><th scope="col">{t("colFigure")}</th><th scope="col">{t("colSaid")}</th></tr></thead>
          <tbody>{figures.map(({ number, label, area, period, text, href }) => <tr key={number}><td>{number}</td><th scope="row"><a href={href}>{[label, area, period].join(t("comma"))}</a></th><td className="long">{text}</td></tr>)}</tbody>
        </table>
      </div>
    </details>
  );
}

/** Where the office finds how a template is written. */
const GRAMMAR = "data/templates/README.md";

function Template({ page: { form, shell } }: Props) {
  const t = translator(shell.locale, messages);
  const saved = translator(shell.locale, templates);
  const [before, after] = t("templateHint").split(GRAMMAR);
  return (
    <details className="more mt-6" id="template" open={form.fault !== undefined || form.failed !== undefined || form.conflict !== undefined}>
      <summary>{t("template")}</summary>
      <form className="own mt-2" action={form.action} method="post">
        {form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {form.failed !== undefined && form.fault === undefined && <><p className="note signal" role="alert">{form.failed}</p><meta name="answer-status" content="400" /></>}
        {form.conflict && <><p className="note signal" role="alert">{form.conflict.text} <a href={form.conflict.href}>{saved("see")}</a></p><meta name="answer-status" content="409" /></>}
        <p className="note">{before}<code>{GRAMMAR}</code>{after}{saved("hint")}</p>
        <label>{t("template")}<code><textarea name="template" rows={18} defaultValue={form.template} spellCheck={false} /></code></label>
        <p className="links"><button name="action" value="try">{t("tryIt")}</button><a href={form.reset}>{t("reset")}</a></p>
        <div className="filters mt-2">
          <label>{saved("name")}<input type="search" name="name" defaultValue={form.name} maxLength={80} /></label>
          {form.isSaved ? <><button name="action" value="save">{saved("save")}</button><button name="action" value="copy">{saved("copy")}</button><button name="action" value="remove" className="plain">{saved("remove")}</button></> : <button name="action" value="create">{saved("saveNew")}</button>}
        </div>
        {form.changed !== undefined && <p className="note">{form.changed}</p>}
      </form>
    </details>
  );
}
