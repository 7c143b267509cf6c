import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TRUTH_CASES, runTruth } from "./truth/run-truth";

type Tolerance = { type: "abs" | "rel" | "exact"; value: number };
type Case = { name: string; input: Record<string, unknown>; expected: Record<string, unknown>; tolerance: Tolerance };
type TruthFile = { id: string; n_expectations: number; cases: Case[] };

const folder = new URL("./fixtures/", import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as TruthFile);

/** Labels that only name the rows of an answer. */
const LABELS = new Set(["state"]);

/** Compares leaf by leaf with the tolerance of the file; the number of leaves compared. */
function compare(got: unknown, wanted: unknown, tolerance: Tolerance, path: string): number {
  if (Array.isArray(wanted)) {
    expect(Array.isArray(got) || ArrayBuffer.isView(got), `${path} is a list`).toBe(true);
    expect((got as unknown[]).length, `${path}: length`).toBe(wanted.length);
    return wanted.reduce<number>((sum, value, at) => sum + compare((got as unknown[])[at], value, tolerance, `${path}[${at}]`), 0);
  }
  if (wanted !== null && typeof wanted === "object") {
    return Object.entries(wanted).reduce((sum, [key, value]) => sum + compare((got as Record<string, unknown>)[key], value, tolerance, `${path}.${key}`), 0);
  }
  if (typeof wanted !== "number") {
    expect(got, path).toBe(wanted);
    return 1;
  }
  expect(typeof got, `${path} is a number`).toBe("number");
  const reach = tolerance.type === "rel" ? tolerance.value * Math.abs(wanted) : tolerance.type === "abs" ? tolerance.value : 0;
  expect(Math.abs((got as number) - wanted), `${path}: got ${String(got)}, wanted ${wanted}`).toBeLessThanOrEqual(reach);
  return 1;
}

describe.each(files)("published worked examples: $id", ({ id, cases }) => {
  it.each(cases)("$name", ({ input, expected, tolerance }) => {
    const output = runTruth(id, input);

    const compared = Object.entries(expected)
      .filter(([key]) => !LABELS.has(key))
      .reduce((sum, [key, value]) => sum + compare(output[key], value, tolerance, key), 0);

    // A case that asks for an empty list compares nothing but its length.
    expect(compared).toBeGreaterThan(0);
  });
});

describe("the truth files", () => {
  it("hold every published expectation of the methods in this folder", () => {
    const expectations = files.reduce((sum, { n_expectations }) => sum + n_expectations, 0);

    expect(expectations).toBe(518);
  });

  it("are each run by a method, and no method waits for a file", () => {
    expect(Object.keys(TRUTH_CASES).sort()).toEqual(files.map(({ id }) => id).sort());
  });
});
