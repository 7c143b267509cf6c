import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectFile, type Connection } from "./connect";
import { openStore, type Store } from "./store";

const one = { id: "V1-2009-Q1", area: "V1", listed: "2009-Q1", evidence: [] };
const append = (store: Store, key = "k-------") => store.cases.append({ of: one, after: 0, kind: "progress", body: { note: "x" } }, { role: "planning-office", at: "t", key });
const fault = (work: Promise<unknown>) => work.then(() => "written", ({ code }: { code?: string }) => code);

/** Another program in the middle of a write. */
const hold = (other: Connection) => new Promise<{ release(): void; finished: Promise<void> }>((held) => {
  const finished = other.write(() => new Promise<void>((release) => queueMicrotask(() => held({ release, finished }))));
});

let dataDir: string;
const database = () => join(dataDir, "cunjing.db");
beforeEach(() => { dataDir = mkdtempSync(join(tmpdir(), "store-fault-")); });
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("a file that is locked", () => {
  it("is waited for, and then written once", async () => {
    const store = await openStore({ dataDir });
    const other = connectFile(database(), 0);
    const { release, finished } = await hold(other);
    const waiting = append(store);
    setTimeout(release, 100);

    expect(await fault(waiting)).toBe("written");
    await finished;
    expect((await store.cases.read(one.id))!.entries).toHaveLength(1);
    await Promise.all([store.close(), other.close()]);
  });

  it("is given up after a while: nothing is written, and reading goes on", async () => {
    const store = await openStore({ dataDir, waitMs: 60 });
    const other = connectFile(database(), 0);
    const { release, finished } = await hold(other);
    const refused = await fault(append(store));
    const read = await store.cases.list();
    release();
    await finished;

    expect([refused, read]).toEqual(["store.locked", []]);
    expect(await fault(append(store))).toBe("written");
    await Promise.all([store.close(), other.close()]);
  });
});

describe("a file that is gone", () => {
  it("while running: nothing is written into nowhere, and put back it is used again", async () => {
    const store = await openStore({ dataDir });
    await append(store);
    const moved = `${dataDir}/moved.db`;
    renameSync(database(), moved);
    const refused = [await fault(append(store, "second--")), await fault(store.cases.list())];
    renameSync(moved, database());

    expect(refused).toEqual(["store.gone", "store.gone"]);
    expect((await store.cases.read(one.id))!.entries).toHaveLength(1);
    await store.close();
  });

  it("with its folder: says so", async () => expect(await fault(openStore({ dataDir: join(dataDir, "none") }))).toBe("store.gone"));
});

describe("a file that is damaged", () => {
  it.each([
    ["is not a database at all", () => writeFileSync(database(), "村镜".repeat(2000))],
    ["has pages that are overwritten", async () => {
      const store = await openStore({ dataDir });
      for (let at = 0; at < 40; at += 1) await store.documents.create({ kind: "pack", name: "n".repeat(500), body: "x".repeat(3000), snapshot: "s" }, { role: "r", at: "t", key: `key-----${at}` });
      await store.close();
      const bytes = readFileSync(database());
      bytes.fill(0xab, 8192, 8192 + 16_384);
      writeFileSync(database(), bytes);
    }],
  ])("%s: is refused with what to do, and left as it is", async (_name, damage) => {
    await damage();
    const copy = `${dataDir}/copy.db`;
    cpSync(database(), copy);

    const error = await openStore({ dataDir }).catch((cause: unknown) => cause);

    expect(error).toMatchObject({ code: "store.damaged", text: { zh: expect.stringMatching(/备份/), en: expect.stringMatching(/backup/) } });
    expect(spawnSync("cmp", [copy, database()]).status).toBe(0);
  });
});

it("says that a file can only be read, and goes on reading it", async () => {
  const store = await openStore({ dataDir });
  await append(store);
  await store.close();
  chmodSync(database(), 0o444);
  chmodSync(dataDir, 0o555);
  // Root may write everywhere, so another user tries.
  const program = `import("${import.meta.dirname}/store.ts").then(async ({ openStore }) => { const store = await openStore({ dataDir: ${JSON.stringify(dataDir)} }); console.log((await store.cases.list()).length); await store.cases.append({ of: ${JSON.stringify(one)}, after: 1, kind: "progress", body: {} }, { role: "r", at: "t", key: "later---" }); }).catch((error) => console.log(error.code))`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { encoding: "utf8", ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}) });
  chmodSync(dataDir, 0o755);

  expect(stdout.trim().split("\n"), stderr).toEqual(["1", "store.readOnly"]);
});
