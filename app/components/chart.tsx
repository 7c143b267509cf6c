import { chartSvg, type ChartView } from "../../lib/charts/chart-svg";
import type { FrameName, Room } from "../../lib/charts/frames";

/** A chart drawn by the server; a broad one is drawn for a phone too, and the style sheet shows one of them. */
export function Chart({ chart, room }: { chart: ChartView; room: Room }) {
  if (room !== "broad") return <Drawn chart={chart} frame="page" room={room} />;
  return (
    <>
      <Drawn chart={chart} frame="page" room={room} className="on-page" />
      <Drawn chart={chart} frame="phone" room={room} className="on-phone" />
    </>
  );
}

function Drawn({ chart, frame, room, className = "" }: { chart: ChartView; frame: FrameName; room: Room; className?: string }) {
  return <div className={`svg ${className}`.trim()} dangerouslySetInnerHTML={{ __html: chartSvg(chart, frame, room) }} />;
}
