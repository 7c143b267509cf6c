import type { CalendarView } from "../views/calendar-view";
import type { CaterpillarView } from "../views/caterpillar-view";
import type { ChanceSeriesView } from "../views/chance-series-view";
import type { CoverageMatrixView } from "../views/coverage-matrix-view";
import type { DistributionView } from "../views/distribution-view";
import type { FlowView } from "../views/flow-view";
import type { FunnelView } from "../views/funnel-view";
import type { LorenzView } from "../views/lorenz-view";
import type { MapView } from "../views/map-view";
import type { LagTimelineView } from "../views/lag-timeline-view";
import type { LexisView } from "../views/lexis-view";
import type { ProjectionTile } from "../views/projection-view";
import type { PyramidView } from "../views/pyramid-view";
import type { QuarterView } from "../views/quarter-view";
import type { SeriesView } from "../views/series-view";
import type { SpineView } from "../views/spine-view";
import type { StockView } from "../views/stock-view";
import type { TileGridView } from "../views/tile-grid-view";
import { areaMap } from "./area-map";
import { calendarGrid, calendarSpots } from "./calendar-grid";
import { caterpillar } from "./caterpillar";
import { chanceSeries } from "./chance-series";
import { coverageMatrixSvg, coverageSpots } from "./coverage-matrix";
import { distribution } from "./distribution";
import { flowBars } from "./flow-bars";
import { funnel } from "./funnel";
import { frameFor, type FrameName, type Room } from "./frames";
import { lagTimeline, lagTips } from "./lag-timeline";
import { lexis } from "./lexis";
import { lorenz } from "./lorenz";
import { projection } from "./projection";
import { pyramid } from "./pyramid";
import { quarters } from "./quarters";
import { renderSvg, type Picture } from "./render-svg";
import { series } from "./series";
import { spine } from "./spine";
import { withLinks, withTips, type Made } from "./spots";
import { stockLines } from "./stock-lines";
import { tileGrid } from "./tile-grid";

/** Any view that has a picture. */
export type ChartView = { kind: "lorenz"; view: LorenzView } | { kind: "chance-series"; view: ChanceSeriesView } | { kind: "distribution"; view: DistributionView } | { kind: "flow"; view: FlowView } | { kind: "calendar"; view: CalendarView } | { kind: "stock"; view: StockView } | { kind: "coverage"; view: CoverageMatrixView } | { kind: "quarters"; view: QuarterView } | { kind: "caterpillar"; view: CaterpillarView } | { kind: "funnel"; view: FunnelView } | { kind: "series"; view: SeriesView } | { kind: "map"; view: MapView } | { kind: "tiles"; view: TileGridView } | { kind: "spine"; view: SpineView } | { kind: "pyramid"; view: PyramidView } | { kind: "lexis"; view: LexisView } | { kind: "lag-timeline"; view: LagTimelineView } | { kind: "projection"; view: ProjectionTile };

/** View and frame to SVG: the one way in which pages, slides and print get their pictures. A series takes the height given, in px of the frame; with `made` the marks lead to how their numbers were made. */
export function chartSvg(chart: ChartView, frameName: FrameName, room: Room, height?: number, made?: Made): string {
  const frame = frameFor(frameName, room);
  const draw = (picture: Picture) => renderSvg(picture, made);
  if (chart.kind === "caterpillar") return draw(caterpillar(chart.view, frame));
  if (chart.kind === "distribution") return draw(distribution(chart.view, frame));
  if (chart.kind === "funnel") return draw(funnel(chart.view, frame));
  if (chart.kind === "coverage") return made ? withLinks(coverageMatrixSvg(chart.view, frame), coverageSpots(chart.view, frame), made) : coverageMatrixSvg(chart.view, frame);
  if (chart.kind === "quarters") return draw(quarters(chart.view, frame, height !== undefined ? height : room === "tile" ? Math.round(frame.fontSize * 10) : undefined));
  if (chart.kind === "flow") return draw(flowBars(chart.view, frame, room === "tile"));
  if (chart.kind === "calendar") return made ? withLinks(calendarGrid(chart.view, frame), calendarSpots(chart.view, frame), made) : calendarGrid(chart.view, frame);
  if (chart.kind === "stock") return draw(stockLines(chart.view, frame));
  if (chart.kind === "map") return areaMap(chart.view, frame, made);
  if (chart.kind === "tiles") return tileGrid(chart.view, frame, made);
  if (chart.kind === "spine") return draw(spine(chart.view, frame));
  if (chart.kind === "pyramid") return draw(pyramid(chart.view, frame));
  if (chart.kind === "lorenz") return draw(lorenz(chart.view, frame));
  if (chart.kind === "chance-series") return draw(chanceSeries(chart.view, frame));
  if (chart.kind === "lag-timeline") return withTips(draw(lagTimeline(chart.view, frame)), lagTips(chart.view, frame));
  if (chart.kind === "lexis") return draw(lexis(chart.view, frame));
  if (chart.kind === "projection") return draw(projection(chart.view, frame, height));
  return draw(series(chart.view, frame, height !== undefined ? height : room === "tile" ? Math.round(frame.fontSize * 10) : undefined));
}
