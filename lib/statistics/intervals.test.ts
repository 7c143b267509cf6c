import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byar, byarLimits, rateInterval } from "./byar";
import { chapman, completeness, petersen } from "./chapman";
import type { Interval } from "./interval";
import { newcombe } from "./newcombe";
import { poissonExact } from "./poisson-exact";
import { conditionalP, rateRatio } from "./rate-ratio";
import { sexRatio, sexRatioInterval } from "./sex-ratio";
import { katz, woolf } from "./share-ratio";
import { wilson } from "./wilson";

const count = fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true })).map(([trials, part]) => ({ events: Math.floor(trials * part), trials }));
const events = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10_000_000 }));
const exposure = fc.double({ min: 1e-3, max: 1e9, noNaN: true });

/** Promises every interval keeps: it holds its value, and a higher level makes it no narrower. */
function expectHolds(at: (level: number) => Interval, value: number): void {
  const [narrow, usual, wide] = [at(0.9), at(0.95), at(0.998)];
  for (const { lower, upper } of [narrow, usual, wide]) {
    expect(lower).toBeLessThanOrEqual(value);
    expect(upper).toBeGreaterThanOrEqual(value);
  }
  for (const [inner, outer] of [[narrow, usual], [usual, wide]] as const) {
    expect(outer.lower).toBeLessThanOrEqual(inner.lower);
    expect(outer.upper).toBeGreaterThanOrEqual(inner.upper);
  }
}

