import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../base/clock";
import { InputError } from "../../base/errors";
import { LOCALES, type Locale } from "../../base/locale";
import type { CircularRow, CircularView } from "../../views/circular-view";
import { importCases } from "../cases/move-cases";
import { createDeps, type Deps } from "../deps";
import { exportDocument } from "../export-document";
import { getCircularPage } from "../get-circular-page";
import { getLaggingPage } from "../get-lagging-page";
import { getOverviewPage } from "../get-overview-page";
import { importLedger } from "../import-ledger";
import { showView } from "../show";
import { showText } from "../show-text";
import { demandPeriod } from "./circular-document";
import type { ShownStay } from "./show-circular";

const ROOT = join(import.meta.dirname, "../../..");
const SHANGWAN = "620000000002";
const NANLING = "620000000015";
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "circular-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [join(ROOT, "data/sample")] });
  deps = createDeps({ dataDir, databaseUrl: "" });
  // 南岭 is getting better, and its deadline has passed: nobody calls that overdue. 上湾 had a deadline within a quarter, moved after it.
  writeFileSync(join(dataDir, "in.json"), readFileSync(join(ROOT, "data/sample-cases.json"), "utf8").replace('"deadline": "2009-11-30"', '"deadline": "2009-09-20"').replace('"deadline": "2009-06-30"', '"deadline": "2009-06-15"'));
  await importCases(deps, join(dataDir, "in.json"));
}, 60_000);

afterAll(() => {
  deps.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const circular = async (query: Record<string, string> = {}, locale: Locale = "zh-CN"): Promise<CircularView> => (await getCircularPage(deps, locale, query)).circular!;
const stays = async (question: { year?: string; period?: string } = {}): Promise<ShownStay[]> => (await showView(deps, { view: "circular", ...question })).circular!.stays;
const rowsOf = ({ sections }: CircularView, ...keys: string[]): CircularRow[] => sections.filter(({ key }) => keys.includes(key)).flatMap(({ table }) => table?.rows ?? []);
/** Rows of every table of a Word document, each as its cells. */
function wordRows(bytes: Uint8Array): string[][] {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  const text = (part: string) => [...part.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, one]) => one).join("").replaceAll("&amp;", "&");
  return [...xml.matchAll(/<w:tr[ >][^]*?<\/w:tr>/g)].map(([row]) => [...row.matchAll(/<w:tc>[^]*?<\/w:tc>/g)].map(([cell]) => text(cell)));
}

