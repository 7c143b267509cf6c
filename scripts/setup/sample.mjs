import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.mjs";
import { note } from "./say.mjs";

/** Imports the sample package where there is no snapshot at all. A failure is said and does not keep the server from starting. */
export async function importSample(root, dataDir) {
  if (await hasSnapshot(dataDir)) return false;
  const sample = join(root, "data", "sample");
  if (!existsSync(join(sample, "ledger.json"))) {
    note("没有快照，也没有示例数据。", "There is no snapshot and no sample package.");
    return false;
  }
  note("还没有快照，正在导入示例数据（虚构）……", "There is no snapshot yet; importing the sample package (fictional)…");
  const { code } = await run(process.execPath, ["--import", "tsx", join(root, "scripts", "ledger.ts"), "import", sample], { cwd: root, env: { LEDGER_DATA: dataDir } });
  if (code !== 0) note("示例数据未能导入，原因见上；页面会说明没有数据。", "The sample could not be imported, see above; the pages will say that there are no data.");
  return code === 0;
}

/** Folders that are being written begin with a point or end in a mark of their own; a snapshot's begins with its date. */
export async function hasSnapshot(dataDir) {
  if (existsSync(join(dataDir, "current.json"))) return true;
  const entries = await readdir(join(dataDir, "snapshots"), { withFileTypes: true }).catch(() => []);
  return entries.some((entry) => entry.isDirectory() && /^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/.test(entry.name));
}
