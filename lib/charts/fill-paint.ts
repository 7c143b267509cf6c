import type { Fill } from "../views/area-mark";
import { COLOUR } from "./palette";

/** Two neutral hues for what is neither good nor bad: dark above, light below. */
const NEUTRAL = { above: "#3d5166", below: "#dfe7ee" } as const;
const PALE = { same: "#e3e6ea", plain: "#cddfe4", better: "#d6e9e1" } as const;

type Ground = { fill: string; stroke?: string; dash?: string; text: string };

/** Of a tile with words: solid or framed, since letters over hatching cannot be read; the words tell what colour alone would. */
const FRAMED: Record<Fill, Ground> = {
  behind: { fill: COLOUR.behind, text: COLOUR.paper },
  better: { fill: PALE.better, stroke: COLOUR.better, text: "#0f5a40" },
  above: { fill: NEUTRAL.above, text: COLOUR.paper },
  below: { fill: NEUTRAL.below, stroke: NEUTRAL.above, text: NEUTRAL.above },
  same: { fill: PALE.same, text: COLOUR.ink },
  plain: { fill: PALE.plain, text: COLOUR.ink },
  suppressed: { fill: COLOUR.paper, stroke: COLOUR.quiet, dash: "2 2", text: COLOUR.quiet },
  missing: { fill: COLOUR.paper, stroke: COLOUR.grey, text: COLOUR.quiet },
  undefined: { fill: COLOUR.paper, stroke: COLOUR.grey, dash: "6 3", text: COLOUR.quiet },
};

export const textOn = (fill: Fill): string => FRAMED[fill].text;

/** Attributes of a framed tile. */
export function framed(fill: Fill): string {
  const { fill: ground, stroke, dash } = FRAMED[fill];
  return ` fill="${ground}"${stroke ? ` stroke="${stroke}"` : ""}${dash ? ` stroke-dasharray="${dash}"` : ""}`;
}

/** The pictures of a pattern; what is not among them is one plain colour. */
const PATTERNS: Partial<Record<Fill, { step: number; ground: string; marks: string }>> = {
  better: { step: 5, ground: PALE.better, marks: `<path d="M-1 1L1 -1M0 5L5 0M4 6L6 4" stroke="${COLOUR.better}" stroke-width="2"/>` },
  below: { step: 5, ground: NEUTRAL.below, marks: `<path d="M-1 1L1 -1M0 5L5 0M4 6L6 4" stroke="${NEUTRAL.above}" stroke-width="1.2"/>` },
  suppressed: { step: 5, ground: COLOUR.paper, marks: `<circle cx="2.5" cy="2.5" r="0.9" fill="${COLOUR.quiet}"/>` },
  undefined: { step: 4, ground: COLOUR.paper, marks: `<path d="M0 2h4" stroke="${COLOUR.grey}"/>` },
};

/** Fills of shapes without words: what differs on one side is solid, on the other hatched, so that it reads without colour. */
export class PatternedFills {
  /** @param name of the picture: pictures on one page must not share the ids of patterns, for a hidden one takes its patterns along */
  constructor(private readonly name: string) {}

  attributes(fill: Fill): string {
    const stroke = fill === "suppressed" || fill === "missing" || fill === "undefined" ? ` stroke="${COLOUR.grey}"` : "";
    return ` fill="${PATTERNS[fill] ? `url(#${this.name}-${fill})` : fill === "missing" ? COLOUR.paper : FRAMED[fill].fill}"${stroke}`;
  }

  /** The definitions that these fills need. */
  definitions(fills: Iterable<Fill>): string {
    const made = [...new Set(fills)].flatMap((fill) => {
      const pattern = PATTERNS[fill];
      return pattern ? [`<pattern id="${this.name}-${fill}" width="${pattern.step}" height="${pattern.step}" patternUnits="userSpaceOnUse"><path d="M0 0h${pattern.step}v${pattern.step}h-${pattern.step}z" fill="${pattern.ground}"/>${pattern.marks}</pattern>`] : [];
    });
    return made.length > 0 ? `<defs>${made.join("")}</defs>` : "";
  }
}

/** Of a tile too small for patterns: how high it is and where it stands in its field of 1, and the rhythm of its dashes. */
export const TINY: Record<Fill, { colour: string; height: number; middle: number; dotted?: true }> = {
  behind: { colour: COLOUR.behind, height: 1, middle: 0.5 }, better: { colour: COLOUR.better, height: 0.5, middle: 0.75 },
  above: { colour: NEUTRAL.above, height: 1, middle: 0.5 }, below: { colour: "#7d93aa", height: 0.5, middle: 0.75 },
  same: { colour: "#d3d7dd", height: 1, middle: 0.5 }, plain: { colour: "#a9c7cf", height: 1, middle: 0.5 },
  suppressed: { colour: COLOUR.quiet, height: 0.3, middle: 0.5, dotted: true }, missing: { colour: COLOUR.grey, height: 0.15, middle: 0.9 }, undefined: { colour: COLOUR.grey, height: 0.15, middle: 0.5 },
};
