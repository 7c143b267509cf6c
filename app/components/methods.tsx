import * as messages from "../../lib/i18n/messages/methods";
import { translator } from "../../lib/i18n/translator";
import type { Locale } from "../../lib/base/locale";
import type { MethodsPage } from "../../lib/services/get-methods-page";
import type { IndicatorEntry, Methods as MethodLinks } from "../../lib/views/methods/indicator-entry";
import { Formula } from "./formula";
import { Fact, MethodFacts } from "./method-facts";
import { Mixed } from "./mixed";
import { Links } from "./shell";

/** What holds for every figure, every indicator, every method, with a table of contents. */
export function Methods({ page }: { page: MethodsPage }) {
  const { shell: { locale }, rules, topics, groups } = page;
  const t = translator(locale, messages);
  return (
    <>
      <h1>{page.heading}</h1>
      <p className="quiet mt-1 max-w-[72em]">{page.lead}</p>
      {page.notice && <p className="mt-2 border-l-2 border-accent pl-3">{page.notice}</p>}
      <Contents page={page} />
      {rules.map(({ anchor, heading, lines }) => (
        <section key={anchor} className="mt-8 max-w-[60em]">
          <h2 id={anchor}>{heading}</h2>
          <ul className="mt-1 list-disc pl-5">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
        </section>
      ))}
      <h2 className="chapter mt-8" id="indicators">{t("title_indicators")}</h2>
      {topics.map(({ anchor, label, entries }) => (
        <section key={anchor} className="mt-4" aria-labelledby={anchor}>
          <h3 className="part" id={anchor}>{label}</h3>
          <div className="entries">{entries.map((entry) => <Indicator key={entry.id} entry={entry} locale={locale} />)}</div>
        </section>
      ))}
      <h2 className="chapter mt-8" id="methods">{t("title_methods")}</h2>
      {groups.map(({ anchor, label, entries }) => (
        <section key={anchor} className="mt-4" aria-labelledby={anchor}>
          <h3 className="part" id={anchor}>{label}</h3>
          <div className="entries">
            {entries.map((entry) => (
              <article key={entry.id} id={entry.anchor}>
                <h4>{entry.name}</h4>
                <p className="quiet">{entry.asks}</p>
                <MethodFacts entry={entry} locale={locale} />
                <p className="links mt-1"><a href={entry.href} aria-label={`${entry.name}: ${t("more")}`}>{t("more")}</a></p>
              </article>
            ))}
          </div>
        </section>
      ))}
      <p className="note mt-8"><Mixed text={page.shell.source} locale={locale} /></p>
    </>
  );
}

function Contents({ page }: { page: MethodsPage }) {
  const t = translator(page.shell.locale, messages);
  return (
    <nav className="toc mt-4" aria-label={t("contents")}>
      {page.contents.map(({ label, items }) => <div key={label}><p className="sub">{label}</p><Links items={items} /></div>)}
    </nav>
  );
}

function Indicator({ entry, locale }: { entry: IndicatorEntry; locale: Locale }) {
  const t = translator(locale, messages);
  const { shrunken } = entry;
  return (
    <article id={entry.anchor}>
      <h4>{entry.label} <span className="sub">{entry.className}</span></h4>
      <Formula formula={entry.formula} />
      <p>{entry.definition}</p>
      <dl className="how mt-1">
        <Fact term={t("unit")}>{entry.unit}</Fact>
        <Fact term={t("interval")}><MethodList methods={entry.interval} locale={locale} /></Fact>
        <Fact term={t("change")}><MethodList methods={entry.change} locale={locale} /></Fact>
        {shrunken && <Fact term={t("shrunken")}><MethodList methods={shrunken} locale={locale} /></Fact>}
        <Fact term={t("rank")}><MethodList methods={entry.rank} locale={locale} /></Fact>
        <Fact term={t("missing")}>{entry.missing}</Fact>
      </dl>
      <p className="links mt-1"><a href={entry.how} aria-label={`${entry.label}: ${t("how")}`}>{t("how")}</a></p>
    </article>
  );
}

function MethodList({ methods: { links, none }, locale }: { methods: MethodLinks; locale: Locale }) {
  if (links.length === 0) return <span className="quiet">{none}</span>;
  return links.map(({ label, href }, at) => <span key={href}>{at > 0 && (locale === "en" ? ", " : "、")}<a href={href}>{label}</a></span>);
}
