import { demand, isAmount, isPositive } from "./demand";

/** Cumulative counts, one row per origin (month of birth), one column per age (delay); `null` where not yet known. */
export type Triangle = readonly (readonly (number | null)[])[];
export type ChainLadder = {
  factors: number[];
  /** Mack's σ² per age, the last one extrapolated; absent where there are too few origins to say. */
  sigma2?: number[];
  /** From each age to the end, tail included. */
  toUltimate: number[];
  origins: { latest: number; ultimate: number; se?: number }[];
  latest: number;
  ultimate: number;
  se?: number;
  method: "chain-ladder-mack";
};

/**
 * Chain ladder: how many events an origin will have when all late reports are in. Volume-weighted link ratios, the latest diagonal
 * developed to the last age, Mack's standard errors (last σ² = min(σ⁴ₖ₋₁/σ²ₖ₋₂, σ²ₖ₋₂, σ²ₖ₋₁)); a tail factor has no error of its own.
 * Domain: every row known from its first age on without gaps, at least one row known to the last age, counts ≥ 0; an age with
 * nothing reported before may have nothing after. Unit: events.
 * Mack 1993, ASTIN Bulletin 23:213. Proof: fixtures/chainladder_raa.json, series.test.ts.
 */
export function chainLadder(triangle: Triangle, tail = 1): ChainLadder {
  demand(tail >= 1 && isPositive(tail), "chainLadder: tail must be finite and at least 1", tail);
  const rows = knownRows(triangle);
  const ages = Math.max(...rows.map((row) => row.length));
  const steps = Array.from({ length: ages - 1 }, (_, age) => stepAt(rows, age));
  const factors = steps.map(({ factor }) => factor);
  const sigma2 = extrapolated(steps.map(({ sigma2: own }) => own));
  const toUltimate = factors.reduceRight<number[]>((later, factor) => [factor * (later[0] as number), ...later], [tail]);
  const develop = (age: number, row: number[]) => factors.slice(row.length - 1, age).reduce((value, factor) => value * factor, row.at(-1) as number);
  const error = (of: number[][]) => (sigma2 ? tail * Math.sqrt(meanSquare(of, { steps, sigma2, develop })) : undefined);
  const withError = <T extends object>(figures: T, se: number | undefined): T & { se?: number } => (se === undefined ? figures : { ...figures, se });
  const origins = rows.map((row) => withError({ latest: row.at(-1) as number, ultimate: tail * develop(ages - 1, row) }, error([row])));
  const total = { latest: origins.reduce((sum, { latest }) => sum + latest, 0), ultimate: origins.reduce((sum, { ultimate }) => sum + ultimate, 0) };
  return withError({ factors, ...(sigma2 ? { sigma2 } : {}), toUltimate, origins, ...total, method: "chain-ladder-mack" as const }, error(rows));
}

type Step = { factor: number; sigma2: number | undefined; base: number };

function stepAt(rows: readonly number[][], age: number): Step {
  const pairs = rows.filter((row) => row.length > age + 1).map((row) => [row[age] as number, row[age + 1] as number] as const);
  const base = pairs.reduce((sum, [from]) => sum + from, 0);
  const next = pairs.reduce((sum, [, to]) => sum + to, 0);
  demand(base > 0 || next === 0, `chainLadder: nothing was reported by delay ${age}, so nothing can be developed from it; sum after it must be 0`, next);
  const factor = base === 0 ? 1 : next / base;
  const squares = pairs.reduce((sum, [from, to]) => sum + (from === 0 ? 0 : from * (to / from - factor) ** 2), 0);
  return { factor, sigma2: pairs.length > 1 ? squares / (pairs.length - 1) : undefined, base };
}

/** Fills ages seen by one origin only, as Mack does for the last one. */
function extrapolated(sigma2: (number | undefined)[]): number[] | undefined {
  const filled: number[] = [];
  for (const own of sigma2) {
    const [before, last] = [filled.at(-2), filled.at(-1)];
    const guess = last === undefined ? undefined : before === undefined ? last : Math.min(before, last, before === 0 ? 0 : last ** 2 / before);
    const value = own ?? guess;
    if (value === undefined) return undefined;
    filled.push(value);
  }
  return filled;
}

type Development = { steps: Step[]; sigma2: number[]; develop: (age: number, row: number[]) => number };

/** Mean square error of the sum of some origins, by recursion over the ages: process, parameter, and what was there before. */
function meanSquare(rows: readonly number[][], { steps, sigma2, develop }: Development): number {
  let square = 0;
  steps.forEach(({ factor, base }, age) => {
    const developing = rows.filter((row) => row.length <= age + 1).reduce((sum, row) => sum + develop(age, row), 0);
    const own = sigma2[age] as number;
    square = factor ** 2 * square + own * developing + (base === 0 ? 0 : (developing ** 2 * own) / base);
  });
  return square;
}

function knownRows(triangle: Triangle): number[][] {
  demand(triangle.length > 0, "chainLadder: there must be at least one origin", triangle.length);
  return triangle.map((row, at) => {
    const known = row.findIndex((value) => value === null);
    const counts = row.slice(0, known < 0 ? row.length : known) as number[];
    demand(counts.length > 0, `chainLadder: origin ${at + 1} must be known at its first age`, "nothing");
    demand(row.slice(counts.length).every((value) => value === null), `chainLadder: origin ${at + 1} must have no gap`, row.join(" "));
    demand(counts.every(isAmount), `chainLadder: counts of origin ${at + 1} must be finite and not negative`, counts.join(" "));
    return counts;
  });
}
