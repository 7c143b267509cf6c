import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classOf, rateFunnel } from "../statistics/funnel-limits";
import type { DisclosedFigure } from "./disclosure";
import { funnelOf } from "./funnel";

/** Figures as disclosure control would have given them. */
const figure = (area: string, more: object) => ({ indicator: "x", area, period: "2009", months: 12, coverage: 1, unit: "", quality: "complete", rank: { status: "notScored" }, status: "ok", ...more }) as DisclosedFigure;
const share = (area: string, events: number, exposure: number) => figure(area, { value: events / exposure, events, exposure });
const own = { kind: "own", value: 0.5 } as const;
const flags = (funnel: ReturnType<typeof funnelOf>) => (funnel.status === "ok" ? Object.fromEntries(funnel.points.map(({ code, flag }) => [code, flag])) : funnel.reason);

describe("funnelOf", () => {
  it("flags who lies outside 95 % and 99.8 %, on which side, by size and not by distance alone", () => {
    const funnel = funnelOf("share", [share("a", 50, 100), share("b", 62, 100), share("c", 68, 100), share("d", 3, 10), share("e", 300, 1000)], 0.5, own);

    expect(flags(funnel)).toEqual({ a: "inside", b: "high95", c: "high998", d: "inside", e: "low998" });
  });

  it("leaves out what is withheld, missing or without a size", () => {
    const funnel = funnelOf("share", [share("a", 50, 100), figure("b", { status: "suppressed", reason: "smallCount" }), figure("c", { status: "missing", reason: "notReported" })], 0.5, own);

    expect(flags(funnel)).toEqual({ a: "inside" });
  });

  it("widens the limits where the villages spread more than chance, and says so", () => {
    const wide = Array.from({ length: 40 }, (_, at) => share(`v${at}`, at % 2 ? 620 : 380, 1000));
    const funnel = funnelOf("share", wide, 0.5, own);

    expect(funnel).toMatchObject({ status: "ok", spread: { applies: true } });
    expect(Object.values(flags(funnel)).every((flag) => flag === "inside")).toBe(true);
  });

  it("does not take a target that all miss for spread", () => {
    const funnel = funnelOf("share", Array.from({ length: 40 }, (_, at) => share(`v${at}`, 500, 1000)), 0.5, { kind: "target", value: 0.9 });

    expect(funnel).toMatchObject({ spread: { applies: false } });
    expect(Object.values(flags(funnel)).every((flag) => flag === "low998")).toBe(true);
  });

  it("says why there is none: counts, differences, nothing shown, nothing to draw it round", () => {
    expect(flags(funnelOf("count", [figure("a", { value: 3, events: 3 })], 3, own))).toBe("noDenominator");
    expect(flags(funnelOf("difference", [share("a", 1, 2)], 0.5, own))).toBe("noLimits");
    expect(flags(funnelOf("share", [], 0.5, own))).toBe("noVillages");
    expect(flags(funnelOf("share", [share("a", 1, 2)], undefined, undefined))).toBe("noCentre");
  });

  it("draws villages without any events, and one village alone", () => {
    expect(flags(funnelOf("rate", [figure("a", { value: 0, events: 0, exposure: 900 }), figure("b", { value: 0, events: 0, exposure: 1000 })], 0, { kind: "own", value: 0 }))).toEqual({ a: "inside", b: "inside" });
    expect(flags(funnelOf("share", [share("a", 5, 10)], 0.5, own))).toEqual({ a: "inside" });
  });

  it("spares itself exact limits only where they would say the same", () => {
    fc.assert(fc.property(fc.integer({ min: 50, max: 20000 }), fc.integer({ min: 0, max: 300 }), (exposure, events) => {
      const [value, centre] = [events / exposure, 0.008];
      const funnel = funnelOf("rate", [figure("a", { value, events, exposure })], centre, { kind: "own", value: centre });

      expect(Object.values(flags(funnel))[0] === "inside").toBe(classOf((level) => rateFunnel(centre, exposure, level), value) === "within");
    }), { numRuns: 2000 });
  });
});
