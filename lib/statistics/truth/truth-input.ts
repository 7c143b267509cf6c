/** Input and output of a case in a truth file. */
export type Input = Readonly<Record<string, unknown>>;
export type Output = Record<string, unknown>;
export type Adapter = (input: Input) => Output;

export const has = (input: Input, key: string): boolean => input[key] !== undefined;

/** A number of the case; anything else is refused, so that a case is never read wrongly in silence. */
export function num(input: Input, key: string, otherwise?: number): number {
  const value = input[key] ?? otherwise;
  if (typeof value !== "number") throw new TypeError(`truth: ${key} must be a number, got ${JSON.stringify(value)}`);
  return value;
}

export function list(input: Input, key: string): number[] {
  const value = input[key];
  if (!Array.isArray(value)) throw new TypeError(`truth: ${key} must be a list, got ${JSON.stringify(value)}`);
  return value as number[];
}

export const text = (input: Input, key: string, otherwise = ""): string => String(input[key] ?? otherwise);

/** The level of a case as a fraction: the sources take 0.95 and 95 alike. */
export function levelOf(input: Input): number {
  const asked = Array.isArray(input.confidence) ? input.confidence[0] : (input.confidence ?? 0.95);
  return asked >= 90 && asked <= 100 ? asked / 100 : asked;
}

/** Limits at the asked level and at the two levels the sources print, times a factor. */
export function limitsOf(interval: (level: number) => { lower: number; upper: number }, input: Input, factor = 1): Output {
  const at = (level: number) => {
    const { lower, upper } = interval(level);
    return [finite(lower * factor), finite(upper * factor)];
  };
  const [[lower, upper], [lower95, upper95], [lower99_8, upper99_8]] = [at(levelOf(input)), at(0.95), at(0.998)] as [unknown[], unknown[], unknown[]];
  return { lower, upper, lower95, upper95, lower99_8, upper99_8 };
}

/** A number as a truth file writes it: `null` where there is none. */
export const finite = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);

/** The output of a computation, or nothing where the method refuses the input. */
export function unlessRefused(compute: () => Output): Output {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return {};
    throw error;
  }
}
