import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../base/clock";
import { InputError } from "../base/errors";
import { postedFormOf } from "../base/posted-form";
import { draftText } from "../speech/draft-text";
import { scoreCorpus } from "./check-corpus";
import { checkDraft, checkText } from "./check-draft";
import { markedDraft } from "./check-marked";
import { getCheckPage, markOf } from "./check-page";
import { createDeps, type Deps } from "./deps";
import { importLedger } from "./import-ledger";

const SAMPLE = join(import.meta.dirname, "../../data/sample");
const TOWN = "620000000000";
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-draft-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
});

afterAll(async () => {
  deps.close();
  await rm(dataDir, { recursive: true, force: true });
});

const check = (text: string, more: { area?: string; year?: number } = {}) => checkText(deps, text, { area: TOWN, year: 2009, ...more });

describe("the drafts that a person has read", () => {
  it("are read alike: at least 60 claims, 19 of 20 found, matched and judged, and as many found rightly", async () => {
    const { claims, precision, recall, matching, verdicts, wrong } = await scoreCorpus(deps);

    expect(claims).toBeGreaterThanOrEqual(60);
    for (const share of [precision, recall, matching, verdicts]) expect(share, wrong.join("\n")).toBeGreaterThanOrEqual(0.95);
  });

  it("are read alike in the manner of reports that no rule was made for: 9 of 10 in each language", async () => {
    const { zh, en } = await scoreCorpus(deps, "held-out");

    expect(zh.claims + en.claims).toBeGreaterThan(200);
    for (const { precision, recall, matching, verdicts, wrong } of [zh, en]) for (const share of [precision, recall, matching, verdicts]) expect(share, wrong.join("\n")).toBeGreaterThanOrEqual(0.9);
  });

  it("tell nothing of a withheld figure: whatever number stands there, the answer is the same", async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, async (_, births) => (await check(`柳沟村出生${births}人。`)).claims.map(({ verdict, value, zh }) => ({ verdict, value, zh }))));

    for (const answer of answers) expect(answer).toEqual([{ verdict: "cannotCheck", value: undefined, zh: "数目过小或为保护其他数目，不予公布，因此不核对" }]);
  });

  it("say why in both languages: the line, quoted history, another year's number, parts that do not add up, a rank without its interval", async () => {
    const said = async (text: string) => (await check(text)).claims.map(({ zh = "", en = "" }) => `${zh} | ${en}`).join("\n");

    expect(await said("计划生育率90.73%。")).toMatch(/不核对；与引用的公布数相同（乡镇人口计生工作会议讲话.*\| no figure on procedures.*as quoted in/);
    expect(await said("2009年全乡出生129人。")).toMatch(/这是 2008 统计年度的数 \| this is the number for statistical year 2008/);
    expect(await said("出生123人，其中男婴67人、女婴57人。")).toMatch(/相加为 124，与总数 123 不符 \| the parts in the draft add up to 124, not to 123/);
    expect(await said("石门村双向核实率位居全乡第一。")).toMatch(/名次区间为第 \d+—\d+ 名.*\| a rank is an interval/);
    expect(await said("多孩率1.99%。")).toMatch(/与引用的公布数相同/);
  });

  it("are judged on what a number was known to be when it differs from what is known now", async () => {
    const later = await mkdtemp(join(tmpdir(), "cunjing-draft-later-"));
    try {
      await cp(dataDir, join(later, "data"), { recursive: true });
      await cp(SAMPLE, join(later, "package"), { recursive: true });
      const [ledger, events] = [join(later, "package", "ledger.json"), join(later, "package", "events.csv")];
      await writeFile(ledger, JSON.stringify({ ...(JSON.parse(await readFile(ledger, "utf8")) as object), as_of: "2009-11-05" }));
      // One birth of a village is entered as two.
      await writeFile(events, (await readFile(events, "utf8")).replace(/^(620000000001,2009-0\d,[^,]*,birth,[MF],1,)1$/m, "$12"));
      const dir = join(later, "data");
      await importLedger({ dataDir: dir, clock: systemClock }, { paths: [join(later, "package")] });
      const restated = createDeps({ dataDir: dir });
      const { claims } = await checkText(restated, "全乡出生123人。", { area: TOWN, year: 2009 });
      restated.close();

      expect(claims).toMatchObject([{ verdict: "earlierSnapshot", value: 124, zh: expect.stringContaining("截至 2009-10-05 的快照中是这个数") as string }]);
    } finally {
      await rm(later, { recursive: true, force: true });
    }
  });
});