describe("the circular of a period", () => {
  it.each(LOCALES)("tells the same villages, states, rounds and deadlines on page, in Word and on the command line, in %s", async (locale) => {
    const shown = await stays();
    const page = await circular({}, locale);
    const word = wordRows((await exportDocument(deps, { view: "circular", format: "docx", locale })).bytes);
    const terminal = await showText(deps, { view: "circular" }, locale);

    const told = rowsOf(page, "new", "still", "improving", "released");
    expect(told.map(({ code }) => code)).toEqual([...["new", "still", "improving", "released"].flatMap((state) => shown.filter((stay) => stay.state === state).map(({ area }) => area))]);
    for (const { code, cells } of told) {
      const stay = shown.find(({ area }) => area === code)!;
      expect(cells.join(" ")).toMatch(new RegExp(`\\b${stay.rounds}\\b`));
      if (stay.deadline) expect(cells).toContain(stay.deadline);
      expect(word).toContainEqual(cells);
      expect(terminal.split("\n").some((line) => cells.every((cell) => line.includes(cell)))).toBe(true);
    }
    for (const { cells } of rowsOf(page, "overdue", "help", "talk", "evidence")) expect(word).toContainEqual(cells);
  });

  it("agrees with the board: who is listed, improving, released and past the deadline", async () => {
    const { board } = await getLaggingPage(deps, "zh-CN", {});
    const shown = await stays();

    const onBoard = (state: string) => board!.columns.find((one) => one.state === state)!.cards.map(({ code }) => code);
    const told = (wanted: (one: ShownStay) => boolean) => shown.filter(wanted).map(({ area }) => area);
    const behind = ({ state }: ShownStay) => state === "new" || state === "still";
    expect(board!.columns.find(({ state }) => state === "improving")!.cards.find(({ code }) => code === NANLING)!.deadline).toBe("限期 2009-09-20，已到限期，不再落后");
    expect(told((one) => behind(one) && one.overdueDays === 0)).toEqual(onBoard("listed"));
    expect(told(({ overdueDays }) => overdueDays > 0)).toEqual(onBoard("overdue"));
    expect(told(({ state }) => state === "improving")).toEqual(onBoard("improving"));
    expect(told(({ state }) => state === "released")).toEqual(onBoard("released"));
  });

  it("shows of an earlier quarter the deadline and the help that were set by its end, and says of which day they are", async () => {
    const of = async (period: string) => Object.fromEntries((await stays({ year: "2009", period })).map(({ area, deadline, measures }) => [area.slice(-2), [deadline, measures.length]]));
    const help = (await circular({ year: "2009", period: "q2" })).sections.find(({ key }) => key === "help")!;

    expect(await of("q2")).toMatchObject({ "01": [undefined, 0], "02": ["2009-06-15", 2], "15": ["2009-03-31", 1] });
    expect(await of("q3")).toMatchObject({ "01": ["2009-10-31", 2], "02": ["2009-06-15", 2] });
    expect(await of("q4")).toMatchObject({ "02": ["2009-09-15", 2], "15": ["2009-09-20", 2] });
    expect(help.paragraphs.join("")).toContain("2009-03-31");
  });

  it("marks on the timeline nobody overdue whose case was closed, and who was past the deadline that held then", async () => {
    const { timeline } = await showView(deps, { view: "lagging" });
    const states = (code: string) => timeline!.villages.find(({ area }) => area === code)!.states.slice(-4);

    // 南岭: closed by a meeting in April, taken up again in July. 上湾: past its deadline of June, which was moved in July to September.
    expect([states(NANLING), states(SHANGWAN)]).toEqual([["listed", "improving", "listed", "improving"], ["listed", "listed", "overdue", "overdue"]]);
  });

  it("knows of an earlier quarter only what had happened by then", async () => {
    const second = await stays({ year: "2009", period: "q2" });
    const third = await stays({ year: "2009", period: "q3" });

    const states = (list: ShownStay[]) => Object.fromEntries(list.map(({ area, state, rounds }) => [area.slice(-2), `${state} ${rounds}`]));
    expect(states(second)).toEqual({ "01": "new 1", "02": "still 2", "15": "improving 3", "21": "new 1" });
    expect(states(third)).toMatchObject({ "01": "still 2", "03": "new 1", "21": "improving 2" });
    for (const { evidence } of second) for (const { period } of evidence) expect(period <= "2009-Q2").toBe(true);
  });

  it("proposes a talk only after several rounds without getting better, in words that offer support", async () => {
    const [one, ...others] = (await stays()).filter(({ talk }) => talk);
    const section = (await circular()).sections.find(({ key }) => key === "talk")!;

    expect([one!.area, one!.rounds, others]).toEqual([SHANGWAN, 4, []]);
    expect((await stays({ period: "q2" })).some(({ talk }) => talk)).toBe(false);
    expect(section.paragraphs.join("")).toContain("需要什么支持");
    expect(section.paragraphs.join("")).not.toMatch(/批评|问责|责令|检讨|警告/);
  });

  it("says in one sentence that nobody is listed, and asks for nothing", async () => {
    const { preamble, sections } = await circular({ year: "2002" });

    expect(preamble[0]).toContain("没有村在册");
    expect(sections.map(({ key }) => key)).toEqual(["method"]);
  });

  it("gives no number of protected counts", async () => {
    const shown = (await stays()).flatMap(({ evidence }) => evidence).filter(({ status }) => status === "suppressed");
    const rows = rowsOf(await circular(), "evidence").filter(({ cells }) => cells.includes("数小，不显示"));

    expect(rows).toHaveLength(shown.length);
    for (const one of shown) for (const part of ["value", "p", "adjusted"]) expect(one).not.toHaveProperty(part);
    for (const { cells } of rows) expect([cells[3], cells[5]]).toEqual(["数小，不显示", "数小，不显示"]);
  });

  it("says where it comes from: snapshot, hash, day, sample and office", async () => {
    const view = await circular();
    const { ledger: { entry } } = await deps.ledger();
    const words = JSON.stringify(view);

    expect(words).toContain(entry.id);
    expect(words).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(view.sample).toContain("虚构");
    expect(view.signature).toEqual({ office: `编制单位：${entry.preparedBy}`, date: "编制日期：2009年10月5日" });
  });

  it("refuses a period without a test and a village on the command line; the page goes on", async () => {
    await expect(showView(deps, { view: "circular", period: "q5" })).rejects.toThrow(/q1/);
    expect(() => demandPeriod("q4", ["q1", "year"])).toThrow(/q1, year/);
    await expect(showView(deps, { view: "circular", area: SHANGWAN })).rejects.toThrow(/620000000000/);
    await expect(showView(deps, { view: "lagging", period: "q1" })).rejects.toThrow(InputError);
    const village = await getCircularPage(deps, "zh-CN", { area: SHANGWAN });

    expect(village.none!.next[0]!.href).toContain("area=620000000000");
  });

  it("writes the same document twice, with page numbers, captions and the office", async () => {
    const [one, two] = await Promise.all([1, 2].map(async () => (await exportDocument(deps, { view: "circular", format: "docx", locale: "zh-CN" })).bytes));
    const parts = unzipSync(one!);

    expect(Buffer.compare(one!, two!)).toBe(0);
    expect(Object.entries(parts).filter(([name]) => /footer/.test(name)).map(([, part]) => strFromU8(part)).join("")).toContain("PAGE");
    expect(strFromU8(parts["word/document.xml"]!)).toMatch(/表 1 [^]*表 2 [^]*编制单位/);
  });
});

