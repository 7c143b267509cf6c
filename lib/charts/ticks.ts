/** Round steps of an axis that hold the extent: 1, 2, 2.5 or 5 times a power of ten. */
export function niceAxis(low: number, high: number, wanted: number, fromZero = false): { min: number; max: number; step: number } {
  const bottom = fromZero ? Math.min(0, low) : low;
  const span = high - bottom || Math.abs(high) || 1;
  const rough = span / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const min = Math.floor(bottom / step + 1e-9) * step;
  const max = Math.max(Math.ceil(high / step - 1e-9) * step, min + step);
  return { min: tidy(min), max: tidy(max), step: tidy(step) };
}

/** An axis of people or events from zero: no tick stands for half a person. */
export function countAxis(high: number, wanted: number): { min: number; max: number; step: number } {
  const axis = niceAxis(0, high, wanted, true);
  if (Number.isInteger(axis.step)) return axis;
  const step = axis.step < 1 ? 1 : axis.step * 2; // 2.5 is the only other one
  return { min: 0, max: Math.max(step, Math.ceil(high / step - 1e-9) * step), step };
}

export function ticksOf({ min, max, step }: { min: number; max: number; step: number }): number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, at) => tidy(min + at * step));
}

const tidy = (value: number): number => Number(value.toPrecision(12));
