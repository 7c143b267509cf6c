import type { HowPage } from "../../lib/services/get-how-page";
import { FigureValue } from "./figure-value";

/** The parts, the method, the snapshot and the question behind one figure. */
export function How({ page }: { page: HowPage }) {
  return (
    <>
      <h1>{page.heading}</h1>
      <p className="mt-2 text-28"><FigureValue value={page.value} /> <span className="sub">{page.value.interval}</span></p>
      <p className="mt-2 max-w-[60em]">{page.lead}</p>
      <dl className="how mt-4 max-w-[72em]">
        {page.facts.map(({ term, text }) => [<dt key={term}>{term}</dt>, <dd key={`${term}:`}>{text}</dd>])}
        <dt>{page.question.term}</dt><dd><pre>{page.question.json}</pre></dd>
      </dl>
      <p className="mt-4"><a href={page.back.href}>{page.back.label}</a></p>
    </>
  );
}
