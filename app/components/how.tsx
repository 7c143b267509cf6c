import type { HowPage } from "../../lib/services/get-how-page";
import type { HowFact } from "../../lib/views/how-facts";
import { FigureValue } from "./figure-value";
import { Formula } from "./formula";
import { Mixed } from "./mixed";
import { PlainTable } from "./plain-table";

/** The parts, the method, the snapshot and the question behind one figure. */
export function How({ page }: { page: HowPage }) {
  const { shell: { locale }, formula, snapshot, sources, questions, links, inputs } = page;
  return (
    <>
      <h1>{page.heading}</h1>
      <p className="mt-2 text-28"><FigureValue value={page.value} /> <span className="sub">{page.value.interval}</span></p>
      <p className="mt-2 max-w-[60em]">{page.lead}</p>
      <dl className="how mt-4 max-w-[72em]">
        {formula && <><dt>{formula.term}</dt><dd><Formula formula={formula.lines} /></dd></>}
        {termed(page.facts).map(({ term, lines }) => [<dt key={term}>{term}</dt>, <dd key={`${term}:`}>{lines.map((fact) => <Line key={fact.text} fact={fact} single={lines.length === 1} />)}</dd>])}
        {page.faults && <><dt>{page.faults.term}</dt><dd><Faults faults={page.faults} /></dd></>}
        <dt>{snapshot.term}</dt><dd>{snapshot.lines.map((line) => <p key={line} className="wrap-anywhere"><Mixed text={line} locale={locale} /></p>)}</dd>
        {sources.files.length > 0 && <><dt>{sources.term}</dt><dd><pre>{sources.files.map(({ name, sha256 }) => `${sha256}  ${name}`).join("\n")}</pre></dd></>}
        {questions.asked.map(({ json, sql, parameters }) => [
          <dt key={sql}>{questions.term}</dt>, <dd key={`${sql}:`}><pre>{json}</pre><p className="note">{questions.note}</p></dd>,
          <dt key={`${sql} sql`}>{questions.sqlTerm}</dt>, <dd key={`${sql} sql:`}><pre>{sql}{"\n"}{parameters}</pre></dd>,
        ])}
      </dl>
      {inputs && inputs.rows.length > 0 && <section className="mt-6 max-w-[72em]"><h2>{inputs.caption}</h2><div className="mt-2"><PlainTable table={inputs} /></div></section>}
      <p className="links mt-4">{links.methods && <a href={links.methods.href}>{links.methods.label}</a>}<a href={links.back.href}>{links.back.label}</a></p>
    </>
  );
}

/** What was found in the data that the figure stands on; each leads to its line in the list, where its state is seen. */
function Faults({ faults: { lines, more } }: { faults: NonNullable<HowPage["faults"]> }) {
  return <>{lines.map(({ text, href }) => <p key={text}>{href ? <a href={href}>{text}</a> : text}</p>)}{more && <p><a href={more.href}>{more.label}</a></p>}</>;
}

/** Lines without a term of their own stand under the one before. */
function termed(facts: readonly HowFact[]): { term: string; lines: HowFact[] }[] {
  const found: { term: string; lines: HowFact[] }[] = [];
  for (const fact of facts) {
    const last = found.at(-1);
    if (fact.term === "" && last) last.lines.push(fact);
    else found.push({ term: fact.term, lines: [fact] });
  }
  return found;
}

function Line({ fact, single }: { fact: HowFact; single: boolean }) {
  const text = <><Linked text={fact.text} method={fact.method} />{fact.sources && <span className="sub" lang="en"> {fact.sources}</span>}</>;
  return single ? text : <p>{text}</p>;
}

/** The name of the method, where the sentence holds it, leads to its page. */
function Linked({ text, method }: Pick<HowFact, "text" | "method">) {
  const at = method ? text.indexOf(method.label) : -1;
  if (!method || at < 0) return text;
  return <>{text.slice(0, at)}<a href={method.href}>{method.label}</a>{text.slice(at + method.label.length)}</>;
}
