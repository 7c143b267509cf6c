import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { fitBetaBinomial } from "./beta-binomial";
import { fitGammaPoisson } from "./gamma-poisson";
import type { Posterior } from "./posterior";
import { rankAt, rankDistributions } from "./rank-exact";
import { rankIntervals } from "./rank-intervals";

/** Villages of very different size, their true values spread as much as chance spreads the middling ones. */
function villages(n: number, seed: number) {
  const random = seededRandom(seed);
  const normal = () => normalQuantile(random() * (1 - 1e-9) + 5e-10, 0, 1);
  const people = Array.from({ length: n }, () => Math.exp(5.7 + 1.1 * normal()));
  const around = (mean: number) => Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  const rates = people.map((exposure) => ({ events: around(exposure * 0.012 * Math.exp(0.3 * normal())), exposure }));
  const shares = people.map((exposure) => {
    const trials = Math.ceil(exposure / 5);
    const chance = 1 / (1 + Math.exp(-1.5 - 0.6 * normal()));
    return { events: Math.min(trials, Math.max(0, Math.round(trials * chance + Math.sqrt(trials * chance * (1 - chance)) * normal()))), trials };
  });
  const precise: Posterior = { family: "normal", mean: people.map(normal), sd: people.map((exposure) => [1 / Math.sqrt(exposure / 20), 0.02, 0.3][Math.floor(random() * 3)] as number) };
  const rare = people.map((exposure) => ({ events: around(exposure * 0.0005 * Math.exp(1.5 * normal())), exposure }));
  return { rates, shares, precise, rare };
}

function worst(posterior: Posterior, places: number[], nodes?: number): number {
  const binned = rankIntervals(posterior, { method: "binned" });
  const distances = rankDistributions(posterior, { places, nodes }).flatMap((distribution, k) => {
    const at = places[k] as number;
    return [
      [rankAt(distribution, 0.025), binned.lower[at]],
      [rankAt(distribution, 0.5), binned.median[at]],
      [rankAt(distribution, 0.975), binned.upper[at]],
    ].map(([exact, near]) => Math.abs((exact as number) - (near as number)));
  });
  return Math.max(...distances);
}

const spread = (n: number, count: number) => Array.from({ length: count }, (_, k) => Math.floor((k * n) / count));

/** The exact ranks of thousands of villages take their time on a busy machine. */
const PATIENCE = 300_000;

describe("binned ranks against the exact ones", () => {
  it("are within 0.1 % of n at 8,000 villages", { timeout: PATIENCE }, () => {
    const { rates } = villages(8000, 3);

    expect(worst(fitGammaPoisson(rates).posterior, spread(8000, 60), 700)).toBeLessThanOrEqual(8);
  });

  it("are within 0.1 % of n at 8,000 villages known very precisely", { timeout: PATIENCE }, () => {
    const { precise } = villages(8000, 3);

    expect(worst(precise, spread(8000, 60), 2048)).toBeLessThanOrEqual(8);
  });

  it("are within 0.1 % of n at 2,000 villages for shares, for rare events and for villages alike", { timeout: PATIENCE }, () => {
    const { shares, rare } = villages(2000, 4);
    const alike: Posterior = { family: "gamma", shape: new Array(2000).fill(7), rate: new Array(2000).fill(3) };

    expect(worst(fitBetaBinomial(shares).posterior, spread(2000, 60), 700)).toBeLessThanOrEqual(2);
    expect(worst(fitGammaPoisson(rare).posterior, spread(2000, 60), 700)).toBeLessThanOrEqual(2);
    expect(worst(alike, spread(2000, 20), 700)).toBeLessThanOrEqual(2);
  });

  it("are within one rank where the exact ones leave off", { timeout: PATIENCE }, () => {
    const { rates, shares } = villages(201, 5);

    expect(worst(fitGammaPoisson(rates).posterior, spread(201, 201))).toBeLessThanOrEqual(1);
    expect(worst(fitBetaBinomial(shares).posterior, spread(201, 201))).toBeLessThanOrEqual(1);
  });
});

describe("600,000 villages", () => {
  it("are fitted and ranked within 10 s of one core, the same numbers every time", { timeout: PATIENCE }, () => {
    const { rates } = villages(600_000, 6);
    const started = process.cpuUsage();
    const { posterior } = fitGammaPoisson(rates);
    const first = rankIntervals(posterior);
    const spent = process.cpuUsage(started); // time of the processor, so that a busy machine changes nothing
    const seconds = (spent.user + spent.system) / 1e6;

    const again = rankIntervals(posterior);

    expect(seconds).toBeLessThan(10);
    expect(first.method).toBe("rank-binned");
    expect(first.lower).toEqual(again.lower);
    expect(first.upper).toEqual(again.upper);
    expect(first.lower.every((rank, at) => rank >= 1 && rank <= first.median[at]! && first.upper[at]! <= 600_000)).toBe(true);
  });

  it("take extreme posteriors without NaN", () => {
    const odd: Posterior = { family: "gamma", shape: [0.003, 1e6, 2, ...new Array(300).fill(5)], rate: [1e-3, 1e6, 1e9, ...new Array(300).fill(5)] };
    const { lower, upper } = rankIntervals(odd, { method: "binned" });

    expect([...lower, ...upper].every((rank) => rank >= 1 && rank <= 303)).toBe(true);
    expect(upper[2]).toBeLessThanOrEqual(2);
  });
});
