import { cp, readdir } from "node:fs/promises";
import { Agent } from "node:http";
import { join } from "node:path";
import { startServer } from "../setup/serving.mjs";
import { importOnce, measured, realFiles } from "./import.mjs";
import { ask, inTurn, quantile } from "./load.mjs";

const STARTS = 3;
/** Months that the earlier of two snapshots does not have. */
const EARLIER = 6;

/**
 * The page of data quality: the first after a start with nothing prepared, and how long another page waits meanwhile; then, once one page of the snapshot
 * was answered, addresses that nobody asked for before; and the bytes of the largest page.
 */
export async function benchQuality(dataDir, { quality }) {
  const result = { first: [], beside: [] };
  for (let start = 0; start < STARTS; start += 1) {
    const server = await startServer(dataDir);
    const [first, beside] = await besideEachOther(server.url);
    result.first.push(first);
    result.beside.push(beside);
    await server.stop();
  }
  const server = await startServer(dataDir);
  try {
    await inTurn([`${server.url}/quality`]);
    const times = await inTurn(quality.map((path) => server.url + path));
    const agent = new Agent({ keepAlive: true });
    const sizes = [];
    for (const path of ["/quality", "/quality/faults", "/quality/faults?state=all", ...quality.slice(0, 20)]) sizes.push((await ask(server.url + path, agent, {})).bytes);
    agent.destroy();
    return { ...result, unseen: { p50: quantile(times, 0.5), p95: quantile(times, 0.95), n: times.length }, largestBytes: Math.max(...sizes) };
  } finally {
    await server.stop();
  }
}

/** The first page of data quality, and the longest that the overview, kept already, waits while it is made. */
async function besideEachOther(url) {
  const agent = new Agent({ keepAlive: true });
  let done = false;
  const page = ask(`${url}/quality`, agent).finally(() => (done = true));
  const waits = [];
  while (!done) waits.push((await ask(`${url}/`, agent)).milliseconds);
  const { milliseconds } = await page;
  agent.destroy();
  return [milliseconds, Math.max(...waits)];
}

/** `ledger diff` of two snapshots of the same villages, the command as it is run. */
export async function benchDiff(dataDir, { benchData, profile, workDir }) {
  const two = join(workDir, "two");
  await cp(dataDir, two, { recursive: true });
  if (benchData) await importOnce({ files: (await realFiles(benchData)).slice(0, -EARLIER), profile, dataDir: two });
  const snapshots = (await readdir(join(two, "snapshots"))).filter((name) => /^\d{4}/.test(name)).sort();
  if (snapshots.length < 2) return undefined;
  const { code, seconds, peakBytes, errors } = await measured(["scripts/run.mjs", "scripts/ledger.ts", "diff", ...snapshots.slice(-2)], { LEDGER_DATA: two });
  if (code !== 0) throw new Error(`ledger diff ended with ${code}:\n${errors.slice(-2000)}`);
  return { snapshots, seconds, peakBytes };
}
