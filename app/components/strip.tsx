import type { HeadlineView } from "../../lib/views/headline-view";
import { ChangeMark, FigureValue } from "./figure-value";

/** Headline figures side by side: name, number, interval, change. */
export function Strip({ cells }: { cells: readonly (HeadlineView & { how: string })[] }) {
  if (cells.length === 0) return null;
  return (
    <dl className="strip mt-4">
      {cells.map(({ id, label, value, mark, how }) => (
        <div key={id}>
          <dt><a href={how}>{label}</a></dt>
          <dd className="value">{value.status === "ok" ? <>{value.text}<small>{value.sign}</small>{value.mark && <a href={how}><abbr className="mark" title={value.mark.reason}>{value.mark.text}</abbr></a>}</> : <span className="none"><FigureValue value={value} /></span>}</dd>
          <dd className="quiet">{value.interval}</dd>
          <dd><ChangeMark change={mark} /></dd>
        </div>
      ))}
    </dl>
  );
}
