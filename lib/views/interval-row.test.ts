import { expect, it } from "vitest";
import { missing, suppressed, villages } from "./fixtures/figures";
import { figureStanding, intervalRows, sortRows } from "./interval-row";

const target = { kind: "target", lower: 0.9, upper: 0.9 } as const;

it("puts an area apart only where its whole interval lies on one side", () => {
  const rows = intervalRows(villages(), target, "higher");

  expect(rows.filter(({ standing }) => standing === "below").map(({ name }) => name)).toEqual(["石门", "上湾", "柳沟"]);
  expect(rows.filter(({ tone }) => tone === "behind")).toHaveLength(3);
});

it("gives an indicator without a better side no tone", () => {
  expect(intervalRows(villages(), target).every(({ tone }) => tone === "neutral")).toBe(true);
});

it("leaves out what has no number", () => {
  expect(intervalRows([{ code: "1", name: "甲", figure: missing("x") }, { code: "2", name: "乙", figure: suppressed("x") }], target, "higher")).toEqual([]);
});

it("keeps what cannot be told apart in one block", () => {
  const standings = sortRows(intervalRows(villages().reverse(), target, "higher"), "higher").map(({ standing }) => standing);

  expect(standings.join()).toMatch(/^(below,)*(apartNot,?)*(above,?)*$/);
});

it("calls nobody above a target whose own value lies below it, though shrinkage brings it there", () => {
  const [first] = villages();
  const figure = { ...first!.figure, status: "ok" as const, value: 0.83, shrunken: { value: 0.94, interval: { lower: 0.92, upper: 0.96, level: 0.95, method: "beta-binomial" } } };

  expect(figureStanding(figure, target)).toBe("apartNot");
  expect(intervalRows([{ ...first!, figure }], target, "higher")[0]).toMatchObject({ standing: "apartNot", tone: "neutral" });
  expect(figureStanding({ ...figure, value: 0.91 }, target)).toBe("above");
});
