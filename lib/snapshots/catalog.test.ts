import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findSnapshot, listSnapshots, openCurrent } from "./catalog";
import { births, township } from "./publish/test-ledger";
import { publishRows, type TestSnapshot } from "./publish/test-snapshot";
import { verifySnapshot } from "./verify";
import { clearLeftovers, currentId, setCurrent } from "./work-folder";

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "catalog-"))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const publish = (count: number, options?: TestSnapshot) => publishRows(dataDir, { areas: township("A"), events: [births("A", "2009-01", count)] }, options);
const file = (id: string, name = "events.parquet") => join(dataDir, "snapshots", id, name);
function flipByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  writeFileSync(path, bytes);
}

describe("current", () => {
  it("becomes the newest as_of, and stays where an older one is imported", async () => {
    const first = await publish(1, { asOf: "2009-10-05" });
    const older = await publish(2, { asOf: "2009-09-05" });
    expect(await currentId(dataDir)).toBe(first);

    const same = await publish(3, { asOf: "2009-10-05" });
    expect(await currentId(dataDir)).toBe(same);
    expect((await listSnapshots(dataDir)).map(({ id, current }) => [id, current])).toContainEqual([older, false]);
    expect((await findSnapshot(dataDir, same)).manifest.before).toBe(first);
  });

  it("lists newest first with rows per file handed in and the full hash", async () => {
    const old = await publish(2, { asOf: "2009-09-05" });
    const id = await publish(1, { asOf: "2009-10-05" });
    const list = await listSnapshots(dataDir);

    expect(list.map((entry) => entry.id)).toEqual([id, old]);
    expect(list[0]).toMatchObject({ asOf: "2009-10-05", rows: { "areas.csv": 2, "events.csv": 1 }, current: true });
    expect(list[0]!.hash.startsWith(id.slice(11))).toBe(true);
  });

  it("has nothing to open where there is no snapshot", async () => {
    await expect(openCurrent(join(dataDir, "none"))).rejects.toMatchObject({ code: "snapshot.none", exitCode: 2 });
    expect(await listSnapshots(join(dataDir, "none"))).toEqual([]);
  });

  it("is the newest whole one where current.json is lost", async () => {
    await publish(2, { asOf: "2009-09-05" });
    const id = await publish(1, { asOf: "2009-10-05" });
    rmSync(join(dataDir, "current.json"));

    expect((await openCurrent(dataDir)).snapshot.id).toBe(id);
  });
});

describe("damage", () => {
  const damages: [string, (id: string) => void][] = [
    ["a flipped bit", (id) => flipByte(file(id))],
    ["a file cut short", (id) => truncateSync(file(id), 20)],
    ["a file gone", (id) => rmSync(file(id, "rollup/years.parquet"))],
    ["a manifest that is no JSON", (id) => writeFileSync(file(id, "manifest.json"), "{")],
    ["a number changed in the manifest", (id) => writeFileSync(file(id, "manifest.json"), readFileSync(file(id, "manifest.json"), "utf8").replace('"rows": 1', '"rows": 2'))],
    ["the whole folder gone", (id) => rmSync(join(dataDir, "snapshots", id), { recursive: true })],
  ];

  it.each(damages)("is never served: %s", async (_, damage) => {
    const old = await publish(2, { asOf: "2009-09-05" });
    const id = await publish(1, { asOf: "2009-10-05" });
    expect((await openCurrent(dataDir)).damaged).toBeUndefined();
    damage(id);

    const { snapshot, damaged } = await openCurrent(dataDir);
    expect(snapshot.id).toBe(old);
    expect(damaged).toEqual([id]);
    await expect(findSnapshot(dataDir, id)).rejects.toMatchObject({ exitCode: existsSync(join(dataDir, "snapshots", id)) ? 3 : 2 });
  });

  it("is seen though the file's time was put back", async () => {
    const id = await publish(1);
    await openCurrent(dataDir);
    const { atime, mtime } = statSync(file(id));
    flipByte(file(id));
    utimesSync(file(id), atime, mtime);

    await expect(openCurrent(dataDir)).rejects.toMatchObject({ code: "snapshot.damaged", exitCode: 3 });
  });

  it("is mended by importing the same again", async () => {
    const id = await publish(1);
    flipByte(file(id));
    expect(await publish(1)).toBe(id);

    expect((await openCurrent(dataDir)).damaged).toBeUndefined();
    expect((await verifySnapshot(dataDir, id)).whole).toBe(true);
  });

  it("is named by verify: file and what differs", async () => {
    const id = await publish(1);
    expect(await verifySnapshot(dataDir, id)).toMatchObject({ whole: true, differences: [] });
    flipByte(file(id));
    writeFileSync(file(id, "notes.txt"), "x");

    const { whole, differences } = await verifySnapshot(dataDir, id);
    expect(whole).toBe(false);
    expect(differences).toContainEqual(expect.objectContaining({ file: "events.parquet", what: "sha256" }));
    expect(differences).toContainEqual(expect.objectContaining({ file: "notes.txt", what: "unexpected" }));
  });

  it("is found by control sums too, not by hashes alone", async () => {
    const one = await publish(1, { asOf: "2009-10-05" });
    const two = await publish(2, { asOf: "2009-10-06" });
    writeFileSync(file(one), readFileSync(file(two)));

    const { differences } = await verifySnapshot(dataDir, one);
    expect(differences).toContainEqual(expect.objectContaining({ file: "events.parquet", what: "sum", column: "count" }));
  });
});

it("refuses an id that is no id, and one that is not there", async () => {
  await publish(1);
  for (const id of ["../../etc", "", "2009-10-05-000000000000"]) await expect(findSnapshot(dataDir, id)).rejects.toMatchObject({ code: "snapshot.unknown", exitCode: 2 });
});

describe("leftovers", () => {
  const dead = 2 ** 22 + 1; // above any process number the system gives
  const leave = (name: string, files: Record<string, string> = {}) => {
    const path = join(dataDir, "snapshots", name);
    mkdirSync(join(path, "work"), { recursive: true });
    for (const [at, text] of Object.entries(files)) writeFileSync(join(path, at), text);
  };

  it("of dead processes go, those of the living stay", async () => {
    await publish(1);
    leave(`.tmp-${dead}-1-abc`);
    leave(`.tmp-${process.pid}--abc`);
    writeFileSync(join(dataDir, `.current.json-${dead}-x`), "{}");

    expect(await clearLeftovers(dataDir)).toBe(2);
    expect(readdirSync(join(dataDir, "snapshots")).filter((name) => name.startsWith("."))).toEqual([`.tmp-${process.pid}--abc`]);
  });

  it("finish what was all but done: the folder in place, current.json not yet moved", async () => {
    const first = await publish(1, { asOf: "2009-09-05" });
    const second = await publish(2, { asOf: "2009-10-05" });
    await setCurrent(dataDir, first);
    leave(`.tmp-${dead}-1-abc`, { "intent.json": JSON.stringify({ id: second, before: first, makeCurrent: true }) });

    await clearLeftovers(dataDir);
    expect(await currentId(dataDir)).toBe(second);
  });

  it("do not undo a choice made since", async () => {
    const first = await publish(1, { asOf: "2009-09-05" });
    const second = await publish(2, { asOf: "2009-10-05" });
    const third = await publish(3, { asOf: "2009-10-06" });
    leave(`.tmp-${dead}-1-abc`, { "intent.json": JSON.stringify({ id: second, before: first, makeCurrent: true }) });

    await clearLeftovers(dataDir);
    expect(await currentId(dataDir)).toBe(third);
  });
});
