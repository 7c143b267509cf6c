import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ORACLE_CASES } from "./oracle-cases";

type Case = { in: unknown[]; out: Record<string, unknown> };

// ORACLE_ANSWERS=<file> puts other questions of answers.py (more cases, another seed) to the same methods.
const answers = JSON.parse(readFileSync(process.env.ORACLE_ANSWERS ?? new URL("./answers.json", import.meta.url), "utf8")) as Record<string, Case[]>;

/** Where the other program is itself no better: Nelder–Mead stops short, ranks are integrated on 4,000 places. [relative, absolute] */
const TOLERANCES: Record<string, [number, number]> = { betaBinomial: [2e-4, 0], gammaPoisson: [2e-4, 0], rankDistributions: [0, 2e-3] };
const USUAL: [number, number] = [1e-8, 1e-12];

/** Places where an answer differs from the other program's, as sentences. */
function differences(got: unknown, wanted: unknown, tolerance: [number, number], path: string): string[] {
  if (Array.isArray(wanted)) {
    const list = got as ArrayLike<unknown> | undefined;
    if (list?.length !== wanted.length) return [`${path}: ${list?.length} entries, wanted ${wanted.length}`];
    return wanted.flatMap((one, at) => differences(list[at], one, tolerance, `${path}[${at}]`));
  }
  if (wanted !== null && typeof wanted === "object") return Object.entries(wanted).flatMap(([key, one]) => differences((got as Record<string, unknown> | undefined)?.[key], one, tolerance, `${path}.${key}`));
  if (wanted === "Infinity") return got === Infinity ? [] : [`${path}: ${String(got)}, wanted Infinity`];
  if (typeof wanted !== "number") return got === wanted ? [] : [`${path}: ${String(got)}, wanted ${String(wanted)}`];
  const reach = Math.max(tolerance[1], tolerance[0] * Math.abs(wanted));
  return typeof got === "number" && Math.abs(got - wanted) <= reach ? [] : [`${path}: ${String(got)}, wanted ${wanted}`];
}

describe("other programs give the same answers", () => {
  it.each(Object.entries(answers))("%s", (method, cases) => {
    const compute = ORACLE_CASES[method]!;

    const differing = cases.flatMap(({ in: asked, out }) => differences(compute(...asked), out, TOLERANCES[method] ?? USUAL, JSON.stringify(asked)));

    expect(differing).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  });

  it("no method waits for its questions", () => {
    expect(Object.keys(ORACLE_CASES).sort()).toEqual(Object.keys(answers).sort());
  });
});
