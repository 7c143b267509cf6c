import { inTurn, ask, quantile, rate } from "./load.mjs";
import { startServer } from "../setup/serving.mjs";

const STARTS = 5;
const KEPT_ROUNDS = 5;

const both = (times) => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95), n: times.length });

/** Server time of pages that are kept, not seen before, and first after a start; and requests a second kept and rendered. */
export async function benchServer(dataDir, { overview, village, unseen }) {
  const result = { firstAfterStart: {}, start: [] };
  for (const [name, path] of Object.entries({ overview, village })) {
    const times = [];
    for (let start = 0; start < STARTS; start += 1) {
      const server = await startServer(dataDir);
      result.start.push(server.milliseconds);
      times.push((await ask(server.url + path)).milliseconds);
      await server.stop();
    }
    result.firstAfterStart[name] = both(times);
  }
  const server = await startServer(dataDir);
  try {
    const of = (paths) => paths.map((path) => server.url + path);
    result.unseen = Object.fromEntries(await inOrder(Object.entries(unseen), async ([name, paths]) => [name, both(await inTurn(of(paths)))]));
    result.kept = Object.fromEntries(await inOrder(Object.entries(unseen), async ([name, paths]) => [name, both(await inTurn(Array.from({ length: KEPT_ROUNDS }, () => of(paths)).flat()))]));
    result.keptRate = { overview: await rate(server.url + overview), village: await rate(server.url + village) };
  } finally {
    await server.stop();
  }
  const rendering = await startServer(dataDir, { CUNJING_KEEP: "no" });
  try {
    await inTurn([rendering.url + overview, rendering.url + village]);
    result.renderedRate = { overview: await rate(rendering.url + overview), village: await rate(rendering.url + village) };
  } finally {
    await rendering.stop();
  }
  return result;
}

async function inOrder(items, work) {
  const results = [];
  for (const item of items) results.push(await work(item));
  return results;
}
