import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openCurrent, snapshotIds } from "../../lib/snapshots/catalog";
import { verifySnapshot } from "../../lib/snapshots/verify";
import { clearLeftovers } from "../../lib/snapshots/work-folder";

export const ROOT = join(import.meta.dirname, "..", "..");
export type Ended = { code: number | null; signal: string | null; output: string; errors: string };
export type ChildOptions = { waitMs?: number; env?: Record<string, string>; uid?: number; /** Largest file in units of 1024 bytes. */ fileLimit?: number };

/** Starts an import; `until` waits for a text on its standard error. */
export function startImport(dataDir: string, packagePath: string, { waitMs = 30_000, env = {}, uid, fileLimit }: ChildOptions = {}): { child: ChildProcess; until(text: string): Promise<void>; ended: Promise<Ended> } {
  const node = [process.execPath, join(ROOT, "scripts", "run.mjs"), "e2e/kill/import-child.ts", dataDir, packagePath, String(waitMs)];
  const [file, ...args] = fileLimit === undefined ? node : ["bash", "-c", `ulimit -f ${fileLimit}; exec "$@"`, "bash", ...node];
  const child = spawn(file!, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], ...(uid === undefined ? {} : { uid }) });
  const said = { output: "", errors: "" };
  const waiting: { text: string; done: () => void }[] = [];
  child.stdout!.setEncoding("utf8").on("data", (part: string) => (said.output += part));
  child.stderr!.setEncoding("utf8").on("data", (part: string) => {
    said.errors += part;
    for (const { text, done } of waiting) if (said.errors.includes(text)) done();
  });
  const ended = new Promise<Ended>((done) => child.once("close", (code, signal) => done({ code, signal, ...said })));
  const until = (text: string) => Promise.race([new Promise<void>((done) => waiting.push({ text, done })), ended.then(({ code, errors }) => Promise.reject(new Error(`ended with ${code} before "${text}": ${errors.slice(-2000)}`)))]);
  return { child, until, ended };
}

/** A package of one township and two villages. */
export function smallPackage(folder: string, asOf: string, births: number): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "ledger.json"), JSON.stringify({ title: "镇", as_of: asOf, prepared_by: "计划科" }));
  writeFileSync(join(folder, "areas.csv"), "code,name_zh,level,parent\n01,镇,township,\n0101,甲,village,01\n0102,乙,village,01\n");
  writeFileSync(join(folder, "events.csv"), `area,period,kind,count\n0101,2008-11,birth,${births}\n0102,2008-11,birth,1\n`);
  return folder;
}

/**
 * What must hold after any kill: every folder with a snapshot's name is whole to the last control sum, the current one can be opened,
 * and no leftover is there once the next start has cleared up. Gives the id that is served.
 */
export async function afterKill(dataDir: string): Promise<string> {
  await clearLeftovers(dataDir);
  for (const id of await snapshotIds(dataDir)) {
    const { whole, differences } = await verifySnapshot(dataDir, id);
    if (!whole) throw new Error(`${id} is not whole: ${JSON.stringify(differences)}`);
  }
  const left = [...readdirSync(join(dataDir, "snapshots")), ...readdirSync(dataDir)].filter((name) => name.startsWith("."));
  if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
  const { snapshot, damaged } = await openCurrent(dataDir);
  if (damaged) throw new Error(`damaged: ${damaged.join(", ")}`);
  if (!existsSync(join(snapshot.dir, "manifest.json"))) throw new Error("the current snapshot has no manifest");
  return snapshot.id;
}
