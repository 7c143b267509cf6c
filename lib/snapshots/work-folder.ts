import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { replaceFile, syncPath, syncTree } from "./disk";
import { SNAPSHOT_ID } from "./manifest";
import { isAlive, ownProcess } from "./process-mark";

export const snapshotsDir = (dataDir: string): string => join(dataDir, "snapshots");
const CURRENT = "current.json";
const INTENT = "intent.json";
const WORK_FOLDER = /^\.tmp-(\d+)-(\d*)-[0-9a-z]+$/;
const currentSchema = z.object({ id: z.string().regex(SNAPSHOT_ID) });
/** What the publishing of a folder is about to do, so that the next start can finish it. */
const intentSchema = z.object({ id: z.string().regex(SNAPSHOT_ID), before: z.string().nullable(), makeCurrent: z.boolean() });

/** The id in `current.json`, if there is one. */
export async function currentId(dataDir: string): Promise<string | undefined> {
  return currentSchema.safeParse(await readJson(join(dataDir, CURRENT))).data?.id;
}

export const setCurrent = (dataDir: string, id: string): Promise<void> => replaceFile(dataDir, CURRENT, `${JSON.stringify({ id })}\n`);

/** A folder beside the snapshots that bears its process's mark: `snapshot/` becomes the snapshot, `work/` is for whatever is staged. */
export type WorkFolder = { path: string; snapshot: string; work: string; remove(): Promise<void> };

export async function makeWorkFolder(dataDir: string): Promise<WorkFolder> {
  const { pid, started } = ownProcess();
  const path = join(snapshotsDir(dataDir), `.tmp-${pid}-${started}-${Math.random().toString(36).slice(2, 12)}`);
  const folder = { path, snapshot: join(path, "snapshot"), work: join(path, "work"), remove: () => removeTree(path) };
  try {
    await mkdir(join(folder.snapshot, "rollup"), { recursive: true });
    await mkdir(folder.work, { recursive: true });
  } catch (error) {
    await folder.remove().catch(() => undefined);
    throw error;
  }
  return folder;
}

/** A reader beside the one that failed may still be writing: what it wrote meanwhile goes too. */
async function removeTree(path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rm(path, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY" || attempt === 20) throw error;
      await sleep(50);
    }
  }
}

/**
 * Moves the finished folder into its place and, where it is to be current, `current.json` after it. All bytes are on the disk before the
 * first rename; a process that dies between the two leaves its intent, and the next start finishes.
 */
export async function putInPlace(dataDir: string, folder: WorkFolder, intent: { id: string; makeCurrent: boolean }, pause: (stage: string) => Promise<void>): Promise<void> {
  const before = (await currentId(dataDir)) ?? null;
  await writeFile(join(folder.path, INTENT), JSON.stringify({ ...intent, before }));
  await syncTree(folder.snapshot);
  await syncPath(join(folder.path, INTENT));
  await syncPath(folder.path);
  await pause("synced");
  const place = join(snapshotsDir(dataDir), intent.id);
  // Only a damaged snapshot of the same id can be there: a whole one would not be written again.
  await rename(place, join(folder.path, "damaged")).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(folder.snapshot, place);
  await syncPath(snapshotsDir(dataDir));
  await pause("renamed");
  if (intent.makeCurrent) await setCurrent(dataDir, intent.id);
  await pause("current");
}

/** Removes what dead processes left, after finishing what they had all but done. Gives the number of leftovers. */
export async function clearLeftovers(dataDir: string): Promise<number> {
  let cleared = 0;
  for (const name of await readdir(snapshotsDir(dataDir)).catch(() => [])) {
    const [, pid, started] = WORK_FOLDER.exec(name) ?? [];
    if (pid === undefined || isAlive({ pid: Number(pid), started: started ?? "" })) continue;
    const path = join(snapshotsDir(dataDir), name);
    await finishIntent(dataDir, path);
    await rm(path, { recursive: true, force: true });
    cleared += 1;
  }
  for (const name of await readdir(dataDir).catch(() => [])) {
    const pid = /^\.current\.json-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive({ pid: Number(pid), started: "" })) continue;
    await rm(join(dataDir, name), { force: true });
    cleared += 1;
  }
  return cleared;
}

/** Killed after the folder was in place and before `current.json` moved: moves it, unless someone chose another since. */
async function finishIntent(dataDir: string, path: string): Promise<void> {
  const intent = intentSchema.safeParse(await readJson(join(path, INTENT))).data;
  if (!intent?.makeCurrent) return;
  const names = await readdir(path);
  if (names.includes("snapshot")) {
    // Killed between the two renames of a repair: the damaged one goes back to be found damaged rather than lost.
    if (names.includes("damaged")) await rename(join(path, "damaged"), join(snapshotsDir(dataDir), intent.id)).catch(() => undefined);
    return;
  }
  if (((await currentId(dataDir)) ?? null) === intent.before) await setCurrent(dataDir, intent.id);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}
