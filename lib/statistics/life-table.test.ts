import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgeBand } from "./age-bands";
import { singleAges, bandSums } from "./age-bands";
import { borrowedLifeTable, mortalityRatio } from "./borrowed-mortality";
import { infantAge } from "./infant-age";
import { lifeRows, lifeTable } from "./life-table";

const oracle = JSON.parse(readFileSync(new URL("./oracles/issue5-r.json", import.meta.url), "utf8"));
const ages: AgeBand[] = [{ from: 0, to: 0 }, { from: 1, to: 4 }, ...Array.from({ length: 17 }, (_, at) => ({ from: 5 + 5 * at, to: 9 + 5 * at })), { from: 90 }];
const exposure = [7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601, 50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936];
const deaths = [17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937];
const few: AgeBand[] = [{ from: 0, to: 14 }, { from: 15, to: 64 }, { from: 65 }];

describe("life table", () => {
  it("is the published worked example of Public Health England", () => {
    const table = lifeTable({ ages, deaths, exposure, sex: "both" }, { infant: 0.1 });

    expect(table.status).toBe("ok");
    if (table.status !== "ok") return;
    const [value, lower, upper] = oracle.published as [number, number, number];
    expect(table.e0.value).toBeCloseTo(value, 7);
    expect(table.e0.interval.lower).toBeCloseTo(lower, 4); // published with 1.96 for z
    expect(table.e0.interval.upper).toBeCloseTo(upper, 4);
    table.rows.forEach(({ e, q }, at) => {
      expect(e).toBeCloseTo(oracle.phe.e[at] as number, 8);
      expect(q).toBeCloseTo(oracle.phe.q[at] as number, 9);
    });
    expect(table.e0.variance).toBeCloseTo(oracle.phe.variance[0] as number, 10);
  });

  it("agrees with R where infants follow Andreev and Kingkade and bands have no deaths", () => {
    const table = lifeTable({ ages, deaths: oracle.andreev.deaths as number[], exposure, sex: "female" });

    expect(table.status).toBe("ok");
    if (table.status !== "ok") return;
    table.rows.forEach(({ e }, at) => expect(e).toBeCloseTo(oracle.andreev.e[at] as number, 8));
    expect(table.e0.variance).toBeCloseTo(oracle.andreev.variance[0] as number, 10);
  });

  it("says why there is none without deaths in the open band or people in any band", () => {
    const none = [...deaths.slice(0, -1), 0];
    const empty = exposure.map((years, at) => (at === 1 ? 0 : years));

    expect(lifeTable({ ages, deaths: none, exposure, sex: "male" })).toEqual({ status: "undefined", reason: "noDeathsInOpenBand", from: 90 });
    expect(lifeTable({ ages, deaths: deaths.map((count, at) => (at === 1 ? 0 : count)), exposure: empty, sex: "male" })).toEqual({ status: "undefined", reason: "bandWithoutExposure", from: 1 });
  });

  it("never has more survivors than before, and lives no longer for more deaths", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 19 }), (list, at) => {
        list[19] = (list[19] as number) + 1;
        const more = list.map((count, place) => (place === at ? count + 50 : count));

        const [one, two] = [lifeTable({ ages, deaths: list, exposure, sex: "male" }), lifeTable({ ages, deaths: more, exposure, sex: "male" })];

        if (one.status !== "ok" || two.status !== "ok") throw new Error("a table was refused");
        one.rows.forEach(({ l, q, e }, place) => {
          expect(q).toBeGreaterThanOrEqual(0);
          expect(q).toBeLessThanOrEqual(1);
          expect(l).toBeLessThanOrEqual(one.rows[place - 1]?.l ?? 1);
          expect(Number.isFinite(e)).toBe(true);
        });
        expect(one.e0.interval.lower).toBeLessThanOrEqual(one.e0.value);
        if (at > 0) expect(two.e0.value).toBeLessThanOrEqual(one.e0.value + 1e-9);
      }),
    );
  });

  it("takes infants' years by rule, and the rules meet at their joints to the thousandth", () => {
    for (const [sex, joints] of [["male", [0.023, 0.08307]], ["female", [0.01724, 0.06891]]] as const) {
      for (const joint of joints) expect(Math.abs(infantAge(joint - 1e-9, sex) - infantAge(joint, sex))).toBeLessThan(0.0021);
    }
    expect(infantAge(0.01, "male", "coale-demeny")).toBeCloseTo(0.07184, 9);
    expect(infantAge(0.2, "female", "coale-demeny")).toBe(0.35);
    expect(infantAge(0.01, "both")).toBeCloseTo((infantAge(0.01, "male") + infantAge(0.01, "female")) / 2, 12);
  });

  it("refuses bands with gaps, deaths without people and negative numbers", () => {
    const rows = { deaths: [1, 2, 3], exposure: [10, 20, 30], sex: "both" as const };

    for (const illegal of [
      () => lifeTable({ ...rows, ages: [{ from: 0, to: 14 }, { from: 16, to: 64 }, { from: 65 }] }),
      () => lifeTable({ ...rows, ages: [{ from: 0, to: 14 }, { from: 15, to: 64 }, { from: 65, to: 99 }] }),
      () => lifeTable({ ...rows, ages: few, deaths: [1, 2] }),
      () => lifeTable({ ...rows, ages: few, deaths: [1, -2, 3] }),
      () => lifeTable({ ...rows, ages: few, exposure: [0, 20, 30] }),
      () => lifeRows(few, [0.01, 0.02, 0], "male"),
      () => infantAge(Number.NaN, "male"),
    ])
      expect(illegal).toThrow(RangeError);
  });
});

