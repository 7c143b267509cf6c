import { cp, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../base/clock";
import { InputError, NotFoundError } from "../base/errors";
import { createDeps, type Deps } from "./deps";
import { downloadTable } from "./download-table";
import { getHowPage } from "./get-how-page";
import { getOverviewPage } from "./get-overview-page";
import { getProblemPage } from "./get-problem-page";
import { getVillagePage } from "./get-village-page";
import { getVillagesPage } from "./get-villages-page";
import { importLedger } from "./import-ledger";
import { listAllSnapshots } from "./list-snapshots";

const SAMPLE = join(import.meta.dirname, "../../data/sample");
const CHINESE = /[\u4e00-\u9fff]/;
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-pages-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
});

afterAll(async () => {
  deps.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe("overview", () => {
  it("says first what the numbers say, in both languages", async () => {
    const zh = await getOverviewPage(deps, "zh-CN", {});
    const en = await getOverviewPage(deps, "en", {});

    expect(zh.findings.heading).toMatch(/^出生率.*；.*(明显|分不开)/);
    expect(en.findings.heading).toMatch(/^Birth rate.*; /);
    expect(zh.headline.map(({ id }) => id)).toEqual(["births", "birth-rate", "sex-ratio-at-birth", "ledger-match", "service-newborn-visit", "aged-65-share"]);
    expect(zh.shell.banners.map(({ kind }) => kind)).toEqual(["sample"]);
  });

  it("leaves no Chinese on the English page but names that have no other form", async () => {
    const { shell, ...page } = await getOverviewPage(deps, "en", {});
    const { source: _source, languages: _languages, ...round } = shell; // the office's own name, and 中文 itself

    expect(JSON.stringify(page)).not.toMatch(CHINESE);
    expect(JSON.stringify(round)).not.toMatch(CHINESE);
  });

  it("links each figure to how it was made, and keeps the reader's year", async () => {
    const page = await getOverviewPage(deps, "en", { year: "2008" });

    expect(page.headline[0]?.how).toBe("/en/how/births?area=620000000000&year=2008");
    expect(page.shell.languages[0]?.href).toBe("/?year=2008");
  });
});

describe("villages", () => {
  it("lists what is described in code order, without rank, standing or block, whatever the address asks for", async () => {
    const page = await getVillagesPage(deps, "zh-CN", { indicator: "births", sort: "value" });
    const codes = page.table.rows.map(({ code }) => code);

    expect(codes).toEqual([...codes].sort());
    expect(page.table.columns).not.toHaveProperty("rank");
    expect(page.table.columns).not.toHaveProperty("standing");
    expect(page.chart?.block).toBeUndefined();
    expect(page.chart?.rows.every(({ tone, standing }) => tone === "neutral" && standing === "apartNot")).toBe(true);
    expect(page.form.choices.some(({ name }) => name === "sort")).toBe(false);
  });

  it("puts the worse side of a scored indicator first, and gives a rank as an interval", async () => {
    const page = await getVillagesPage(deps, "zh-CN", { indicator: "ledger-match" });

    expect(page.chart?.rows[0]?.tone).toBe("behind");
    expect(page.table.rows[0]?.rank).toMatch(/^\d+–\d+$/);
  });

  it("filters by name, by change and by kind of figure, and says when nothing is left", async () => {
    const names = async (query: Record<string, string>) => (await getVillagesPage(deps, "zh-CN", { indicator: "ledger-match", ...query })).table.rows.map(({ name }) => name);
    const all = await getVillagesPage(deps, "zh-CN", { indicator: "ledger-match" });
    expect(await names({ page: "99" })).toEqual(await names({}));
    const fallen = await getVillagesPage(deps, "zh-CN", { indicator: "ledger-match", change: "down" });

    expect(await names({ q: "石" })).toEqual(["石门"]);
    expect(fallen.table.rows.length).toBeLessThan(all.table.rows.length);
    expect(fallen.table.rows.every(({ change }) => change?.shape === "down")).toBe(true);
    expect((await getVillagesPage(deps, "zh-CN", { q: "没有这个村" })).empty).toContain("清除条件");
  });

  it("never writes a small count", async () => {
    const page = await getVillagesPage(deps, "zh-CN", { indicator: "births", status: "suppressed" });

    expect(page.table.rows.length).toBeGreaterThan(0);
    expect(page.table.rows.every(({ value }) => ["1–4", "＊"].includes(value.text) && value.interval === undefined)).toBe(true);
  });
});

describe("village", () => {
  it("shows every indicator beside the township, the described ones without standing", async () => {
    const page = await getVillagePage(deps, "zh-CN", {}, "620000000001");
    const lines = page.groups.flatMap((group) => group.lines);

    expect(lines.length).toBeGreaterThan(25);
    expect(lines.filter(({ topic }) => topic === "births").every(({ standing, rank }) => standing === undefined && rank === "不排名")).toBe(true);
    expect(page.series!.tiles.length).toBeGreaterThan(4);
  });

  it("says since when another village is part of it, also when the old code is asked for", async () => {
    const areas = await readFile(join(SAMPLE, "areas.csv"), "utf8");
    const [old = "", name = "", , , , , , successor = ""] = areas.split("\n").slice(1).find((line) => line.trim().split(",")[7])!.trim().split(",");
    const page = await getVillagePage(deps, "zh-CN", {}, old);

    expect(page.notices.join()).toContain(`您查的 ${name}（${old}）已并入`);
    expect(page.notices.join()).toMatch(/自 \d{4}年\d+月 起并入/);
    expect(page.shell.area?.current).toBe((await getVillagePage(deps, "zh-CN", {}, successor)).shell.area?.current);
  });
});

describe("how a figure was made", () => {
  it("gives parts, snapshot with its whole hash, and the question as data and as a statement", async () => {
    const page = await getHowPage(deps, "zh-CN", {}, "birth-rate");
    const { hash } = (await listAllSnapshots(deps)).snapshots[0]!;

    expect(JSON.parse(page.questions.asked[0]!.json)).toMatchObject({ from: "years", where: expect.anything() });
    expect(page.questions.asked[0]!.sql).toMatch(/^SELECT .*\nFROM "years"/);
    expect(page.snapshot.lines.join()).toContain(hash);
    expect(JSON.stringify({ ...page, questions: undefined })).not.toMatch(/SELECT|parquet|\/tmp\//i);
    expect(JSON.stringify(page)).not.toContain(dataDir);
  });

  it("asks for the very cells of which the figure is made", async () => {
    const page = await getHowPage(deps, "zh-CN", {}, "births");
    const { ledger } = await deps.ledger();
    const { measure = [], year = [], value = [] } = await ledger.reader.ask(JSON.parse(page.questions.asked[0]!.json) as Parameters<typeof ledger.reader.ask>[0]);

    const now = measure.flatMap((name, at) => (name === "birth" && year[at] === 2009 ? [Number(value[at])] : []));
    expect(now.reduce((sum, one) => sum + one, 0)).toBe(Number(page.value.text));
    expect(page.facts[0]?.text).toBe(`出生数 = ${page.value.text}`);
  });

  it.each(["zh-CN", "en"] as const)("has the numbers of the page it is linked from, for every indicator of a village, in %s", async (locale) => {
    const village = await getVillagePage(deps, locale, {}, "620000000001");
    const lines = village.groups.flatMap((group) => group.lines);

    for (const line of lines) {
      const how = await getHowPage(deps, locale, Object.fromEntries(new URL(line.how, "http://x").searchParams), line.id);
      expect([line.id, how.value]).toEqual([line.id, line.own]);
    }
  });

  it("has the numbers of the overview, the pooled sex ratio and the years behind a chart too", async () => {
    const page = await getOverviewPage(deps, "zh-CN", {});
    const ask = (how: string, id: string) => getHowPage(deps, "zh-CN", Object.fromEntries(new URL(how, "http://x").searchParams), id);

    for (const { id, how, value } of page.headline) {
      const { value: made } = await ask(how, id);
      expect([id, made.text, made.interval]).toEqual([id, value.text, value.interval]);
    }
    for (const { id, before } of page.changes) expect([id, (await ask(page.links.how(id, { year: page.year - 1 }), id)).value.text]).toEqual([id, before.text]);
  });

  it("has the numbers of a row of the comparison, with its area, year and years taken together", async () => {
    const page = await getVillagesPage(deps, "en", { indicator: "death-rate", year: "2008", pool: "3" });
    const [row] = page.table.rows;
    const how = page.made(row!.code);

    expect(how).toBe(`/en/how/death-rate?area=${row!.code}&year=2008&pool=3`);
    expect((await getHowPage(deps, "en", Object.fromEntries(new URL(how, "http://x").searchParams), "death-rate")).value).toEqual(row!.value);
  });

  it("says why a number is withheld, and gives neither part", async () => {
    const { table } = await getVillagesPage(deps, "zh-CN", { indicator: "births", status: "suppressed" });
    const how = await getHowPage(deps, "zh-CN", { area: table.rows[0]!.code }, "birth-rate");

    expect(how.value.status).toBe("suppressed");
    expect(how.facts[0]?.text).toMatch(/不显示（(人数为 1 至 4|为防止由它倒推)/);
    expect(how.facts.find(({ term }) => term === "小数保护")?.text).toBe(how.value.reason);
  });

  it("takes the years together that the address names, for events only", async () => {
    const how = await getHowPage(deps, "en", { pool: "3", year: "2009" }, "sex-ratio-at-birth");
    const single = await Promise.all(["2007", "2008", "2009"].map((year) => getHowPage(deps, "en", { year }, "births")));

    expect(how.heading).toContain("statistical years 2007–2009 together");
    expect(how.facts.find(({ term }) => term === "Denominator")?.text).toBe(`births (male) + births (female) = ${single.reduce((sum, { value }) => sum + Number(value.text), 0)}`);
    await expect(getHowPage(deps, "en", { pool: "3" }, "population")).rejects.toBeInstanceOf(InputError);
    await expect(getHowPage(deps, "en", { pool: "2" }, "births")).rejects.toBeInstanceOf(InputError);
  });
});

describe("what is refused", () => {
  it("names the part that is wrong", async () => {
    await expect(getOverviewPage(deps, "en", { year: "1900" })).rejects.toBeInstanceOf(NotFoundError);
    await expect(getOverviewPage(deps, "en", { year: "20x" })).rejects.toBeInstanceOf(InputError);
    await expect(getVillagePage(deps, "en", {}, "nowhere")).rejects.toBeInstanceOf(NotFoundError);
    await expect(getVillagesPage(deps, "en", { indicator: "no-such" })).rejects.toBeInstanceOf(NotFoundError);
    await expect(downloadTable(deps, "villages.exe", {})).rejects.toBeInstanceOf(NotFoundError);
  });

  it("becomes a page that says what to do, with its status", async () => {
    const error = await getVillagePage(deps, "zh-CN", {}, "nowhere").catch((cause: unknown) => cause);
    const page = await getProblemPage(deps, "zh-CN", error);

    expect(page).toMatchObject({ status: 404, heading: "没有这个地区" });
    expect(page.next.length).toBeGreaterThan(1);
  });

  it("without a snapshot tells how to import one", async () => {
    const bare = createDeps({ dataDir: await mkdtemp(join(tmpdir(), "cunjing-bare-")) });
    const error = await getOverviewPage(bare, "zh-CN", {}).catch((cause: unknown) => cause);

    expect(await getProblemPage(bare, "zh-CN", error)).toMatchObject({ status: 503, heading: "还没有数据", command: expect.stringContaining("import") });
  });

  it("throws on what is no fault of the reader's or the snapshot's", async () => {
    await expect(getProblemPage(deps, "zh-CN", new TypeError("ours"))).rejects.toBeInstanceOf(TypeError);
  });
});

describe("a damaged snapshot", () => {
  let ownDir: string;

  beforeAll(async () => {
    ownDir = await mkdtemp(join(tmpdir(), "cunjing-damaged-"));
    const later = join(ownDir, "later");
    await cp(SAMPLE, later, { recursive: true });
    await writeFile(join(later, "ledger.json"), (await readFile(join(SAMPLE, "ledger.json"), "utf8")).replace('"2009-10-05"', '"2009-10-06"'));
    for (const paths of [[SAMPLE], [later]]) await importLedger({ dataDir: ownDir, clock: systemClock }, { paths });
  });

  afterAll(() => rm(ownDir, { recursive: true, force: true }));

  const damage = async () => {
    const { entry } = (await createDeps({ dataDir: ownDir }).ledger()).ledger;
    await truncate(join(entry.dir, "events.parquet"), 10);
    return entry.id;
  };

  it("is passed over, and every page says so", async () => {
    const id = await damage();
    const page = await getOverviewPage(createDeps({ dataDir: ownDir }), "zh-CN", {});

    expect(page.shell.banners[0]).toMatchObject({ kind: "damaged", text: expect.stringContaining(id) });
    expect(page.shell.asOf).toContain("2009-10-05");
  });

  it("is not served when there is no whole one", async () => {
    await damage();
    const left = createDeps({ dataDir: ownDir });
    const error = await getOverviewPage(left, "zh-CN", {}).catch((cause: unknown) => cause);

    expect(await getProblemPage(left, "zh-CN", error)).toMatchObject({ status: 503, heading: "快照已损坏，不能使用" });
  });
});
