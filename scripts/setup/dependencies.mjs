import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { npm } from "./run.mjs";
import { Fault, note } from "./say.mjs";

/** Installs the locked dependencies where they are missing or the lock file changed. */
export async function installDependencies(root) {
  const lock = await readFile(join(root, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(lock).digest("hex");
  const stamp = join(root, "node_modules", ".cunjing-lock");
  if ((await readFile(stamp, "utf8").catch(() => "")) === hash) return false;
  if (!(await installed(root, lock))) {
    note("正在安装依赖（npm ci），首次约需一两分钟……", "Installing the dependencies (npm ci), a minute or two the first time…");
    const { code } = await npm(["ci", "--include=dev", "--no-audit", "--no-fund"], { cwd: root });
    if (code !== 0) throw new Fault(1, "依赖安装失败，原因见上；请检查网络和磁盘后重试。", "The dependencies could not be installed, see above; check the network and the disk and try again.");
  }
  await writeFile(stamp, hash);
  return true;
}

/** Does node_modules hold what the lock file says (npm keeps a list of its own there)? */
async function installed(root, lock) {
  const wanted = JSON.parse(lock).packages;
  const there = JSON.parse(await readFile(join(root, "node_modules", ".package-lock.json"), "utf8").catch(() => '{"packages":{}}')).packages;
  return Object.entries(wanted).every(([path, { version, optional, integrity }]) => {
    if (!path) return true;
    const found = there[path];
    // An optional package for another system is not installed, and that is right.
    if (!found || !existsSync(join(root, path))) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}
