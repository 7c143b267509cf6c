import { open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LedgerError } from "../base/errors";

/** Makes what was written to a file or a folder's list of names outlast a power cut. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Every file and folder below `folder`, and the folder itself. */
export async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(entries.map((entry) => (entry.isDirectory() ? syncTree(join(folder, entry.name)) : syncPath(join(folder, entry.name)))));
  await syncPath(folder);
}

/** Writes a file so that a reader sees the old text or the new, never a part of it. */
export async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  const beside = join(folder, `.${name}-${process.pid}-${Math.random().toString(36).slice(2, 10)}`);
  try {
    await writeFile(beside, text);
    await syncPath(beside);
    await rename(beside, join(folder, name));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncPath(folder);
}

const FULL = /ENOSPC|EDQUOT|EFBIG|No space left|Disk quota|File too large|disk full/i;
const FORBIDDEN = /EACCES|EPERM|EROFS|Permission denied|Read-only file system|Operation not permitted/i;

/** Runs work that writes; a full disk and a missing permission become sentences, and nothing of them names a machine path. */
export async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error) ?? error;
  }
}

function diskError(error: unknown): LedgerError | undefined {
  const words = wordsOf(error);
  if (FULL.test(words)) {
    return new LedgerError("disk.full", { zh: "磁盘空间不足，未写入任何内容，当前快照不变；请腾出空间后重试", en: "the disk is full: nothing was written and the current snapshot stays; free some space and try again" }, { cause: error });
  }
  if (FORBIDDEN.test(words)) {
    return new LedgerError("disk.permission", { zh: "数据目录（LEDGER_DATA）不可写，未写入任何内容；请检查其权限", en: "the data folder (LEDGER_DATA) cannot be written: nothing was written; check its permissions" }, { cause: error });
  }
  return undefined;
}

/** The words of an error and of what caused it; a LedgerError of our own checks is not the disk's. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const own = error instanceof LedgerError ? (error.code === "engine.diskFull" ? "disk full" : "") : `${(error as NodeJS.ErrnoException).code ?? ""} ${error.message}`;
  return `${own} ${wordsOf(error.cause)}`;
}
