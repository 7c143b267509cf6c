import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeLedgers, ledgerOf, rowsOf } from "../analysis/tiny-ledger";
import { systemClock } from "../base/clock";
import { InputError, NotFoundError } from "../base/errors";
import type { TinyArea, TinyYear } from "../engine/duckdb/tiny-rollup";
import { readTable, type ReadCell } from "../exports/fixtures/read-table";
import { formatWithSign } from "../i18n/format";
import { createDeps, type Deps } from "./deps";
import { downloadTable } from "./download-table";
import { getVillagesPage } from "./get-villages-page";
import { importLedger } from "./import-ledger";
import { showView } from "./show";

const SAMPLE = join(import.meta.dirname, "../../data/sample");
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-villages-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
});

afterAll(async () => {
  closeLedgers();
  deps.close();
  await rm(dataDir, { recursive: true, force: true });
});

const page = (query: Record<string, string>, locale: "zh-CN" | "en" = "zh-CN") => getVillagesPage(deps, locale, query);

describe("the comparison", () => {
  it("says first who cannot be told apart, then who differs from the reference", async () => {
    expect((await page({ indicator: "ledger-match" })).heading).toMatch(/^账实相符率：\d+ 个村(里，\d+ 个)?互相分不开.*；/);
    expect((await page({ indicator: "ledger-match" }, "en")).heading).toMatch(/cannot be told apart|can be told apart/);
  });

  it("gives letters that say the same as the rank intervals", async () => {
    const { table } = await page({ indicator: "field-error-rate" });
    const rows = table.rows.filter(({ letters }) => letters);

    expect(rows.length).toBeGreaterThan(3);
    for (const { letters, rank } of rows) expect(rank).toMatch(letters === "A" ? /^\d+–\d+$/ : /–/);
  });

  it("puts who is listed in order of the shrunken estimate, so that chance does not put the smallest first", async () => {
    const { table } = await page({ indicator: "service-newborn-visit" });
    const estimates = table.rows.map(({ shrunken }) => Number.parseFloat(shrunken!.value));

    expect(estimates).toEqual([...estimates].sort((one, two) => one - two));
  });

  it("draws a funnel with who lies outside by name, and says how to read it with today's numbers", async () => {
    const { funnel } = await page({ indicator: "service-newborn-visit" });

    expect(funnel.view!.dots.filter(({ name }) => name !== undefined).map(({ name }) => name).sort()).toEqual(["上湾", "柳沟", "石门"].sort());
    expect(funnel.aid!.sentences).toHaveLength(4);
    expect(funnel.aid!.examples.rows.every(({ range }) => /^[\d.]+% – [\d.]+%$/.test(range))).toBe(true);
  });

  it("has a small picture of earlier years in each row, none of a withheld year", async () => {
    const { table } = await page({ indicator: "births" });
    const shown = await showView(deps, { view: "villages", indicator: "births" });
    const suppressed = shown.figures.filter(({ status }) => status === "suppressed").map(({ area }) => area);

    expect(table.rows.some(({ spark }) => spark !== undefined)).toBe(true);
    for (const { code, spark } of table.rows) if (suppressed.includes(code)) expect(spark?.points.some(({ year }) => year === shown.year) ?? false).toBe(false);
  });

  it("describes births without letters, verdict colour, flags or a list by value", async () => {
    const births = await page({ indicator: "birth-rate", against: "parent" });
    const { comparison } = await showView(deps, { view: "villages", indicator: "birth-rate" });

    expect(births.letters).toBeUndefined();
    expect(births.table.columns).not.toHaveProperty("letters");
    expect(births.funnel.view!.dots.every(({ tone }) => tone === "neutral")).toBe(true);
    expect(comparison!.funnel!.flags).toEqual({});
  });
});

describe("what it stands beside", () => {
  it("is the parent, the target, similar villages or a group, by the address", async () => {
    const lines = async (against: string) => (await page({ indicator: "service-newborn-visit", against })).chart?.references.map(({ label }) => label).join(" ");

    expect(await lines("target")).toContain("目标 90");
    expect(await lines("parent")).not.toContain("目标");
    expect(await lines("group:g1")).toContain("第一指导组");
  });

  it("lists the similar villages with how they were found", async () => {
    const { table, lead } = await page({ indicator: "ledger-match", against: "similar:620000000001" });

    expect(table.rows.length).toBeGreaterThanOrEqual(6);
    expect(table.rows.map(({ code }) => code)).toContain("620000000001");
    expect(lead.join("")).toMatch(/最相近的 \d+ 个村：在.*按人口（取对数）/);
  });

  it("puts groups beside each other with the difference from the first", async () => {
    const { groups } = await page({ indicator: "service-newborn-visit", against: "group:g1,g2,g3" });
    const { comparison } = await showView(deps, { view: "villages", indicator: "service-newborn-visit", against: "group:g1,g2,g3" });

    expect(groups!.rows.map(({ id }) => id)).toEqual(["g1", "g2", "g3"]);
    expect(groups!.rows[0]!.difference!.text).toBe("参照");
    comparison!.groups!.forEach(({ figure }, at) => expect(groups!.rows[at]!.value.text + groups!.rows[at]!.value.sign).toBe(figure.status === "ok" ? formatWithSign(figure.value, { scale: 100, sign: "%", decimals: 1 }) : groups!.rows[at]!.value.text));
  });

  it("has no difference of groups for what is described", async () => {
    const { groups } = await page({ indicator: "birth-rate", against: "group:g1,g2" });

    expect(groups!.columns).not.toHaveProperty("difference");
  });

  it("refuses an unknown group, and what is no comparison", async () => {
    await expect(page({ against: "group:none" })).rejects.toBeInstanceOf(NotFoundError);
    await expect(page({ against: "nobody" })).rejects.toBeInstanceOf(InputError);
    await expect(showView(deps, { view: "villages", pool: 4 })).rejects.toBeInstanceOf(InputError);
    await expect(showView(deps, { view: "villages", indicator: "population", pool: 3 })).rejects.toBeInstanceOf(InputError);
  });
});

