import { demand, demandFinite, isPositive } from "./demand";

export type InequalitySlope = { sii: number; rii?: number; intercept: number; method: "weighted-least-squares" };

/**
 * Slope and relative index of inequality over ordered groups: weighted least squares of the groups' values on their relative rank
 * (middle of the cumulative population), weights = share of the population. sii = slope; rii = (intercept + slope)/intercept,
 * absent where the intercept is 0.
 * Domain: at least two groups in order, populations above 0. Unit of sii: that of the values, from the first to the last.
 * Pamuk 1985, Population Studies 39:17; PHEindicatormethods. Proof: fixtures/sii_phe.json.
 */
export function inequalitySlope(values: readonly number[], populations: readonly number[]): InequalitySlope {
  demand(values.length >= 2, "inequalitySlope: there must be at least two groups", values.length);
  demand(populations.length === values.length, "inequalitySlope: there must be one population per value", populations.length);
  demandFinite("inequalitySlope", "values", values);
  for (const population of populations) demand(isPositive(population), "inequalitySlope: populations must be finite and above 0", population);
  const whole = populations.reduce((sum, population) => sum + population, 0);
  let passed = 0;
  const points = values.map((value, at) => {
    const weight = (populations[at] as number) / whole;
    passed += weight;
    return { x: passed - weight / 2, y: value, weight };
  });
  const x = points.reduce((sum, point) => sum + point.weight * point.x, 0);
  const y = points.reduce((sum, point) => sum + point.weight * point.y, 0);
  const spread = points.reduce((sum, point) => sum + point.weight * (point.x - x) ** 2, 0);
  const sii = points.reduce((sum, point) => sum + point.weight * (point.x - x) * (point.y - y), 0) / spread;
  const intercept = y - sii * x;
  return { sii, ...(intercept === 0 ? {} : { rii: (intercept + sii) / intercept }), intercept, method: "weighted-least-squares" };
}
