import * as overview from "../../lib/i18n/messages/overview";
import { translator } from "../../lib/i18n/translator";
import type { LaggingPage } from "../../lib/services/get-lagging-page";
import type { BoardCard, BoardColumn, LaggingTable as Table } from "../../lib/views/lagging-board-view";
import type { TextBlock as Block } from "../../lib/views/lagging-chance-view";
import { ChartBlock } from "./chart-block";
import { Select } from "./filters";
import { Foot } from "./foot";
import { TextTable } from "./text-table";

type Props = { page: LaggingPage };

/** Board, timeline, map, table with evidence, what chance alone would do, other thresholds, and whether help worked. */
export function Lagging({ page }: Props) {
  const { findings, shell, links, next, board, aid, expected, effect } = page;
  const t = translator(shell.locale, overview);
  return (
    <>
      <h1>{findings.heading}</h1>
      <p className="quiet mt-1 max-w-[72em]">{findings.lead.join(shell.locale === "en" ? " " : "")} {next.map(({ label, href }) => <a key={href} className="mr-3 underline" href={href}>{label}</a>)}</p>
      {board && <Board board={board} />}
      {board && <div className="grid-main mt-8"><Timeline page={page} /><Places page={page} /></div>}
      <Listed page={page} />
      {(expected || effect) && <div className="pair mt-8 grid min-w-0 gap-8 min-[1181px]:grid-cols-2">{expected && <Told block={expected} id="by-chance" />}{effect && <Told block={effect} id="effect" />}</div>}
      <WhatIf page={page} />
      {aid && <div className="aid mt-8"><h3>{aid.title}</h3><ol>{aid.lines.map((line) => <li key={line}>{line}</li>)}</ol></div>}
      {board && <p className="note mt-4">{page.methods.label}{page.methods.links.map(({ label, href }) => <a key={href} className="mr-3" href={href}>{label}</a>)}</p>}
      <Foot legend={page.legend} shell={shell} links={board ? links : undefined} texts={{ download: t("download"), legend: t("legend") }} />
    </>
  );
}

function Board({ board: { title, asOf, columns } }: { board: NonNullable<LaggingPage["board"]> }) {
  return (
    <section className="mt-6">
      <h2>{title}</h2>
      <p className="sub">{asOf}</p>
      <div className="board mt-2">{columns.map((column) => <Column key={column.state} column={column} />)}</div>
    </section>
  );
}

function Column({ column: { state, label, shape, tone, count, hint, cards, none, more } }: { column: BoardColumn }) {
  return (
    <section aria-labelledby={`board-${state}`}>
      <h3 id={`board-${state}`} className={tone}>{shape} {label} <span className="quiet">{count}</span></h3>
      <p className="sub">{hint}</p>
      {cards.length === 0 ? <p className="quiet mt-2">{none}</p> : <ul>{cards.map((card) => <Card key={card.code} card={card} />)}</ul>}
      {more && <p className="note mt-2">{more}</p>}
    </section>
  );
}

function Card({ card: { name, href, since, rounds, why, deadline, caseLink } }: { card: BoardCard }) {
  return (
    <li>
      <p><a className="font-semibold" href={href}>{name}</a></p>
      {why.map((one) => <p key={one}>{one}</p>)}
      <p className="quiet">{[since, rounds, deadline].map((part) => part && <span key={part} className="part">{part}</span>)}{caseLink && <a className="underline" href={caseLink.href}>{caseLink.label}</a>}</p>
    </li>
  );
}

function Timeline({ page: { timeline, shell } }: Props) {
  const t = translator(shell.locale, overview);
  if (!timeline) return null;
  const { view, stays } = timeline;
  if (view.rows.length === 0) return <section><h2>{view.title}</h2><p className="sub">{view.subtitle}</p></section>;
  return (
    <ChartBlock chart={{ kind: "lag-timeline", view }} room="broad" more={t("table")}>
      <TextTable caption={stays.title} columns={stays.columns} rows={stays.rows} words={[1, 2, 3, 4]} small />
    </ChartBlock>
  );
}

function Places({ page: { map } }: Props) {
  return map ? <div className="narrow-map min-w-0"><ChartBlock chart={map} room="narrow" /></div> : null;
}

function Listed({ page: { table, evidence } }: Props) {
  if (!table) return null;
  return (
    <section className="mt-8">
      <h2>{table.title}</h2>
      <p className="sub">{table.subtitle}</p>
      <VillageTable table={table} toned={0} longLast />
      {evidence && (
        <details className="more mt-2">
          <summary>{evidence.title}</summary>
          <p className="sub">{evidence.subtitle}</p>
          <VillageTable table={evidence} toned={5} small />
        </details>
      )}
    </section>
  );
}

/** Words throughout; one column carries the tone, always beside a shape or a word. */
function VillageTable({ table: { title, columns, rows, caseAt }, toned, longLast = false, small = false }: { table: Table; toned: number; longLast?: boolean; small?: boolean }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={title}>
      <table className={small ? "data small" : "data"}>
        <caption className="sr-only">{title}</caption>
        <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ code, name, href, tone, cells, caseLink }, row) => (
            <tr key={`${code} ${row}`}>
              <th scope="row"><a href={href}>{name}</a></th>
              {cells.map((cell, at) => <td key={columns[at + 1]} className={[at === toned ? tone : "", longLast && at === cells.length - 1 ? "long why" : ""].join(" ").trim() || undefined}>{cell}{caseLink && at === caseAt && <> <a className="underline" href={caseLink.href}>{caseLink.label}</a></>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Told({ block: { title, paragraphs, table }, id }: { block: Block; id: string }) {
  return (
    <section id={id} className="min-w-0">
      <h2>{title}</h2>
      {paragraphs.map((paragraph) => <p key={paragraph} className="mt-1">{paragraph}</p>)}
      {table && <TextTable caption={table.title} columns={table.columns} rows={table.rows} words={table.words} small />}
    </section>
  );
}

function WhatIf({ page: { whatIf } }: Props) {
  if (!whatIf) return null;
  const { title, subtitle, form, block, protectedNote } = whatIf;
  return (
    <section id="what-if" className="mt-8">
      <h2>{title}</h2>
      <p className="sub">{subtitle}</p>
      <form className="filters mt-2" action={form.action} method="get">
        {form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {form.choices.map((choice) => <Select key={choice.name} choice={choice} />)}
        <button>{form.button}</button>
        {form.reset && <a className="py-1.5" href={form.reset.href}>{form.reset.label}</a>}
      </form>
      {block && <div className="mt-4"><Told block={block} id="what-if-result" /></div>}
      <p className="note mt-2">{protectedNote}</p>
    </section>
  );
}
