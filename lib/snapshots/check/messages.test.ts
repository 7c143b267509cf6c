import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../engine/duckdb/database";
import type { FileName } from "../files";
import { checkTables } from "./check-tables";
import { placed } from "./faults";
import { ledgerLineFaults } from "./line-check";
import { AREAS, places, stageRows, type CellRow } from "./stage-rows";

let database: Database;
beforeEach(async () => {
  database = await openDatabase({ directories: ["/nonexistent"], threads: 2 });
});
afterEach(() => database.close());

const faultsOf = async (tables: Partial<Record<FileName, CellRow[]>>) => (await checkTables(database, await stageRows(database, { areas: AREAS, ...tables }))).faults;
const event = (cells: CellRow): CellRow => ({ area: "V1", period: "2009-03", kind: "birth", count: "3", ...cells });

type Case = [cells: CellRow, code: string, zh: string, en: string];
const cases: Case[] = [
  [{ area: "合计" }, "area.badCode", "“合计”看来是合计行；合计由系统计算，请删除此行", '"合计" appears to be a row of totals; totals are computed here, remove the row'],
  [{ area: "合　计" }, "area.badCode", "看来是合计行", "a row of totals"],
  [{ area: "全乡小计" }, "area.badCode", "看来是合计行", "a row of totals"],
  [{ area: "Total" }, "area.unknown", "“Total”看来是合计行；合计由系统计算，请删除此行", "totals are computed here, remove the row"],
  [{ area: "6.21E+10" }, "area.badCode", "“6.21E+10”被表格软件改成了科学计数法；请把此列设为“文本”，重新填入完整代码", "scientific notation"],
  [{ area: "计家村" }, "area.badCode", "此处须填地区代码而不是名称；“计家村”的代码是 V1", 'not its name; the code of "计家村" is V1'],
  [{ area: "同名村" }, "area.badCode", "名为“同名村”的地区不止一个：V4、V5；请填所指的那一个", "V4, V5"],
  [{ area: "不知村" }, "area.badCode", "应为 1 至 32 个字符", "expected 1 to 32 characters"],
  [{ area: "Jijia" }, "area.unknown", "是否指“V1”", 'did you mean "V1"'],
  [{ period: "2009年3月" }, "period.bad", "“2009年3月”请写作 2009-03；", 'write "2009年3月" as 2009-03;'],
  [{ period: "2009年" }, "period.bad", "“2009年”请写作 2009；", "as 2009;"],
  [{ period: "2009.1" }, "period.bad", "“2009.1”不是期间；应为月份", "is not a period; expected a month"],
  [{ reported: "2009/4" }, "month.bad", "“2009/4”请写作 2009-04；", 'write "2009/4" as 2009-04;'],
  [{ reported: "April" }, "month.bad", "“April”不是月份", "is not a month"],
  [{ count: "1,234" }, "count.notDigits", "“1,234”带有千位分隔符；请写作 1234", '"1,234" has thousands separators; write 1234'],
  [{ count: "１２" }, "count.notDigits", "“１２”是全角数字；请写作 12", "full-width digits; write 12"],
  [{ count: "1.5" }, "count.notDigits", "带有小数点；计数须为整数", "a count is a whole number"],
  [{ count: "x" }, "count.notDigits", "“x”不是计数", "is not a count"],
  [{ kind: "births" }, "kind.unknown", "应为 birth（出生）、death（死亡）、move_in（迁入）、move_out（迁出）；是否指“birth”", "expected one of birth (出生), death (死亡), move_in (迁入), move_out (迁出)"],
  [{ sex: "X" }, "sex.unknown", "M（男）、F（女）、U（不详）", "M (男), F (女), U (不详, unknown)"],
  [{ kind: "move_in", band: "moon" }, "band.bad", "不是 move_in（迁入）的档次；应为 county（县内）、province（省内）、abroad（省外）", "a band of move_in (迁入); expected county (县内)"],
];

const NAMESAKES: CellRow[] = [{ code: "V4", name_zh: "同名村", level: "village", parent: "T" }, { code: "V5", name_zh: "同名村", level: "village", parent: "T" }];

