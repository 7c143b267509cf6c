import { expect, it } from "vitest";
import { LOCALES } from "../base/locale";
import { chanceSeriesOf, lorenzOf } from "../views/fixtures/balance";
import { chartSvg, type ChartView } from "./chart-svg";
import type { FrameName, Room } from "./frames";

type Locale = (typeof LOCALES)[number];
const charts: Record<string, { room: Room; make: (locale: Locale) => ChartView }> = {
  "chance-series": { room: "broad", make: (locale) => ({ kind: "chance-series", view: chanceSeriesOf(locale) }) },
  lorenz: { room: "narrow", make: (locale) => ({ kind: "lorenz", view: lorenzOf(locale) }) },
};
const frames: FrameName[] = ["page", "phone", "slide", "print"];
const all = Object.keys(charts).flatMap((chart) => LOCALES.flatMap((locale) => frames.map((frame) => [chart, locale, frame] as const)));

it.each(all)("draws %s in %s for %s", async (chart, locale, frame) => {
  const { room, make } = charts[chart]!;

  await expect(chartSvg(make(locale), frame, room)).toMatchFileSnapshot(`__svg__/${chart}.${locale}.${frame}.svg`);
});

it.each(all)("keeps every mark of %s in %s for %s inside the picture, and writes nothing a strict policy refuses", (chart, locale, frame) => {
  const { room, make } = charts[chart]!;
  const svg = chartSvg(make(locale), frame, room);
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);

  expect(svg).not.toMatch(/style=|<style|<script|NaN|Infinity/);
  for (const [, x, y] of svg.matchAll(/<(?:text x|circle cx)="(-?[\d.]+)" c?y="(-?[\d.]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(width!);
    expect(Number(y)).toBeLessThanOrEqual(height!);
  }
});

it("fills the dot of a year only where it lies above chance", () => {
  const dots = chartSvg({ kind: "chance-series", view: chanceSeriesOf("en") }, "page", "broad").match(/<circle[^>]*>/g)!;

  expect(dots.map((dot) => /fill="#ffffff"/.test(dot))).toEqual([true, true, true, false]);
});

it("keeps the key of the Lorenz curve above the line of equality, however far the curve bends", () => {
  const { observed: _, ...flat } = lorenzOf("en");
  const svg = chartSvg({ kind: "lorenz", view: lorenzOf("en", 9) }, "page", "narrow");

  expect(svg).toContain(flat.labels.equal);
  expect(svg).not.toMatch(/NaN/);
});
