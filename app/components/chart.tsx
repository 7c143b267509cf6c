import { chartSvg, type ChartView } from "../../lib/charts/chart-svg";
import type { FrameName, Room } from "../../lib/charts/frames";
import type { Made } from "../../lib/charts/spots";

type Props = { chart: ChartView; room: Room; /** Where the number of a mark was made: area, year, quarter or row by its key. */ made?: Made };

/** A chart drawn by the server; a broad one is drawn for a phone too, and the style sheet shows one of them. */
export function Chart({ chart, room, made }: Props) {
  const drawn = { chart, room, ...(made ? { made } : {}) };
  if (room !== "broad") return <Drawn {...drawn} frame="page" />;
  return (
    <>
      <Drawn {...drawn} frame="page" className="on-page" />
      <Drawn {...drawn} frame="phone" className="on-phone" />
    </>
  );
}

function Drawn({ chart, frame, room, made, className = "" }: Props & { frame: FrameName; className?: string }) {
  return <div className={`svg ${className}`.trim()} dangerouslySetInnerHTML={{ __html: chartSvg(chart, frame, room, undefined, made) }} />;
}
