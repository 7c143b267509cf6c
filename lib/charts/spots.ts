import { escapeXml, px } from "./svg-picture";

/** A place of a picture that stands for one number: where it lies, what it is, and the key by which a page knows how it was made. */
export type Spot = { key: string; label: string; x: number; y: number; width: number; height: number; /** Leads on even where there are too many for all to. */ named?: boolean };

/** Where the number of a key was made; undefined where it leads nowhere. */
export type Made = ((key: string) => string | undefined) & { /** Every mark answers, however many there are: a deck moves between them by arrows. */ all?: true };

/** Stops on the way through a page with the keyboard: of more numbers only the named ones lead on, the table behind the picture has them all. */
export const MOST_SPOTS = 60;

/** Lays links over a picture; with them it is a group and no longer one image, so that they can be reached. */
export function withLinks(svg: string, spots: readonly Spot[], made: Made): string {
  const links = (made.all ? spots : fewEnough(spots)).flatMap((spot) => {
    const href = made(spot.key);
    return href === undefined ? [] : [`<a href="${escapeXml(href)}" aria-label="${escapeXml(spot.label)}"><rect x="${px(spot.x)}" y="${px(spot.y)}" width="${px(spot.width)}" height="${px(spot.height)}"/></a>`];
  });
  if (links.length === 0) return svg;
  const end = svg.lastIndexOf("</svg>");
  return `${svg.slice(0, end).replace('role="img"', 'role="group"')}<g class="spots" fill="none" pointer-events="all">${links.join("")}</g></svg>`;
}

function fewEnough(spots: readonly Spot[]): readonly Spot[] {
  if (spots.length <= MOST_SPOTS) return spots;
  return spots.filter(({ named }) => named).slice(0, MOST_SPOTS);
}

/** One mark of a picture as a link, where its key leads anywhere. */
export function linked(mark: string, { key, label }: Pick<Spot, "key" | "label">, made: Made | undefined): string {
  const href = made?.(key);
  return href === undefined ? mark : `<a href="${escapeXml(href)}" aria-label="${escapeXml(label)}">${mark}</a>`;
}

/** A place of a picture that says what it is to those who point at it, and leads nowhere. */
export type Tip = { text: string; x: number; y: number; width: number; height: number };

/** Places over a picture with their text; the later ones lie on top. */
export const tipsSvg = (tips: readonly Tip[]): string =>
  tips.length === 0 ? "" : `<g fill="none" pointer-events="all">${tips.map(({ text, x, y, width, height }) => `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"><title>${escapeXml(text)}</title></rect>`).join("")}</g>`;

/** Lays tips over a finished picture. */
export function withTips(svg: string, tips: readonly Tip[]): string {
  const end = svg.lastIndexOf("</svg>");
  return svg.slice(0, end) + tipsSvg(tips) + svg.slice(end);
}

/** The whole of a picture that shows one number. */
export const wholeSpot = (key: string, label: string, { width, height }: { width: number; height: number }): Spot => ({ key, label, x: 1, y: 1, width: width - 2, height: height - 2, named: true });

/** Upright fields side by side, one for each year, quarter or month. */
export const columnSpots = (points: readonly { key: string; label: string; x: number }[], step: number, { top, bottom }: { top: number; bottom: number }): Spot[] =>
  points.map(({ key, label, x }) => ({ key, label, x: x - step / 2, y: top, width: step, height: bottom - top, named: true }));
