import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../base/clock";
import { NotFoundError } from "../base/errors";
import { isScored } from "../indicators/indicator";
import { COUNT, formatInterval, formatNumber, formatWithSign, PERCENT, RATIO } from "../i18n/format";
import { wilson } from "../statistics/wilson";
import { createDeps, type Deps } from "./deps";
import { getBalancePage } from "./get-balance-page";
import { getHowPage } from "./get-how-page";
import { getMethodPage } from "./get-method-page";
import { getMethodsPage, type MethodsPage } from "./get-methods-page";
import { getOverviewPage } from "./get-overview-page";
import { getVillagesPage } from "./get-villages-page";
import { importLedger } from "./import-ledger";
import { movementOf } from "./keep-movement";
import { projectionOf } from "./keep-projection";
import { serviceProgress } from "./service-progress";
import { METHODS } from "../views/methods/method-list";

const SAMPLE = join(import.meta.dirname, "../../data/sample");
const LOCALES = ["zh-CN", "en"] as const;
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-methods-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
});

afterAll(async () => {
  deps.close();
  await rm(dataDir, { recursive: true, force: true });
});

const entriesOf = (page: MethodsPage) => page.groups.flatMap(({ entries }) => entries);
const exampleOf = (page: MethodsPage, id: string) => entriesOf(page).find((entry) => entry.id === id)!.example;

