import type { ReactNode } from "react";
import type { ChartView } from "../../lib/charts/chart-svg";
import type { Room } from "../../lib/charts/frames";
import { Chart } from "./chart";

/** Title that states the finding, what is measured, the picture, its note, and the table behind it. */
export function ChartBlock({ chart, room, links, more, children }: { chart: ChartView; room: Room; links?: ReactNode; more?: string; children?: ReactNode }) {
  const { title, subtitle, note } = chart.view;
  return (
    <figure>
      <figcaption><h2>{title}</h2><p>{subtitle}</p></figcaption>
      <Chart chart={chart} room={room} />
      {note && <p className="note">{note}</p>}
      {links && <p className="links">{links}</p>}
      {children && <details className="more"><summary>{more}</summary>{children}</details>}
    </figure>
  );
}
