import type { ProblemPage } from "../../lib/services/get-problem-page";

/** What is wrong and what to do; the server round Next reads the status from here, since a page cannot set it. */
export function Problem({ page }: { page: ProblemPage }) {
  return (
    <>
      <meta name="answer-status" content={String(page.status)} />
      <meta name="robots" content="noindex" />
      <h1>{page.heading}</h1>
      <p className="mt-2">{page.text}</p>
      <ul className="mt-4 list-disc pl-5">{page.next.map(({ label, href }) => <li key={label}>{href ? <a href={href}>{label}</a> : label}</li>)}</ul>
      {page.command && <pre className="mt-4 bg-band p-4">{page.command}</pre>}
    </>
  );
}
