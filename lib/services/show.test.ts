import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError, NotFoundError } from "../base/errors";
import { systemClock } from "../base/clock";
import { writeTinyRollup, type TinyYear } from "../engine/duckdb/tiny-rollup";
import { openLedger, type OpenLedger } from "../analysis/open-ledger";
import { VIEWS } from "../indicators/view";
import { changedRules } from "../analysis/quality/rules";
import { createDeps, readConfig } from "./deps";
import { importLedger } from "./import-ledger";
import { showLedger, showView, type Shown } from "./show";
import { alignColumns, showText } from "./show-text";

let directory: string;
let ledger: OpenLedger;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "show-"));
  const birth = (area: string, value: number, year = 2009): TinyYear => ({ area, measure: "birth", year, value });
  await writeTinyRollup(directory, {
    areas: [
      { code: "620000000000", level: "county" },
      { code: "620000100", level: "township", parent: "620000000000" }, { code: "620000100201", level: "village", parent: "620000100" }, { code: "620000100202", level: "village", parent: "620000100" },
      { code: "620000200", level: "township", parent: "620000000000" }, { code: "620000200201", level: "village", parent: "620000200" },
    ],
    aliases: [{ code: "620000100203", level: "village", successor: "620000100201", since: "2009-01" }],
    years: [birth("620000000000", 60), birth("620000100", 40), birth("620000200", 20), birth("620000100201", 30), birth("620000100202", 10), birth("620000200201", 20), birth("620000000000", 5, 2010)],
  });
  ledger = await openLedger({ id: "2009-10-05-0123456789ab", asOf: "2009-10-05", dir: directory, statYearStart: 10, title: "试", preparedBy: "办公室", sample: false });
});

afterAll(() => {
  ledger.close();
  rmSync(directory, { recursive: true });
});

const show = (view: string, area?: string, more: { year?: number | string; indicator?: string } = {}) => showLedger(ledger, { view, ...(area ? { area } : {}), year: 2009, ...more });
const areasIn = ({ figures }: Shown) => [...new Set(figures.map(({ area }) => area))];

describe("show", () => {
  it("answers with the head of formats.md", async () => {
    const { figures, ...head } = await show("overview", "620000100");

    expect(head).toEqual({ view: "overview", snapshot: "2009-10-05-0123456789ab", asOf: "2009-10-05", area: "620000100", year: 2009 });
    expect(figures.find(({ indicator, area }) => indicator === "births" && area === "620000100")).toMatchObject({ status: "ok", value: 40, events: 40, period: "2009", unit: "count", interval: { method: "byar" } });
  });

  it.each(["overview", "sex-ratio", "balance", "movement", "people", "services", "quality", "lagging"])("%s answers for the area itself and each direct child", async (view) => {
    expect(areasIn(await show(view, "620000100"))).toEqual(["620000100", "620000100201", "620000100202"]);
    expect(areasIn(await show(view, "620000000000"))).toEqual(["620000000000", "620000100", "620000200"]);
  });

  it("villages answers for every village below, village for the one", async () => {
    expect(areasIn(await show("villages", "620000000000", { indicator: "births" }))).toEqual(["620000100201", "620000100202", "620000200201"]);
    expect(areasIn(await show("village", "620000100202"))).toEqual(["620000100202"]);
  });

  it("has every indicator of the view, those without data as missing", async () => {
    const { figures } = await show("services", "620000100");

    expect(new Set(figures.map(({ indicator }) => indicator)).size).toBe(10);
    for (const figure of figures) expect(figure).toMatchObject({ status: "missing", reason: "notInPackage" });
  });

  it("answers for a merged code with its successor and says so", async () => {
    expect(await show("village", "620000100203", { indicator: "births" })).toMatchObject({ area: "620000100201", mergedFrom: ["620000100203"], figures: [{ area: "620000100201", value: 30, mergedFrom: ["620000100203"] }] });
  });

  it("takes the root and the newest whole year where none is named", async () => {
    expect(await showLedger(ledger, { view: "overview" })).toMatchObject({ area: "620000000000", year: 2009 });
  });

  it.each([
    ["an unknown view", { view: "overveiw" }, NotFoundError],
    ["an unknown area, with near ones", { view: "overview", area: "62000010020" }, /620000100201/],
    ["a year without data", { view: "overview", year: 1999 }, NotFoundError],
    ["a year that is none", { view: "overview", year: "20 09" }, InputError],
    ["an unknown indicator", { view: "villages", indicator: "abortion-rate" }, NotFoundError],
  ] as const)("refuses %s", async (_, question, error) => {
    await expect(showLedger(ledger, question)).rejects.toThrow(error);
  });

  it.each(VIEWS)("%s is plain JSON without null, NaN or infinity", async (view) => {
    const shown = await show(view, "620000000000");

    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
    expect(JSON.stringify(shown)).not.toMatch(/null|NaN|Infinity/);
  });
});

describe("alignColumns", () => {
  it("counts a Chinese character as two places", () => {
    expect(alignColumns([["出生", "1"], ["ab", "2"]])).toBe("出生  1\nab    2");
  });
});

