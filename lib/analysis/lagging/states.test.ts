import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LAGGING_RULES } from "./rules";
import { lagHistory, type Judged } from "./states";

const quarter = (step: number) => `${Math.floor(step / 4)}-Q${(step % 4) + 1}`;
const START = 2007 * 4;

/** One indicator's quarters: `x` behind, `.` not behind, `-` not tested, `w` behind and worsening. */
const story = (marks: string, indicator = "ledger-match"): Judged[] =>
  [...marks].flatMap((mark, at) => (mark === "-" ? [] : [{ indicator, period: quarter(START + at), step: START + at, behind: mark !== ".", ...(mark === "w" ? { worsening: true } : {}) }]));

const stateOf = (...stories: Judged[][]) => lagHistory(stories.flat(), LAGGING_RULES).standing?.state;

describe("a village's standing", () => {
  it.each([
    ["", undefined], [".", undefined], ["x", "watch"], ["x.", undefined], ["xx", "listed"], ["w", "listed"], ["x.x", "watch"],
    ["x-x", "listed"], ["xx.", "improving"], ["xx..", "released"], ["xx.x", "listed"], ["xx.x.", "improving"], ["xx..x", "watch"],
    ["xx..xx", "listed"], ["xx......", undefined],
  ])("after %s is %s", (marks, state) => {
    expect(stateOf(story(marks))).toBe(state);
  });

  it("is listed at once when behind on two indicators in one period", () => {
    expect(stateOf(story(".x"), story(".x", "late-share"))).toBe("listed");
    expect(stateOf(story("x."), story(".x", "late-share"))).toBe("watch");
  });

  it("improves only when every indicator it is listed for is clear", () => {
    expect(stateOf(story("xx."), story("xxx", "late-share"))).toBe("listed");
    expect(stateOf(story("xx.."), story("xx.x", "late-share"))).toBe("listed");
    expect(stateOf(story("xx.."), story("xx.-", "late-share"))).toBe("improving");
  });

  it("tells since when, when listed, when released and how many rounds", () => {
    const { listings, standing } = lagHistory(story(".xxx..xx"), LAGGING_RULES);

    expect(listings).toEqual([
      { since: "2007-Q2", listed: "2007-Q3", released: "2008-Q2", indicators: ["ledger-match"] },
      { since: "2008-Q3", listed: "2008-Q4", indicators: ["ledger-match"] },
    ]);
    expect(standing).toEqual({ state: "listed", since: "2008-Q3", rounds: 1, indicators: ["ledger-match"] });
  });

  it("counts from the first period behind of all reasons, in whatever order they come", () => {
    const [one, two] = [story(".-xx"), story(".x-x", "late-share")];

    for (const judged of [[...one, ...two], [...two, ...one]]) {
      expect(lagHistory(judged, LAGGING_RULES).listings).toEqual([{ since: "2007-Q2", listed: "2007-Q4", indicators: ["late-share", "ledger-match"] }]);
    }
  });

  it("counts a year as behind from its last quarter, not from its name", () => {
    const yearly = [{ indicator: "sex-ratio-at-birth", period: "2007", step: START + 3, behind: true }];

    expect(lagHistory([...yearly, ...story(".x--")], LAGGING_RULES).standing).toMatchObject({ state: "watch", since: "2007-Q2" });
    expect(lagHistory([...yearly, ...story("-..-")], LAGGING_RULES).standing).toMatchObject({ state: "watch", since: "2007" });
  });

  it("judges a yearly indicator by its own periods, not by the quarters between", () => {
    const yearly = [2005, 2006, 2007].map((year) => ({ indicator: "sex-ratio-at-birth", period: String(year), step: year * 4 + 3, behind: year < 2007 }));
    const { standing, listings } = lagHistory([...yearly, ...story("....")], LAGGING_RULES);

    expect(listings).toEqual([{ since: "2005", listed: "2006", indicators: ["sex-ratio-at-birth"] }]);
    expect(standing).toMatchObject({ state: "improving", rounds: 2 });
  });
});

describe("over all orders of states", () => {
  const marks = fc.array(fc.constantFrom("x", ".", "-", "w"), { maxLength: 24 }).map((all) => all.join(""));

  it("never lists before a reason, never releases before two clear periods, and never overlaps two stays", () => {
    fc.assert(
      fc.property(marks, (text) => {
        const { listings, standing } = lagHistory(story(text), LAGGING_RULES);
        const tested = story(text);
        listings.forEach((listing, at) => {
          expect(listing.since <= listing.listed).toBe(true);
          if (listing.released === undefined) expect(at).toBe(listings.length - 1);
          else {
            const end = tested.findIndex(({ period }) => period === listing.released);
            expect(tested.slice(end - 1, end + 1).every(({ behind }) => !behind)).toBe(true);
            if (listings[at + 1]) expect(listings[at + 1]!.listed > listing.released).toBe(true);
          }
          const begin = tested.findIndex(({ period }) => period === listing.listed);
          expect(tested[begin]!.behind && (tested[begin]!.worsening || tested[begin - 1]?.behind)).toBeTruthy();
        });
        const open = listings.some(({ released }) => released === undefined);
        expect(open).toBe(standing?.state === "listed" || standing?.state === "improving");
      }),
    );
  });

  it("does not depend on the order in which tests are handed in", () => {
    fc.assert(
      fc.property(marks, marks, fc.integer(), (one, two, turn) => {
        const all = [...story(one), ...story(two, "late-share")];
        const moved = all.length ? [...all.slice(Math.abs(turn) % all.length), ...all.slice(0, Math.abs(turn) % all.length)] : all;
        expect(lagHistory(moved, LAGGING_RULES)).toEqual(lagHistory(all, LAGGING_RULES));
      }),
    );
  });
});
