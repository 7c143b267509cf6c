import { afterAll, expect, it } from "vitest";
import type { TinyArea, TinyYear } from "../engine/duckdb/tiny-rollup";
import { similarVillages } from "./similar-villages";
import { closeLedgers, ledgerOf } from "./tiny-ledger";

afterAll(closeLedgers);

const codes = ["a", "b", "c", "d", "e", "f", "g"];
const AREAS: TinyArea[] = [{ code: "t", level: "township" }, ...codes.map((code) => ({ code, level: "village", parent: "t" }))];
const people = (value: Record<string, number>, band = ""): TinyYear[] => Object.entries(value).map(([area, count]) => ({ area, measure: "population", year: 2009, value: count, band }));
const equal = (count: number) => Object.fromEntries(codes.map((code) => [code, count]));

const ask = async (years: TinyYear[], code = "a") => {
  const ledger = await ledgerOf({ areas: AREAS, years });
  return similarVillages(ledger, ledger.tree.find(code).area, 2009);
};

it("puts the villages nearest in size first, by ratio and not by difference, never the village itself", async () => {
  const { areas, method } = await ask(people({ a: 1000, b: 500, c: 1400, d: 100, e: 2100, f: 1000, g: 9000 }));

  expect(areas.map(({ code }) => code)).toEqual(["f", "c", "b", "e", "g"]); // 500 is a half, 1400 not quite a half more
  expect(method).toMatchObject({ candidates: 6, by: ["population"], wanted: 5, pool: { code: "t" } });
});

it("weighs age structure where every village has it", async () => {
  const { areas, method } = await ask([...people(equal(1000)), ...people({ ...equal(100), b: 300, c: 290 }, "aged"), ...people(equal(1000), "aged_of"), ...people(equal(200), "0-14")], "b");

  expect(method.by).toEqual(["population", "aged", "children"]);
  expect(areas[0]?.code).toBe("c");
});

it("takes every village that ties for the fifth place", async () => {
  const { areas } = await ask(people(equal(1000)));

  expect(areas).toHaveLength(6);
});

it("has none for a village without a population", async () => {
  const { areas, method } = await ask(people({ b: 10, c: 20, d: 30 }));

  expect(areas).toEqual([]);
  expect(method.candidates).toBe(3);
});
