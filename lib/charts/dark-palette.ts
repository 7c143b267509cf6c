import { COLOUR } from "./palette";

type Rgb = readonly [red: number, green: number, blue: number];

/** The palette on a dark ground, each colour by its own: lighter and less strong, so that lines glow neither on a projector nor vanish. */
export const DARK = {
  ink: "#e9edf0", quiet: "#a9b2ba", hairline: "#38424a", band: "#0c0f11", accent: "#5cbcd3", normal: "#2a3942",
  boys: "#82b3e8", girls: "#e9a36e", better: "#57c99c", behind: "#f2906b", watch: "#e2b44e", grey: "#747d86", paper: "#14191d",
} as const satisfies Record<keyof typeof COLOUR, string>;

/** Colours of letters and grounds that are no mixture of the palette with paper. */
const OTHERS: Record<string, string> = { "#3d5166": "#a3b8cf", "#0f5a40": "#8fdcb9", "#96521a": "#f0b485" };
const BASES = ["ink", "accent", "boys", "girls", "better", "behind", "watch"] as const;

/** What a colour of a picture is on a dark ground. A tint, which is one of the palette's colours laid thinly on paper, is laid as thinly on the dark one. */
export function darkOf(colour: string): string {
  const name = (Object.keys(COLOUR) as (keyof typeof COLOUR)[]).find((one) => COLOUR[one] === colour);
  if (name) return DARK[name];
  return OTHERS[colour] ?? tintOnDark(rgbOf(colour));
}

function tintOnDark(colour: Rgb): string {
  const paper = rgbOf(COLOUR.paper);
  const fits = BASES.map((base) => {
    const full = rgbOf(COLOUR[base]).map((part, at) => part - paper[at]!);
    const own = colour.map((part, at) => part - paper[at]!);
    const strength = Math.min(1, Math.max(0, dot(own, full) / dot(full, full)));
    return { base, strength, off: dot(own.map((part, at) => part - strength * full[at]!), own.map((part, at) => part - strength * full[at]!)) };
  });
  const { base, strength } = fits.reduce((best, one) => (one.off < best.off ? one : best));
  const [light, dark] = [rgbOf(DARK[base]), rgbOf(DARK.paper)];
  return `#${light.map((part, at) => Math.round(part * strength + dark[at]! * (1 - strength)).toString(16).padStart(2, "0")).join("")}`;
}

const dot = (one: readonly number[], two: readonly number[]): number => one.reduce((sum, part, at) => sum + part * two[at]!, 0);
const rgbOf = (colour: string): Rgb => [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16)) as unknown as Rgb; // three parts of six digits
