import { demand, demandFinite } from "./demand";
import type { Rate } from "./interval";
import { marshallMoments } from "./moment-shrinkage";

/** Places (from 0) of the neighbours of each area. */
export type Neighbours = readonly (readonly number[])[];
export type Moran = { value: number; expected: number; method: string };

/**
 * Moran's I with binary weights: above its expected value where neighbours are alike. As the source, areas without neighbours count
 * in the mean and the variance but not in n.
 * Domain: one list of neighbours per area, at least one pair, values finite and not all equal.
 * Moran 1950, Biometrika 37:17; spdep. Proof: fixtures/moran_ncsids.json.
 */
export function moran(values: readonly number[], neighbours: Neighbours): Moran {
  const counted = neighbours.filter((places) => places.length > 0).length;
  return autocorrelation(values, neighbours, { n: counted, method: "moran" });
}

/**
 * Moran's I of rates corrected for small numbers: the empirical Bayes index. Each rate's distance from the overall one is divided by
 * the standard deviation it would have in an area of that size, so that small villages do not make the pattern.
 * Domain: as `moran`; events ≥ 0, exposure > 0, at least one event.
 * Assunção & Reis 1999, Statistics in Medicine 18:2147; spdep EBImoran. Proof: fixtures/moran_ncsids.json, structure.test.ts.
 */
export function moranOfRates(rates: readonly Rate[], neighbours: Neighbours): Moran {
  const { mean, between } = marshallMoments(rates);
  demand(mean > 0, "moranOfRates: there must be at least one event", mean);
  const scores = rates.map(({ events, exposure }) => {
    const variance = between + mean / exposure;
    return (events / exposure - mean) / Math.sqrt(variance < 0 ? mean / exposure : variance);
  });
  return autocorrelation(scores, neighbours, { n: rates.length, method: "moran-empirical-bayes" });
}

function autocorrelation(values: readonly number[], neighbours: Neighbours, { n, method }: { n: number; method: string }): Moran {
  demand(values.length === neighbours.length, `${method}: there must be one list of neighbours per area`, `${neighbours.length} for ${values.length}`);
  demandFinite(method, "values", values);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const away = values.map((value) => value - mean);
  const spread = away.reduce((sum, value) => sum + value ** 2, 0);
  demand(spread > 0, `${method}: the values must not all be equal`, values[0]);
  let [pairs, product] = [0, 0];
  neighbours.forEach((places, at) => {
    for (const place of places) {
      demand(Number.isInteger(place) && place >= 0 && place < values.length && place !== at, `${method}: neighbours must be places of other areas`, place);
      pairs += 1;
      product += (away[at] as number) * (away[place] as number);
    }
  });
  demand(pairs > 0, `${method}: some areas must be neighbours`, pairs);
  return { value: ((n / pairs) * product) / spread, expected: -1 / (n - 1), method };
}
