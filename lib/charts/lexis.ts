import { COUNT, formatNumber } from "../i18n/format";
import type { LexisView } from "../views/lexis-view";
import { drawing, type Mark } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Picture } from "./render-svg";
import { columnSpots } from "./spots";
import { countAxis, ticksOf } from "./ticks";

/** From few to many people; numbers on the darkest are white, and all can be read (contrast above 4.5). */
const SHADES = ["#f3f7f8", "#dbe9ec", "#b5d2d8", "#82b2bd", "#0b5e73"] as const;
const DARK_FROM = 4;

type Layout = { columns: number[]; left: number; right: number; top: number; bottom: number; cell: { width: number; height: number }; numbers: boolean; size: number };

/** Heat grid of ages and years, the youngest at the foot; a bold frame follows a cohort, and each cell says its number where there is room. */
export function lexis(view: LexisView, frame: Frame): Picture {
  const layout = layOut(view, frame);
  const steps = stepsOf(view);
  const marks = [...cells(view, frame, layout, steps), ...axes(view, frame, layout), ...paths(view, frame, layout), ...key(view, frame, layout, steps)];
  return { width: frame.width, height: Math.ceil(layout.bottom + frame.fontSize * 4.2), alt: view.alt, option: { series: [drawing(marks)] }, spots: () => columnSpots(layout.columns.map((at, column) => ({ key: String(view.years[at]), label: String(view.years[at]), x: layout.left + layout.cell.width * (column + 0.5) })), layout.cell.width, { top: layout.top, bottom: layout.bottom }) };
}

/** All years where their numbers have room, else every second, third …, the last always among them. */
function layOut({ years, ages, cells: counts, paths: marked }: LexisView, { width, fontSize, rowHeight }: Frame): Layout {
  const size = fontSize * 0.9;
  const left = Math.ceil(Math.max(...ages.map((text) => textWidth(text, size)))) + fontSize * 0.7;
  const right = Math.ceil(Math.max(0, ...marked.map(({ label }) => textWidth(label, size)))) + fontSize * 0.9;
  const room = width - left - right;
  const widest = Math.max(...counts.flat().map((count) => textWidth(formatNumber(count, COUNT), size)), textWidth("2009", size)) + fontSize * 0.5;
  const fits = Math.max(2, Math.floor(room / widest));
  const step = Math.max(1, Math.ceil((years.length - 1) / (fits - 1)));
  const columns = years.map((_, at) => at).filter((at) => (years.length - 1 - at) % step === 0);
  const cell = { width: Math.min(room / columns.length, fontSize * 12), height: Math.max(rowHeight * 0.95, fontSize * 1.35) };
  const top = fontSize * 0.5;
  return { columns, left, right: left + cell.width * columns.length, top, bottom: top + cell.height * ages.length, cell, numbers: cell.width >= widest, size };
}

/** Bounds of the shades: round numbers of people from zero. */
function stepsOf({ cells: counts }: LexisView): number[] {
  const axis = countAxis(Math.max(1, ...counts.flat()), SHADES.length);
  const ticks = ticksOf(axis).slice(1);
  return ticks.length <= SHADES.length ? ticks : SHADES.map((_, at) => (axis.max / SHADES.length) * (at + 1));
}

const shadeOf = (count: number, steps: readonly number[]): number => {
  const at = steps.findIndex((step) => count <= step);
  const place = at < 0 ? steps.length - 1 : at;
  return steps.length === 1 ? 0 : Math.round((place / (steps.length - 1)) * (SHADES.length - 1));
};

const spot = ({ left, bottom, cell }: Layout, band: number, column: number) => ({ x: left + cell.width * column, y: bottom - cell.height * (band + 1) });

function cells({ cells: counts }: LexisView, _: Frame, layout: Layout, steps: readonly number[]): Mark[] {
  const { cell, columns, numbers, size } = layout;
  return counts.flatMap((row, band) => columns.flatMap((at, column): Mark[] => {
    const { x, y } = spot(layout, band, column);
    const shade = shadeOf(row[at]!, steps);
    const ground: Mark = { type: "rect", x, y, width: cell.width - 1, height: cell.height - 1, fill: SHADES[shade]! };
    return numbers ? [ground, { type: "text", x: x + (cell.width - 1) / 2, y: y + cell.height / 2, text: formatNumber(row[at]!, COUNT), fill: shade >= DARK_FROM ? COLOUR.paper : COLOUR.ink, size, align: "center" }] : [ground];
  }));
}

function axes({ years, ages }: LexisView, { fontSize }: Frame, layout: Layout): Mark[] {
  const { left, bottom, cell, columns, size } = layout;
  return [
    ...ages.map((text, band): Mark => ({ type: "text", x: left - fontSize * 0.4, y: spot(layout, band, 0).y + cell.height / 2, text, fill: COLOUR.quiet, size, align: "right" })),
    ...columns.map((at, column): Mark => ({ type: "text", x: left + cell.width * (column + 0.5), y: bottom + fontSize * 0.8, text: String(years[at]), fill: COLOUR.quiet, size, align: "center" })),
  ];
}

function paths({ paths: marked }: LexisView, { fontSize, weight }: Frame, layout: Layout): Mark[] {
  const { columns, cell, right, size } = layout;
  return marked.flatMap(({ label, bands }): Mark[] => {
    const frames = columns.flatMap((at, column): Mark[] => {
      const band = bands[at];
      if (band === undefined) return [];
      const { x, y } = spot(layout, band, column);
      const [w, h] = [cell.width - 1, cell.height - 1];
      return [{ type: "path", points: [[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]], stroke: COLOUR.ink, width: 1.75 * weight }];
    });
    const last = bands.at(-1);
    return last === undefined ? frames : [...frames, { type: "text", x: right + fontSize * 0.4, y: spot(layout, last, 0).y + cell.height / 2, text: label, fill: COLOUR.ink, size, bold: true }];
  });
}

/** Which shade is how many people. */
function key({ legend }: LexisView, { fontSize, width }: Frame, { left, bottom, size }: Layout, steps: readonly number[]): Mark[] {
  const y = bottom + fontSize * 2.2;
  const swatch = fontSize * 1.6;
  const start = left + textWidth(legend, size) + fontSize * 0.6;
  const room = Math.min((width - start) / steps.length, Math.max(...steps.map((step) => textWidth(formatNumber(step, COUNT), size))) + fontSize);
  return [
    { type: "text", x: left, y: y + swatch * 0.3, text: legend, fill: COLOUR.quiet, size },
    ...steps.flatMap((step, at): Mark[] => {
      const x = start + room * at;
      return [
        { type: "rect", x, y, width: room - 1, height: swatch * 0.6, fill: SHADES[shadeOf(step, steps)]!, ...(at === 0 ? { stroke: COLOUR.hairline } : {}) },
        { type: "text", x: x + room - 1, y: y + swatch, text: formatNumber(step, COUNT), fill: COLOUR.quiet, size, align: "right" },
      ];
    }),
  ];
}
