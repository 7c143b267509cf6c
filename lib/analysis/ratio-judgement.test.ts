import { describe, expect, it } from "vitest";
import { judgeRatios } from "./ratio-judgement";

const births = (boys: number, exposure: number) => ({ status: "ok" as const, events: boys, exposure });
const rule = { upper: 107, need: 1890 };

describe("judging sex ratios at birth", () => {
  it("judges nobody with fewer births than suffice, however skewed, and says how many more are needed", () => {
    const [few, enough] = judgeRatios([births(1400, 1889), births(1400, 1890)], rule);

    expect(few).toEqual({ verdict: "tooFew", births: 1889, lacking: 1 });
    expect(enough).toMatchObject({ verdict: "high", births: 1890 });
  });

  it("corrects for how many are tested: what would be high alone is not among many", () => {
    const borderline = births(1086, 2000); // 118.8 against 107: one-sided p of about 0.01
    const [alone] = judgeRatios([borderline], rule);
    const [among] = judgeRatios([borderline, ...Array.from({ length: 19 }, () => births(1030, 2000))], rule);

    expect(alone!.verdict).toBe("high");
    expect(among!.verdict).toBe("notHigh");
    expect((among as { p: number }).p).toBe((alone as { p: number }).p);
  });

  it("does not count those with too few births among the tests", () => {
    const borderline = births(1086, 2000);
    const [among] = judgeRatios([borderline, ...Array.from({ length: 400 }, () => births(20, 40))], rule);

    expect(among!.verdict).toBe("high");
  });

  it("tests against the upper end of the band, not against its middle: many births at 107 are not high", () => {
    expect(judgeRatios([births(107_000, 207_000)], rule)[0]!.verdict).toBe("notHigh");
  });

  it("says nothing of what may not be shown or was not reported", () => {
    const none = judgeRatios([{ status: "suppressed", exposure: 5000, events: 3000 }, { status: "missing" }, { status: "undefined", events: 0, exposure: 0 }], rule);

    expect(none).toEqual([{ verdict: "none" }, { verdict: "none" }, { verdict: "none" }]);
  });
});
