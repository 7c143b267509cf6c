import type { CoverageMatrixView, MatrixCell, MatrixRow } from "../views/coverage-matrix-view";
import { fillLegend } from "./fill-legend";
import { framed, textOn } from "./fill-paint";
import type { Frame } from "./frames";
import { fitText, textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import type { Spot } from "./spots";
import { escapeXml, px, svgPicture, svgRect, svgText } from "./svg-picture";
import { wrapText } from "./wrap-text";

const GAP = 2;
/** Below this room a value has no decimals, and columns are numbered and named above. */
const DECIMALS_EM = 4.3;
const NAMES_EM = 4.6;

type Layout = { left: number; column: number; row: number; numbered: boolean; short: boolean };

/** Areas by services, written as SVG: a cell is a word in its own field, so that it reads without colour. */
export function coverageMatrixSvg(view: CoverageMatrixView, frame: Frame): string {
  const { rows, height, heads, key, legend, layout } = placed(view, frame);
  const drawn = rows.map(({ row, y }, at) => rowSvg(row, y, layout, frame, at === 0)).join("");
  const moved = (y: number, svg: string) => (svg === "" ? "" : `<g transform="translate(0 ${px(y)})">${svg}</g>`);
  return svgPicture({ width: frame.width, height, alt: view.alt }, `${legend.svg}${moved(legend.height, key.svg)}${moved(legend.height + key.height, heads.svg)}${drawn}</svg>`);
}

/** A field for each cell; of many, those of the whole area and those clearly below lead on. Keys: `CODE|0` by column, the whole area's `|0`. */
export function coverageSpots(view: CoverageMatrixView, frame: Frame): Spot[] {
  const { rows, layout: { left, column, row: height } } = placed(view, frame);
  return rows.flatMap(({ row, y }, place) => row.cells.map((cell, at): Spot => ({ key: `${row.code}|${at}`, label: cell.hint, x: left + at * column, y, width: column, height, named: place === 0 || cell.below === true })));
}

/** Where everything stands. */
function placed(view: CoverageMatrixView, frame: Frame) {
  const { width, fontSize } = frame;
  const names = [view.own, ...view.rows].map(({ name }) => textWidth(name, fontSize) * 1.06);
  const left = Math.ceil(Math.min(Math.max(...names), width * 0.26) + fontSize * 0.8);
  const column = (width - left) / Math.max(1, view.columns.length);
  const layout: Layout = { left, column, row: Math.round(fontSize * 1.7), numbered: column < fontSize * NAMES_EM, short: column < fontSize * DECIMALS_EM };
  const legend = fillLegend(view.legend, { width, fontSize, swatch: (fill, x, y, size) => svgRect(x + 0.5, y + 0.5, size - 1, size - 1, framed(fill)) });
  const key = layout.numbered ? keyOf(view, frame) : { svg: "", height: 0 };
  const heads = headsOf(view, frame, layout);
  const top = legend.height + key.height + heads.height;
  const rows = [view.own, ...view.rows].map((row, at) => ({ row, y: top + at * layout.row + (at > 0 ? fontSize * 0.5 : 0) }));
  return { rows, layout, legend, key, heads, height: Math.ceil(top + (view.rows.length + 1) * layout.row + fontSize * 0.8) };
}

/** Too narrow for names above the columns: the columns bear numbers, and a list says what they are. */
function keyOf({ columns }: CoverageMatrixView, { fontSize }: Frame): { svg: string; height: number } {
  const line = fontSize * 1.5;
  const svg = columns.map(({ label, reference }, at) => svgText([`${at + 1} ${label}`, reference].filter((text) => text !== "").join(" · "), { x: 0, y: line * (at + 0.5), size: fontSize, fill: COLOUR.quiet })).join("");
  return { svg, height: line * columns.length + fontSize * 0.5 };
}

function headsOf({ columns }: CoverageMatrixView, { fontSize }: Frame, { left, column, numbered }: Layout): { svg: string; height: number } {
  const line = fontSize * 1.25;
  const texts = columns.map(({ label, reference }, at) => (numbered ? [String(at + 1)] : [...wrapText(label, column - fontSize * 0.4, fontSize), ...(reference ? [reference] : [])]));
  const most = Math.max(...texts.map((lines) => lines.length));
  const svg = texts.flatMap((lines, at) => lines.map((text, place) => {
    const isReference = !numbered && place === lines.length - 1 && columns[at]!.reference !== "";
    return svgText(isReference ? fitText(text, column, fontSize) : text, { x: left + column * (at + 0.5), y: line * (most - lines.length + place + 0.5), size: fontSize, align: "middle", ...(isReference ? { fill: COLOUR.quiet } : {}) });
  })).join("");
  return { svg, height: most * line + fontSize * 0.4 };
}

function rowSvg(row: MatrixRow, y: number, { left, column, row: height, short }: Layout, { fontSize, width }: Frame, own: boolean): string {
  const marked = row.cells.some(({ below }) => below);
  const name = svgText(fitText(row.name, left - fontSize * 0.6, fontSize * (marked || own ? 1.06 : 1)), { x: left - fontSize * 0.6, y: y + height / 2, size: fontSize, align: "end", bold: marked || own });
  const cells = row.cells.map((cell, at) => cellSvg(cell, { x: left + at * column, y, width: column, height }, fontSize, short)).join("");
  const rule = own ? `<path d="M0 ${px(y + height + fontSize * 0.2)}H${px(width)}" stroke="${COLOUR.hairline}"/>` : "";
  return name + cells + rule;
}

type Box = { x: number; y: number; width: number; height: number };

function cellSvg(cell: MatrixCell, { x, y, width, height }: Box, fontSize: number, short: boolean): string {
  const value = short ? cell.short : cell.text;
  const text = cell.below ? `▼${short ? "" : " "}${value}` : value;
  return `<g><title>${escapeXml(cell.hint)}</title>${svgRect(x + GAP / 2 + 0.5, y + GAP / 2 + 0.5, width - GAP - 1, height - GAP - 1, framed(cell.fill))}${svgText(fitText(text, width - GAP, fontSize), { x: x + width / 2, y: y + height / 2, size: fontSize, fill: textOn(cell.fill), align: "middle", bold: cell.below })}</g>`;
}