describe("the plain text of a draft", () => {
  it("has no byte-order mark and LF at line ends, whatever the file has", async () => {
    const bytes = new TextEncoder().encode("\uFEFF一\r\n二\r三\n");

    expect(await draftText(bytes)).toBe("一\n二\n三\n");
  });

  it("has the rows of a table of a DOCX as lines with tabs, and each cell is a claim", async () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join("")}</w:tr>`;
    const body = `<w:p><w:r><w:t>服务情况</w:t></w:r></w:p><w:tbl>${row("村", "年中人口", "出生人数")}${row("石门", "848", "7")}${row("上湾", "810", "7")}</w:tbl><w:p><w:r><w:t>完。</w:t></w:r></w:p>`;
    const docx = zipSync(Object.fromEntries(Object.entries({
      "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    }).map(([name, part]) => [name, new TextEncoder().encode(part)])));
    const text = await draftText(docx);

    expect(text).toBe("服务情况\n村\t年中人口\t出生人数\n石门\t848\t7\n上湾\t810\t7\n完。");
    expect((await check(text)).claims.map(({ text: words, indicator, area, verdict }) => [words, indicator, area.slice(-2), verdict])).toEqual([["848", "population", "01", "agrees"], ["7", "births", "01", "agrees"], ["810", "population", "02", "differs"], ["7", "births", "02", "agrees"]]);
  });

  it("is refused where the file would inflate far beyond its size, whatever its directory says, or is no text", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(2 * 1024 * 1024) }, { level: 1 });

    await expect(draftText(bomb, 1024 * 1024)).rejects.toMatchObject({ code: "draft.inflated" });
    await expect(draftText(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).rejects.toBeInstanceOf(InputError);
    await expect(draftText(zipSync({ "a.txt": new Uint8Array([1]) }))).rejects.toMatchObject({ code: "draft.notDocx" });
  });
});

describe("the marked draft", () => {
  const DRAFT = "全乡出生132人，比上年明显下降。\n计划生育率90.73%。\n死亡82人。";
  const form = (...more: [string, string][]) => postedFormOf([["draft", DRAFT], ["of", markOf(DRAFT)], ...more]);
  const parts = async (bytes: Uint8Array) => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

  it("is a page with the draft as it was sent, each claim numbered, and its list", async () => {
    const { result, fault } = await getCheckPage(deps, "zh-CN", { year: "2009" }, form());

    expect(fault).toBeUndefined();
    expect(result!.pieces.map(({ text }) => text).join("")).toBe(DRAFT);
    expect(result!.groups.map(({ title, claims }) => `${title} ${claims.map(({ text }) => text).join(" ")}`)).toEqual(["需要改动 132人 下降", "无法核对 90.73%", "相符 82人"]);
  });

  it("takes the corrections that were ticked, and none where the text has changed since", async () => {
    const taken = await getCheckPage(deps, "zh-CN", { year: "2009" }, form(["accept", "1"], ["accept", "2"], ["accept", "99"]));
    const changed = await getCheckPage(deps, "zh-CN", { year: "2009" }, postedFormOf([["draft", `${DRAFT}！`], ["of", markOf(DRAFT)], ["accept", "1"]]));

    expect(taken.draft).toBe(DRAFT.replace("132人", "123人").replace("比上年明显下降", "与上年相比无明显变化"));
    expect(changed.draft).toBe(`${DRAFT}！`);
  });

  it("is a Word file: what was ticked is written, the rest has comments, what is right has none, and it reads back as the corrected text", async () => {
    const bytes = await markedDraft(deps, "zh-CN", { year: "2009" }, form(["accept", "1"]));
    const { "word/document.xml": body = "", "word/comments.xml": comments = "" } = await parts(bytes);

    expect(await draftText(bytes)).toContain("全乡出生123人");
    expect(comments).toContain("原为“132人”，已采纳更正");
    expect(comments).toMatch(/变化不明显.*→ 与上年相比无明显变化/);
    expect(comments.match(/<w:comment /g)).toHaveLength(3);
    expect(body.match(/<w:commentRangeStart/g)).toHaveLength(3);
    expect(body.match(/<w:commentReference/g)).toHaveLength(3);
  });

  it("is asked for again, with the reason in the reader's language, where nothing was sent", async () => {
    expect(await getCheckPage(deps, "en", {}, postedFormOf([["draft", "  "]]))).toMatchObject({ fault: "No draft arrived. Paste text or choose a file." });
  });

  it("reads its own Word file with the same claims as the text", async () => {
    const path = join(dataDir, "draft.docx");
    await writeFile(path, await markedDraft(deps, "zh-CN", { year: "2009" }, form()));
    const { claims } = await checkDraft(deps, { path, area: TOWN, year: 2009 });

    expect(claims.map(({ text }) => text)).toEqual(expect.arrayContaining(["132人", "90.73%", "82人"]) as string[]);
  });
});
