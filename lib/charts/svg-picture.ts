import { COLOUR, FONT } from "./palette";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

/** The root of every picture: its size, its text for those who do not see it, and the typeface that all texts inherit. `inner` ends the element. */
export const svgPicture = ({ width, height, alt, linked }: { width: number; height: number; alt: string; /** Holds links, so it is no single image. */ linked?: boolean }, inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="${linked ? "group" : "img"}" aria-label="${escapeXml(alt)}" font-family="${FONT.replaceAll('"', "'")}" font-size="12" fill="${COLOUR.ink}">${inner}`;

/** One decimal: a tenth of a pixel is not seen. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

type TextMark = { x: number; /** Of the middle of the line. */ y: number; size: number; fill?: string; bold?: boolean; align?: "middle" | "end"; /** White round the letters, over what is behind. */ halo?: boolean };

/** A text whose middle stands at y, as tidySvg places those of ECharts. */
export function svgText(text: string, { x, y, size, fill, bold, align, halo }: TextMark): string {
  const also = `${fill ? ` fill="${fill}"` : ""}${bold ? ' font-weight="bold"' : ""}${align ? ` text-anchor="${align}"` : ""}${halo ? ` stroke="${COLOUR.paper}" stroke-width="${px(size / 4)}" stroke-linejoin="round" paint-order="stroke"` : ""}`;
  return `<text x="${px(x)}" y="${px(y + size * 0.35)}" font-size="${size}"${also}>${escapeXml(text)}</text>`;
}

/** A rectangle. */
export const svgRect = (x: number, y: number, width: number, height: number, attributes: string): string => `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"${attributes}/>`;
