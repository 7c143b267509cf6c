import { performance } from "node:perf_hooks";
import { createDeps } from "../../lib/services/deps";
import { getVillagesPage } from "../../lib/services/get-villages-page";

/** Makes /villages of the whole ledger for each indicator, in a process of its own; prints milliseconds and characters as one JSON line. */
const deps = createDeps({ dataDir: process.env.LEDGER_DATA! });
const began = performance.now();
await deps.ledger();
const open = performance.now() - began;
const pages: Record<string, { ms: number; cpuMs: number; characters: number; rows: string }> = {};
for (const indicator of process.argv.slice(2)) {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const page = await getVillagesPage(deps, "zh-CN", { indicator });
  const spent = process.cpuUsage(cpu);
  pages[indicator] = { ms: performance.now() - from, cpuMs: (spent.user + spent.system) / 1000, characters: JSON.stringify(page).length, rows: page.pages.summary };
}
deps.close();
process.stdout.write(`${JSON.stringify({ open, pages, peakBytes: process.resourceUsage().maxRSS * 1024 })}\n`);
