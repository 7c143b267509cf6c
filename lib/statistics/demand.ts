/**
 * Refuses what a method is not defined for. The sentence says method, subject and what was wanted; what was got is added.
 * @throws RangeError
 */
export function demand(legal: boolean, sentence: string, got: unknown): asserts legal {
  if (!legal) throw new RangeError(`${sentence}, got ${String(got)}`);
}

/** Beyond these (no office counts so far) squares and quotients would leave what a double holds, and answers would be NaN. */
const [LEAST, MOST] = [1e-100, 1e100];

/** A number that is neither NaN nor infinite and above zero. */
export const isPositive = (value: number): boolean => value >= LEAST && value <= MOST;

/** A number that is neither NaN nor infinite and not below zero. */
export const isAmount = (value: number): boolean => value === 0 || isPositive(value);

/** A number that is neither NaN nor infinite. */
export const isFiniteNumber = (value: number): boolean => Math.abs(value) <= MOST;

/** A whole number from 0 up that a double holds exactly. */
export const isWholeCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Refuses a list that holds anything but finite numbers. */
export function demandFinite(method: string, subject: string, values: ArrayLike<number>): void {
  for (let at = 0; at < values.length; at += 1) {
    demand(isFiniteNumber(values[at] as number), `${method}: ${subject} must be finite numbers`, `${values[at]} at place ${at + 1}`);
  }
}

/** Refuses a list that holds a negative or non-finite number. */
export function demandAmounts(method: string, subject: string, values: ArrayLike<number>): void {
  for (let at = 0; at < values.length; at += 1) {
    demand(isAmount(values[at] as number), `${method}: ${subject} must be finite and not negative`, `${values[at]} at place ${at + 1}`);
  }
}