describe("sex ratio of a village", () => {
  it("says how many births are missing rather than a verdict", async () => {
    const { heading, table, chart } = await page({ indicator: "sex-ratio-at-birth", pool: "3" });
    const judged = table.rows.filter(({ value }) => value.status === "ok");

    expect(heading).toContain("出生都太少");
    expect(judged.length).toBeGreaterThan(0);
    for (const { standing } of judged) expect(standing).toMatchObject({ text: expect.stringMatching(/^出生太少，尚不能判断（还差 [\d,]+ 例）$/), tone: "neutral" });
    expect(chart?.rows.every(({ tone }) => tone === "neutral") ?? true).toBe(true);
  });
});

/** Rows of a downloaded table by area: value, limits, letters, flags. */
async function downloaded(format: "csv" | "xlsx" | "parquet" | "arrow", query: Record<string, string>): Promise<Record<string, ReadCell[]>> {
  const { bytes } = await downloadTable(deps, `villages.${format}`, query);
  const columns = ["area", "value", "lower", "upper", "events", "exposure", "shrunken_value", "shrunken_lower", "shrunken_upper", "rank_lower", "rank_upper", "group_letter", "funnel_flag", "reference_lower"];
  const rows = await readTable(format, bytes, columns);
  return Object.fromEntries(rows.map(([area, ...rest]) => [String(area), rest.map((cell) => (cell === "" || cell === undefined ? null : cell))]));
}

describe("page, command line and downloads", () => {
  it.each([["death-rate", { pool: "5" }], ["birth-rate", {}], ["sex-ratio-at-birth", { pool: "3" }], ["service-newborn-visit", { against: "group:g1,g2" }]] as const)("have equal numbers of %s %j", async (indicator, more) => {
    const query = { indicator, ...more } as Record<string, string>;
    const shown = await showView(deps, { view: "villages", ...query });
    const flags = shown.comparison!.funnel?.flags ?? {};
    const expected = Object.fromEntries(shown.figures.map((figure) => {
      const { rank, shrunken } = figure;
      const ok = figure.status === "ok";
      return [figure.area, [ok ? figure.value : null, ok ? (figure.interval?.lower ?? null) : null, ok ? (figure.interval?.upper ?? null) : null, figure.events ?? null, figure.exposure ?? null, shrunken?.value ?? null, shrunken?.interval.lower ?? null, shrunken?.interval.upper ?? null,
        rank.status === "ok" ? rank.lower : null, rank.status === "ok" ? rank.upper : null, rank.status === "ok" ? rank.letters : null, flags[figure.area] ?? null, shown.comparison!.against.lower ?? null]];
    }));
    const view = await page(query);

    for (const format of ["csv", "xlsx", "parquet", "arrow"] as const) expect(await downloaded(format, query)).toEqual(expected);
    expect(view.table.rows.map(({ code }) => code).sort()).toEqual(Object.keys(expected).sort());
    const { display } = (await deps.ledger()).ledger.registry.get(indicator);
    for (const { code, value, shrunken, rank } of view.table.rows) {
      const [number, , , , , estimate, , , low, high] = expected[code]!;
      if (typeof number === "number") expect(value.text + value.sign).toBe(formatWithSign(number, display));
      if (typeof estimate === "number") expect(shrunken?.value).toBe(formatWithSign(estimate, display));
      if (low !== null) expect(rank).toBe(`${low}–${high}`);
    }
  });

  it("keep older columns where they were: newer ones stand at the end", async () => {
    const { bytes } = await downloadTable(deps, "villages.csv", { indicator: "death-rate" });
    const heads = new TextDecoder().decode(bytes).split("\r\n")[0]!.split(",");

    expect(heads.slice(0, 4)).toEqual(["indicator", "indicator_name", "area", "area_name"]);
    expect(heads.slice(-8)).toEqual(["shrunken_value", "shrunken_lower", "shrunken_upper", "group_letter", "funnel_flag", "reference_kind", "reference_lower", "reference_upper"]);
  });

  it("lead to what the page shows: years, reference", async () => {
    const { links } = await page({ indicator: "death-rate", pool: "3", against: "parent" });

    expect(links.downloads[0]!.href).toMatch(/pool=3/);
    expect(links.downloads[0]!.href).toMatch(/against=parent/);
  });
});

