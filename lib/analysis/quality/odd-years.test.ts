import { describe, expect, it } from "vitest";
import { oddYears } from "./odd-years";
import { QUALITY_RULES } from "./rules";

const series = (...values: number[]) => values.map((value, at) => ({ year: 2000 + at, value }));

describe("oddYears", () => {
  it("says nothing of an even series, nor of a short one", () => {
    expect(oddYears(series(30, 32, 29, 31, 30, 28, 31, 30), QUALITY_RULES)).toBeUndefined();
    expect(oddYears(series(30, 300, 30, 30), QUALITY_RULES)).toBeUndefined();
  });

  it("tells a moderate from an extreme outlier by standard deviations", () => {
    // Of ten values none can lie three standard deviations away: an outlier widens its own. Of fifteen one can.
    const [ten, fifteen] = [oddYears(series(30, 31, 29, 30, 60, 31, 30, 29, 30, 31), QUALITY_RULES), oddYears(series(30, 31, 29, 30, 60, 31, 30, 29, 30, 31, 30, 29, 31, 30, 29), QUALITY_RULES)];

    expect([ten!.moderate, ten!.extreme]).toEqual([[2004], []]);
    expect([fifteen!.moderate, fifteen!.extreme]).toEqual([[], [2004]]);
  });

  it("names the year by modified z and by the XmR limits where its own spread hides it", () => {
    const odd = oddYears(series(30, 31, 29, 30, 60, 31, 30, 29, 30, 31), QUALITY_RULES)!;

    expect([odd.modified, odd.outside]).toEqual([[2004], [2004]]);
  });

  it("names a run of seven on one side as a run, not as outside", () => {
    const odd = oddYears(series(20, 32, 20, 32, 20, 32, 28, 29, 28, 30, 29, 28, 29), QUALITY_RULES)!;

    expect(odd.outside).toEqual([]);
    expect(odd.run.length).toBeGreaterThanOrEqual(7);
  });

  it("takes the office's own limits", () => {
    const values = series(30, 31, 29, 30, 60, 31, 30, 29, 30, 31);

    expect(oddYears(values, { ...QUALITY_RULES, moderateSd: 1, extremeSd: 2.5 })!.extreme).toEqual([2004]);
  });
});
