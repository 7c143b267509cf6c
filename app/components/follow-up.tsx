import { Fragment } from "react";
import type { FollowUpView } from "../../lib/views/follow-up-view";

const SHAPES = { listed: "■", improving: "▲", watch: "○" } as const;

/** Villages on the follow-up list, a shape and a word for each state. */
export function FollowUp({ view }: { view: FollowUpView }) {
  const { title, subtitle, columns, rows, join, more, board } = view;
  return (
    <section className="mt-8">
      <h2 id="follow-up">{title}</h2>
      <p className="sub">{subtitle}</p>
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="follow-up">
          <table className="data mt-2">
            <thead><tr><th scope="col">{columns.village}</th><th scope="col">{columns.state}</th><th scope="col">{columns.evidence}</th><th scope="col" className="n">{columns.rounds}</th><th scope="col">{columns.since}</th></tr></thead>
            <tbody>
              {rows.map(({ code, name, href, state, pieces, rounds, since }) => (
                <tr key={code}><th scope="row"><a href={href}>{name}</a></th><td className={state.tone}>{SHAPES[state.shape]} {state.text}</td><td className="long">{pieces.map(({ text, how }, at) => <Fragment key={text}>{at > 0 && join}{how ? <a className="made" href={how}>{text}</a> : text}</Fragment>)}</td><td className="n">{rounds}</td><td>{since}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && <p className="note">{more}</p>}
      {board && <p className="links mt-1"><a href={board.href}>{board.label}</a></p>}
    </section>
  );
}
