import type { ReactNode } from "react";
import type { ChartView } from "../../lib/charts/chart-svg";
import type { Room } from "../../lib/charts/frames";
import type { Made } from "../../lib/charts/spots";
import { Chart } from "./chart";

/** Title that states the finding, what is measured, the picture, its note, and the table behind it. */
export function ChartBlock({ chart, room, links, more, made, children }: { chart: ChartView; room: Room; links?: ReactNode; more?: string; /** Where the number of a mark was made. */ made?: Made; children?: ReactNode }) {
  const { title, subtitle, note } = chart.view;
  return (
    <figure>
      <figcaption><h2>{title}</h2><p>{subtitle}</p></figcaption>
      <Chart chart={chart} room={room} {...(made ? { made } : {})} />
      {note && <p className="note">{note}</p>}
      {links && <p className="links">{links}</p>}
      {children && <details className="more"><summary>{more}</summary>{children}</details>}
    </figure>
  );
}
