import type { ChartView } from "../charts/chart-svg";
import type { SpineGroup } from "../views/spine-view";

/** Rows that can still be read from the last row of a room. */
const INTERVAL_ROWS = 24;
const SPINE_ROWS = 16;
const MATRIX_ROWS = 12;

/** A picture of many rows as several for slides, each with the scale of the whole; any other picture as it is. */
export function chartParts(chart: ChartView): ChartView[] {
  if (chart.kind === "caterpillar" && chart.view.rows.length > INTERVAL_ROWS + 2) return intervalParts(chart);
  if (chart.kind === "coverage" && chart.view.rows.length > MATRIX_ROWS + 1) return evenChunks(chart.view.rows, MATRIX_ROWS).map((rows) => ({ kind: "coverage", view: { ...chart.view, rows } }));
  if (chart.kind === "spine") return spineParts(chart.view.groups).map((groups) => ({ kind: "spine", view: { ...chart.view, groups } }));
  return [chart];
}

function intervalParts({ view }: Extract<ChartView, { kind: "caterpillar" }>): ChartView[] {
  const { rows, references } = view;
  const marks = references.flatMap((line) => (line.kind === "band" ? [line.lower, line.upper] : [line.value]));
  const extent = { lower: Math.min(...rows.map(({ lower, raw }) => Math.min(lower, raw ?? lower)), ...marks), upper: Math.max(...rows.map(({ upper, raw }) => Math.max(upper, raw ?? upper)), ...marks) };
  return evenChunks(rows, INTERVAL_ROWS).map((part) => ({ kind: "caterpillar", view: { ...view, rows: part, extent } }));
}

/** Groups stay together while they fit; each row has a scale of its own, so nothing else is shared. */
function spineParts(groups: readonly SpineGroup[]): SpineGroup[][] {
  const parts: SpineGroup[][] = [[]];
  let left = SPINE_ROWS;
  for (const group of groups.flatMap((one) => evenChunks(one.rows, SPINE_ROWS).map((rows) => ({ ...one, rows })))) {
    if (group.rows.length > left && parts.at(-1)!.length > 0) {
      parts.push([]);
      left = SPINE_ROWS;
    }
    parts.at(-1)!.push(group);
    left -= group.rows.length + 1;
  }
  return parts;
}

/** As few parts as can be, of about one size. */
export function evenChunks<Item>(items: readonly Item[], most: number): Item[][] {
  const size = Math.ceil(items.length / Math.ceil(items.length / most));
  return items.length === 0 ? [] : Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