describe("the office's own settings", () => {
  const within = (json: string) => {
    const dataDir = mkdtempSync(join(tmpdir(), "config-"));
    writeFileSync(join(dataDir, "config.json"), json);
    return dataDir;
  };

  it("set the threshold and its own services", () => {
    expect(readConfig(within('{"threshold":10,"services":[{"code":"eye_check","zh":"视力检查"}]}'))).toMatchObject({ threshold: 10, level: 0.95, services: [{ code: "eye_check" }] });
    expect(readConfig(mkdtempSync(join(tmpdir(), "config-")))).toMatchObject({ threshold: 5 });
  });

  it("set the rules of data quality and the weights of the score, defaults for the rest", () => {
    const { quality } = readConfig(within('{"quality":{"monthsUnchecked":6,"weights":{"completeness":5}}}'));

    expect(quality).toMatchObject({ monthsUnchecked: 6, extremeSd: 3, weights: { completeness: 5, "late-share": 2 } });
    expect(changedRules(quality)).toEqual([{ rule: "monthsUnchecked", set: 6, usual: 12 }, { rule: "weights.completeness", set: 5, usual: 3 }]);
  });

  it.each([
    ['{"qualty":{}}', "没有设置“qualty”，是否为“quality”？", 'no setting "qualty", did you mean "quality"?'],
    ['{"quality":{"weights":{"completness":3}}}', "没有设置“quality.weights.completness”，是否为“completeness”？", 'no setting "quality.weights.completness", did you mean "completeness"?'],
    ['{"quality":{"evenEvents":12}}', "quality.evenEvents 应不小于 24", "quality.evenEvents must be at least 24"],
    ['{"quality":{"whipple":"1.2"}}', "quality.whipple 的类型不对，应为 数", "quality.whipple is not of the right kind, wanted number"],
    ['{"quality":{"moderateSd":4}}', "quality.moderateSd：应小于 extremeSd", "quality.moderateSd: must be below extremeSd"],
    ['{"quality":{"weights":{"completeness":0,"ledger-match":0,"late-share":0,"field-error-rate":0,"source-agreement":0,"duplicate-rate":0}}}', "quality.weights：权数不能全为 0", "quality.weights: at least one weight must be above 0"],
  ])("say in both languages what is wrong with %s", (json, zh, en) => {
    const refused = (() => { try { readConfig(within(json)); } catch (error) { return error; } return undefined; })();

    expect(refused).toMatchObject({ text: { zh: expect.stringContaining(zh), en: expect.stringContaining(en) } });
  });

  it.each(["{", '{"threshold":1}', '{"treshold":5}', '{"services":[{"code":"a b","zh":"甲"}]}', '{"services":[{"code":"ring","zh":"放环"}]}', '{"services":[{"code":"sterilisation","zh":"甲"}]}'])("are refused as %s", (json) => {
    expect(() => readConfig(within(json))).toThrow(InputError);
  });
});

describe.runIf(existsSync("data/sample/ledger.json"))("the sample package", () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "sample-"));
    await importLedger({ dataDir, clock: systemClock }, { paths: ["data/sample"] });
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it("is shown in every view, withheld counts never beside their parts", async () => {
    const deps = createDeps({ dataDir });
    for (const view of VIEWS) {
      const shown = await showView(deps, { view, year: 2009 });
      expect(shown.sample).toBe(true);
      for (const figure of shown.figures) {
        if (figure.status === "suppressed") for (const part of ["value", "events", "interval", "change", "shrunken"]) expect(figure).not.toHaveProperty(part);
        if (figure.status === "ok" && figure.unit === "count" && figure.indicator !== "population" && figure.area !== shown.area) expect(figure.value >= 1 && figure.value < 5).toBe(false);
      }
    }
    deps.close();
  });

  it("never withholds one village alone beside a township that is shown: its count would be the difference", async () => {
    const deps = createDeps({ dataDir });
    for (const year of [2003, 2006, 2009]) {
      const { figures, area } = await showView(deps, { view: "people", year });
      const more = await Promise.all(["services", "quality", "sex-ratio", "movement", "overview"].map((view) => showView(deps, { view, year })));
      const all = [...figures, ...more.flatMap((shown) => shown.figures)];
      for (const indicator of new Set(all.map((figure) => figure.indicator))) {
        const own = all.find((figure) => figure.indicator === indicator && figure.area === area)!;
        const withheld = new Set(all.filter((figure) => figure.indicator === indicator && figure.area !== area && figure.status === "suppressed").map((figure) => figure.area));
        if (own.status === "ok") expect(withheld.size, `${indicator} ${year}`).not.toBe(1);
      }
    }
    deps.close();
  });

  it("quotes the old work report as history, and the text shows it", async () => {
    const deps = createDeps({ dataDir });
    const { quoted } = await showView(deps, { view: "history", year: 2009 });

    expect(quoted!.find(({ item }) => item.includes("出生率"))).toMatchObject({ value: 10.42, source: "乡镇人口计生工作会议讲话" });
    expect(await showText(deps, { view: "history", year: 2009 }, "zh-CN")).toContain("10.42");
    deps.close();
  });

  it("falls back to a whole snapshot and names the damaged one", async () => {
    const copy = mkdtempSync(join(tmpdir(), "damaged-"));
    cpSync(dataDir, copy, { recursive: true });
    const [id] = readdirSync(join(copy, "snapshots"));
    writeFileSync(join(copy, "snapshots", id!, "rollup", "years.parquet"), "no longer Parquet");
    const deps = createDeps({ dataDir: copy });

    await expect(showView(deps, { view: "overview" })).rejects.toMatchObject({ exitCode: 3 });

    deps.close();
    rmSync(copy, { recursive: true });
  });
});
