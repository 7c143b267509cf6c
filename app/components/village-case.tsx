import type { Field, CaseForm } from "../../lib/services/cases/form-view";
import type { CasePage } from "../../lib/services/cases/get-case-page";
import { Mixed } from "./mixed";

/** A village's case: where it stands, why it was listed, every entry, and the form for the next one. */
export function VillageCase({ page }: { page: CasePage }) {
  const { shell: { locale }, status, passing, heading, lead, notice, alarm, facts, evidence, timeline, preview, form, others, links } = page;
  return (
    <>
      {status && <meta name="answer-status" content={String(status)} />}
      {passing && !status && <meta name="answer-keep" content="no" />}
      <h1>{heading}</h1>
      {lead.map((line) => <p key={line} className="mt-1 max-w-[72em]">{line}</p>)}
      {notice && <p className="told mt-4" role="status">✓ {notice}</p>}
      {alarm && (
        <section className="told alarm mt-4" role="alert">
          <h2>{alarm.title}</h2>
          {alarm.items.length > 0 && <ul className="list-disc pl-5 mt-1">{alarm.items.map((item) => <li key={item}><Mixed text={item} locale={locale} /></li>)}</ul>}
          {alarm.next && <p className="mt-1">{alarm.next}</p>}
        </section>
      )}
      {preview && <Preview preview={preview} locale={locale} />}
      <div className="case-desk mt-6">
        <div>
          {facts.rows.length > 0 && (
            <section>
              <h2>{facts.title}</h2>
              <dl className="facts mt-2">{facts.rows.map(({ label, value, tag }) => <div key={label}><dt>{label}</dt><dd><Mixed text={value} locale={locale} />{tag && <span className={tag.overdue ? "behind" : "quiet"}> {tag.overdue ? "■ " : "○ "}{tag.text}</span>}</dd></div>)}</dl>
            </section>
          )}
          {evidence && (
            <section className="mt-6">
              <h2>{evidence.title}</h2>
              {evidence.items.length > 0 && <ul className="mt-1">{evidence.items.map((item) => <li key={item}>{item}</li>)}</ul>}
              <p className="note mt-1">{evidence.note}</p>
            </section>
          )}
          {others && <section className="mt-6"><h2>{others.title}</h2><ul className="mt-1">{others.items.map(({ label, href }) => <li key={href}><a href={href}>{label}</a></li>)}</ul></section>}
        </div>
        <div>{timeline && <Timeline timeline={timeline} locale={locale} />}</div>
      </div>
      {form && <Form form={form} />}
      <p className="links mt-8">{links.map(({ label, href }) => <a key={href} href={href}>{label}</a>)}</p>
    </>
  );
}

type Locale = CasePage["shell"]["locale"];

function Timeline({ timeline: { title, none, items, correct: correctThis, written: asWritten }, locale }: { timeline: NonNullable<CasePage["timeline"]>; locale: Locale }) {
  return (
    <section>
      <h2>{title}</h2>
      {none && <p className="quiet mt-2">{none}</p>}
      <ol className="entries mt-2">
        {items.map(({ id, heading, tag, lines, written, correct, isNew }) => (
          <li key={id} id={id} className={isNew ? "new" : undefined}>
            <h3>{heading}</h3>
            {tag && <p className="note">{tag}</p>}
            {lines.map((line, at) => <p key={at}><Mixed text={line} locale={locale} /></p>)}
            {written && <details className="more"><summary>{asWritten}</summary>{written.map((line, at) => <p key={at} className="quiet"><Mixed text={line} locale={locale} /></p>)}</details>}
            {correct && <p className="links"><a href={correct}>{correctThis}</a></p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Preview({ preview: { title, by, lines, action, hidden, save, edit }, locale }: { preview: NonNullable<CasePage["preview"]>; locale: Locale }) {
  return (
    <section className="told mt-4" id="write">
      <h2>{title}</h2>
      <p className="sub mt-1">{by}</p>
      {lines.map((line, at) => <p key={at} className="mt-1"><Mixed text={line} locale={locale} /></p>)}
      <form method="post" action={action} className="mt-4 flex gap-3">
        {hidden.map(([name, value], at) => (name === "note" || name === "why" ? <textarea key={at} name={name} defaultValue={value} hidden readOnly /> : <input key={at} type="hidden" name={name} value={value} />))}
        <button name="step" value="save">{save}</button>
        <button name="step" value="edit" className="second">{edit}</button>
      </form>
    </section>
  );
}

function Form({ form: { title, note, action, hidden, tabs, fields, preview, reset } }: { form: CaseForm }) {
  return (
    <section className="mt-8" id="write">
      <h2>{title}</h2>
      <p className="links mt-1">{tabs.map(({ label, href, current }) => (current ? <strong key={href}>{label}</strong> : <a key={href} href={href}>{label}</a>))}</p>
      <form method="post" action={action} className="case-form mt-2">
        {hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {fields.map((field) => <FormField key={field.name} field={field} />)}
        <p className="flex gap-3"><button name="step" value="preview">{preview}</button><button type="reset" className="second">{reset}</button></p>
        <p className="note">{note}</p>
      </form>
    </section>
  );
}

function FormField({ field }: { field: Field }) {
  if (field.kind === "select") return <label>{field.label}<select name={field.name} defaultValue={field.options.find(({ chosen }) => chosen)?.value ?? field.options[0]?.value}>{field.options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}</select></label>;
  if (field.kind === "date") return <label>{field.label}<input type="date" name={field.name} defaultValue={field.value} /><span className="sub">{field.hint}</span></label>;
  if (field.kind === "text") return <label>{field.label}<textarea name={field.name} defaultValue={field.value} rows={field.name === "why" ? 2 : 4} /><span className="sub">{field.hint}</span></label>;
  if (field.kind === "check") return <label className="tick"><input type="checkbox" name={field.name} value="yes" defaultChecked={field.chosen} /> {field.label}</label>;
  return (
    <fieldset>
      <legend>{field.label}</legend>
      {field.options.map(({ value, label, chosen }) => <label key={value} className="tick"><input type="checkbox" name={field.name} value={value} defaultChecked={chosen} /> {label}</label>)}
    </fieldset>
  );
}
