import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { LedgerError } from "../base/errors";
import { isAlive, ownProcess } from "./process-mark";

const LOCK = "import.lock";
const holderSchema = z.object({ pid: z.number().int(), started: z.string(), since: z.string(), token: z.string() });
type Holder = z.infer<typeof holderSchema>;

export type LockOptions = {
  /** How long to wait for the other one. */
  waitMs?: number;
  /** Told once, when waiting starts. */
  onWait?: (text: { zh: string; en: string }) => void;
  now?: () => Date;
};

/**
 * Runs work that changes the data folder while no other process does. The lock names its process and time; that of a dead process is
 * taken over. @throws LedgerError `lock.busy` when the other one is still at it after `waitMs`.
 */
export async function withLock<T>(dataDir: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  await mkdir(dataDir, { recursive: true });
  const own: Holder = { ...ownProcess(), since: (options.now?.() ?? new Date()).toISOString(), token: Math.random().toString(36).slice(2) };
  await acquire(join(dataDir, LOCK), own, options);
  try {
    return await work();
  } finally {
    await release(join(dataDir, LOCK), own);
  }
}

async function acquire(path: string, own: Holder, { waitMs = 10_000, onWait }: LockOptions): Promise<void> {
  const end = performance.now() + waitMs;
  let told = false;
  for (;;) {
    if (await take(path, own)) return;
    const holder = await readHolder(path);
    if (holder === undefined) continue; // released just now, or being taken over
    if (holder !== "unreadable" && !isAlive(holder)) {
      await removeDead(path, holder, own);
      continue;
    }
    if (performance.now() >= end) throw busy(holder);
    if (!told) onWait?.({ zh: `另一个导入正在进行${who(holder, "zh")}，等待其完成……`, en: `another import is running${who(holder, "en")}, waiting for it` });
    told = true;
    await sleep(Math.min(100, Math.max(1, end - performance.now())));
  }
}

/** A link is made whole or not at all, so nobody reads half a lock. */
async function take(path: string, own: Holder): Promise<boolean> {
  const beside = `${path}-${own.token}`;
  await writeFile(beside, JSON.stringify(own));
  try {
    await link(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

async function readHolder(path: string): Promise<Holder | "unreadable" | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "unreadable";
  }
}

/**
 * Removes the lock of a dead process. Two may find it dead at once, and the slower one must not remove the lock the faster one then
 * took: so only who holds the takeover mark looks again and removes.
 */
async function removeDead(path: string, dead: Holder, own: Holder): Promise<void> {
  const mark = `${path}-takeover`;
  if (!(await take(mark, own))) {
    const other = await readHolder(mark);
    if (other !== undefined && other !== "unreadable" && !isAlive(other)) await rm(mark, { force: true });
    return void (await sleep(5));
  }
  try {
    const holder = await readHolder(path);
    if (holder !== undefined && holder !== "unreadable" && holder.token === dead.token) await rm(path, { force: true });
  } finally {
    await rm(mark, { force: true });
  }
}

async function release(path: string, own: Holder): Promise<void> {
  const holder = await readHolder(path);
  if (holder !== undefined && holder !== "unreadable" && holder.token === own.token) await rm(path, { force: true });
}

function who(holder: Holder | "unreadable", locale: "zh" | "en"): string {
  if (holder === "unreadable") return "";
  return locale === "zh" ? `（进程 ${holder.pid}，始于 ${holder.since}）` : ` (process ${holder.pid}, since ${holder.since})`;
}

const busy = (holder: Holder | "unreadable") =>
  new LedgerError("lock.busy", {
    zh: `另一个导入仍在进行${who(holder, "zh")}，本次未做任何更改；请稍后重试${holder === "unreadable" ? "，或删除数据目录中的 import.lock" : ""}`,
    en: `another import is still running${who(holder, "en")}, nothing was changed; try again later${holder === "unreadable" ? ", or delete import.lock in the data folder" : ""}`,
  });
