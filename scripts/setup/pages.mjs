import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.mjs";
import { Fault, note } from "./say.mjs";

/** What a build is made from. */
const SOURCES = ["app", "lib", "public", "next.config.ts", "postcss.config.mjs", "package-lock.json"];

/** Builds the pages where their sources changed since the last build. */
export async function buildPages(root) {
  const hash = await sourcesHash(root);
  const stamp = join(root, ".next", "sources");
  if ((await readFile(stamp, "utf8").catch(() => "")) === hash) return false;
  note("正在构建页面，约需半分钟到两分钟……", "Building the pages, half a minute to two minutes…");
  await rm(stamp, { force: true });
  const { code } = await run(process.execPath, [join(root, "node_modules", "next", "dist", "bin", "next"), "build"], { cwd: root, env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } });
  if (code !== 0) throw new Fault(1, "页面构建失败，原因见上。", "The pages could not be built, see above.");
  await writeFile(stamp, hash);
  return true;
}

/** One hash over names and contents of the sources, tests and their golden files left out. */
export async function sourcesHash(root) {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const source of SOURCES) for (const path of await filesBelow(root, source)) hash.update(`${path}\0`).update(await readFile(join(root, path))).update("\0");
  return hash.digest("hex");
}

async function filesBelow(root, path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((cause) => (cause.code === "ENOTDIR" ? undefined : []));
  if (!entries) return [path];
  const below = await Promise.all(
    entries
      .filter(({ name }) => !/^\.|^__|\.test\.tsx?$|\.md$/.test(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => (entry.isDirectory() ? filesBelow(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`])),
  );
  return below.flat();
}
