import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDeps, type Deps } from "../lib/services/deps";
import { importLedger } from "../lib/services/import-ledger";
import { showView } from "../lib/services/show";
import { checkDraft } from "../lib/services/check-draft";
import { writeFile } from "node:fs/promises";

type Stories = { behind: { area: string; indicator: string; periods: string[] }[] };

let folder: string;
let deps: Deps;
let stories: Stories;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cunjing-lagging-"));
  deps = createDeps({ dataDir: folder });
  const { status } = await importLedger(deps, { paths: ["data/sample"] });
  expect(status).toBe("imported");
  stories = JSON.parse(await readFile("scripts/sample/stories.json", "utf8")) as Stories;
});

afterAll(async () => {
  deps.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the follow-up list of the sample", () => {
  it("lists the villages whose story says so, and nobody else, in ten years", async () => {
    const { listings } = await showView(deps, { view: "lagging", area: "620000000000", year: 2009 });

    const planted = new Set(stories.behind.map(({ area }) => area));
    const lasting = new Set(stories.behind.filter(({ periods }) => periods.length > 2).map(({ area }) => area));
    const listed = new Set(listings!.map(({ area }) => area));
    for (const area of lasting) expect(listed, `${area} is behind in three periods`).toContain(area);
    for (const area of listed) expect([...planted, "620000000007"]).toContain(area); // 中心: a whole year reported late
  });

  it("tells four different endings", async () => {
    const { villages } = await showView(deps, { view: "lagging", area: "620000000000", year: 2009 });

    expect(new Set(villages!.map(({ state }) => state))).toEqual(new Set(["listed", "watch", "improving", "released"]));
    for (const { evidence } of villages!) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const one of evidence) if (one.status === "suppressed") expect(Object.keys(one)).not.toContain("p");
    }
  });

  it("knows in an earlier year only what had happened by then", async () => {
    const { listings } = await showView(deps, { view: "lagging", area: "620000000000", year: 2006 });

    for (const { listed } of listings!) expect(listed <= "2006-Q4").toBe(true);
    expect(listings!.find(({ area }) => area === "620000000018")).toMatchObject({ since: "2006-Q2", listed: "2006-Q3" });
    expect(listings!.find(({ area }) => area === "620000000018")).not.toHaveProperty("released");
  });
});

describe("a speech draft about the sample", () => {
  it("is checked number by number, with offsets into its own text", async () => {
    const text = "2009统计年度全乡出生123人，人口出生率10.42‰，比上年明显下降。\n全乡出生132人。计划生育率90.73%。";
    const path = join(folder, "draft.txt");
    await writeFile(path, text);

    const { claims } = await checkDraft(deps, { path, area: "620000000000", year: 2009 });

    expect(claims.map(({ text: words, verdict }) => `${words} ${verdict}`)).toEqual(["123人 agrees", "10.42‰ agreesAfterRounding", "下降 unclearChange", "132人 differs", "90.73% cannotCheck"]);
    for (const { text: words, start, end } of claims) expect(text.slice(start, end)).toBe(words);
  });
});
