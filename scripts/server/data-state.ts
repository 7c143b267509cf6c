import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * A short text that changes whenever what a page could say changes: `current.json` is looked at on every call (some
 * microseconds); the snapshots' own files, which change only when one arrives or is damaged, at most every half second,
 * and less often where there are so many that looking takes long. The small database tells its own state.
 */
export function dataState(dataDir: string, now: () => number = () => performance.now(), storeState: () => string = () => ""): () => string {
  const current = join(dataDir, "current.json");
  const snapshots = join(dataDir, "snapshots");
  let files = "";
  let next = 0;
  return () => {
    const started = now();
    if (started >= next) {
      files = filesState(snapshots);
      next = started + Math.max(500, (now() - started) * 100);
    }
    return `${stamp(current)}:${files}:${storeState()}`;
  };
}

/** Changes when another snapshot becomes the current one. */
export const currentOf = (dataDir: string) => (): string => stamp(join(dataDir, "current.json"));

function filesState(directory: string): string {
  const state = createHash("sha256");
  for (const path of paths(directory)) state.update(`${path}\n${stamp(path)}\n`);
  return state.digest("base64url");
}

function paths(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith("."))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? paths(join(directory, entry.name)) : [join(directory, entry.name)]));
  } catch {
    return [];
  }
}

function stamp(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.ino}.${found.size}.${found.mtimeMs}.${found.ctimeMs}` : "none";
}
