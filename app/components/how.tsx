import type { HowPage } from "../../lib/services/get-how-page";
import type { HowFact } from "../../lib/views/how-facts";
import { FigureValue } from "./figure-value";
import { Formula } from "./formula";
import { Mixed } from "./mixed";

/** The parts, the method, the snapshot and the question behind one figure. */
export function How({ page }: { page: HowPage }) {
  const { shell: { locale }, formula, snapshot, sources, question, links } = page;
  return (
    <>
      <h1>{page.heading}</h1>
      <p className="mt-2 text-28"><FigureValue value={page.value} /> <span className="sub">{page.value.interval}</span></p>
      <p className="mt-2 max-w-[60em]">{page.lead}</p>
      <dl className="how mt-4 max-w-[72em]">
        <dt>{formula.term}</dt><dd><Formula formula={formula.lines} /></dd>
        {page.facts.map(({ term, text, method }) => [<dt key={term}>{term}</dt>, <dd key={`${term}:`}><Linked text={text} method={method} /></dd>])}
        <dt>{snapshot.term}</dt><dd>{snapshot.lines.map((line) => <p key={line} className="wrap-anywhere"><Mixed text={line} locale={locale} /></p>)}</dd>
        {sources.files.length > 0 && <><dt>{sources.term}</dt><dd><pre>{sources.files.map(({ name, sha256 }) => `${sha256}  ${name}`).join("\n")}</pre></dd></>}
        <dt>{question.term}</dt><dd><pre>{question.json}</pre><p className="note">{question.note}</p></dd>
        <dt>{question.sqlTerm}</dt><dd><pre>{question.sql}{"\n"}{question.parameters}</pre></dd>
      </dl>
      <p className="links mt-4"><a href={links.methods.href}>{links.methods.label}</a><a href={links.back.href}>{links.back.label}</a></p>
    </>
  );
}

/** The name of the method, where the sentence holds it, leads to its page. */
function Linked({ text, method }: Pick<HowFact, "text" | "method">) {
  const at = method ? text.indexOf(method.label) : -1;
  if (!method || at < 0) return text;
  return <>{text.slice(0, at)}<a href={method.href}>{method.label}</a>{text.slice(at + method.label.length)}</>;
}
