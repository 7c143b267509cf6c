import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../../lib/base/random";
import { afterKill, smallPackage, startImport, type Ended } from "./child";

let folder: string;
let newPackage: string;
/** A data folder with the old snapshot, of which every test has its own copy. */
let kept: { dataDir: string; old: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kill-"));
  newPackage = smallPackage(join(folder, "new"), "2009-10-05", 4);
  const dataDir = mkdtempSync(join(folder, "data-"));
  kept = { dataDir, old: answer(await startImport(dataDir, smallPackage(join(folder, "old"), "2009-09-05", 3)).ended).snapshot };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answer = ({ output, errors }: Ended) => JSON.parse(output || `{"errors":${JSON.stringify(errors)}}`) as { status: string; snapshot: string; code?: string };

function withOld(): { dataDir: string; old: string } {
  const dataDir = mkdtempSync(join(folder, "data-"));
  cpSync(kept.dataDir, dataDir, { recursive: true, preserveTimestamps: true });
  return { dataDir, old: kept.old };
}

describe("an import killed at a stage", () => {
  const stages: [stage: string, served: "old" | "new"][] = [
    ["staged", "old"], ["checked", "old"], ["rolledUp", "old"], ["events.parquet", "old"], ["rollup/months.parquet", "old"], ["written", "old"], ["synced", "old"],
    ["renamed", "new"], // in place: the next start moves current.json
    ["current", "new"],
  ];

  it.each(stages)("%s: the next start finds the %s snapshot whole, and the same import then succeeds", async (stage, served) => {
    const { dataDir, old } = withOld();
    const killed = startImport(dataDir, newPackage, { env: { LEDGER_TEST_PAUSE_AT: stage } });
    await killed.until(`paused at ${stage}`);
    killed.child.kill("SIGKILL");
    expect((await killed.ended).signal).toBe("SIGKILL");

    const found = await afterKill(dataDir);
    expect(found === old ? "old" : "new").toBe(served);
    const again = answer(await startImport(dataDir, newPackage).ended);
    expect(again.status).toBe(served === "old" ? "imported" : "unchanged");
    expect(await afterKill(dataDir)).toBe(again.snapshot);
  });
});

it("an import killed at any moment leaves the old or the new snapshot whole", async () => {
  const { dataDir, old } = withOld();
  const began = performance.now();
  const wanted = answer(await startImport(mkdtempSync(join(folder, "data-")), newPackage).ended).snapshot;
  const whole = performance.now() - began;
  const random = seededRandom(20_091_005);
  for (let kill = 0; kill < 8; kill += 1) {
    const { child, ended } = startImport(dataDir, newPackage);
    await sleep(random() * whole);
    child.kill("SIGKILL");
    await ended;
    expect([old, wanted]).toContain(await afterKill(dataDir));
  }
  expect(answer(await startImport(dataDir, newPackage).ended).snapshot).toBe(wanted);
  expect(await afterKill(dataDir)).toBe(wanted);
});

describe("two imports at once", () => {
  it("one waits and says so; both are there in the end", async () => {
    const { dataDir } = withOld();
    const other = smallPackage(join(folder, "other"), "2009-10-06", 9);
    const both = await Promise.all([startImport(dataDir, newPackage).ended, startImport(dataDir, other).ended]);

    expect(both.map((ended) => answer(ended).status)).toEqual(["imported", "imported"]);
    expect(await afterKill(dataDir)).toBe(answer(both[1]!).snapshot);
  });

  it("of the same package: one imports it, the other finds it unchanged", async () => {
    const { dataDir } = withOld();
    const both = await Promise.all([startImport(dataDir, newPackage).ended, startImport(dataDir, newPackage).ended]);

    expect(both.map((ended) => answer(ended).status).sort()).toEqual(["imported", "unchanged"]);
  });

  it("the second is told so where it may not wait, and is let in once the first was killed", async () => {
    const { dataDir } = withOld();
    const first = startImport(dataDir, newPackage, { env: { LEDGER_TEST_PAUSE_AT: "checked" } });
    await first.until("paused at checked");
    const second = await startImport(dataDir, newPackage, { waitMs: 200 }).ended;
    expect(second.code).toBe(1);
    expect(answer(second).code).toBe("lock.busy");
    expect(second.errors).toContain("another import is running");

    first.child.kill("SIGKILL");
    await first.ended;
    expect(answer(await startImport(dataDir, newPackage).ended).status).toBe("imported");
  });
});
