import { createHash } from "node:crypto";
import { createReadStream, readFileSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { DataError, NotFoundError } from "../base/errors";
import { type Manifest, parseManifest, SNAPSHOT_ID } from "./manifest";
import { clearLeftovers, currentId, snapshotsDir } from "./work-folder";

export type SnapshotEntry = { id: string; asOf: string; dir: string; rows: Record<string, number>; hash: string; current: boolean; manifest: Manifest };

const MANIFEST = "manifest.json";

/** All snapshots whose manifest can be read, newest first. Whether their files are whole is `openCurrent`'s and `verify`'s to say. */
export async function listSnapshots(dataDir: string): Promise<SnapshotEntry[]> {
  const current = await currentId(dataDir);
  const entries = (await snapshotIds(dataDir)).flatMap((id) => readEntry(dataDir, id, current) ?? []);
  const order = ({ asOf, manifest, id }: SnapshotEntry) => `${asOf} ${manifest.createdAt ?? ""} ${id}`;
  return entries.sort((a, b) => (order(a) < order(b) ? 1 : -1));
}

/** Every folder that bears a snapshot's name, whole or not. */
export async function snapshotIds(dataDir: string): Promise<string[]> {
  return (await readdir(snapshotsDir(dataDir)).catch(() => [])).filter((name) => SNAPSHOT_ID.test(name)).sort();
}

/**
 * The snapshot to serve: the current one, or the newest whole one where it is damaged; `damaged` then names those passed over.
 * What a process once found whole is looked at by size and time of its files only.
 */
export async function openCurrent(dataDir: string): Promise<{ snapshot: SnapshotEntry; damaged?: string[] }> {
  await clearOnce(dataDir);
  const current = await currentId(dataDir);
  if (current !== undefined) {
    const entry = readEntry(dataDir, current, current);
    if (entry && (await isWhole(entry))) return { snapshot: entry };
  }
  const damaged = current === undefined ? [] : [current];
  for (const entry of await listSnapshots(dataDir)) {
    if (entry.id === current) continue;
    if (await isWhole(entry)) return damaged.length > 0 ? { snapshot: entry, damaged } : { snapshot: entry };
    damaged.push(entry.id);
  }
  const others = (await snapshotIds(dataDir)).filter((id) => !damaged.includes(id));
  throw damaged.length + others.length > 0 ? allDamaged([...damaged, ...others]) : noSnapshot();
}

/** One snapshot by its id. @throws NotFoundError where there is none, DataError where it is damaged. */
export async function findSnapshot(dataDir: string, id: string): Promise<SnapshotEntry> {
  if (!SNAPSHOT_ID.test(id) || !(await snapshotIds(dataDir)).includes(id)) {
    const shown = id.slice(0, 40);
    throw new NotFoundError("snapshot.unknown", { zh: `没有快照“${shown}”；用 ledger list 查看已有快照`, en: `there is no snapshot "${shown}"; see ledger list` });
  }
  const entry = readEntry(dataDir, id, await currentId(dataDir));
  if (!entry || !(await isWhole(entry))) throw allDamaged([id]);
  return entry;
}

const noSnapshot = () => new NotFoundError("snapshot.none", { zh: "还没有快照；请先导入台账数据包：ledger import PACKAGE", en: "there is no snapshot yet; import a ledger package first: ledger import PACKAGE" });

const allDamaged = (ids: readonly string[]) =>
  new DataError("snapshot.damaged", {
    zh: `快照已损坏：${ids.join("、")}；用 ledger verify 查看哪个文件不符，然后重新导入`,
    en: `damaged snapshot: ${ids.join(", ")}; see ledger verify for the file that differs, then import it again`,
  });

/** The manifest is read again only when its size or time changes: pages ask at each request. */
const manifests = new Map<string, { stamp: string; manifest: Manifest | undefined }>();

function readEntry(dataDir: string, id: string, current: string | undefined): SnapshotEntry | undefined {
  const dir = join(snapshotsDir(dataDir), id);
  const path = join(dir, MANIFEST);
  const stamp = stampOf(path);
  if (stamp === undefined) return undefined;
  let known = manifests.get(path);
  if (known?.stamp !== stamp) manifests.set(path, (known = { stamp, manifest: readManifest(path) }));
  const { manifest } = known;
  if (!manifest || manifest.id !== id) return undefined;
  return { id, asOf: manifest.asOf, dir, rows: manifest.rows, hash: manifest.hash, current: id === current, manifest };
}

function readManifest(path: string): Manifest | undefined {
  try {
    return parseManifest(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function stampOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}` : undefined;
}

const verdicts = new Map<string, { stamp: string; whole: Promise<boolean> }>();

/** Whether every file has the size and hash of the manifest; hashed once for each state of the files. */
export async function isWhole({ dir, manifest }: SnapshotEntry): Promise<boolean> {
  const stamps = manifest.files.map(({ name, bytes }) => {
    const path = join(dir, name);
    const stamp = stampOf(path);
    return stamp?.split(" ")[1] === String(bytes) ? `${name} ${stamp}` : undefined;
  });
  if (stamps.includes(undefined)) return false;
  const stamp = `${manifest.seal}\n${stamps.join("\n")}`;
  let known = verdicts.get(dir);
  if (known?.stamp !== stamp) verdicts.set(dir, (known = { stamp, whole: hashesAgree(dir, manifest) }));
  return known.whole;
}

async function hashesAgree(dir: string, manifest: Manifest): Promise<boolean> {
  for (const { name, sha256 } of manifest.files) {
    if ((await hashFile(join(dir, name)).catch(() => "")) !== sha256) return false;
  }
  return true;
}

/** SHA-256 of a file as hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest("hex");
}

const cleared = new Set<string>();

/** The first look of a process clears what killed imports left behind. A folder that cannot be written is still readable. */
async function clearOnce(dataDir: string): Promise<void> {
  if (cleared.has(dataDir)) return;
  cleared.add(dataDir);
  await clearLeftovers(dataDir).catch(() => undefined);
}
