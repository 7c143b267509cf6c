import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/random";
import { fitBetaBinomial } from "./beta-binomial";
import { drawBinomial } from "./draws";
import { fifthMoves } from "./fifth-moves";

const oracle = JSON.parse(readFileSync(new URL("./oracles/issue5-python.json", import.meta.url), "utf8")).fifthMoves as Record<"a1" | "b1" | "a2" | "b2" | "before" | "after", number[]>;
const beta = (a: number[], b: number[]) => ({ posterior: { family: "beta" as const, a, b }, values: a.map((one, at) => one / (one + (b[at] as number))) });
const year = (counts: { events: number; trials: number }[]) => ({ posterior: fitBetaBinomial(counts).posterior, values: counts.map(({ events, trials }) => events / trials) });

describe("moves between fifths", () => {
  it("have the chances numpy draws", () => {
    const { areas } = fifthMoves(beta(oracle.a1, oracle.b1), beta(oracle.a2, oracle.b2), { random: seededRandom(1), replicates: 20_000 });

    areas.forEach(({ before, after, fell, left }, at) => {
      const [was, is] = [oracle.before[at] as number, oracle.after[at] as number];
      expect(Math.abs(before - was)).toBeLessThan(0.015);
      expect(Math.abs(after - is)).toBeLessThan(0.015);
      expect(fell).toBeCloseTo((1 - before) * after, 12);
      expect(left).toBeCloseTo(before * (1 - after), 12);
    });
  });

  it("are seen in the raw figures of unchanged villages all the time, and called one hardly ever", () => {
    const random = seededRandom(2);
    const truth = Array.from({ length: 100 }, (_, at) => 0.5 + 0.002 * at);
    const drawn = () => year(truth.map((share) => ({ events: drawBinomial(random, 60, share), trials: 60 })));

    const rounds = Array.from({ length: 10 }, () => fifthMoves(drawn(), drawn(), { random, replicates: 200 }));

    const seen = rounds.reduce((sum, { observed }) => sum + observed.fell + observed.left, 0);
    const called = rounds.reduce((sum, { counts }) => sum + counts.fell + counts.left, 0);
    expect(seen).toBeGreaterThan(100);
    expect(called).toBeLessThanOrEqual(3);
  });

  it("are called where a village truly fell and another truly left", () => {
    const counts = Array.from({ length: 50 }, (_, at) => ({ events: 300 + 8 * at, trials: 1000 }));
    const later = counts.map((count, at) => (at === 0 ? { ...count, events: 690 } : at === 49 ? { ...count, events: 200 } : count));

    const { areas, counts: called } = fifthMoves(year(counts), year(later), { random: seededRandom(3) });

    expect([areas[0]?.verdict, areas[49]?.verdict]).toEqual(["left", "fell"]);
    expect([called.left, called.fell]).toEqual([1, 1]);
  });

  it("turn round with the weak end, hold the size of a fifth, and repeat for a seed", () => {
    const counts = Array.from({ length: 23 }, (_, at) => ({ events: 5 + 4 * at, trials: 100 }));
    const ask = (weak: "low" | "high") => fifthMoves(year(counts), year(counts), { random: seededRandom(4), weak, replicates: 300 });

    const [low, high] = [ask("low"), ask("high")];
    expect(low.size).toBe(4);
    expect(low.observed).toEqual({ fell: 0, left: 0, stayed: 4, outside: 19 });
    expect(low.areas[0]?.verdict).toBe("stayed");
    expect(high.areas[22]?.verdict).toBe("stayed");
    expect(low.areas.reduce((sum, { before }) => sum + before, 0)).toBeCloseTo(4, 9);
    expect(ask("low")).toEqual(low);
  });

  it("are computed for many areas as they would be drawn, at either end", () => {
    const random = seededRandom(6);
    const beta501 = (n: number) => beta(Array.from({ length: n }, (_, at) => 2 + (at % 83)), Array.from({ length: n }, (_, at) => 2 + ((at * 7) % 61)));
    for (const weak of ["low", "high"] as const) {
      const [drawn, computed] = [500, 1000].map((n) => fifthMoves(beta501(n), beta501(n), { random, weak, replicates: 1000 }));

      // The first 500 of the thousand are much like the next: their edge is nearly that of the 500 alone.
      const gaps = drawn?.areas.map(({ before }, at) => Math.abs(before - (computed?.areas[at]?.before as number))) as number[];
      expect(Math.max(...gaps)).toBeLessThan(0.07); // three and a half errors of a thousand draws, and the edge
      expect(computed?.areas.reduce((sum, { before }) => sum + before, 0)).toBeCloseTo(200, 1);
      expect(computed?.method).toBe("chance beyond the edge of the fifth");
    }
  });

  it("refuse too few areas, years of different areas and a chance that is no sureness", () => {
    const one = beta(oracle.a1, oracle.b1);
    const random = seededRandom(1);

    for (const illegal of [() => fifthMoves(beta([1, 2], [1, 2]), beta([1, 2], [1, 2]), { random }), () => fifthMoves(one, beta(oracle.a2.slice(1), oracle.b2.slice(1)), { random }), () => fifthMoves(one, one, { random, sure: 0.5 }), () => fifthMoves(one, one, { random, replicates: 10 }), () => fifthMoves(one, { ...one, values: [1] }, { random })]) expect(illegal).toThrow(RangeError);
  });
});
