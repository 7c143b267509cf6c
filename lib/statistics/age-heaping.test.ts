import { describe, expect, it } from "vitest";
import { boundaryHeaping, myers, noumbissi, totalWhipple, whipple, whippleClass } from "./age-heaping";
import { ageRatioScore, jointScore } from "./joint-score";

describe("age reporting", () => {
  const level = new Array<number>(100).fill(10);
  const heaped = level.map((_, age) => (age % 10 === 0 ? 100 : 0));

  it("is clean where all ages are alike", () => {
    expect(whipple(level)).toBe(1);
    expect(noumbissi(level, 7)).toBe(1);
    expect(totalWhipple(level)).toBe(0);
    expect(myers(level)).toBeCloseTo(0, 12);
    expect(boundaryHeaping(level)).toEqual({ at: 1, over: 1 });
  });

  it("is at its worst where all end in 0", () => {
    expect(whipple(heaped, { digits: [0], ageMin: 30, ageMax: 60 })).toBe(10);
    expect(noumbissi(heaped, 0)).toBe(5);
    expect(myers(heaped)).toBeCloseTo(90, 12);
    expect(boundaryHeaping(heaped, 50)).toEqual({ at: 5, over: undefined });
  });

  it("of people pushed over the line of 45 shows on both counts", () => {
    const pushed = level.map((count, age) => (age === 45 ? 20 : age === 43 || age === 44 ? 5 : count));

    expect(boundaryHeaping(pushed).at).toBeCloseTo(2, 12);
    expect(boundaryHeaping(pushed).over).toBe(2);
  });

  it.each([[1, "highlyAccurate"], [1.0499, "highlyAccurate"], [1.05, "fairlyAccurate"], [1.16, "approximate"], [1.25, "rough"], [1.75, "veryRough"], [5, "veryRough"]])("calls a Whipple of %s %s, as the United Nations do", (index, word) => {
    expect(whippleClass(index)).toBe(word);
  });

  it.each([
    ["counts that stop short", () => whipple(level.slice(0, 50)), /reach from age 0 to every age needed/],
    ["nobody there", () => whipple(level.map(() => 0)), /must be people/],
    ["two odd digits", () => whipple(level, { digits: [1, 2] }), /one digit, or 0 and 5/],
    ["one decade", () => myers(level, { ageMin: 10, ageMax: 19 }), /enough whole decades/],
    ["digit 12", () => noumbissi(level, 12), /digit must be 0 to 9/],
  ])("refuses %s", (_name, compute, sentence) => {
    expect(compute).toThrow(RangeError);
    expect(compute).toThrow(sentence);
  });

  it("joint score: PAS spreadsheet AGESEX 14.3 (UN), age ratios of women 2.4 (Zelnick) and 1.8 (Ramachandran)", () => {
    const males = [4677000, 4135000, 3825000, 3647000, 3247000, 2802000, 2409000, 2212000, 1786000, 1505000, 1390000, 984000, 745000, 537000, 346000, 335000];
    const females = [4544000, 4042000, 3735000, 3647000, 3309000, 2793000, 2353000, 2112000, 1691000, 1409000, 1241000, 887000, 697000, 525000, 348000, 366000];

    expect(jointScore(males, females).joint).toBeCloseTo(14.3, 1);
    expect(ageRatioScore(females, { method: "zelnick" })).toBeCloseTo(2.4, 1);
    expect(ageRatioScore(females, { method: "ramachandran" })).toBeCloseTo(1.8, 1);
    expect(jointScore(males.map((x) => x / 1000), females.map((x) => x / 1000)).joint).toBeLessThan(jointScore(males, females).joint);
    expect(() => jointScore(males, females.map(() => 0))).toThrow(/must hold women/);
  });
});
