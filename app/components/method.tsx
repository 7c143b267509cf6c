import * as messages from "../../lib/i18n/messages/methods";
import { translator } from "../../lib/i18n/translator";
import type { MethodPage } from "../../lib/services/get-method-page";
import { MethodFacts } from "./method-facts";

/** One method in full. */
export function Method({ page }: { page: MethodPage }) {
  const { entry, functions, examples, unproved, links, shell } = page;
  const t = translator(shell.locale, messages);
  return (
    <article className="max-w-[60em]">
      <p className="links"><a href={links.back.href}>{links.back.label}</a></p>
      <h1 className="mt-2">{entry.name}</h1>
      <p className="quiet mt-1">{entry.asks}</p>
      <div className="mt-4"><MethodFacts entry={entry} locale={shell.locale} full /></div>
      <h2 className="mt-8">{t("title_proof")}</h2>
      {unproved && <p className="mt-1">{unproved}</p>}
      <ul className="mt-1">
        {examples.map(({ id, source, expectations }) => <li key={id}><span lang="en">{source}</span> <span className="quiet">· {t("proofCount", { n: String(expectations) })}</span></li>)}
      </ul>
      <h2 className="mt-8">{t("title_functions")}</h2>
      <dl className="how mt-2" lang="en">
        {functions.map(({ name, file, about, domain, source }) => [
          <dt key={name}><code>{name}</code></dt>,
          <dd key={`${name}:`}>{about}{domain && <span className="quiet"> Domain: {domain}</span>}{source && <span className="quiet"> {source}</span>}<span className="sub"> lib/statistics/{file}</span></dd>,
        ])}
      </dl>
      <p className="links mt-6">
        {links.previous && <a href={links.previous.href}>{t("previous")}{shell.locale === "en" ? ": " : "："}{links.previous.label}</a>}
        {links.next && <a href={links.next.href}>{t("next")}{shell.locale === "en" ? ": " : "："}{links.next.label}</a>}
      </p>
    </article>
  );
}
