import { expect, it } from "vitest";
import type { DisclosedFigure } from "./disclosure";
import { limitsAt } from "./limits-at";

const figure = (parts: object): DisclosedFigure => ({ indicator: "x", area: "a", period: "2009", months: 12, coverage: 1, unit: "share", quality: "complete", rank: { status: "notScored" }, status: "ok", value: 0, ...parts }) as unknown as DisclosedFigure;
const above = (value: number) => figure({ value });

it("widens where the village is smaller, and the outer limits hold the inner ones", () => {
  const small = limitsAt("share", above(0.8), figure({ value: 0.5, events: 10, exposure: 20 }))!;
  const large = limitsAt("share", above(0.8), figure({ value: 0.5, events: 500, exposure: 1000 }))!;

  expect(small.inner.lower).toBeLessThan(large.inner.lower);
  expect(small.outer.lower).toBeLessThan(small.inner.lower);
  expect(small.outer.upper).toBeGreaterThanOrEqual(small.inner.upper);
});

it("has the limits of a share of dependants for the ratio of dependants to others", () => {
  const { inner } = limitsAt("ratio", above(0.5), figure({ value: 0.5, events: 100, exposure: 200 }))!;

  expect(inner.lower).toBeCloseTo(0.5 - 0.1128, 1);
  expect(inner.lower).toBeLessThan(0.5);
  expect(inner.upper).toBeGreaterThan(0.5);
});

it("has none where the size may not be told, where the area above has no value, or where the kind has no funnel", () => {
  const withheld = figure({ status: "suppressed", reason: "smallCount", value: undefined });

  expect(limitsAt("share", above(0.8), withheld)).toBeUndefined();
  expect(limitsAt("share", withheld, figure({ events: 1, exposure: 2 }))).toBeUndefined();
  expect(limitsAt("difference", above(0.01), figure({ exposure: 100 }))).toBeUndefined();
  expect(limitsAt("completeness", above(0.9), figure({ events: 90, exposure: 100 }))).toBeUndefined();
  expect(limitsAt("share", above(0.9), figure({ events: 0, exposure: 0 }))).toBeUndefined();
});

it("gives a rate of no events above it an upper limit all the same", () => {
  const { inner } = limitsAt("rate", above(0), figure({ value: 0, events: 0, exposure: 500 }))!;

  expect(inner.lower).toBe(0);
  expect(inner.upper).toBeGreaterThan(0);
});