describe("intervals hold their value and widen with the level", () => {
  it("wilson, within 0..1", () => {
    fc.assert(
      fc.property(count, (one) => {
        expectHolds((level) => wilson(one, level), one.events / one.trials);
        expect(wilson(one).lower).toBeGreaterThanOrEqual(0);
        expect(wilson(one).upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("byar and exact Poisson", () => {
    fc.assert(
      fc.property(events, (x) => {
        expectHolds((level) => byar(x, level), x);
        expectHolds((level) => poissonExact(x, level), x);
      }),
    );
  });

  it("a rate", () => {
    fc.assert(fc.property(events, exposure, (x, n) => expectHolds((level) => rateInterval({ events: x, exposure: n }, level), x / n)));
  });

  it("the sex ratio", () => {
    fc.assert(fc.property(events, fc.integer({ min: 1, max: 1_000_000 }), (boys, girls) => expectHolds((level) => sexRatio({ boys, girls }, level).interval, (100 * boys) / girls)));
  });

  it("newcombe, within −1..1", () => {
    fc.assert(fc.property(count, count, (one, two) => expectHolds((level) => newcombe(one, two, level).interval, one.events / one.trials - two.events / two.trials)));
  });

  it("the rate ratio", () => {
    const some = fc.record({ events: fc.integer({ min: 0, max: 5000 }), exposure: fc.double({ min: 1, max: 1e6, noNaN: true }) });
    fc.assert(fc.property(some, some, (now, before) => {
      fc.pre(now.events + before.events > 0);
      expectHolds((level) => rateRatio(now, before, level).interval, rateRatio(now, before).value);
    }), { numRuns: 60 });
  });

  it("chapman, with completeness within 0..1", () => {
    const checks = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 })).map(([matched, more, others]) => ({ ledger: matched + more, found: matched + others, matched }));
    fc.assert(
      fc.property(checks, (check) => {
        expectHolds((level) => chapman(check, level).interval as Interval, chapman(check).value);
        const { value, variance } = chapman(check);
        const whole = completeness({ ledger: check.ledger, estimate: value, variance });
        expectHolds((level) => completeness({ ledger: check.ledger, estimate: value, variance }, level).interval, whole.value);
        expect(whole.interval.upper).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("intervals narrow with size", () => {
  const width = ({ lower, upper }: Interval) => upper - lower;

  it("ten times the data, the same share or rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 1000 }), (hundredths, size) => {
        const [small, large] = [size, 10 * size].map((n) => ({ events: hundredths * n, trials: 100 * n })) as [{ events: number; trials: number }, { events: number; trials: number }];

        expect(width(wilson(large))).toBeLessThan(width(wilson(small)));
        expect(width(rateInterval({ events: large.events, exposure: large.trials }))).toBeLessThan(width(rateInterval({ events: small.events, exposure: small.trials })));
        expect(width(newcombe(large, large).interval)).toBeLessThan(width(newcombe(small, small).interval));
      }),
    );
  });
});

describe("symmetries", () => {
  it("wilson of the events mirrors wilson of the rest", () => {
    fc.assert(fc.property(count, ({ events: x, trials }) => {
      const [one, other] = [wilson({ events: x, trials }), wilson({ events: trials - x, trials })];

      expect(one.lower).toBeCloseTo(1 - other.upper, 12);
      expect(one.upper).toBeCloseTo(1 - other.lower, 12);
    }));
  });

  it("changing now and before turns the rate ratio over and keeps p", () => {
    const some = fc.record({ events: fc.integer({ min: 1, max: 500 }), exposure: fc.integer({ min: 1, max: 10_000 }) });
    fc.assert(fc.property(some, some, (now, before) => {
      const [one, other] = [rateRatio(now, before), rateRatio(before, now)];

      expect(one.value * other.value).toBeCloseTo(1, 9);
      expect(one.interval.lower * other.interval.upper).toBeCloseTo(1, 6);
      expect(one.p).toBeCloseTo(other.p, 9);
      expect(one.p).toBeLessThanOrEqual(1);
    }));
  });

  it("newcombe changes sign", () => {
    fc.assert(
      fc.property(count, count, (one, two) => {
        expect(newcombe(one, two).interval.lower).toBeCloseTo(-newcombe(two, one).interval.upper, 12);
      }),
    );
  });
});

describe("rules that live here and not in callers", () => {
  it("byar is exact below ten events and says so", () => {
    expect(byar(9).method).toBe("exact-poisson");
    expect(byar(9)).toEqual(poissonExact(9));
    expect(byar(10)).toMatchObject({ method: "byar", lower: byarLimits(10).lower });
  });

  it("byar's own formula has no lower limit at no events", () => {
    expect(byarLimits(0).lower).toBeUndefined();
  });

  it("a kept Poisson interval cannot be changed from outside", () => {
    poissonExact(3).lower = 99;

    expect(poissonExact(3).lower).toBeCloseTo(0.6187, 4);
  });

  it("a verdict comes from the interval alone", () => {
    expect(newcombe({ events: 80, trials: 100 }, { events: 50, trials: 100 }).verdict).toBe("up");
    expect(newcombe({ events: 52, trials: 100 }, { events: 50, trials: 100 }).verdict).toBe("unclear");
    expect(rateRatio({ events: 10, exposure: 1000 }, { events: 40, exposure: 1000 }).verdict).toBe("down");
  });

  it("no earlier events leave the ratio open above, with a lower limit", () => {
    const { value, interval } = rateRatio({ events: 5, exposure: 100 }, { events: 0, exposure: 90 });

    expect([value, interval.upper]).toEqual([Infinity, Infinity]);
    expect(interval.lower).toBeGreaterThan(0);
  });

  it("no girls leave the interval open above; the ratio itself is refused", () => {
    expect(sexRatioInterval({ boys: 4, girls: 0 }).upper).toBe(Infinity);
    expect(() => sexRatio({ boys: 4, girls: 0 })).toThrow(/girls must be above 0/);
  });

  it("nothing matched has no interval", () => {
    expect(chapman({ ledger: 20, found: 5, matched: 0 })).toEqual({ value: 125, variance: 6300 });
    expect(petersen({ ledger: 20, found: 5, matched: 0 })).toBeUndefined();
  });

  it("chapman's lower limit is never below the events seen", () => {
    expect(chapman({ ledger: 5, found: 5, matched: 1 })).toMatchObject({ value: 17, variance: 48, interval: { lower: 9 } });
  });

  it("exact Poisson hands counts beyond a thousand million to Byar", () => {
    expect(() => poissonExact(1e10)).toThrow(/at most a thousand million/);
    expect(byar(1e15).method).toBe("byar");
    expect(poissonExact(1e-12).lower).toBe(0);
  });

  it("agrees with Fagerland, Lydersen & Laake 2015 on 7/34 against 1/34", () => {
    const [one, two] = [{ events: 7, trials: 34 }, { events: 1, trials: 34 }];

    expect(katz(one, two).interval.lower).toBeCloseTo(0.91, 2);
    expect(katz(one, two).interval.upper).toBeCloseTo(53.87, 1);
    expect(woolf(one, two).interval.lower).toBeCloseTo(0.99, 2);
    expect(woolf(one, two).interval.upper).toBeCloseTo(73.9, 1);
  });
});

describe("illegal input is refused in a sentence", () => {
  it.each([
    ["wilson events above trials", () => wilson({ events: 5, trials: 4 }), /events must be within 0\.\.4, got 5/],
    ["wilson no trials", () => wilson({ events: 0, trials: 0 }), /trials must be finite and above 0, got 0/],
    ["a level in percent", () => wilson({ events: 1, trials: 4 }, 95), /level must be a fraction/],
    ["a level of one half", () => byar(20, 0.5), /level must be a fraction/],
    ["a level of 1", () => byar(2, 1), /level must be a fraction/],
    ["not a number", () => byar(Number.NaN), /not negative, got NaN/],
    ["endless events", () => poissonExact(Infinity), /got Infinity/],
    ["no exposure", () => rateInterval({ events: 1, exposure: 0 }), /exposure must be finite and above 0/],
    ["half an event", () => rateRatio({ events: 0.5, exposure: 1 }, { events: 1, exposure: 1 }), /whole number/],
    ["no events at all", () => rateRatio({ events: 0, exposure: 1 }, { events: 0, exposure: 1 }), /at least one event/],
    ["a ratio of 0", () => conditionalP({ events: 1, exposure: 1 }, { events: 1, exposure: 1 }, { ratio: 0 }), /ratio must be/],
    ["no births", () => sexRatioInterval({ boys: 0, girls: 0 }), /at least one birth/],
    ["more matched than found", () => chapman({ ledger: 10, found: 3, matched: 4 }), /matched must not be above/],
    ["an estimate below the ledger", () => completeness({ ledger: 10, estimate: 9, variance: 0 }), /not below the ledger/],
    ["katz without events", () => katz({ events: 0, trials: 3 }, { events: 1, trials: 3 }), /both need events/],
    ["woolf without non-events", () => woolf({ events: 3, trials: 3 }, { events: 1, trials: 3 }), /non-events/],
  ])("%s", (_name, compute, sentence) => {
    expect(compute).toThrow(RangeError);
    expect(compute).toThrow(sentence);
  });
});