describe("the overview", () => {
  it("calls the same villages overdue as the circular, and reminds of their deadline with a link to the case", async () => {
    const { followUp, reminders } = await getOverviewPage(deps, "zh-CN", {});
    const overdue = (await stays()).filter(({ overdueDays }) => overdueDays > 0);

    expect(followUp!.rows.filter(({ state }) => state.text.includes("逾期")).map(({ code }) => code)).toEqual(overdue.map(({ area }) => area));
    if (!reminders || "away" in reminders) throw new Error("there are reminders in the sample");
    for (const { area, deadline, overdueDays } of overdue) expect(reminders.items.find(({ href }) => href.startsWith(`/lagging/${area}`))!.text).toMatch(new RegExp(`${deadline}.*${overdueDays}`));
    expect([reminders.title, reminders.items.find(({ href }) => href.startsWith(`/lagging/${NANLING}`))]).toEqual(["限期提醒：逾期 1 个，30 天内到期 2 个", expect.objectContaining({ text: "南岭：限期 2009-09-20 已到，最近一期不再落后，不算逾期，联系单位乡镇统计站", overdue: false })]);
    expect(reminders.calendar.href).toContain("/lagging/deadlines.ics");
  });
});

describe("when the small database is damaged", () => {
  it("the circular still says who is listed, says that there are no deadlines, and is not kept", async () => {
    const folder = mkdtempSync(join(tmpdir(), "circular-away-"));
    writeFileSync(join(folder, "cunjing.db"), "not a database, but long enough to be looked at".repeat(100));
    const away: Deps = { ...createDeps({ dataDir: folder, databaseUrl: "" }), ledger: deps.ledger, dataDir };
    const page = await getCircularPage(away, "zh-CN", {});
    const sure = await stays();
    const overview = await getOverviewPage(away, "zh-CN", {});

    expect(page.away).toBe(true);
    expect([overview.reminders, overview.followUp!.rows.length]).toEqual([{ away: expect.any(String) as string }, expect.any(Number) as number]);
    expect(page.circular!.preamble.join("")).toContain("暂时读不到");
    expect(rowsOf(page.circular!, "new", "still", "improving", "released").map(({ code }) => code).sort()).toEqual(sure.map(({ area }) => area).sort());
    away.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
