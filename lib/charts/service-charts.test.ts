import fc from "fast-check";
import { expect, it } from "vitest";
import { LOCALES } from "../base/locale";
import { matrixOf, progressOf, sessionsOf } from "../views/fixtures/services";
import { chartSvg, type ChartView } from "./chart-svg";
import type { FrameName, Room } from "./frames";
import { textWidth } from "./measure-text";
import { spreadLabels } from "./spread-labels";
import { wrapText } from "./wrap-text";

type Locale = (typeof LOCALES)[number];
const charts: Record<string, { room: Room; make: (locale: Locale) => ChartView }> = {
  coverage: { room: "broad", make: (locale) => ({ kind: "coverage", view: matrixOf(locale) }) },
  progress: { room: "narrow", make: (locale) => ({ kind: "quarters", view: progressOf(locale) }) },
  sessions: { room: "tile", make: (locale) => ({ kind: "quarters", view: sessionsOf(locale) }) },
};
const frames: FrameName[] = ["page", "phone", "slide", "print"];
const all = Object.keys(charts).flatMap((chart) => LOCALES.flatMap((locale) => frames.map((frame) => [chart, locale, frame] as const)));

it.each(all)("draws %s in %s for %s", async (chart, locale, frame) => {
  const { room, make } = charts[chart]!;

  await expect(chartSvg(make(locale), frame, room)).toMatchFileSnapshot(`__svg__/${chart}.${locale}.${frame}.svg`);
});

it.each(all)("keeps every text of %s in %s for %s inside the picture, and writes nothing a strict policy refuses", (chart, locale, frame) => {
  const { room, make } = charts[chart]!;
  const svg = chartSvg(make(locale), frame, room);
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number) as [number, number, number];

  expect(svg).not.toMatch(/style=|<style|<script|NaN|Infinity/);
  for (const [, attributes, x, y, more, text] of svg.matchAll(/<text( [^>]*?)? ?x="(-?[\d.]+)" y="(-?[\d.]+)"([^>]*)>([^<]*)</g)) {
    const size = Number(/font-size="([\d.]+)"/.exec(`${attributes ?? ""}${more ?? ""}`)?.[1] ?? 12);
    const long = textWidth(text!, size);
    const anchor = /text-anchor="(\w+)"/.exec(`${attributes ?? ""}${more ?? ""}`)?.[1];
    const start = Number(x) - (anchor === "middle" ? long / 2 : anchor === "end" ? long : 0);
    expect(start, text).toBeGreaterThanOrEqual(-1);
    expect(start + long, text).toBeLessThanOrEqual(width + 2);
    expect(Number(y)).toBeLessThanOrEqual(height);
  }
});

it("marks what is clearly below by a sign and not by colour alone", () => {
  const svg = chartSvg(charts.coverage!.make("zh-CN"), "page", "broad");

  expect(svg.match(/▼ \d/g)).toHaveLength(4);
  expect(svg).toContain("石门，新生儿访视 60.0%");
});

it("draws equal goals as one line, and what came later hollow", () => {
  const svg = chartSvg(charts.progress!.make("zh-CN"), "page", "narrow");

  expect(svg.match(/stroke-dasharray="3,3"/g)).toHaveLength(1);
  expect(svg.match(/<circle[^>]*fill="(?:#fff|#ffffff|white)[^>]*>/g)?.length).toBe(2);
});

it("spreads labels so that none covers another, inside the picture where they fit", () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 }), (places) => {
    const at = spreadLabels(places.map((one) => ({ at: one })), 12, { top: 6, bottom: 190 }).map((label) => label.at);
    return at.every((one, place) => one >= 6 && one <= 190 + 1e-9 && (place === 0 || one - at[place - 1]! >= 12 - 1e-9));
  }));
});

it("wraps Chinese between characters and English between words", () => {
  expect(wrapText("新生儿疾病筛查", 44, 11)).toEqual(["新生儿疾", "病筛查"]);
  expect(wrapText("Child health care, ages 0–6", 70, 11)).toEqual(["Child health", "care, ages", "0–6"]);
  expect(wrapText("", 70, 11)).toEqual([]);
});
