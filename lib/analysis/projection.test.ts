import { afterAll, expect, it } from "vitest";
import type { TinyYear } from "../engine/duckdb/tiny-rollup";
import { peopleRows } from "./people-ledger";
import { readProjection } from "./projection";
import { closeLedgers, ledgerOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

const FIVE = [2005, 2006, 2007, 2008, 2009];
const town = (more: { deaths?: number; births?: number } = {}) => peopleRows({ area: "t", years: FIVE, size: 100, deaths: 30, births: 60, ...more });

async function projected(years: TinyYear[], code = "t") {
  const ledger = await ledgerOf({ areas: TOWN, years });
  return readProjection(ledger, ledger.tree.find(code).area, 2009);
}

it("starts from the people counted and opens into a range", async () => {
  const made = await projected(town());
  const { envelope } = made.status === "ok" ? made.range : { envelope: [] };

  expect(envelope[0]!.total).toMatchObject({ lower: 3600, upper: 3600 });
  expect(envelope).toHaveLength(6);
  expect(envelope[5]!.total.upper - envelope[5]!.total.lower).toBeGreaterThan(20);
});

it("gives the same range for the same ledger", async () => {
  const [one, two] = [await projected(town()), await projected(town())];

  expect(one.status === "ok" && one.range.envelope).toEqual(two.status === "ok" && two.range.envelope);
});

it("tells nothing of a village's own births and deaths, for it does not use them", async () => {
  const village = (deaths: number, births: number) => [...town(), ...peopleRows({ area: "a", years: [2004], size: 24 }), ...peopleRows({ area: "a", years: FIVE, size: 20, deaths, births })];
  const [one, two] = [await projected(village(1, 40), "a"), await projected(village(4, 60), "a")];

  // 144 people fewer in five years, and natural increase of nothing: as many births as deaths where 60 of either come to 3,600.
  expect(one).toMatchObject({ status: "ok", moves: { implied: true, years: [2004, 2009] } });
  expect(one.status === "ok" && one.moves!.net).toBeCloseTo(-144 / 5, 9);
  expect(two).toEqual(one);
});

it("borrows the shape of a larger area above at the area's own level of mortality", async () => {
  const areas = [{ code: "p", level: "county" }, ...TOWN.map((area) => (area.level === "township" ? { ...area, parent: "p" } : area))];
  const of = async (deaths: number) => {
    const ledger = await ledgerOf({ areas, years: [...peopleRows({ area: "p", years: FIVE, size: 1000, deaths: 300, births: 600 }), ...peopleRows({ area: "t", years: FIVE, size: 30, deaths, births: 20 })] });
    const made = await readProjection(ledger, ledger.tree.find("t").area, 2009);
    return made.status === "ok" ? made.rates : undefined;
  };
  const [low, high] = [await of(4), await of(16)];

  expect(low).toMatchObject({ levelled: true, source: { area: { code: "p" } } });
  expect(high!.expectation.male.value).toBeLessThan(low!.expectation.male.value);
});

it.each([
  ["noAges", [{ area: "t", measure: "population", year: 2009, value: 3600 }]],
  ["noDeaths", peopleRows({ area: "t", years: FIVE, size: 100, births: 60 })],
  ["fewDeaths", town({ deaths: 3 })],
  ["fewPeople", peopleRows({ area: "t", years: FIVE, size: 5, deaths: 30, births: 5 })],
] as const)("says why there is none: %s", async (reason, years) => {
  expect(await projected([...years])).toEqual({ status: "refused", reason });
});

it("leaves out a year whose ages do not add up to its deaths, and takes part of a year for none", async () => {
  const broken = town({ deaths: 40 }).map((row) => (row.measure === "death" && row.year === 2005 && row.sex === "M" && row.band === "85+" ? { ...row, value: 9 } : row.measure === "death" && row.year === 2006 ? { ...row, months: 0b111 } : row));
  const made = await projected(broken);

  expect(made.status === "ok" && made.rates.source.years).toEqual([2007, 2008, 2009]);
});

it("has a variant with the usual moves where both directions are known", async () => {
  const moves = (["move_in", "move_out"] as const).flatMap((measure, at) => FIVE.map((year): TinyYear => ({ area: "t", measure, year, value: at === 0 ? 20 : 50 })));
  const made = await projected([...town(), ...moves]);

  expect(made).toMatchObject({ moves: { net: -30, years: [2007, 2008, 2009] } });
  expect(made.status === "ok" && made.range.own!.path[5]!.total).toBeLessThan(made.status === "ok" ? made.range.zero.path[5]!.total : 0);
});
