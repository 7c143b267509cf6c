import { expect, it } from "vitest";
import { missing, suppressed, villages } from "./fixtures/figures";
import { intervalRows, sortRows } from "./interval-row";

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
