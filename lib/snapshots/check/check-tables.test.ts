import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../engine/duckdb/database";
import type { FileName } from "../files";
import { checkTables } from "./check-tables";
import { AREAS, places, stageRows, type CellRow } from "./stage-rows";

let database: Database;
beforeEach(async () => {
  database = await openDatabase({ directories: ["/nonexistent"], threads: 2 });
});
afterEach(() => database.close());

const check = async (tables: Partial<Record<FileName, CellRow[] | CellRow[][]>>, ledger?: { asOf: string; statYearStart: number }) =>
  checkTables(database, await stageRows(database, { areas: AREAS, ...tables }, ledger));

const event = (cells: CellRow): CellRow => ({ area: "V1", period: "2009-03", kind: "birth", count: "3", ...cells });

type Case = [promise: string, tables: Partial<Record<FileName, CellRow[] | CellRow[][]>>, expected: string[]];

const cases: Case[] = [
  ["nothing wrong", { events: [event({}), event({ sex: "M", count: "0012" }), event({ period: "2008-10", count: null }), event({ kind: "death", band: "85+" }), event({ kind: "death", band: "1-4" }), event({ kind: "move_in", band: "abroad" })] }, []],
  ["counts are digits only", { events: ["+1", " 1", "1.0", "1e3", "1,000", "１", "-1", "1 ", "12345678901"].map((count, at) => event({ period: `2009-0${at + 1}`, count })) }, [2, 3, 4, 5, 6, 7, 8, 9].map((row) => `events.csv:${row}:count:count.notDigits`).concat("events.csv:10:count:count.tooLarge")],
  ["areas that are no code, or not listed", { events: [event({ area: "V 1" }), event({ area: "V9" }), event({ area: "v1" }), event({ area: null })] }, ["events.csv:2:area:area.badCode", "events.csv:3:area:area.unknown", "events.csv:4:area:area.unknown", "events.csv:5:area:value.missing"]],
  ["periods", { events: ["2009-13", "2009-3", "2009Q1", "2009-Q5", "09", "2009-00", "0999"].map((period) => event({ period })) }, [2, 3, 4, 5, 6, 7, 8].map((row) => `events.csv:${row}:period:period.bad`)],
  ["values outside their lists", { events: [event({ kind: "births" }), event({ sex: "X" }), event({ sex: "m", period: "2009-04" })] }, ["events.csv:2:kind:kind.unknown", "events.csv:3:sex:sex.unknown", "events.csv:4:sex:sex.unknown"]],
  ["bands by kind", { events: [event({ band: "4" }), event({ kind: "death", band: "4-1" }), event({ kind: "death", band: "old" }), event({ kind: "move_in", band: "1" }), event({ kind: "death", band: "151" })] }, [2, 3, 4, 5, 6].map((row) => `events.csv:${row}:band:band.bad`)],
  ["an area outside its time", { events: [event({ area: "V3", period: "2004-12" }), event({ area: "V3", period: "2005-01" }), event({ area: "V3", period: "2005", kind: "death" }), event({ area: "V3", period: "2006", kind: "death" })] }, ["events.csv:3:area:area.notInPeriod", "events.csv:5:area:area.notInPeriod"]],
  ["reported before the period or after as_of", { events: [event({ reported: "2009-02" }), event({ reported: "2009-10", sex: "M" }), event({ reported: "2009-11", sex: "F" }), event({ period: "2009", kind: "death", reported: "2008-09" }), event({ period: "2009", kind: "death", reported: "2008-10" }), event({ period: "2009-Q2", kind: "move_in", reported: "2008-12" })] }, ["events.csv:2:reported:reported.beforePeriod", "events.csv:4:reported:reported.afterAsOf", "events.csv:5:reported:reported.beforePeriod", "events.csv:7:reported:reported.beforePeriod"]],
  ["a period that begins after as_of", { events: [event({ period: "2009-10" }), event({ period: "2009-11" }), event({ period: "2010", kind: "death" }), event({ period: "2011", kind: "death" }), event({ period: "2010-Q1", kind: "move_in" }), event({ period: "2010-Q2", kind: "move_in" })] }, ["events.csv:3:period:period.afterAsOf", "events.csv:5:period:period.afterAsOf", "events.csv:7:period:period.afterAsOf"]],
  ["repeated keys, empty equal to empty", { events: [event({}), event({}), event({ sex: "M" }), event({ sex: "M", count: "9" }), event({ sex: "M", reported: "2009-04" })] }, ["events.csv:3:area,period,reported,kind,sex,band:key.repeated", "events.csv:5:area,period,reported,kind,sex,band:key.repeated"]],
  ["months beside their year", { events: [event({}), event({ period: "2009-04" }), event({ period: "2009" }), event({ period: "2008" }), event({ kind: "death", period: "2009" }), event({ kind: "death", period: "2009-Q1" }), event({ kind: "move_in", period: "2009-Q1" }), event({ kind: "move_in", period: "2009-01" }), event({ kind: "move_out", period: "2009-Q1" }), event({ kind: "move_out", period: "2008-12" })] }, ["events.csv:4:period:period.mixed", "events.csv:7:period:period.mixed", "events.csv:11:period:period.mixed"]],
  ["death bands that overlap", { events: [event({ kind: "death", band: "0-4" }), event({ kind: "death", band: "4" }), event({ kind: "death", band: "5-9", reported: "2009-05" }), event({ kind: "death", band: "9+", sex: "M" }), event({ kind: "death", band: "8+" })] }, ["events.csv:3:band:band.overlap", "events.csv:6:band:band.overlap"]],
  ["dates", { population: ["2009-02-29", "2009-2-1", "2009-10-06", "20090930", "2009-10-05"].map((date) => ({ area: "V1", date, count: "9" })) }, ["population.csv:2:date:date.noSuchDay", "population.csv:3:date:date.bad", "population.csv:4:date:date.afterAsOf", "population.csv:5:date:date.bad"]],
  ["ages", { population: [["151", ""], ["x", ""], ["5", "4"], ["", "4"], ["1.5", ""]].map(([from, to], at) => ({ area: "V1", date: `2009-0${at + 1}-01`, age_from: from, age_to: to, count: "9" })) }, ["population.csv:2:age_from:age.bad", "population.csv:3:age_from:age.bad", "population.csv:4:age_to:age.order", "population.csv:5:age_from:age.fromMissing", "population.csv:6:age_from:age.bad"]],
  ["age bands that overlap, all ages apart", { population: [["0", ""], ["0", "4"], ["3", "9"], ["10", ""], ["80", ""], ["85", ""]].map(([from, to]) => ({ area: "V1", date: "2009-09-30", age_from: from, age_to: to, count: "9" })) }, ["population.csv:4:age_from:band.overlap", "population.csv:6:age_from:band.overlap", "population.csv:7:age_from:band.overlap"]],
  ["the same ages written twice", { population: [["0", "4"], ["00", "04"], ["", ""], ["0", ""]].map(([from, to]) => ({ area: "V1", date: "2009-09-30", age_from: from, age_to: to, count: "9" })) }, ["population.csv:3:area,date,sex,age_from,age_to:key.repeated", "population.csv:5:area,date,sex,age_from,age_to:key.repeated"]],
  ["population of an area that had ended", { population: [{ area: "V3", date: "2004-12-31", count: "1" }, { area: "V3", date: "2005-01-01", count: "1" }] }, ["population.csv:3:area:area.notInPeriod"]],
  ["migrants", { migrants: [{ area: "V1", date: "2009-09-30", direction: "inside", reach: "moon", count: "1" }, { area: "V1", date: "2009-09-30", direction: "in", count: "x" }] }, ["migrants.csv:2:direction:direction.unknown", "migrants.csv:2:reach:reach.unknown", "migrants.csv:3:count:count.notDigits"]],
  ["more matched than written or found", { checks: [{ area: "V1", period: "2009-03", kind: "birth", ledger: "5", found: "4", matched: "6" }, { area: "V1", period: "2009-04", kind: "birth", ledger: "5", found: "6", matched: "5" }, { area: "V1", period: "2009-05", kind: "birth", mode: "sudden", ledger: "5", found: null, matched: "5" }] }, ["checks.csv:2:matched:matched.aboveFound", "checks.csv:2:matched:matched.aboveLedger", "checks.csv:4:mode:mode.unknown"]],
  ["misfiled values by field", { misfiled: [["sex", "M", "F"], ["sex", "M", "x"], ["age", "under_45", "45_and_over"], ["order", "first", "1"], ["month", "2009-03", "2009-13"], ["colour", "a", "b"], ["sex", "", "M"]].map(([field, ledger_value, true_value]) => ({ area: "V1", period: "2009-03", kind: "birth", field, ledger_value, true_value, count: "1" })) }, ["misfiled.csv:3:true_value:fieldValue.bad", "misfiled.csv:5:ledger_value:fieldValue.bad", "misfiled.csv:6:true_value:fieldValue.bad", "misfiled.csv:7:field:field.unknown", "misfiled.csv:8:ledger_value:value.missing"]],
  ["sources", { sources: [{ area: "V1", period: "2009-03", kind: "birth", source: "rumour", count: "1" }] }, ["sources.csv:2:source:source.unknown"]],
  ["services", { services: [["2009", "girls_enrolment", "5", "4"], ["2009-Q1", "girls_enrolment", "5", "6"], ["2009-03", "girl_enrolment", "5", "5"], ["2009-Q3", "jieza", "5", "5"]].map(([period, service, eligible, served]) => ({ area: "V1", period, service, eligible, served })) }, ["services.csv:2:period:period.notMonthOrQuarter", "services.csv:3:served:served.aboveEligible", "services.csv:4:service:service.unknown", "services.csv:5:service:line.procedure"]],
  ["service months that end with their quarter", { services: ["2009-02", "2009-03", "2009-Q2"].map((period) => ({ area: "V1", period, service: "girls_enrolment", eligible: "5", served: "5" })) }, ["services.csv:4:period:period.mixed"]],
  ["activities", { activities: [{ area: "V1", period: "2009-03", activity: "party", sessions: "1", people: "x" }, { area: "V1", period: "2009-03", activity: "妇检", sessions: "1", people: "1" }] }, ["activities.csv:2:activity:activity.unknown", "activities.csv:2:people:count.notDigits", "activities.csv:3:activity:line.pregnancyCheck"]],
  ["targets", { targets: [["completeness", "0.95"], ["births", "0.5"], ["late-share", "1.2"], ["ledger-match", "95%"], ["service-girls-enrolment", "-0.1"], ["service-fine-collection", "0.5"], ["sex-ratio-at-birth", "1"], ["omission-rate", null]].map(([indicator, target]) => ({ indicator, area: null, period: "2009", target })) }, ["targets.csv:3:indicator:indicator.notScored", "targets.csv:4:target:fraction.outOfRange", "targets.csv:5:target:fraction.notNumber", "targets.csv:6:target:fraction.outOfRange", "targets.csv:7:indicator:line.fee", "targets.csv:8:indicator:indicator.notScored", "targets.csv:9:target:value.missing"]],
  ["targets of an area and a key with empty area", { targets: [["", "2009"], ["", "2009"], ["V1", "2009"], ["V9", "2009"], ["V3", "2009"]].map(([area, period]) => ({ indicator: "completeness", area, period, target: ".9" })) }, ["targets.csv:3:indicator,area,period:key.repeated", "targets.csv:5:area:area.unknown", "targets.csv:6:area:area.notInPeriod"]],
  ["groups", { groups: [{ group: "一组", name_zh: "第一指导组", area: "V1" }, { group: "一组", name_zh: "第一指导组", area: "V1" }, { group: "g2", name_zh: "孕检组", area: "V2" }, { group: "g3", name_zh: "  ", area: "V2" }] }, ["groups.csv:3:group,area:key.repeated", "groups.csv:4:name_zh:line.pregnancyCheck", "groups.csv:5:name_zh:value.missing"]],
  ["published totals", { reported: [{ area: "T", period: "2009", item: "结扎", value: "106", unit: "例", source: "讲话" }, { area: "V1", period: "2009", item: "出生", value: "1", source: "讲话" }, { area: "V2", period: "2009", item: "征收社会抚养费", value: "1", source: "讲话" }, { area: "T", period: "2009", item: "出生率", value: "10.42‰", source: "讲话" }, { area: "T", period: "2009", item: "增长", value: "-1.5", source: "讲话" }] }, ["reported.csv:3:area:reported.belowTownship", "reported.csv:4:area:reported.belowTownship", "reported.csv:4:item:line.fee", "reported.csv:5:value:number.bad"]],
  ["levels and parents", { areas: [{ code: "C", name_zh: "县", level: "county" }, { code: "T", name_zh: "乡", level: "town", parent: "C" }, { code: "V", name_zh: "村", level: "village", parent: "X" }, { code: "W", name_zh: "村", level: "village", parent: "V" }, { code: "Y", name_zh: "县", level: "county", parent: "V" }, { code: "Z Z", name_zh: null, level: "village", parent: "C" }] }, ["areas.csv:3:level:level.unknown", "areas.csv:4:parent:area.unknown", "areas.csv:5:parent:area.parentLevel", "areas.csv:6:parent:area.parentLevel", "areas.csv:7:code:area.badCode", "areas.csv:7:name_zh:value.missing"]],
  ["loops", { areas: [{ code: "A", name_zh: "甲", level: "county", parent: "B" }, { code: "B", name_zh: "乙", level: "county", parent: "A" }, { code: "C", name_zh: "丙", level: "township", parent: "A" }, { code: "S", name_zh: "丁", level: "village", parent: "S" }, { code: "M", name_zh: "戊", level: "village", parent: "C", merged_into: "N" }, { code: "N", name_zh: "己", level: "village", parent: "C", merged_into: "M" }, { code: "O", name_zh: "庚", level: "village", parent: "C", merged_into: "M" }] }, ["areas.csv:2:parent:area.parentLoop", "areas.csv:3:parent:area.parentLoop", "areas.csv:5:parent:area.parentLoop", "areas.csv:6:merged_into:area.mergeLoop", "areas.csv:7:merged_into:area.mergeLoop"]],
  ["merges", { areas: [...AREAS, { code: "V4", name_zh: "四", level: "village", parent: "T", merged_into: "T" }, { code: "V5", name_zh: "五", level: "village", parent: "T", merged_into: "V8" }, { code: "V6", name_zh: "六", level: "village", parent: "T", from: "2009-05", to: "2009-04" }, { code: "V7", name_zh: "七", level: "village", parent: "T", from: "2009-5" }] }, ["areas.csv:6:merged_into:area.mergeLevel", "areas.csv:7:merged_into:area.mergeUnknown", "areas.csv:8:to:area.fromAfterTo", "areas.csv:9:from:month.bad"]],
  ["codes twice in one package", { areas: [...AREAS, AREAS[1]!, { ...AREAS[2], name_zh: "别名村" }] }, ["areas.csv:6:code:key.repeated", "areas.csv:7:code:key.repeated"]],
  ["areas of two packages: the same collapse, others are refused", { areas: [AREAS, [AREAS[0]!, { ...AREAS[1], name_zh: "别名村" }, { code: "V8", name_zh: "八村", level: "village", parent: "T" }]] }, ["areas.csv:3:code:area.conflict"]],
  ["the line below township", { areas: [AREAS[0]!, { code: "V1", name_zh: "结扎 12 例", level: "village", parent: "T" }, { code: "V2", name_zh: "二村", name_en: "Unplanned births", level: "village", parent: "T" }] }, ["areas.csv:3:name_zh:line.procedure", "areas.csv:4:name_en:line.permission"]],
];

describe("checkTables", () => {
  it.each(cases)("finds: %s", async (_, tables, expected) => {
    const { faults } = await check(tables);

    expect(places(faults)).toEqual(expected);
  });

  it("places months only where ledger.json does not say when the statistical year begins", async () => {
    const staged = await stageRows(database, { areas: AREAS, events: [event({ reported: "2009-02" }), event({ period: "2009", kind: "death", reported: "2008-01" }), event({ period: "2030-01" }), event({ area: "V3", period: "2005-01" })] });

    const { faults } = await checkTables(database, { ...staged, ledger: undefined });

    expect(places(faults)).toEqual(["events.csv:2:reported:reported.beforePeriod", "events.csv:5:area:area.notInPeriod"]);
  });

  it("says every fault in Chinese and in English, whole and apart", async () => {
    for (const [, tables] of cases) {
      for (const { zh, en, value } of (await check(tables)).faults) {
        expect(zh).toMatch(/[\u4e00-\u9fff].*行/u);
        expect(en).toMatch(/row \d/);
        expect(zh).not.toBe(en);
        expect(`${zh}${en}`).not.toMatch(/undefined|null|\{|\}|@/);
        expect(Array.from(value).length).toBeLessThanOrEqual(20);
      }
    }
  });
});