describe("borrowed mortality", () => {
  const small = { ages, deaths: oracle.borrowed.deaths as number[], exposure: oracle.borrowed.exposure as number[], sex: "female" as const };
  const standard = oracle.borrowed.standard as number[];

  it("agrees with R's gamma posterior and the table at its limits", () => {
    const { ratio, e0 } = borrowedLifeTable(small, standard);

    const [value, lower, upper] = oracle.borrowed.ratio as [number, number, number];
    const [years, most, least] = oracle.borrowed.years as [number, number, number];
    expect([ratio.value, ratio.interval.lower, ratio.interval.upper].map((x) => x.toFixed(8))).toEqual([value, lower, upper].map((x) => x.toFixed(8)));
    expect(e0.value).toBeCloseTo(years, 7);
    expect(e0.interval.upper).toBeCloseTo(most, 6);
    expect(e0.interval.lower).toBeCloseTo(least, 6);
  });

  it("is the standard for an area without people, and nearly the area's own for a large one", () => {
    const nobody = mortalityRatio({ ages, deaths: deaths.map(() => 0), exposure: exposure.map(() => 0) }, standard);
    const many = mortalityRatio({ ages, deaths: deaths.map((count) => count * 200), exposure: exposure.map((years) => years * 100) }, standard);

    expect([nobody.value, nobody.weight, nobody.own]).toEqual([1, 0, undefined]);
    expect(many.value).toBeCloseTo(2, 3);
    expect(many.interval.upper - many.interval.lower).toBeLessThan(0.01);
  });
});

describe("single ages", () => {
  it("add up to the bands they come from, whatever the bands", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 20 }), fc.double({ min: 0.001, max: 2, noNaN: true }), (cuts, rate) => {
        const from = [0, ...cuts.sort((a, b) => a - b)];
        const bands = from.map((start, at): AgeBand => (at === from.length - 1 ? { from: start } : { from: start, to: (from[at + 1] as number) - 1 }));
        const counts = bands.map((_, at) => 10 * at + 3);

        const back = bandSums(bands, singleAges(bands, counts, rate));

        back.forEach((count, at) => expect(count).toBeCloseTo(counts[at] as number, 6));
      }),
    );
  });
});
