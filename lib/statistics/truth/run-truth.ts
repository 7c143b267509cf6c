import { COMPARISON_CASES } from "./comparisons";
import { INTERVAL_CASES } from "./intervals";
import { SERIES_CASES } from "./series";
import { STRUCTURE_CASES } from "./structure";
import type { Adapter, Input, Output } from "./truth-input";

/** One function per truth file, by its id. */
export const TRUTH_CASES: Readonly<Record<string, Adapter>> = { ...INTERVAL_CASES, ...COMPARISON_CASES, ...SERIES_CASES, ...STRUCTURE_CASES };

/**
 * Runs a case of a truth file through the methods of lib/statistics and names the results as the file does. A case that lists `calls`
 * asks that every one be refused.
 */
export function runTruth(id: string, input: Input): Output {
  const adapter = TRUTH_CASES[id];
  if (!adapter) throw new TypeError(`truth: no method for ${id}`);
  if (!Array.isArray(input.calls)) return adapter(input);
  const refused = input.calls.map((call: Input) => isRefused(() => adapter(call)));
  return { all: refused.every(Boolean) ? "error" : `computed: ${refused.flatMap((value, at) => (value ? [] : [at])).join(" ")}` };
}

function isRefused(compute: () => Output): boolean {
  try {
    compute();
    return false;
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}
