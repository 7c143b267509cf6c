import { formatInterval, formatWithSign } from "../../lib/i18n/format";
import type { SeriesView } from "../../lib/views/series-view";

/** The numbers behind a picture over the years; with `how` each year leads to how its number was made. */
export function SeriesTable({ view, texts, how }: { view: SeriesView; texts: { year: string; value: string; interval: string }; how?: (year: number) => string }) {
  return (
    <table className="data small">
      <thead><tr><th scope="col">{texts.year}</th><th scope="col" className="n">{texts.value}</th><th scope="col">{texts.interval}</th></tr></thead>
      <tbody>
        {view.points.map((point) => (
          <tr key={point.year}>
            <th scope="row">{how ? <a href={how(point.year)}>{point.year}</a> : point.year}</th>
            <td className="n">{point.status === "ok" ? formatWithSign(point.value, view.format) : point.text}</td>
            <td className="i">{point.status === "ok" && point.lower !== undefined && point.upper !== undefined && formatInterval({ lower: point.lower, upper: point.upper }, view.format)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