describe("sentences", () => {
  it.each(cases)("of %j as %s", async (cells, code, zh, en) => {
    const areas = [...AREAS.map((area) => (area.code === "V1" ? { ...area, name_en: "Jijia" } : area)), ...NAMESAKES];
    const faults = await faultsOf({ areas, events: [event(cells)] });

    expect(faults.map((fault) => fault.code)).toEqual([code]);
    expect(faults[0]!.zh).toContain(zh);
    expect(faults[0]!.en).toContain(en);
  });

  it("takes a total for a row only where it names the row's own area", async () => {
    const [fault] = await faultsOf({ areas: [...AREAS, { code: "V9", name_zh: "九村", level: "village", parent: "合计" }] });

    expect(fault!.zh).toContain("“合计”不是地区代码");
  });

  it("offers no year where a service takes none", async () => {
    const service = (period: string): CellRow => ({ area: "V1", period, service: "girls_enrolment", eligible: "5", served: "5" });
    const [year, quarter] = await faultsOf({ services: [service("2009年"), service("2009Q2")] });

    expect(year!.zh).toContain("“2009年”不是期间；应为月份 2009-03 或统计年度的季度 2009-Q2；");
    expect(year!.en).not.toContain("a statistical year 2009");
    expect(quarter!.zh).toContain("“2009Q2”请写作 2009-Q2；");
  });

  it("rewrites a date", async () => {
    const [slashes, wide, none] = await faultsOf({ population: ["2007/12/31", "２００８－１２－３１", "soon"].map((date) => ({ area: "V1", date, count: "9" })) });

    expect(slashes!.zh).toContain("“2007/12/31”请写作 2007-12-31");
    expect(slashes!.en).toContain('write "2007/12/31" as 2007-12-31');
    expect(wide!.zh).toContain("请写作 2008-12-31");
    expect(none!.zh).toContain("“soon”不是日期");
  });

  it("lists the Chinese values of every other closed list", async () => {
    const faults = await faultsOf({
      areas: [...AREAS, { code: "V6", name_zh: "六村", level: "town", parent: "T" }],
      migrants: [{ area: "V1", date: "2009-09-30", direction: "x", reach: "x", count: "1" }],
      checks: [{ area: "V1", period: "2009-03", kind: "birth", mode: "x", ledger: "5", found: "5", matched: "5" }],
      misfiled: [{ area: "V1", period: "2009-03", kind: "birth", field: "x", ledger_value: "1", true_value: "1", count: "1" }, { area: "V1", period: "2009-03", kind: "birth", field: "sex", ledger_value: "男", true_value: "M", count: "1" }],
      sources: [{ area: "V1", period: "2009-03", kind: "birth", source: "x", count: "1" }],
      services: [{ area: "V1", period: "2009-03", service: "x", eligible: "5", served: "5" }],
      activities: [{ area: "V1", period: "2009-03", activity: "x", sessions: "1", people: "1" }],
    });

    const wanted = ["village（村）", "in（流入）", "county（县内）", "regular（定期）", "order（孩次）", "M（男）", "ledger（台账）", "folic_acid（叶酸发放）", "training（培训）"];
    expect(faults).toHaveLength(wanted.length);
    for (const text of wanted) {
      expect(faults.some(({ zh }) => zh.includes(text)), text).toBe(true);
      expect(faults.some(({ en }) => en.includes(text.replace("（", " (").replace("）", ")"))), text).toBe(true);
    }
  });
});

describe("the place", () => {
  it("bears the Chinese name of the file in Chinese, and its English name in the answer", async () => {
    const [fault] = await faultsOf({ events: [event({ count: "x" })] });

    expect(fault).toMatchObject({ file: "events.csv", row: 2, column: "count" });
    expect(fault!.zh).toMatch(/^events\.csv（变动）第 2 行 count 列：/);
    expect(fault!.en).toMatch(/^events\.csv row 2, column count: /);
  });

  it("names no row for a whole file, nor for ledger.json, and says which package", () => {
    const whole = placed({ file: "events.csv", row: 0, column: "", code: "row.empty", source: null, value: "", a: "", b: "", package: 1, packages: 2 });
    const [ledger] = ledgerLineFaults({ title: "社会抚养费" });

    expect([whole.zh, whole.en]).toEqual([expect.stringMatching(/^events\.csv（变动）（第 2 个资料包）：/), expect.stringMatching(/^events\.csv \(package 2\): /)]);
    expect([ledger!.zh, ledger!.en]).toEqual([expect.stringMatching(/^ledger\.json title 列：/), expect.stringMatching(/^ledger\.json, column title: /)]);
  });
});

