import type { CircularPage } from "../../lib/services/get-circular-page";
import type { CircularSection, CircularTable } from "../../lib/views/circular-view";
import { Foot } from "./foot";
import { Mixed } from "./mixed";
import { TextTable } from "./text-table";

type Props = { page: CircularPage };

/** A circular as it is read on paper: title, addressees, preamble, numbered sections with their tables, signature. */
export function Circular({ page }: Props) {
  const { circular, none, shell, periods, back, calendar, legend } = page;
  return (
    <>
      {page.away && <meta name="answer-keep" content="no" />}
      <nav className="links" aria-label={periods.label}>
        <a href={back.href}>{back.label}</a>
        {periods.links.map(({ label, href, current }) => <a key={href} href={href} aria-current={current ? "page" : undefined}>{label}</a>)}
      </nav>
      {none && <><h1>{none.heading}</h1><p className="mt-2">{none.next.map(({ label, href }) => <a key={href} className="underline" href={href}>{label}</a>)}</p></>}
      {circular && (
        <article className="circular mt-4">
          <h1>{circular.title}</h1>
          <p className="addressee">{circular.addressee}</p>
          {circular.preamble.map((text) => <p key={text}><Mixed text={text} locale={shell.locale} /></p>)}
          {circular.sections.map((section) => <Section key={section.key} section={section} locale={shell.locale} />)}
          <div className="signature"><p><Mixed text={circular.signature.office} locale={shell.locale} /></p><p>{circular.signature.date}</p></div>
        </article>
      )}
      {page.downloads && <p className="links mt-4"><span className="quiet">{page.downloads.label}</span>{page.downloads.links.map(({ format, href }) => <a key={format} href={href} download>{format}</a>)}<a href={calendar.href}>{calendar.label}</a></p>}
      <Foot legend={legend.lines} shell={shell} texts={{ download: "", legend: legend.title }} />
    </>
  );
}

function Section({ section: { heading, paragraphs, table }, locale }: { section: CircularSection; locale: CircularPage["shell"]["locale"] }) {
  return (
    <section>
      <h2>{heading}</h2>
      {paragraphs.map((text) => <p key={text}><Mixed text={text} locale={locale} /></p>)}
      {table && <Told table={table} />}
    </section>
  );
}

function Told({ table: { caption, columns, rows, note, more } }: { table: CircularTable }) {
  return (
    <>
      <p className="caption" aria-hidden>{caption}</p>
      <TextTable caption={caption} columns={columns} rows={rows.map(({ key, cells, href }) => ({ key, cells, href }))} words={columns.map((_, at) => at)} small />
      {[note, more].map((text) => text && <p key={text} className="note">{text}</p>)}
    </>
  );
}
