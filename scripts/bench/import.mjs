import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../setup/settings.mjs";
import { quantile } from "./load.mjs";

const RUNS = 5;
const THREADS = 2;
const MONTHS = /^(?:201[89]|202\d)-\d{2}\.csv(?:\.gz)?$/;

/**
 * Imports the coded months, and lets DuckDB alone copy the same rows in long form from CSV to Parquet: in turn, so that whatever else the
 * machine does meets both.
 */
export async function benchImport({ benchData, profile, workDir }) {
  const files = await realFiles(benchData);
  const [imports, copies] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const dataDir = join(workDir, `import-${run}`);
    imports.push(await importOnce({ files, profile, dataDir }));
    if (run === 0) await writeLong({ snapshot: join(dataDir, "snapshots", imports[0].snapshot), workDir });
    copies.push(await copyOnce(workDir));
    if (run + 1 < RUNS) await rm(dataDir, { recursive: true, force: true });
  }
  const dataDir = join(workDir, `import-${RUNS - 1}`);
  const median = (runs) => quantile(runs, 0.5);
  const [seconds, copy] = [imports.map((one) => one.seconds), copies];
  return { files: files.length, rows: imports[0].rows, sourceRows: imports[0].sourceRows, seconds: median(seconds), runs: seconds, peakBytes: Math.max(...imports.map((one) => one.peakBytes)), stages: imports[0].stages, copy: { seconds: median(copy), runs: copy }, times: median(seconds) / median(copy), dataDir };
}

/** The monthly tables of the villages, oldest first. */
export async function realFiles(benchData) {
  const folder = join(benchData, "tw_village", "bdmd");
  return (await readdir(folder)).filter((name) => MONTHS.test(name)).sort().map((name) => join(folder, name));
}

/** The import in a process of its own, as the command runs it. */
export async function importOnce({ files, profile, dataDir }) {
  await mkdir(dataDir, { recursive: true });
  const args = [join(ROOT, "scripts", "run.mjs"), "scripts/bench/timed-import.ts", profile ?? "", ...files];
  const { code, output, errors, seconds, peakBytes } = await measured(args, { LEDGER_DATA: dataDir });
  if (code !== 0) throw new Error(`the import ended with ${code}:\n${errors.slice(-2000)}\n${output.slice(0, 2000)}`);
  const { snapshot, rows, sourceRows, stages } = JSON.parse(output);
  return { snapshot, rows, sourceRows, seconds, peakBytes, stages: { ...stages, "start and end of the process": seconds * 1000 - Object.values(stages).reduce((sum, part) => sum + part, 0) } };
}

const longOf = (workDir) => join(workDir, "long.csv");
const script = (sql) => ["-e", `const { DuckDBInstance } = require("@duckdb/node-api"); (async () => { const c = await (await DuckDBInstance.create(":memory:", { threads: "${THREADS}" })).connect(); const began = performance.now(); await c.run(${JSON.stringify(sql)}); console.log((performance.now() - began) / 1000); })()`];

async function writeLong({ snapshot, workDir }) {
  await measured(script(`COPY (SELECT area, period, reported, kind, sex, band, count FROM '${join(snapshot, "events.parquet")}') TO '${longOf(workDir)}' (HEADER)`));
}

async function copyOnce(workDir) {
  const { code, output, errors } = await measured(script(`COPY (SELECT * FROM read_csv('${longOf(workDir)}')) TO '${join(workDir, "long.parquet")}'`));
  if (code !== 0) throw new Error(errors);
  return Number(output);
}

/** Runs Node and notes the time from start to end and the most memory the process held (Linux; elsewhere unknown). */
export function measured(args, env) {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let peakBytes = 0;
  const look = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    peakBytes = Math.max(peakBytes, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024);
  }, 50);
  const text = { output: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (part) => (text.output += part));
  child.stderr.setEncoding("utf8").on("data", (part) => (text.errors += part));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => {
      clearInterval(look);
      done({ code, ...text, seconds: (performance.now() - began) / 1000, peakBytes });
    });
  });
}
