import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.mjs";
import { importEarlierSamples } from "./sample-history.mjs";
import { note } from "./say.mjs";

/** The cases of the sample's lagging villages, where there are none yet. Over an office's own ledger nothing is done. */
export async function importSampleCases(root, dataDir) {
  const file = join(root, "data", "sample-cases.json");
  if (existsSync(join(dataDir, "cunjing.db")) || !existsSync(file) || !(await hasSnapshot(dataDir))) return false;
  const { code } = await run(process.execPath, [join(root, "scripts", "run.mjs"), "scripts/ledger.ts", "cases", "import", file, "--for-sample"], { cwd: root, env: { LEDGER_DATA: dataDir } });
  if (code !== 0) note("示例案卷未能导入，原因见上；其他页面不受影响。", "The sample's cases could not be imported, see above; other pages are not affected.");
  return code === 0;
}

/** Imports the sample package where there is no snapshot at all. A failure is said and does not keep the server from starting. */
export async function importSample(root, dataDir) {
  if (await hasSnapshot(dataDir)) return false;
  const sample = join(root, "data", "sample");
  if (!existsSync(join(sample, "ledger.json"))) {
    note("没有快照，也没有示例数据。", "There is no snapshot and no sample package.");
    return false;
  }
  note("还没有快照，正在导入示例数据（虚构）……", "There is no snapshot yet; importing the sample package (fictional)…");
  const { code } = await run(process.execPath, [join(root, "scripts", "run.mjs"), "scripts/ledger.ts", "import", sample], { cwd: root, env: { LEDGER_DATA: dataDir } });
  if (code !== 0) note("示例数据未能导入，原因见上；页面会说明没有数据。", "The sample could not be imported, see above; the pages will say that there are no data.");
  if (code === 0 && !(await importEarlierSamples(root, dataDir))) note("示例的早期快照未能导入；其余不受影响。", "The sample's earlier snapshots could not be imported; nothing else suffers.");
  return code === 0;
}

/** Folders that are being written begin with a point or end in a mark of their own; a snapshot's begins with its date. */
export async function hasSnapshot(dataDir) {
  if (existsSync(join(dataDir, "current.json"))) return true;
  const entries = await readdir(join(dataDir, "snapshots"), { withFileTypes: true }).catch(() => []);
  return entries.some((entry) => entry.isDirectory() && /^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/.test(entry.name));
}