describe("methods page", () => {
  it.each(LOCALES)("tells of every indicator and every method, each with an example or why there is none, in %s", async (locale) => {
    const page = await getMethodsPage(deps, locale, {});
    const { ledger } = await deps.ledger();

    expect(page.topics.flatMap(({ entries }) => entries).map(({ id }) => id).sort()).toEqual(ledger.registry.all.map(({ id }) => id as string).sort());
    expect(entriesOf(page).map(({ id }) => id).sort()).toEqual(METHODS.map(({ id }) => id as string).sort());
    for (const { id, example } of entriesOf(page)) {
      expect([id, example.text.length > 5]).toEqual([id, true]);
      expect(example.text).not.toMatch(/NaN|undefined|Infinity|\{/);
      expect(/[\u4e00-\u9fff]/.test(example.text)).toBe(locale === "zh-CN");
    }
    expect(entriesOf(page).filter(({ example }) => example.status === "ok").length).toBeGreaterThan(30);
  });

  it("has the numbers of the other pages in its examples", async () => {
    const page = await getMethodsPage(deps, "en", {});
    const overview = await getOverviewPage(deps, "en", {});
    const visits = overview.headline.find(({ id }) => id === "service-newborn-visit")!.value;

    expect(exampleOf(page, "wilson").text).toContain(`= ${visits.text}%, 95% interval ${visits.interval}`);
    expect(exampleOf(page, "wilson").text).toContain(`265 of 300`);
    expect(wilson({ events: 265, trials: 300 }).lower).toBeCloseTo(0.842, 3);
  });

  it("shows the shrunken value and the rank of the comparison page", async () => {
    const page = await getMethodsPage(deps, "zh-CN", {});
    const { table } = await getVillagesPage(deps, "zh-CN", { indicator: "service-newborn-visit" });
    const name = /^(.+?)（/.exec(exampleOf(page, "shrinkage-shares").text)![1]!;
    const row = table.rows.find((one) => one.name === name)!;

    expect(exampleOf(page, "shrinkage-shares").text).toContain(`原值 ${row.value.text}%`);
    expect(exampleOf(page, "shrinkage-shares").text).toContain(row.shrunken!.value.replace("%", ""));
    expect(exampleOf(page, "rank-region").text).toContain(row.rank!.split("–").join(" 到 "));
  });

  it("has an example of what the other pages compute, and none without the reason", async () => {
    const page = await getMethodsPage(deps, "en", {});

    for (const id of ["seasonality", "life-table", "borrowed-mortality", "fertility", "projection", "progress", "fifth-moves", "chance-inequality", "bootstrap", "kitagawa", "moran", "chain-ladder", "kappa"]) expect([id, exampleOf(page, id).status]).toEqual([id, "ok"]);
    expect(entriesOf(page).filter(({ example }) => example.status === "none").map(({ id }) => id)).toEqual([]);
  });

  it("takes the numbers of people, movement, services and balance from where their pages take them", async () => {
    const page = await getMethodsPage(deps, "en", {});
    const { ledger } = await deps.ledger();
    const { root } = ledger.tree;
    const projection = await projectionOf(ledger, root, 2009);
    const { season } = await movementOf(ledger, root, 2009);
    const seen = await serviceProgress(ledger, { services: ledger.registry.all.filter(isScored).filter(({ topic }) => topic === "services"), area: root, areas: ledger.tree.children(root), year: 2009, quarter: 3 });
    const balance = await getBalancePage(deps, "en", { indicator: "service-newborn-visit" });
    const outlook = seen!.lines.find(({ indicator }) => indicator.id === "service-newborn-visit")!.yearEnd!.linear;
    if (projection.status !== "ok" || season?.in.festival.festival.status !== "ok" || outlook.status !== "ok") throw new Error("the sample has all three");
    const { lower, upper } = projection.range.envelope.at(-1)!.total;

    expect(exampleOf(page, "projection").text).toContain(`95% range ${formatInterval({ lower, upper }, COUNT)}`);
    expect(exampleOf(page, "life-table").text).toContain(`${formatNumber(projection.rates.expectation.male.value, RATIO)} ${formatInterval(projection.rates.expectation.male.interval!, RATIO)} years for men`);
    expect(exampleOf(page, "seasonality").text).toContain(`${formatNumber(season.in.festival.festival.ratio, RATIO)} times the other months`);
    expect(exampleOf(page, "progress").text).toContain(`at this pace ${formatWithSign(outlook.expected, PERCENT)} ${formatInterval(outlook.interval, PERCENT)} by the end of the year`);
    expect(JSON.stringify(balance.chosen)).toContain(/Gini (\S+);/.exec(exampleOf(page, "chance-inequality").text)![1]!);
  });

  it("borrows nothing of a village's own deaths, and says whose rates it takes", async () => {
    const page = await getMethodsPage(deps, "zh-CN", { area: "620000000001" });
    const township = await getMethodsPage(deps, "zh-CN", {});
    const lives = (text: string) => text.match(/[男女] (\d+\.\d)/g);

    expect(exampleOf(page, "borrowed-mortality").text).toContain("借用清源乡");
    expect(lives(exampleOf(page, "borrowed-mortality").text)).toEqual(lives(exampleOf(township, "life-table").text));
    expect(exampleOf(page, "seasonality")).toMatchObject({ status: "none", text: expect.stringContaining("村的逐月数太小") });
  });

  it("gives a village no example that needs several areas, and says so", async () => {
    const page = await getMethodsPage(deps, "zh-CN", { area: "620000000001" });

    expect(exampleOf(page, "gini")).toEqual({ status: "none", text: "所选地区下面数字能显示的单位不足三个；换一个上级地区就有例子。" });
    expect(exampleOf(page, "wilson").status).toBe("ok");
  });

  it("takes the latest year with figures where the one chosen has none, and says which", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cunjing-early-"));
    const villages = ["01", "02", "03"];
    const files = {
      "ledger.json": JSON.stringify({ title: "两年", title_en: "Two years", as_of: "2009-12-01", prepared_by: "统计站" }),
      "areas.csv": ["code,name_zh,name_en,level,parent,from,to,merged_into", "1,乡,Town,township,,,,", ...villages.map((code) => `${code},村${code},Village ${code},village,1,,,`)].join("\n"),
      "population.csv": ["area,date,sex,age_from,age_to,count", ...villages.map((code) => `${code},2006-04-01,,0,,1000`)].join("\n"),
      "events.csv": ["area,period,reported,kind,sex,band,count", ...villages.flatMap((code) => [`${code},2006,,death,,,12`, `${code},2009,,birth,,,9`])].join("\n"),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), `${text}\n`);
    const home = await mkdtemp(join(tmpdir(), "cunjing-early-data-"));
    const { status } = await importLedger({ dataDir: home, clock: systemClock }, { paths: [folder] });
    const own = createDeps({ dataDir: home });
    const page = await getMethodsPage(own, "en", { year: "2009" });
    own.close();
    for (const made of [folder, home]) await rm(made, { recursive: true });

    expect(status).toBe("imported");
    expect(page.notice).toBe("The year chosen has no rates or shares that may be used; examples are of 2006.");
    expect(exampleOf(page, "byar").text).toContain("Town 2006: 36 deaths");
    expect((await getMethodsPage(deps, "en", {})).notice).toBeUndefined();
  });

  it("states the line, small counts, marks and ranks", async () => {
    const { rules } = await getMethodsPage(deps, "zh-CN", {});

    expect(rules.map(({ anchor }) => anchor)).toEqual(["line", "control", "quality", "rank"]);
    expect(rules[0]!.lines.join()).toMatch(/出生、孩次、自然增长、家庭规模只描述/);
    expect(rules[1]!.lines[0]).toContain("1–4");
  });

  it("has a target for every link inside the page", async () => {
    const page = await getMethodsPage(deps, "zh-CN", {});
    const anchors = new Set([...page.rules, ...page.topics, ...page.groups].map(({ anchor }) => anchor).concat(page.topics.flatMap(({ entries }) => entries).map(({ anchor }) => anchor), entriesOf(page).map(({ anchor }) => anchor)));
    const targets = [...page.contents.flatMap(({ items }) => items), ...page.topics.flatMap(({ entries }) => entries).flatMap(({ interval, change, rank, shrunken }) => [interval, change, rank, ...(shrunken ? [shrunken] : [])].flatMap(({ links }) => links))].map(({ href }) => href);

    expect(targets.filter((target) => !anchors.has(target.slice(1)))).toEqual([]);
  });
});

