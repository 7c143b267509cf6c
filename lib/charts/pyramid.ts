import { COUNT, formatNumber } from "../i18n/format";
import type { PyramidBand, PyramidView } from "../views/pyramid-view";
import { drawing, linear, type Mark } from "./drawing";
import type { Frame } from "./frames";
import { fitText, textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { wholeSpot } from "./spots";
import { countAxis, ticksOf } from "./ticks";

type Layout = { step: number; top: number; bottom: number; /** Where bars begin on either side. */ left: number; right: number; men(value: number): number; women(value: number): number; y(at: number): number };

/** Age pyramid: men to the left, women to the right of the ages, both from zero at equal scales, the oldest on top. */
export function pyramid(view: PyramidView, frame: Frame): Picture {
  const axis = axisOf(view, frame);
  const layout = layOut(view, frame, axis.max);
  const marks = [...grid(view, frame, layout, ticksOf(axis)), ...view.bands.flatMap((band, at) => bars(band, at, frame, layout)), ...outline(view, frame, layout), ...heads(view, frame, layout)];
  const height = Math.ceil(layout.bottom + frame.fontSize * (view.outline ? KEY_ROW + 0.9 : 1.8));
  return { width: frame.width, height, alt: view.alt, option: { series: [drawing(marks)] }, spots: () => [wholeSpot("all", view.title, { width: frame.width, height })] };
}

function axisOf({ bands }: PyramidView, { width, fontSize }: Frame) {
  const longest = Math.max(...bands.flatMap(({ men, women, outlineMen = 0, outlineWomen = 0 }) => [men, women, outlineMen, outlineWomen]), 1);
  return countAxis(longest, Math.max(1, width / (fontSize * 12)));
}

function layOut({ bands }: PyramidView, { width, fontSize, rowHeight }: Frame, longest: number): Layout {
  const step = bands.length <= 3 ? rowHeight * 2 : Math.max(rowHeight * 0.72, fontSize * 1.04);
  const gap = Math.max(...bands.map(({ label }) => textWidth(label, fontSize * 0.9)), 0) + fontSize;
  const top = fontSize * 2.2;
  const bottom = top + step * bands.length;
  const [left, right] = [(width - gap) / 2, (width + gap) / 2];
  const edge = Math.max(fontSize * 0.8, textWidth(formatNumber(longest, COUNT), fontSize * 0.9) / 2);
  return { step, top, bottom, left, right, men: linear([0, longest], [left, edge]), women: linear([0, longest], [right, width - edge]), y: (at) => bottom - step * (at + 1) };
}

function grid(view: PyramidView, { fontSize }: Frame, { top, bottom, men, women }: Layout, ticks: readonly number[]): Mark[] {
  return [men, women].flatMap((x) => ticks.flatMap((tick): Mark[] => [
    { type: "line", x1: x(tick), x2: x(tick), y1: top, y2: bottom, stroke: COLOUR.hairline, width: 1 },
    { type: "text", x: x(tick), y: bottom + fontSize * 0.9, text: formatNumber(tick, COUNT), fill: COLOUR.quiet, size: fontSize * 0.9, align: "center" },
  ]));
}

function bars({ label, men, women }: PyramidBand, at: number, { width, fontSize }: Frame, { step, y, left, right, men: toLeft, women: toRight }: Layout): Mark[] {
  const [top, height] = [y(at) + 0.5, step - 1];
  return [
    { type: "rect", x: toLeft(men), y: top, width: left - toLeft(men), height, fill: COLOUR.boys },
    { type: "rect", x: right, y: top, width: toRight(women) - right, height, fill: COLOUR.girls },
    { type: "text", x: width / 2, y: y(at) + step / 2, text: label, fill: COLOUR.quiet, size: fontSize * 0.9, align: "center" },
  ];
}

/** A stepped line at the ends of the bars that the other area or date would have. */
function outline({ bands }: PyramidView, { weight }: Frame, { step, y, left, right, men, women }: Layout): Mark[] {
  if (!bands.some(({ outlineMen }) => outlineMen !== undefined)) return [];
  const stepped = (x: (value: number) => number, base: number, value: (band: PyramidBand) => number): Mark => ({
    type: "path", stroke: COLOUR.ink, width: 1.25 * weight,
    points: [[base, y(-1)], ...bands.flatMap((band, at): [number, number][] => [[x(value(band)), y(at) + step], [x(value(band)), y(at)]]), [base, y(bands.length - 1)]],
  });
  return [stepped(men, left, ({ outlineMen = 0 }) => outlineMen), stepped(women, right, ({ outlineWomen = 0 }) => outlineWomen)];
}

function heads({ men, women, outline: label }: PyramidView, { fontSize, width, weight }: Frame, { left, right, top, bottom }: Layout): Mark[] {
  const y = top - fontSize * 1.2;
  const head = (x: number, text: string, align: "left" | "right"): Mark => ({ type: "text", x, y, text, fill: COLOUR.ink, size: fontSize, bold: true, align });
  const marks = [head(left, `${men.label} ${men.total}`, "right"), head(right, `${women.label} ${women.total}`, "left")];
  if (!label) return marks;
  const text = fitText(label, width - fontSize * 3, fontSize);
  const sample = fontSize * 1.6;
  const start = (width - textWidth(text, fontSize) - sample) / 2;
  const foot = bottom + KEY_ROW * fontSize;
  return [...marks, { type: "line", x1: start, x2: start + sample - fontSize * 0.4, y1: foot, y2: foot, stroke: COLOUR.ink, width: 1.25 * weight }, { type: "text", x: start + sample, y: foot, text, fill: COLOUR.quiet, size: fontSize }];
}

/** From the foot of the bars to the key of the outline, in type sizes. */
const KEY_ROW = 2.5;
