import type { GroupStage as Groups, StagePart } from "../../lib/services/sex-ratio-stages";
import { ChartBlock } from "./chart-block";
import { FigureValue } from "./figure-value";
import { FunnelReading } from "./funnel-reading";
import type { Props } from "./sex-ratio";

/** Areas of one level, judged together: funnel beside the table of verdicts. */
export function Stage({ stage, page: { links } }: { stage: StagePart } & Props) {
  const { columns, rows, funnel, sentence, aid, all } = stage;
  return (
    <section className="mt-8">
      <h2>{stage.title}</h2>
      <p className="sub">{stage.subtitle}</p>
      <div className="grid-main beside even mt-2">
        <div className="min-w-0">
          <p className="quiet">{stage.notes.join(" ")}</p>
          <div className="scroll" tabIndex={0} role="region" aria-label={stage.title}>
            <table className="data small mt-2">
              <caption className="sr-only">{stage.title}</caption>
              <thead><tr><th scope="col">{columns.area}</th><th scope="col" className="n">{columns.births}</th><th scope="col" className="n">{columns.value}</th><th scope="col">{columns.interval}</th><th scope="col">{columns.verdict}</th>{columns.complete && <th scope="col" className="n">{columns.complete}</th>}</tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.code}>
                    <th scope="row"><a href={row.href}>{row.name}</a>{row.hint && <span className="sub"> {row.hint}</span>}</th>
                    <td className="n">{row.births}</td><td className="n"><FigureValue value={row.value} how={links.how("sex-ratio-at-birth", { area: row.code, pool: stage.pool })} /></td><td className="i">{row.value.interval}</td>
                    <td className={`verdict ${row.verdict.tone === "behind" ? "behind" : ""}`.trim()}>{row.verdict.text}</td>{columns.complete && <td className="n">{row.complete && <FigureValue value={row.complete} how={links.how("completeness", { area: row.code })} />}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {all && <p className="links"><a href={all.href}>{all.label}</a></p>}
        </div>
        <div className="grid min-w-0 max-w-[500px] content-start gap-6">
          {funnel && <ChartBlock chart={{ kind: "funnel", view: funnel }} room="narrow" made={(code) => links.how("sex-ratio-at-birth", { area: code, pool: stage.pool })} />}
          {sentence && <p className="note">{sentence}</p>}
          {aid && <FunnelReading aid={aid} />}
        </div>
      </div>
    </section>
  );
}

/** Guidance groups, judged with the larger areas. */
export function GroupStage({ stage: { title, subtitle, note, columns, rows }, page: { links, derived } }: { stage: Groups } & Props) {
  if (note) return <section className="mt-8"><h2>{title}</h2><p className="sub">{subtitle}</p><p className="mt-1">{note}</p></section>;
  return (
    <section className="mt-8 max-w-[760px]">
      <h2>{title}</h2>
      <p className="sub">{subtitle}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="data mt-2">
          <caption className="sr-only">{title}</caption>
          <thead><tr><th scope="col">{columns.group}</th><th scope="col" className="n">{columns.villages}</th><th scope="col" className="n">{columns.births}</th><th scope="col" className="n">{columns.value}</th><th scope="col">{columns.interval}</th><th scope="col">{columns.verdict}</th></tr></thead>
          <tbody>{rows.map(({ id, name, villages, births, value, verdict }) => <tr key={id}><th scope="row">{name}</th><td className="n">{villages}</td><td className="n">{births}</td><td className="n"><FigureValue value={value} how={links.how("group-ratio", { parts: { pool: derived.pool, group: id } })} /></td><td className="i">{value.interval}</td><td className={`verdict ${verdict.tone === "behind" ? "behind" : ""}`.trim()}>{verdict.text}</td></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}
