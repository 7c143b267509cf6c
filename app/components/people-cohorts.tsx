import type { LexisView } from "../../lib/views/lexis-view";
import type { ProjectionView } from "../../lib/views/projection-view";
import type { PageLinks } from "../../lib/services/page-links";
import { Chart } from "./chart";
import { ChartBlock } from "./chart-block";

/** Ages over the years with cohorts marked, and the same people then and now behind it. */
export function PeopleCohorts({ view, how, title, more }: { view: LexisView; how: PageLinks["how"]; title: string; more: string }) {
  const { table } = view;
  return (
    <ChartBlock chart={{ kind: "lexis", view }} room="broad" made={(year) => how("ages", { year: Number(year) })} {...(table ? { more } : {})}>
      {table && (
        <table className="data small">
          <caption className="sr-only">{title}</caption>
          <thead><tr><th scope="col">{table.columns.born}</th><th scope="col">{table.columns.ages}</th><th scope="col" className="n">{table.columns.then}</th><th scope="col" className="n">{table.columns.now}</th><th scope="col" className="n">{table.columns.change}</th></tr></thead>
          <tbody>{table.rows.map(({ born, key, ages, then, now, change }) => <tr key={born}><th scope="row">{born}</th><td>{ages}</td><td className="n">{then}</td><td className="n">{now}</td><td className="n">{key ? <a className="made" href={how("cohort", { parts: { born: key } })}>{change}</a> : change}</td></tr>)}</tbody>
        </table>
      )}
    </ChartBlock>
  );
}

/** Five years on as small pictures with what they rest on; or why nothing is calculated. */
export function PeopleProjection({ view, how }: { view: ProjectionView; how: PageLinks["how"] }) {
  if (view.status === "refused") return <section className="mt-8"><h2>{view.heading}</h2><p className="mt-1 max-w-[60em]">{view.sentence}</p></section>;
  const { assumptions, table } = view;
  const made = how("projection", { year: view.last.start });
  return (
    <section className="mt-8">
      <h2>{view.title}</h2>
      <p className="sub">{view.subtitle}</p>
      <div className="tiles mt-2 min-[1181px]:grid-cols-5 min-[1181px]:gap-4">
        {view.tiles.map((tile) => (
          <figure key={tile.title}>
            <figcaption><h3>{tile.title}</h3><p>{tile.subtitle}</p></figcaption>
            <Chart chart={{ kind: "projection", view: tile }} room="tile" made={() => made} />
          </figure>
        ))}
      </div>
      <div className="aid mt-3">
        <h3>{assumptions.title}</h3>
        <ol>{assumptions.lines.map((line) => <li key={line}>{line}</li>)}</ol>
        <p className="font-semibold">{assumptions.what}</p>
      </div>
      <details className="more mt-2">
        <summary>{table.title}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={table.title}>
          <table className="data small">
            <thead><tr>{table.columns.map((column, at) => <th key={column} scope="col" className={at === 0 ? "" : "n"}>{column}</th>)}</tr></thead>
            <tbody>{table.rows.map(([year, ...cells]) => <tr key={year}><th scope="row">{year}</th>{cells.map((cell, at) => <td key={table.columns[at + 1]} className="n"><a className="made" href={made}>{cell}</a></td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
