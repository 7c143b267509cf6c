import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MEASURES } from "../../analysis/cases/case-entry";
import { createDeps } from "../deps";
import { exportCases, importCases, parseCases } from "./move-cases";

const clock = { now: () => new Date("2009-10-06T02:00:00Z") };
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "move-cases-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("moves any cases as JSON without loss, the same ids and entries, and again without writing", async () => {
  const note = fc.stringMatching(/^[村乡镇办 ，。"\\\n一二三a-c<>&]{1,30}$/).map((words) => `记${words}录`.replace(/\s+$/, ""));
  const body = fc.oneof(
    fc.record({ kind: fc.constant("plan"), body: fc.record({ post: fc.constant("health"), deadline: fc.constant("2009-12-31"), measures: fc.subarray([...MEASURES]), note }, { requiredKeys: ["post"] }) }),
    fc.record({ kind: fc.constant("progress"), body: fc.record({ note }) }),
  );
  const cases = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 4 }).chain((codes) => fc.tuple(...codes.map((code) => fc.array(body, { maxLength: 4 }).map((entries) => ({
    id: `v${code}-2009-Q1`, area: `v${code}`, listed: "2009-Q1", openedBy: "planning-office", openedAt: "2009-01-09T02:00:00.000Z", evidence: { on: "2009-01-09", snapshot: "s", indicators: [], evidence: [] },
    entries: entries.map((entry, at) => ({ ...entry, seq: at + 1, role: "leader", at: "2009-01-10T02:00:00.000Z" })),
  })))));
  let round = 0;
  await fc.assert(fc.asyncProperty(cases, async (list) => {
    const text = JSON.stringify({ format: "cunjing-cases", version: 1, cases: list });
    const dataDir = mkdtempSync(join(folder, `round${(round += 1)}-`));
    const other = createDeps({ dataDir, clock, databaseUrl: "" });
    writeFileSync(join(dataDir, "in.json"), text);
    await importCases(other, join(dataDir, "in.json"));
    const out = await exportCases(other, join(dataDir, "out.json"));
    const again = await importCases(other, join(dataDir, "out.json"));
    other.close();

    expect([...out.cases].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(parseCases(text).cases.sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(again).toMatchObject({ cases: 0, entries: 0 });
  }), { numRuns: 12 });
});

it.each([
  ["not JSON", "x", "cases.json"], ["another file", "{}", "cases.shape"],
  ["a note that names a person", JSON.stringify({ format: "cunjing-cases", version: 1, cases: [{ id: "a-2009", area: "a", listed: "2009", openedBy: "leader", openedAt: "2009-01-01T00:00:00Z", evidence: { on: "2009-01-01", snapshot: "s", indicators: [], evidence: [] }, entries: [{ seq: 1, kind: "progress", role: "leader", at: "2009-01-01T00:00:00Z", body: { note: "联系人：李四" } }] }] }), "cases.shape"],
])("refuses to import %s", async (_name, content, code) => {
  writeFileSync(join(folder, "x.json"), content);

  await expect(importCases(createDeps({ dataDir: folder, clock, databaseUrl: "" }), join(folder, "x.json"))).rejects.toMatchObject({ code });
});
