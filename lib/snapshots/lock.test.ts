import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withLock } from "./lock";
import { ownProcess } from "./process-mark";

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "lock-"))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it("lets one work after the other, and the second is told why it waits", async () => {
  const steps: string[] = [];
  const told: string[] = [];
  const first = withLock(dataDir, {}, async () => {
    steps.push("first in");
    await sleep(250);
    steps.push("first out");
  });
  await sleep(50);
  await withLock(dataDir, { onWait: ({ zh, en }) => told.push(zh, en) }, async () => void steps.push("second in"));
  await first;

  expect(steps).toEqual(["first in", "first out", "second in"]);
  expect(told).toHaveLength(2);
  expect(told[1]).toContain(`process ${process.pid}`);
  expect(readdirSync(dataDir)).toEqual([]);
});

it("tells the second to come back where the first takes too long, and changes nothing", async () => {
  let release = () => {};
  const first = withLock(dataDir, {}, () => new Promise<void>((done) => (release = done)));
  await sleep(30);

  await expect(withLock(dataDir, { waitMs: 150 }, async () => undefined)).rejects.toMatchObject({ code: "lock.busy", exitCode: 1 });
  release();
  await first;
});

it("takes over the lock of a dead process, also where its number was given out again", async () => {
  for (const holder of [{ pid: 2 ** 22 + 1, started: "1" }, { pid: process.pid, started: "1" }]) {
    if (holder.pid === process.pid && ownProcess().started === "") continue; // the system does not tell when a process started
    writeFileSync(join(dataDir, "import.lock"), JSON.stringify({ ...holder, since: "2009-10-05T00:00:00Z", token: "x" }));

    expect(await withLock(dataDir, { waitMs: 1000 }, async () => "done")).toBe("done");
  }
  expect(existsSync(join(dataDir, "import.lock"))).toBe(false);
});

it("never lets two in at once, though many find the same dead lock", async () => {
  writeFileSync(join(dataDir, "import.lock"), JSON.stringify({ pid: 2 ** 22 + 1, started: "1", since: "2009-10-05T00:00:00Z", token: "x" }));
  let inside = 0;
  let most = 0;
  await Promise.all(Array.from({ length: 12 }, () => withLock(dataDir, { waitMs: 20_000 }, async () => {
    most = Math.max(most, (inside += 1));
    await sleep(5);
    inside -= 1;
  })));

  expect(most).toBe(1);
});

it("lets go when the work fails", async () => {
  await expect(withLock(dataDir, {}, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await withLock(dataDir, { waitMs: 0 }, async () => 1)).toBe(1);
});
