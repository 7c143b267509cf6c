import { describe, expect, it } from "vitest";
import type { Outlines } from "../snapshots/geometry/topology";
import { neighboursOf } from "./neighbours";

/** A square of one degree with its lower left corner at x, y. */
const square = (x: number, y: number, isTurned = false): Outlines => {
  const ring: [number, number][] = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]];
  return [[isTurned ? ring.reverse() : ring]];
};

describe("neighbours on a map", () => {
  it.each([true, false])("are areas that share a line, whichever way it is drawn (one turned: %s)", (isTurned) => {
    const shapes = new Map([["a", square(0, 0)], ["b", square(1, 0, isTurned)], ["c", square(2, 0)]]);

    expect(neighboursOf(shapes, ["a", "b", "c"])).toEqual([[1], [0, 2], [1]]);
  });

  it("are not areas that touch in a corner, nor those without an outline", () => {
    const shapes = new Map([["a", square(0, 0)], ["b", square(1, 1)]]);

    expect(neighboursOf(shapes, ["a", "b", "c"])).toEqual([[], [], []]);
  });

  it("are counted among the areas asked for only", () => {
    const shapes = new Map([["a", square(0, 0)], ["b", square(1, 0)], ["c", square(2, 0)]]);

    expect(neighboursOf(shapes, ["c", "a"])).toEqual([[], []]);
  });
});