describe("a method's own page", () => {
  it.each(METHODS.map(({ id }) => id))("%s quotes its code and says what it is checked against, in both languages", async (id) => {
    for (const locale of LOCALES) {
      const page = await getMethodPage(deps, locale, {}, id);

      expect(page.functions.length).toBeGreaterThan(0);
      expect(page.functions.every(({ source }) => source)).toBe(true);
      expect(page.examples.length > 0 || page.unproved !== undefined).toBe(true);
      expect(page.entry.example.text).not.toMatch(/NaN|undefined|Infinity|\{/);
    }
  });

  it("makes the examples that take longer", async () => {
    for (const id of ["rank-interval", "bootstrap", "chance-spread", "chance-inequality"]) expect((await getMethodPage(deps, "zh-CN", {}, id)).entry.example.status).toBe("ok");
  });

  it("keeps area and year in its links, and refuses what is not there", async () => {
    const page = await getMethodPage(deps, "en", { area: "620000000001", year: "2008" }, "wilson");

    expect(page.links.next?.href).toBe("/en/methods/byar?area=620000000001&year=2008");
    await expect(getMethodPage(deps, "en", {}, "no-such-method")).rejects.toBeInstanceOf(NotFoundError);
    await expect(getMethodPage(deps, "en", {}, "constructor")).rejects.toBeInstanceOf(NotFoundError);
  });

  it("is where the interval and the change of a figure lead", async () => {
    const how = await getHowPage(deps, "zh-CN", {}, "service-newborn-visit");

    expect(how.facts.flatMap(({ method }) => method?.href ?? [])).toEqual(["/methods/wilson?area=620000000000&year=2009", "/methods/newcombe?area=620000000000&year=2009"]);
    expect(how.links.methods?.href).toBe("/methods?area=620000000000&year=2009#indicator-service-newborn-visit");
  });
});
