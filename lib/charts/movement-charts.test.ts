import { expect, it } from "vitest";
import { LOCALES } from "../base/locale";
import { calendarOf, flowOf, reachOf, stockOf, yearsOf } from "../views/fixtures/movement";
import { chartSvg, type ChartView } from "./chart-svg";
import type { FrameName, Room } from "./frames";

type Locale = (typeof LOCALES)[number];
const charts: Record<string, { room: Room; make: (locale: Locale) => ChartView }> = {
  flow: { room: "broad", make: (locale) => ({ kind: "flow", view: flowOf(locale) }) },
  "flow-reach": { room: "tile", make: (locale) => ({ kind: "flow", view: reachOf(locale) }) },
  "flow-years": { room: "narrow", make: (locale) => ({ kind: "flow", view: yearsOf(locale) }) },
  calendar: { room: "narrow", make: (locale) => ({ kind: "calendar", view: calendarOf(locale) }) },
  stock: { room: "narrow", make: (locale) => ({ kind: "stock", view: stockOf(locale) }) },
};
const frames: FrameName[] = ["page", "phone", "slide", "print"];
const all = Object.keys(charts).flatMap((chart) => LOCALES.flatMap((locale) => frames.map((frame) => [chart, locale, frame] as const)));

it.each(all)("draws %s in %s for %s inside the picture, as a strict policy allows", async (chart, locale, frame) => {
  const { room, make } = charts[chart]!;
  const svg = chartSvg(make(locale), frame, room);
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);

  expect(svg).not.toMatch(/style=|<style|<script|NaN|Infinity/);
  for (const [, x, y] of svg.matchAll(/<(?:text x|circle cx)="(-?[\d.]+)" c?y="(-?[\d.]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(width!);
    expect(Number(y)).toBeGreaterThanOrEqual(0);
    expect(Number(y)).toBeLessThanOrEqual(height!);
  }
  await expect(svg).toMatchFileSnapshot(`__svg__/${chart}.${locale}.${frame}.svg`);
});

it("tells moves in from moves out by side, marks the month of the festival and writes the largest count", () => {
  const svg = chartSvg({ kind: "flow", view: flowOf("zh-CN") }, "page", "broad");

  expect(svg).toContain("春节 1月26日");
  expect(svg).toMatch(/font-weight="bold"[^>]*>137</);
  expect(svg).toContain(">1–4</text>");
});

it("frames the festival's month of every year, and shades no cell that is withheld", () => {
  const svg = chartSvg({ kind: "calendar", view: calendarOf("zh-CN") }, "page", "narrow");

  expect(/<path d="([^"]*)" fill="none"/.exec(svg)![1]!.match(/M/g)).toHaveLength(3);
  expect(svg).toContain(">1–4</text>");
});
