import { expect, it } from "vitest";
import { joined, said, spoken } from "./said";

const births = { id: "births", label: "出生人数" };
const deaths = { id: "deaths", label: "死亡人数", year: 2008 };

it("keeps texts as they are, and beside each what it was made from, once", () => {
  const findings = spoken(joined([said("甲", births), said("乙", births, deaths)], "；"), [said("丙"), said("丁", deaths, undefined, { ...deaths, label: "别名" })]);

  expect(findings.heading).toBe("甲；乙");
  expect(findings.lead).toEqual(["丙", "丁"]);
  expect(findings.basis!.map((of) => of.map(({ id, year }) => `${id} ${year ?? ""}`.trim()))).toEqual([["births", "deaths 2008"], [], ["deaths 2008"]]);
});
