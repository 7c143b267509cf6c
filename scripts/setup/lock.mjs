import { createHash } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { note } from "./say.mjs";

/** One preparation (install, import of the sample, build) at a time for one project folder; a second one waits. */
export async function alone(root, work) {
  const folder = join(tmpdir(), `cunjing-${createHash("sha256").update(root).digest("hex").slice(0, 16)}.lock`);
  await take(folder);
  const leave = () => rm(folder, { recursive: true, force: true });
  try {
    return await work();
  } finally {
    await leave();
  }
}

async function take(folder) {
  for (let told = false; ; told = true) {
    try {
      await mkdir(folder);
      await writeFile(join(folder, "pid"), String(process.pid));
      return;
    } catch (cause) {
      if (cause.code !== "EEXIST") throw cause;
    }
    if (await left(folder)) {
      await rm(folder, { recursive: true, force: true });
      continue;
    }
    if (!told) note("另一个启动正在准备，等待它完成……", "Another start is preparing; waiting for it…");
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** Did its holder end without leaving? One without a number that is older than ten seconds was left half made. */
async function left(folder) {
  const pid = Number(await readFile(join(folder, "pid"), "utf8").catch(() => ""));
  if (!pid) return Date.now() - ((await stat(folder).catch(() => undefined))?.mtimeMs ?? 0) > 10_000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (cause) {
    return cause.code === "ESRCH";
  }
}