describe("what else may come", () => {
  const villages = (codes: string[]): TinyArea[] => [{ code: "t", level: "township", nameZh: "乡" }, ...codes.map((code) => ({ code, level: "village", parent: "t", nameZh: code }))];
  const FOUR = villages(["甲", "乙", "丙", "丁"]);
  const people = (values: Record<string, number>) => rowsOf("population", values);
  async function tiny(areas: TinyArea[], years: TinyYear[], indicator = "death-rate") {
    const ledger = await ledgerOf({ areas, years });
    return getVillagesPage({ ledger: async () => ({ ledger, damaged: [] }) } as unknown as Deps, "zh-CN", { indicator, year: "2009" }); // the page asks no more of it
  }

  it("an indicator without a denominator has a sentence in place of a funnel, and no reference", async () => {
    const { funnel, heading, table } = await tiny(FOUR, rowsOf("death", { t: 100, 甲: 10, 乙: 20, 丙: 30, 丁: 40 }), "deaths");

    expect(funnel.view).toBeUndefined();
    expect(funnel.sentence).toContain("没有分母");
    expect(heading).toContain("死亡人数");
    expect(table.columns).not.toHaveProperty("standing");
  });

  it("all villages zero: every one alike, a flat funnel", async () => {
    const { heading, funnel, chart } = await tiny(FOUR, [...people({ t: 4000, 甲: 1000, 乙: 1000, 丙: 1000, 丁: 1000 }), ...rowsOf("death", { t: 0, 甲: 0, 乙: 0, 丙: 0, 丁: 0 })]);

    expect(heading).toContain("互相分不开");
    expect(funnel.view!.dots.every(({ flag, y }) => flag === "inside" && y === 0)).toBe(true);
    expect(chart!.rows).toHaveLength(4);
  });

  it("one village only: its own figure, no rank, no picture of one row", async () => {
    const { chart, table, funnel, map } = await tiny(villages(["甲"]), [...people({ t: 1000, 甲: 1000 }), ...rowsOf("death", { t: 10, 甲: 10 })]);

    expect(chart).toBeUndefined();
    expect(map).toBeUndefined();
    expect(table.rows[0]).toMatchObject({ value: { text: "10.00" }, rank: "地区太少，不排名" });
    expect(funnel.view!.dots).toHaveLength(1);
  });

  it("two villages equal: too few to rank, and nothing told apart", async () => {
    const { heading, table } = await tiny(villages(["甲", "乙"]), [...people({ t: 2000, 甲: 1000, 乙: 1000 }), ...rowsOf("death", { t: 20, 甲: 10, 乙: 10 })]);

    expect(heading).toMatch(/分不开/);
    expect(table.rows.map(({ rank }) => rank)).toEqual(["地区太少，不排名", "地区太少，不排名"]);
  });

  it("a village larger than all others together: sizes on a log scale, every dot inside the picture", async () => {
    const { funnel, chart } = await tiny(FOUR, [...people({ t: 103_000, 甲: 100_000, 乙: 1000, 丙: 1000, 丁: 1000 }), ...rowsOf("death", { t: 1035, 甲: 1000, 乙: 20, 丙: 5, 丁: 10 })]);

    expect(funnel.view!.size.log).toBe(true);
    expect(funnel.view!.subtitle).toContain("对数刻度");
    expect(chart!.rows).toHaveLength(4);
  });

  it("all withheld: says so, and how more could be seen", async () => {
    const { heading, lead, funnel, chart, table } = await tiny(FOUR, [...people({ t: 4000, 甲: 1000, 乙: 1000, 丙: 1000, 丁: 1000 }), ...rowsOf("death", { t: 10, 甲: 2, 乙: 3, 丙: 2, 丁: 3 })]);

    expect(heading).toContain("没有可比的数字");
    expect(lead.join("")).toContain("合并");
    expect(funnel.sentence).toContain("没有一个村有可画的数字");
    expect(chart).toBeUndefined();
    expect(table.rows.every(({ value }) => value.status === "suppressed")).toBe(true);
  });

  it("none reported: every row says so", async () => {
    const { heading, table, funnel } = await tiny(FOUR, [...people({ t: 4000, 甲: 1000, 乙: 1000, 丙: 1000, 丁: 1000 }), ...rowsOf("birth", { t: 10 })]);

    expect(heading).toContain("没有可比的数字");
    expect(funnel.view).toBeUndefined();
    expect(table.rows.every(({ value }) => value.text === "未报")).toBe(true);
  });
});
