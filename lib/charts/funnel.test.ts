import { describe, expect, it } from "vitest";
import { funnelOf, type Funnel } from "../analysis/funnel";
import type { DisclosedFigure } from "../analysis/disclosure";
import { LOCALES, type Locale } from "../base/locale";
import { BIRTH_RATE, ok, VISITS } from "../views/fixtures/figures";
import { funnelView, MOST_DOTS, type FunnelView } from "../views/funnel-view";
import { seededRandom } from "../base/random";
import { chartSvg } from "./chart-svg";
import type { FrameName } from "./frames";
import { placeLabels } from "./place-labels";
import { sparkSvg } from "./spark";

const FRAMES: FrameName[] = ["page", "phone", "slide", "print"];
const NAMES: Record<Locale, readonly string[]> = { "zh-CN": ["石门", "上湾", "柳沟", "长渠"], en: ["Shimen", "Shangwan", "Liugou", "Changqu"] };
const figure = (area: string, events: number, exposure: number) => ok("x", events / exposure, { area, events, exposure }) as DisclosedFigure;
const own = { kind: "own", value: 0.85 } as const;

const few = (): Funnel => funnelOf("share", [...Array.from({ length: 20 }, (_, at) => figure(`v${at + 4}`, Math.round((20 + at * 12) * (0.82 + (at % 5) * 0.015)), 20 + at * 12)), figure("v0", 40, 80), figure("v1", 90, 150), figure("v2", 30, 60), figure("v3", 148, 150)], 0.85, own);

/** Some thousands of villages with the rates that chance gives, and one far out. */
function many(count: number): Funnel {
  const random = seededRandom(7);
  const figures = Array.from({ length: count }, (_, at) => {
    const exposure = 300 + Math.round(8000 * random() ** 3);
    return figure(`v${at + 4}`, Math.max(0, Math.round(exposure * 0.008 + Math.sqrt(exposure * 0.008) * (random() + random() + random() - 1.5) * 2)), exposure);
  });
  return funnelOf("rate", [...figures, figure("v0", 120, 2000)], 0.008, { kind: "own", value: 0.008 });
}

function viewOf(funnel: Funnel, locale: Locale, indicator = VISITS as Parameters<typeof funnelView>[0]["indicator"]): FunnelView {
  const name = locale === "en" ? "Qingyuan Township" : "清源乡";
  const made = funnelView({ indicator, funnel, nameOf: (code) => NAMES[locale][Number(code.slice(1))] ?? code, centreName: name, level: "village", left: { suppressed: 3, missing: 1, undefined: 0 }, source: "", writer: { locale, threshold: 5 } });
  if (!("view" in made)) throw new Error(made.sentence);
  return made.view;
}

describe("the funnel plot", () => {
  it.each(LOCALES.flatMap((locale) => FRAMES.map((frame) => [locale, frame] as const)))("draws villages in %s for %s", async (locale, frame) => {
    await expect(chartSvg({ kind: "funnel", view: viewOf(few(), locale) }, frame, "narrow")).toMatchFileSnapshot(`__svg__/funnel.${locale}.${frame}.svg`);
  });

  it.each(LOCALES)("draws thousands as density in %s", async (locale) => {
    await expect(chartSvg({ kind: "funnel", view: viewOf(many(3000), locale, BIRTH_RATE) }, "page", "narrow")).toMatchFileSnapshot(`__svg__/funnel-density.${locale}.page.svg`);
  });

  it("names who lies outside, says who is not drawn, and has no verdict colour for what is described", () => {
    const scored = viewOf(few(), "zh-CN");
    const described = viewOf(many(MOST_DOTS), "zh-CN", BIRTH_RATE);

    expect(scored.note).toContain("未画的：3 个村数小不显示，1 个村未报");
    expect(scored.dots.filter(({ name }) => name).every(({ tone }) => tone !== "neutral")).toBe(true);
    expect(described.dots.every(({ tone }) => tone === "neutral")).toBe(true);
    expect(described.title).not.toMatch(/高于|低于|较/);
    expect(described.cloud).toBeDefined();
    expect(described.dots.length).toBeLessThan(400);
  });

  it("weighs as little for six hundred thousand villages as for some thousands", () => {
    const weight = chartSvg({ kind: "funnel", view: viewOf(many(600_000), "zh-CN", BIRTH_RATE) }, "page", "narrow").length;

    expect(weight).toBeLessThan(120_000);
  }, 60_000);

  it("keeps every mark inside the picture, and writes no number that is none", () => {
    for (const [view, frame] of [[viewOf(few(), "zh-CN"), "phone"], [viewOf(many(3000), "en", BIRTH_RATE), "page"]] as const) {
      const svg = chartSvg({ kind: "funnel", view }, frame, "narrow");
      const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);

      expect(svg).not.toMatch(/NaN|Infinity|style=/);
      for (const [, x, y] of svg.matchAll(/<(?:text x|circle cx)="(-?[\d.]+)" c?y="(-?[\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(width!);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(height!);
      }
    }
  });
});

it("leaves out a label rather than have it cover another, or run out of the picture", () => {
  const within = { left: 0, top: 0, right: 200, bottom: 100 };
  const crowd = Array.from({ length: 40 }, (_, at) => ({ x: 100 + (at % 8), y: 50 + Math.floor(at / 8), text: "王家堡" }));
  const placed = placeLabels({ anchors: crowd, fontSize: 10, gap: 6, within });

  expect(placed.length).toBeGreaterThan(0);
  expect(placed.length).toBeLessThan(8);
  expect(placeLabels({ anchors: [{ x: 195, y: 50, text: "王家堡" }], fontSize: 10, gap: 6, within })[0]!.align).toBe("right");
});

describe("a small picture of a row", () => {
  const spark = { low: 0, high: 10, first: 2000, last: 2009, alt: "2000 年 1.0，2009 年 9.0" };
  const years = (list: readonly number[]) => list.map((year, at) => ({ year, value: at }));

  it("takes at most 400 bytes for ten years", () => {
    expect(Buffer.byteLength(sparkSvg({ ...spark, points: years([2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009]) }))).toBeLessThanOrEqual(400);
  });

  it("breaks where a year has no number, and marks the latest year only where it has one", () => {
    const svg = sparkSvg({ ...spark, points: years([2000, 2001, 2004, 2008]) });

    expect(svg.match(/M/g)).toHaveLength(3);
    expect(svg).not.toContain("circle");
    expect(sparkSvg({ ...spark, points: years([2008, 2009]) })).toContain("circle");
  });
});
