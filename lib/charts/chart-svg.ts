import type { CaterpillarView } from "../views/caterpillar-view";
import type { SeriesView } from "../views/series-view";
import { caterpillar } from "./caterpillar";
import { frameFor, type FrameName, type Room } from "./frames";
import { renderSvg } from "./render-svg";
import { series } from "./series";

/** Any view that has a picture. */
export type ChartView = { kind: "caterpillar"; view: CaterpillarView } | { kind: "series"; view: SeriesView };

/** View and frame to SVG: the one way in which pages, slides and print get their pictures. */
export function chartSvg(chart: ChartView, frameName: FrameName, room: Room): string {
  const frame = frameFor(frameName, room);
  if (chart.kind === "caterpillar") return renderSvg(caterpillar(chart.view, frame));
  return renderSvg(series(chart.view, frame, room === "tile" ? Math.round(frame.fontSize * 10) : undefined));
}
