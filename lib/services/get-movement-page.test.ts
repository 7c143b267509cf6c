import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../base/clock";
import { InputError } from "../base/errors";
import { createDeps, type Deps } from "./deps";
import { exportTable } from "./export-table";
import { getMovementPage } from "./get-movement-page";
import { importLedger } from "./import-ledger";
import { showView } from "./show";

const SAMPLE = join(import.meta.dirname, "../../data/sample");
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-movement-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
}, 60_000);

afterAll(async () => {
  deps.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe("movement of the township", () => {
  it("finds the planted Spring Festival and the two villages behind in confirmation, in both languages", async () => {
    const [zh, en] = await Promise.all([getMovementPage(deps, "zh-CN", { year: "2009" }), getMovementPage(deps, "en", { year: "2009" })]);

    expect(zh.findings.heading).toMatch(/^2009 统计年度迁入 \d+ 人、迁出 \d+ 人，净迁出 \d+ 人$/);
    expect(zh.findings.lead.join("")).toMatch(/春节所在月迁入是平常月份的 3\.\d 倍（3\.\d–4\.\d）/);
    expect(zh.findings.lead.join("")).toContain("上湾、柳沟明显低于目标 80%");
    expect(en.findings.lead.join(" ")).toMatch(/in the month of the Spring Festival, moves in were 3\.\d times/);
    expect(zh.calendars.map(({ view }) => view.title)).toEqual(["迁入高峰随春节走：10 年里有 10 年，最多的是春节所在月或前一个月", "迁出高峰随春节走：10 年里有 10 年，最多的是春节所在月或后一个月"]);
  });

  it("does not tell villages apart whose intervals hold the township's rate", async () => {
    const { areas, findings } = await getMovementPage(deps, "zh-CN", { year: "2009" });

    expect(findings.lead.join("")).toContain("24 个村的净迁移率都与清源乡分不开");
    expect(areas!.chart!.rows.every(({ tone }) => tone === "neutral")).toBe(true);
    expect(areas!.chart!.bounds).toBeUndefined();
  });

  it("shows no month from 1 to 4, and a cross-total of months shown gives none away", async () => {
    const { movement } = await showView(deps, { view: "movement", year: 2009 });
    const values = movement!.months.flatMap((month) => [month.in, month.out]);

    expect(values.filter((figure) => figure.status === "ok" && figure.value > 0 && figure.value < 5)).toEqual([]);
    expect(values.some(({ status }) => status === "suppressed")).toBe(true);
  });

  it("says the same numbers on the page, in show and in the CSV", async () => {
    const page = await getMovementPage(deps, "en", { year: "2009" });
    const { movement } = await showView(deps, { view: "movement", year: 2009 });
    const january = movement!.months.find(({ period, reach }) => period === "2009-01" && reach === undefined)!;
    const csv = new TextDecoder().decode((await exportTable(deps, { view: "movement", year: 2009, format: "csv", locale: "en" })).bytes);
    const header = csv.split("\r\n")[0]!.replace("\ufeff", "").split(",");
    const row = csv.split("\r\n").map((line) => line.split(",")).find((cells) => cells[header.indexOf("indicator")] === "moves-in" && cells[header.indexOf("period")] === "2009-01" && cells[header.indexOf("reach")] === "all")!;

    expect(january.in).toMatchObject({ status: "ok" });
    expect(page.flow!.view.columns[3]!.in).toMatchObject({ value: january.in.status === "ok" ? january.in.value : -1 });
    expect(Number(row[header.indexOf("value")])).toBe(january.in.status === "ok" ? january.in.value : -1);
    expect(movement!.festivals).toContain("2009-01-26");
  });

  it("says which years have moves where the one asked for has none", async () => {
    const [page, before] = await Promise.all(["2010", "1999"].map((year) => getMovementPage(deps, "zh-CN", { year })));

    expect(page!.findings.heading).toBe("清源乡 2010 统计年度没有报迁移数据");
    expect(page!.missing[0]).toContain("有迁移数据的年度：2001、");
    expect(before!.findings.heading).toBe("清源乡 1999 统计年度没有报迁移数据");
    expect(before!.missing[0]).toBe("有迁移数据的年度：2000、2001、2002、2003、2004、2005、2006、2007、2008、2009。");
    expect(page!.flow).toBeUndefined();
  });
});

describe("movement of a village", () => {
  it("has years and no months, and says where to look", async () => {
    const page = await getMovementPage(deps, "zh-CN", { area: "620000000002", year: "2009" });
    const { movement } = await showView(deps, { view: "movement", area: "620000000002", year: 2009 });

    expect(page.years).toBeDefined();
    expect([page.flow, page.calendars, page.stocks]).toEqual([undefined, [], []]);
    expect(page.findings.lead.join("")).toContain("按月的情况请看所在的清源乡");
    expect(movement!.months).toEqual([]);
  });
});

it("refuses a year that is none", async () => {
  await expect(getMovementPage(deps, "zh-CN", { year: "20x9" })).rejects.toThrow(InputError);
});
