import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupLetters, letterOf, lettersText } from "./group-letters";
import { rankRegion } from "./rank-region";

const interval = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 15 })).map(([lower, length]) => ({ lower, upper: lower + length }));

describe("groupLetters", () => {
  it("gives one letter where all overlap, and one each where none do", () => {
    expect([...groupLetters([{ lower: 0, upper: 5 }, { lower: 4, upper: 9 }, { lower: 1, upper: 7 }]).groups]).toEqual([3]);
    expect(groupLetters([{ lower: 6, upper: 9 }, { lower: 0, upper: 5 }])).toMatchObject({ first: Int32Array.of(1, 0), last: Int32Array.of(1, 0) });
  });

  it("gives the one in the middle both letters", () => {
    const { first, last, groups } = groupLetters([{ lower: 0, upper: 4 }, { lower: 3, upper: 8 }, { lower: 6, upper: 9 }]);

    expect([...first]).toEqual([0, 0, 1]);
    expect([...last]).toEqual([0, 1, 1]);
    expect([...groups]).toEqual([2, 2]);
  });

  it("shares a letter exactly between those that cannot be told apart", () => {
    fc.assert(fc.property(fc.array(interval, { maxLength: 30 }), (intervals) => {
      const { first, last } = groupLetters(intervals);
      for (let a = 0; a < intervals.length; a += 1) {
        for (let b = 0; b < intervals.length; b += 1) {
          const overlap = a === b || (intervals[a]!.lower < intervals[b]!.upper && intervals[b]!.lower < intervals[a]!.upper);
          expect(first[a]! <= last[b]! && first[b]! <= last[a]!).toBe(overlap);
        }
      }
    }));
  });

  it("agrees with the rank region: as many lie wholly below as the lowest rank says", () => {
    fc.assert(fc.property(fc.array(interval, { minLength: 1, maxLength: 30 }), (intervals) => {
      const { first, last } = groupLetters(intervals);
      const { lower } = rankRegion(intervals);
      intervals.forEach((_, at) => expect(lower[at]).toBe(1 + [...last].filter((end) => end < first[at]!).length));
    }));
  });

  it("counts the members of each letter, and no group lies within another", () => {
    fc.assert(fc.property(fc.array(interval, { maxLength: 30 }), (intervals) => {
      const { first, last, groups } = groupLetters(intervals);
      const members = [...groups].map((_, letter) => intervals.flatMap((__, at) => (first[at]! <= letter && letter <= last[at]! ? [at] : [])));

      expect(members.map(({ length }) => length)).toEqual([...groups]);
      members.forEach((one, a) => members.forEach((two, b) => a !== b && expect(one.every((at) => two.includes(at))).toBe(false)));
    }));
  });

  it("lets equal points share a letter, and refuses an interval turned round", () => {
    expect(groupLetters([{ lower: 2, upper: 2 }, { lower: 2, upper: 2 }])).toMatchObject({ first: Int32Array.of(0, 0), last: Int32Array.of(0, 0) });
    expect(() => groupLetters([{ lower: 2, upper: 1 }])).toThrow(RangeError);
  });
});

it("spells letters beyond Z, and writes long runs by their ends", () => {
  expect([0, 25, 26, 27, 701, 702].map(letterOf)).toEqual(["A", "Z", "AA", "AB", "ZZ", "AAA"]);
  expect([lettersText(0, 0), lettersText(1, 2), lettersText(0, 3), lettersText(25, 26), lettersText(30, 30)]).toEqual(["A", "BC", "A–D", "Z–AA", "AE"]);
});
