import { demand, demandAmounts } from "./demand";

/** A point of the Lorenz curve: the lowest share of the areas (or people) holds this share of the whole. */
export type LorenzPoint = { people: number; held: number };

/**
 * Gini coefficient: 0 all alike, towards 1 one holds all. Weighted by people where weights are given. `corrected` multiplies by
 * n/(n − 1), for worked examples. All zero counts as all alike.
 * Domain: values ≥ 0, at least one (two when corrected); weights ≥ 0 with a sum above 0.
 * Gini 1912; Cowell 2011, Measuring Inequality. Proof: fixtures/gini.json.
 */
export function gini(values: readonly number[], options: { weights?: readonly number[]; corrected?: boolean } = {}): number {
  const points = lorenz(values, options.weights);
  let area = 0;
  for (let at = 1; at < points.length; at += 1) {
    const [left, right] = [points[at - 1] as LorenzPoint, points[at] as LorenzPoint];
    area += (right.people - left.people) * (right.held + left.held);
  }
  const value = Math.max(0, 1 - area);
  if (!options.corrected) return value;
  demand(values.length >= 2, "gini: the correction needs at least two values", values.length);
  return (value * values.length) / (values.length - 1);
}

/**
 * Lorenz curve, from (0, 0) to (1, 1): areas from the lowest value up, `held` weighted by people where weights are given.
 * Lorenz 1905, Publications of the American Statistical Association 9:209.
 */
export function lorenz(values: readonly number[], weights: readonly number[] = values.map(() => 1)): LorenzPoint[] {
  const people = demandWeighted("gini", values, weights);
  const whole = values.reduce((sum, value, at) => sum + value * (weights[at] as number), 0);
  const order = values.map((_, at) => at).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  let [passed, held] = [0, 0];
  const points = order.map((at) => {
    passed += weights[at] as number;
    held += (values[at] as number) * (weights[at] as number);
    return { people: passed / people, held: whole === 0 ? passed / people : held / whole };
  });
  return [{ people: 0, held: 0 }, ...points];
}

/** Refuses values and weights no measure of inequality is made of; the sum of the weights. */
export function demandWeighted(method: string, values: readonly number[], weights: readonly number[]): number {
  demand(values.length > 0, `${method}: there must be at least one value`, values.length);
  demand(weights.length === values.length, `${method}: there must be one weight per value`, weights.length);
  demandAmounts(method, "values", values);
  demandAmounts(method, "weights", weights);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  demand(sum > 0 && sum < Infinity, `${method}: the weights must sum to more than 0`, sum);
  return sum;
}
