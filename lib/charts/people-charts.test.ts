import { expect, it } from "vitest";
import { LOCALES, type Locale } from "../base/locale";
import { lexisOf, projectedOf } from "../views/fixtures/people";
import { pyramidOf } from "../views/fixtures/village";
import { chartSvg, type ChartView } from "./chart-svg";
import type { FrameName, Room } from "./frames";
import { textWidth } from "./measure-text";

const tile = (locale: Locale, at: number) => {
  const view = projectedOf(locale);
  if (view.status !== "ok") throw new Error("the fixture can be projected");
  return view.tiles.at(at)!;
};
const charts: Record<string, { room: Room; make: (locale: Locale) => ChartView }> = {
  lexis: { room: "broad", make: (locale) => ({ kind: "lexis", view: lexisOf(locale) }) },
  projection: { room: "tile", make: (locale) => ({ kind: "projection", view: tile(locale, -1) }) },
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

it("writes every number of the years it draws, and leaves out years rather than numbers where there is no room", () => {
  const numbers = (frame: FrameName) => chartSvg({ kind: "lexis", view: lexisOf("zh-CN") }, frame, "broad").match(/>\d{1,3}(,\d{3})*<\/text>/g)!.length;

  expect(numbers("page")).toBeGreaterThan(18 * 11);
  expect(numbers("phone")).toBeGreaterThan(18 * 4);
  expect(numbers("phone")).toBeLessThan(numbers("page"));
});

it("frames one cell a year for each cohort", () => {
  const view = lexisOf("zh-CN");
  const frames = chartSvg({ kind: "lexis", view }, "page", "broad").match(/stroke="#1c2024"/g)!.length;

  expect(frames).toBe(view.paths.flatMap(({ bands }) => bands.filter((band) => band !== undefined)).length);
});

it("shows fewer than one person nowhere", () => {
  const small = { ...tile("zh-CN", 0), counted: [{ year: 2009, value: 3 }], range: [{ year: 2009, lower: 3, upper: 3 }, { year: 2010, lower: 2.4, upper: 3.7 }], middle: [{ year: 2009, value: 3 }, { year: 2010, value: 3.1 }] };

  expect(chartSvg({ kind: "projection", view: small }, "page", "tile")).not.toMatch(/>\d+\.\d+<\/text>/);
});

it.each(["page", "phone"] as const)("keeps the numbers under a country's pyramid apart and inside, on a %s", (frame) => {
  const bands = [0, 1, 2, 3].map((at) => ({ label: `${at * 5}–${at * 5 + 4}`, men: 64_000_000 + at, women: 61_000_000 }));
  const view = { ...pyramidOf("zh-CN"), bands };
  const svg = chartSvg({ kind: "pyramid", view }, frame, "broad");
  const [, width] = /viewBox="0 0 (\d+)/.exec(svg)!.map(Number);
  const size = frame === "page" ? 9.9 : 10.8;
  const spans = [...svg.matchAll(/<text x="(-?[\d.]+)"[^>]*>([\d,]+)<\/text>/g)].map(([, x, text]) => ({ from: Number(x) - textWidth(text!, size) / 2, to: Number(x) + textWidth(text!, size) / 2 })).sort((one, two) => one.from - two.from);

  expect(spans.length).toBeGreaterThan(3);
  for (const [at, { from, to }] of spans.entries()) {
    expect(from).toBeGreaterThanOrEqual(-1);
    expect(to).toBeLessThanOrEqual(width! + 1);
    if (at > 0) expect(from).toBeGreaterThanOrEqual(spans[at - 1]!.to);
  }
});
