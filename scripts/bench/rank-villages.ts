/* eslint-disable no-restricted-imports -- measures the methods themselves, with no service, snapshot or question round them */
import { performance } from "node:perf_hooks";
import { seededRandom } from "../../lib/base/random";
import { fitGammaPoisson } from "../../lib/statistics/gamma-poisson";
import { rankAt, rankDistributions } from "../../lib/statistics/rank-exact";
import { rankIntervals } from "../../lib/statistics/rank-intervals";
import { rankRegion, simultaneousIntervals } from "../../lib/statistics/rank-region";

/** Ranks so many made-up villages twice (prior, rank intervals, joint region) and prints seconds, peak memory and error as one JSON line. */
const [count = "24", compared = "0"] = process.argv.slice(2);
const villages = Number(count);
const random = seededRandom(villages);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const rates = Array.from({ length: villages }, () => {
  const exposure = Math.exp(5.7 + 1.1 * normal());
  const mean = exposure * 0.012 * Math.exp(0.3 * normal());
  return { events: Math.max(0, Math.round(mean + Math.sqrt(mean) * normal())), exposure };
});

const compute = () => {
  const { posterior } = fitGammaPoisson(rates);
  return { posterior, ranks: rankIntervals(posterior), region: rankRegion(simultaneousIntervals(posterior)) };
};
const [began, cpu] = [performance.now(), process.cpuUsage()];
const { posterior, ranks, region } = compute();
const spent = process.cpuUsage(cpu);
const seconds = (performance.now() - began) / 1000;
const peakBytes = process.resourceUsage().maxRSS * 1024;
const again = compute();
const same = (one: Int32Array, two: Int32Array) => one.every((rank, at) => rank === two[at]);

/** Largest distance from the exact ranks, as a part of n, over some of the villages. */
function error(): number {
  const places = Array.from({ length: Number(compared) }, (_, k) => Math.floor((k * villages) / Number(compared)));
  const distances = rankDistributions(posterior, { places, nodes: 1024 }).flatMap((distribution, k) => {
    const at = places[k] as number;
    return [[0.025, ranks.lower[at]], [0.5, ranks.median[at]], [0.975, ranks.upper[at]]].map(([p, rank]) => Math.abs(rankAt(distribution, p as number) - (rank as number)));
  });
  return Math.max(...distances) / villages;
}

process.stdout.write(`${JSON.stringify({
  villages, method: ranks.method, seconds, cpuSeconds: (spent.user + spent.system) / 1e6, peakBytes,
  same: same(ranks.lower, again.ranks.lower) && same(ranks.upper, again.ranks.upper) && same(region.lower, again.region.lower),
  ...(Number(compared) > 0 ? { error: error() } : {}),
})}\n`);
