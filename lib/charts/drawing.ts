import type { CustomSeriesOption } from "echarts/charts";

type CustomElementOption = Extract<ReturnType<NonNullable<CustomSeriesOption["renderItem"]>>, { type: "group" }>["children"][number];

/** What a drawing is made of; positions in px of the picture. */
export type Mark =
  | { type: "line"; x1: number; y1: number; x2: number; y2: number; stroke: string; width: number; dash?: number[] }
  | { type: "path"; points: [number, number][]; stroke: string; width: number; fill?: string }
  | { type: "rect"; x: number; y: number; width: number; height: number; fill: string; stroke?: string; dash?: number[] }
  | { type: "dot"; x: number; y: number; r: number; fill: string; stroke?: string }
  | { type: "text"; x: number; y: number; text: string; fill: string; size: number; bold?: boolean; align?: "left" | "center" | "right" };

/** From a value of the axes to px. */
export type Scales = { x: (value: number) => number; y: (value: number) => number };

/** A straight scale from values to px. */
export function linear([low, high]: readonly [number, number], [from, to]: readonly [number, number]): (value: number) => number {
  const step = (to - from) / (high - low || 1);
  return (value) => from + (value - low) * step;
}

/**
 * A statistical picture as one custom series: ECharts has neither interval rows nor bands behind rows of its own, and one
 * item is one call for any number of marks. Axes are marks too: hidden ones of ECharts took a third of the time to draw.
 */
export function drawing(marks: readonly Mark[]): CustomSeriesOption {
  return { type: "custom", coordinateSystem: "none", silent: true, data: [0], clip: false, renderItem: () => ({ type: "group", children: marks.map(toElement) }) };
}

const half = (value: number) => Math.round(value * 2) / 2;

function toElement(mark: Mark): CustomElementOption {
  if (mark.type === "line") return { type: "line", shape: { x1: half(mark.x1), y1: half(mark.y1), x2: half(mark.x2), y2: half(mark.y2) }, style: { stroke: mark.stroke, lineWidth: mark.width, lineDash: mark.dash } };
  if (mark.type === "path") return { type: "polyline", shape: { points: mark.points }, style: { stroke: mark.stroke, lineWidth: mark.width, fill: mark.fill ?? "none" } };
  if (mark.type === "rect") return { type: "rect", shape: { x: mark.x, y: mark.y, width: mark.width, height: mark.height }, style: { fill: mark.fill, stroke: mark.stroke, lineDash: mark.dash } };
  if (mark.type === "dot") return { type: "circle", shape: { cx: half(mark.x), cy: half(mark.y), r: mark.r }, style: { fill: mark.fill, stroke: mark.stroke } };
  return { type: "text", style: { text: mark.text, x: half(mark.x), y: half(mark.y), fill: mark.fill, fontSize: mark.size, fontWeight: mark.bold ? "bold" : undefined, align: mark.align ?? "left", verticalAlign: "middle" } };
}
