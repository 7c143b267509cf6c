import { expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { LOCALES, type Locale } from "../base/locale";
import { ratioDistribution } from "../statistics/ratio-distribution";
import { distributionView } from "../views/distribution-view";
import { chartSvg } from "./chart-svg";
import type { FrameName } from "./frames";

const frames: FrameName[] = ["page", "phone", "slide", "print"];
const births = Array.from({ length: 60 }, (_, at) => ({ boys: 100 + ((at * 7) % 23), girls: 96 + ((at * 5) % 19) }));
const view = (locale: Locale) => distributionView({
  level: "village", least: 150, left: 12, distribution: ratioDistribution(births, { edges: [80, 90, 100, 110, 120, 130], random: seededRandom(1) }),
  period: "2005—2009", areaName: locale === "en" ? "Qingyuan Township" : "清源乡", source: locale === "en" ? "Source: A." : "来源：甲。", locale,
});
const all = LOCALES.flatMap((locale) => frames.map((frame) => [locale, frame] as const));

it.each(all)("draws how ratios are spread in %s for %s, every mark inside the picture", async (locale, frame) => {
  const svg = chartSvg({ kind: "distribution", view: view(locale) }, frame, "narrow");
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);

  await expect(svg).toMatchFileSnapshot(`__svg__/distribution.${locale}.${frame}.svg`);
  expect(svg).not.toMatch(/style=|<style|<script|NaN|Infinity/);
  for (const [, x, y] of svg.matchAll(/<(?:text x|circle cx)="(-?[\d.]+)" c?y="(-?[\d.]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(width!);
    expect(Number(y)).toBeLessThanOrEqual(height!);
  }
});

it("has every area in one bin of its table, and says that smaller ones are left out and why", () => {
  const { table, note } = view("zh-CN");

  expect(table.rows.reduce((sum, { observed }) => sum + Number(observed), 0)).toBe(60);
  expect(table.rows.map(({ label }) => label)).toEqual(["80 以下", "80—90", "90—100", "100—110", "110—120", "120—130", "130 及以上"]);
  expect(note).toContain("至少 150 例");
});
