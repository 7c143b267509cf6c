import { expect, it } from "vitest";
import { MATCH, missing, ok, RISEN, UNCLEAR, VISITS } from "./fixtures/figures";
import { villageFindings } from "./village-findings";
import { villageRow } from "./village-row";

const writer = { locale: "zh-CN", threshold: 5 } as const;
const target = { kind: "target", lower: 0.9, upper: 0.9 } as const;
const own = { kind: "own", lower: 0.94, upper: 0.94 } as const;
const line = (indicator: typeof MATCH, value: number, reference: typeof target | typeof own, change: object = UNCLEAR) => villageRow({ indicator, figure: ok(indicator.id, value, { change } as never), reference, aboveName: "清源乡", writer });
const question = { areaName: "石门", aboveName: "清源乡", year: "2009", locale: "zh-CN" } as const;

it("names what is behind", () => {
  expect(villageFindings({ lines: [line(VISITS, 0.6, target), line(MATCH, 0.94, own)], ...question }).heading).toBe("石门：新生儿访视明显不及目标或清源乡");
});

it("says nothing of differences where there is none", () => {
  const { heading, lead } = villageFindings({ lines: [line(MATCH, 0.94, own)], ...question });

  expect(heading).toBe("石门：各项指标与清源乡都分不开");
  expect(lead).toEqual(["与上年相比没有可确认的变化。"]);
});

it("lists the clear changes", () => {
  expect(villageFindings({ lines: [line(MATCH, 0.94, own, RISEN)], ...question }).lead).toEqual(["与上年相比可确认的变化：账实相符率 ▲ 2.6 个百分点。"]);
});

it("says so where nothing was reported", () => {
  const lines = [villageRow({ indicator: MATCH, figure: missing("ledger-match"), aboveName: "清源乡", writer })];

  expect(villageFindings({ lines, ...question }).heading).toBe("石门 2009 年度没有任何报数");
});
