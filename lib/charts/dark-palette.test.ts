import { describe, expect, it } from "vitest";
import { DARK, darkOf } from "./dark-palette";
import { COLOUR } from "./palette";

const light = (colour: string): number => [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at]!, 0);
const contrast = (one: string, two: string): number => (Math.max(light(one), light(two)) + 0.05) / (Math.min(light(one), light(two)) + 0.05);

describe("the dark palette", () => {
  it.each(["ink", "quiet", "accent", "boys", "girls", "better", "behind", "watch"] as const)("%s is read on the dark ground", (name) => {
    expect(contrast(DARK[name], DARK.paper)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([["#e3e6ea", COLOUR.ink], ["#cddfe4", COLOUR.ink], ["#d6e9e1", "#0f5a40"], ["#dfe7ee", "#3d5166"], ["#3d5166", COLOUR.paper], [COLOUR.behind, COLOUR.paper], ["#b5d3da", COLOUR.ink], [COLOUR.accent, COLOUR.paper], ["#e3eef1", COLOUR.ink], ["#dbe9ec", COLOUR.ink], ["#b5d2d8", COLOUR.ink]])("letters on %s stay readable", (ground, letters) => {
    expect(contrast(darkOf(ground), darkOf(letters))).toBeGreaterThanOrEqual(4.5);
  });

  it("keeps the order of a scale: the stronger on paper stands out more on the dark", () => {
    const scale = ["#f3f7f8", "#dbe9ec", "#b5d2d8", "#82b2bd", "#0b5e73"].map((colour) => contrast(darkOf(colour), DARK.paper));

    expect(scale).toEqual([...scale].sort((one, two) => one - two));
  });
});