describe("faults that bury others", () => {
  it("tells an empty row once, and leaves half-empty ones as they are", async () => {
    const faults = await faultsOf({ areas: [...AREAS, {}], events: [{}, event({}), {}, { count: "4" }], population: [{}, { area: "V1", date: "2009-09-30", count: "1" }] });

    expect(places(faults)).toEqual(["areas.csv:6::row.empty", "population.csv:2::row.empty", "events.csv:2::row.empty", "events.csv:4::row.empty", "events.csv:5:area:value.missing", "events.csv:5:period:value.missing", "events.csv:5:kind:value.missing"]);
    expect(faults[0]).toMatchObject({ zh: "areas.csv（区划）第 6 行：整行为空；请删除此行", en: "areas.csv row 6: the whole row is empty; remove it" });
  });

  it("looks for no repeated key where a column of the key is missing, or stands under a heading nearly its name", async () => {
    const events = [event({ kind: null }), event({ kind: null })];
    const lacking = await stageRows(database, { areas: AREAS, events });
    lacking.tables.events!.missing = ["kind"];
    expect(places((await checkTables(database, lacking)).faults)).toEqual([]);

    const staged = await stageRows(database, { areas: AREAS, events: [event({}), event({})] });
    const heading = (column: string) => ({ file: "events.csv", row: 1, column, value: "", code: "column.unknown", zh: "", en: "" });
    expect(places((await checkTables(database, { ...staged, faults: [heading("sexx")] })).faults)).toEqual([]);
    expect((await checkTables(database, { ...staged, faults: [heading("remark")] })).count).toBe(1);
  });

  it("finds no overlap, order or repeat in ages and bands that are refused already", async () => {
    const population = [["0", "4"], ["-1", "4"], ["3", "14.5"], ["9", "5"], ["160", ""], ["14.5", ""], ["15", ""]].map(([age_from, age_to]) => ({ area: "V1", date: "2009-09-30", age_from, age_to, count: "9" }));
    expect(places(await faultsOf({ population }))).toEqual(["population.csv:3:age_from:age.bad", "population.csv:4:age_to:age.bad", "population.csv:5:age_to:age.order", "population.csv:6:age_from:age.bad", "population.csv:7:age_from:age.bad"]);

    const nowhere = ["0-4", "3-9"].map((band) => event({ kind: "death", area: null, band }));
    expect(places(await faultsOf({ events: [event({ kind: "death", band: "9-1" }), event({ kind: "death", band: "0-5" }), event({ kind: "death", band: "151" }), event({ kind: "death", band: "85+" }), ...nowhere] }))).toEqual(["events.csv:2:band:band.bad", "events.csv:4:band:band.bad", "events.csv:6:area:value.missing", "events.csv:7:area:value.missing"]);
    expect(places(await faultsOf({ services: [{ area: "V1", period: "2009-03", service: "girls_enrolment", eligible: "4", served: "4.6" }] }))).toEqual(["services.csv:2:served:count.notDigits"]);
  });

  it("takes the orders 1, 2, 3 and the sexes M, F, U among misfiled values, and no others", async () => {
    const pairs = [["order", "3", "1"], ["order", "4", "2"], ["order", "1", "U"], ["order", "3+", "12"], ["sex", "U", "M"], ["sex", "女", "F"]];
    const misfiled = pairs.map(([field, ledger_value, true_value]) => ({ area: "V1", period: "2009-03", kind: "birth", field, ledger_value, true_value, count: "1" }));

    expect(places(await faultsOf({ misfiled })).map((place) => place.split(":").slice(1, 3).join(" "))).toEqual(["3 ledger_value", "4 true_value", "5 ledger_value", "5 true_value", "7 ledger_value"]);
  });
});
