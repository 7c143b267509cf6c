import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { BEST, toBrotli, worthCompressing } from "./encodings";
import { finish, type FinishedAnswer } from "./finished-answer";
import { FILE_HEADERS } from "./policy";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8", ".js": "application/javascript; charset=utf-8", ".json": "application/json; charset=utf-8", ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff", ".txt": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json",
};

/**
 * Every file of the build that a page may ask for, by its address, compressed as well as it can be. That takes seconds
 * once after a build; the result is kept beside the build, named by what was compressed.
 */
export async function staticFiles(buildDir: string): Promise<Map<string, FinishedAnswer>> {
  const root = join(buildDir, "static");
  const store = join(buildDir, "compressed");
  const paths = await filesBelow(root);
  const answers = await Promise.all(paths.map((path) => staticFile(path, store)));
  return new Map(paths.map((path, at) => [`/_next/static/${relative(root, path).split(sep).map(encodeURIComponent).join("/")}`, answers[at]!]));
}

async function staticFile(path: string, store: string): Promise<FinishedAnswer> {
  const body = await readFile(path);
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  const headers = { "content-type": type, "cache-control": "public, max-age=31536000, immutable", ...FILE_HEADERS };
  if (!worthCompressing(type)) return finish({ status: 200, headers, body });
  const answer = await finish({ status: 200, headers, body }, 1);
  return answer.brotli ? { ...answer, brotli: await compressedOnce(body, store), best: true } : answer;
}

async function compressedOnce(body: Buffer, store: string): Promise<Buffer> {
  const path = join(store, `${createHash("sha256").update(body).digest("hex")}.br`);
  try {
    return await readFile(path);
  } catch {
    const small = await toBrotli(body, BEST);
    // Two servers may do this at once, or the folder may not be writable: the answer is right either way.
    const beside = `${path}.${process.pid}`;
    await mkdir(store, { recursive: true }).then(() => writeFile(beside, small)).then(() => rename(beside, path)).catch(() => undefined);
    return small;
  }
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(entries.map((entry) => (entry.isDirectory() ? filesBelow(join(directory, entry.name)) : [join(directory, entry.name)])));
  return nested.flat();
}
