import type { LagField, LagTimelineView } from "../views/lag-timeline-view";
import { drawing, type Mark } from "./drawing";
import type { Frame } from "./frames";
import { fitText, textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import type { Tip } from "./spots";

type Layout = { left: number; top: number; row: number; field: number; size: number };

function layoutOf(view: LagTimelineView, { width, fontSize, rowHeight }: Frame, legend: number): Layout {
  const left = Math.ceil(Math.min(Math.max(...view.rows.map(({ name }) => textWidth(name, fontSize)), fontSize * 2), width * 0.26)) + fontSize;
  // One field is as broad as the room allows, and no broader than a row is high by half: a few periods do not fill the picture.
  const field = Math.min((width - left - fontSize * 0.3) / view.periods, rowHeight * 1.5);
  return { left, top: legend + fontSize * 1.8, row: Math.max(rowHeight, fontSize * 1.4), field, size: Math.min(field * 0.42, rowHeight * 0.32) };
}

/** What each stretch of a row says to those who point at it; paper has none who do. */
export function lagTips(view: LagTimelineView, frame: Frame): Tip[] {
  if (frame.name === "print") return [];
  const { left, top, row, field } = layoutOf(view, frame, legendMarks(view, frame).height);
  return view.rows.flatMap(({ stretches }, at) => stretches.map(({ from, to, text }) => ({ text, x: left + field * from, y: top + row * at, width: field * (to - from + 1), height: row })));
}

/** Villages as rows, periods as fields, a shape for each state: square, triangle, ring, tick and dot are told apart without colour. */
export function lagTimeline(view: LagTimelineView, frame: Frame): Picture {
  const { width, fontSize } = frame;
  const legend = legendMarks(view, frame);
  const layout = layoutOf(view, frame, legend.height);
  const bottom = layout.top + layout.row * view.rows.length;
  return { width, height: Math.ceil(bottom + fontSize * 0.5), alt: view.alt, option: { series: [drawing([...legend.marks, ...grid(view, frame, layout, bottom), ...rows(view, frame, layout)])] } };
}

/** Years: a line where each begins, and its label where it has room. */
function grid({ years, periods }: LagTimelineView, { fontSize }: Frame, { left, top, field }: Layout, bottom: number): Mark[] {
  const room = textWidth("2009", fontSize) + fontSize * 0.6;
  const step = Math.max(1, Math.ceil(room / (field * 4)));
  return years.flatMap(({ at, label }, place): Mark[] => {
    const x = left + field * at;
    const told = (years.length - 1 - place) % step === 0 && x + field * 0.3 + textWidth(label, fontSize) <= left + field * periods + fontSize * 0.3;
    return [{ type: "line", x1: x, x2: x, y1: top - fontSize * 1.3, y2: bottom, stroke: COLOUR.hairline, width: 1 }, ...(told ? [{ type: "text" as const, x: x + field * 0.3, y: top - fontSize * 0.8, text: label, fill: COLOUR.quiet, size: fontSize }] : [])];
  });
}

function rows({ rows: all, periods }: LagTimelineView, { fontSize, weight }: Frame, layout: Layout): Mark[] {
  const { left, top, row, field } = layout;
  return all.flatMap(({ name, fields }, at): Mark[] => {
    const y = top + row * (at + 0.5);
    return [
      { type: "text", x: left - fontSize * 0.7, y, text: fitText(name, left - fontSize * 0.7, fontSize), fill: COLOUR.ink, size: fontSize, align: "right" },
      { type: "line", x1: left, x2: left + field * periods, y1: y + row / 2, y2: y + row / 2, stroke: COLOUR.hairline, width: 0.5 },
      ...bars(fields, y, layout),
      ...fields.flatMap((one, place) => (one ? shape(one, left + field * (place + 0.5), y, layout.size, weight) : [])),
    ];
  });
}

/** A stay on the list is one band behind its shapes, so that its length is seen at once. */
function bars(fields: readonly (LagField | undefined)[], y: number, { left, field, row }: Layout): Mark[] {
  const found: { from: number; to: number }[] = [];
  fields.forEach((one, at) => {
    if (!one || !["listed", "overdue", "improving"].includes(one.state)) return;
    const last = found.at(-1);
    if (last?.to === at - 1) last.to = at;
    else found.push({ from: at, to: at });
  });
  return found.map(({ from, to }) => ({ type: "rect", x: left + field * from, y: y - row * 0.4, width: field * (to - from + 1), height: row * 0.8, fill: "#f6e6de" }));
}

/** What was only carried over a period without a test is drawn hollow or small. */
function shape({ state, tested }: LagField, x: number, y: number, r: number, weight: number): Mark[] {
  const ink = { stroke: COLOUR.behind, width: 1.25 * weight };
  const square = (fill: string): Mark => ({ type: "path", points: [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r], [x - r, y - r]], ...ink, fill });
  if (state === "listed") return [square(tested ? COLOUR.behind : COLOUR.paper)];
  if (state === "overdue") return [square(tested ? COLOUR.behind : COLOUR.paper), { type: "line", x1: x, x2: x, y1: y - r * 0.6, y2: y + r * 0.1, stroke: tested ? COLOUR.paper : COLOUR.behind, width: Math.max(1, r * 0.4) }, { type: "dot", x, y: y + r * 0.6, r: Math.max(0.6, r * 0.22), fill: tested ? COLOUR.paper : COLOUR.behind }];
  if (state === "improving") return [{ type: "path", points: [[x - r, y + r], [x, y - r], [x + r, y + r], [x - r, y + r]], stroke: COLOUR.better, width: 1.25 * weight, fill: tested ? COLOUR.better : COLOUR.paper }];
  if (state === "watch") return [{ type: "dot", x, y, r: r * 0.95, fill: COLOUR.paper, stroke: COLOUR.watch }];
  if (state === "released") return [{ type: "path", points: [[x - r, y], [x - r * 0.2, y + r * 0.8], [x + r, y - r * 0.9]], stroke: COLOUR.better, width: 1.5 * weight }];
  return tested ? [{ type: "dot", x, y, r: Math.max(0.8, r * 0.25), fill: COLOUR.grey }] : [];
}

/** What each shape means, on as many lines as it takes. */
function legendMarks({ legend }: LagTimelineView, { fontSize, width, weight }: Frame): { marks: Mark[]; height: number } {
  const r = fontSize * 0.42;
  let x = 0;
  let line = 0;
  const marks = legend.flatMap(({ state, text }): Mark[] => {
    const taken = r * 2 + fontSize * 0.5 + textWidth(text, fontSize) + fontSize * 1.2;
    if (x > 0 && x + taken - fontSize * 1.2 > width) {
      x = 0;
      line += 1;
    }
    const at = { x: x + r + 1, y: fontSize * (0.8 + line * 1.5) };
    x += taken;
    return [...shape({ state, tested: true }, at.x, at.y, r, weight), { type: "text", x: at.x + r + fontSize * 0.5, y: at.y, text, fill: COLOUR.quiet, size: fontSize }];
  });
  return { marks, height: fontSize * (1.6 + line * 1.5) };
}
