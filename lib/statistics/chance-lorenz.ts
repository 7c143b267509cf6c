import type { Random } from "../base/random";
import { commonValue, drawCommon, type AreaCounts } from "./common-value";
import { demand } from "./demand";
import { lorenz, type LorenzPoint } from "./gini";
import { commonOfShown, drawShown, type Withholding } from "./shown-only";

export type ChanceLorenzOptions = { random: Random; replicates?: number; steps?: number; withheld?: Withholding };

/**
 * The Lorenz curve that chance alone gives, on average, to areas of these sizes if all had the common value: every area counts once.
 * What lies between it and the line of equality is small numbers, what lies beyond it is difference. Seeded.
 * Domain: as `chanceInequality`; 10 or more replicates, 5 or more steps. Points at 0, 1/steps … 1.
 * Lorenz 1905, Publications of the American Statistical Association 9:209. Proof: shown-only.test.ts.
 */
export function chanceLorenz(input: AreaCounts, { random, replicates = 40, steps = 20, withheld }: ChanceLorenzOptions): LorenzPoint[] {
  demand(Number.isSafeInteger(replicates) && replicates >= 10, "chanceLorenz: replicates must be a whole number from 10", replicates);
  demand(Number.isSafeInteger(steps) && steps >= 5, "chanceLorenz: steps must be a whole number from 5", steps);
  const table = commonValue("chanceLorenz", input);
  const common = withheld ? commonOfShown(table, withheld) : table.common;
  const drawn = new Float64Array(table.sizes.length);
  const held = new Float64Array(steps + 1);
  for (let round = 0; round < replicates; round += 1) {
    if (withheld) drawShown(table, common, withheld, random, drawn);
    else drawCommon(table, random, drawn);
    const points = lorenz(Array.from(drawn, (count, at) => count / (table.sizes[at] as number)));
    thin(points, steps).forEach((point, at) => (held[at] = (held[at] as number) + point.held / replicates));
  }
  return Array.from(held, (value, at) => ({ people: at / steps, held: value }));
}

/** A curve read at equal steps, between its points along the straight line. */
export function thin(points: readonly LorenzPoint[], steps: number): LorenzPoint[] {
  let next = 1;
  return Array.from({ length: steps + 1 }, (_, at) => {
    const people = at / steps;
    while (next < points.length - 1 && (points[next] as LorenzPoint).people < people) next += 1;
    const [from, to] = [points[next - 1] as LorenzPoint, points[next] as LorenzPoint];
    const part = to.people > from.people ? Math.min(1, (people - from.people) / (to.people - from.people)) : 1;
    return { people, held: from.held + part * (to.held - from.held) };
  });
}
