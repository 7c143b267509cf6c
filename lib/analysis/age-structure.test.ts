import { afterAll, expect, it } from "vitest";
import type { TinyYear } from "../engine/duckdb/tiny-rollup";
import { bandName, BROAD_BANDS, FIVE_YEAR_BANDS } from "../indicators/ages";
import { readAges } from "./age-structure";
import { closeLedgers, ledgerOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

const people = (area: string, bands: Record<string, number>, total: number): TinyYear[] =>
  (["M", "F"] as const).flatMap((sex) => [...Object.entries({ ...bands, "": total }).map(([band, value]): TinyYear => ({ area, measure: "population", year: 2009, sex, band, value }))]);
const fives = (upTo: number) => Object.fromEntries(FIVE_YEAR_BANDS.slice(0, upTo).map((ages) => [bandName(ages), 10]));
const broad = Object.fromEntries(BROAD_BANDS.map((ages) => [bandName(ages), 50]));

async function agesOf(years: TinyYear[]) {
  const ledger = await ledgerOf({ areas: TOWN, years });
  const area = (code: string) => ledger.tree.find(code).area;
  return readAges(ledger, [area("a"), area("t")], [2009]);
}

it("gives five-year bands and the open one above them, whatever open band the package has", async () => {
  const [own] = await agesOf(people("a", { ...fives(13), "65+": 20 }, 151));

  expect(own!.bands.map(({ from, to }) => [from, to]).slice(-2)).toEqual([[60, 64], [65, undefined]]);
  expect(own!.bands.at(-1)!.male).toMatchObject({ status: "ok", value: 20 });
});

it("takes everyone less the bands where these end before 65", async () => {
  const [own] = await agesOf(people("a", fives(10), 130));

  expect(own!.bands.at(-1)).toMatchObject({ from: 50, male: { value: 30 } });
});

it("takes the bands that both areas have, so that one can lie over the other", async () => {
  const [own, above] = await agesOf([...people("a", { ...fives(17), "65+": 60 }, 200), ...people("t", { ...fives(13), "65+": 700 }, 2000)]);

  expect(own!.bands.map(({ from }) => from)).toEqual(above!.bands.map(({ from }) => from));
  expect(own!.bands).toHaveLength(14);
});

it("keeps its detail where the area above has only broad ages, and leaves that one out", async () => {
  const answer = await agesOf([...people("a", { ...fives(17), "85+": 5 }, 200), ...people("t", broad, 150)]);

  expect(answer).toHaveLength(1);
  expect(answer[0]!.bands).toHaveLength(18);
});

it("falls back to three broad ages, and to nothing where sexes or ages lack", async () => {
  const three = await agesOf(people("a", broad, 150));
  const none = await agesOf([{ area: "a", measure: "population", year: 2009, value: 300 }]);

  expect(three[0]!.bands.map(({ from }) => from)).toEqual([0, 15, 65]);
  expect(none).toEqual([]);
});

it("does not draw a rest below zero: there the bands and the whole disagree", async () => {
  expect(await agesOf(people("a", fives(10), 70))).toEqual([]);
});
