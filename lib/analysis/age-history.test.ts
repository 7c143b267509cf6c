import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "../engine/duckdb/database";
import { writeTinyRollup } from "../engine/duckdb/tiny-rollup";
import { readAgeDay, readAgeHistory, readAgeYears } from "./age-history";
import { readCensusAges } from "./census-ages";
import { openLedger } from "./open-ledger";
import { peopleRows } from "./people-ledger";
import { closeLedgers, ledgerOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

const sizes = (of: Record<number, number>) => Object.entries(of).flatMap(([year, size]) => peopleRows({ area: "t", years: [Number(year)], size }));

it("is the years that have ages up to the one asked for, oldest first", async () => {
  const ledger = await ledgerOf({ areas: TOWN, years: [...sizes({ 2005: 10, 2007: 11, 2009: 12 }), { area: "t", measure: "population", year: 2008, sex: "M", value: 200 }] });

  expect((await readAgeHistory(ledger, ledger.tree.root, 2008)).map(({ year }) => year)).toEqual([2005, 2007]);
  expect(await readAgeYears(ledger, ledger.tree.root)).toEqual([2005, 2007, 2009]);
});

it("takes a count that stands for two years once", async () => {
  const ledger = await ledgerOf({ areas: TOWN, years: sizes({ 2008: 10, 2009: 10 }) });

  expect((await readAgeHistory(ledger, ledger.tree.root, 2009)).map(({ year }) => year)).toEqual([2008]);
  expect(await readAgeYears(ledger, ledger.tree.root)).toEqual([2008]);
});

it("does not coarsen the newest year for the sake of an older one", async () => {
  const broad = sizes({ 2000: 10 }).filter(({ band = "" }) => ["", "0-14", "15-64", "65+"].includes(band));
  const ledger = await ledgerOf({ areas: TOWN, years: [...broad, ...sizes({ 2009: 12 })] });
  const history = await readAgeHistory(ledger, ledger.tree.root, 2009);

  expect(history.map(({ year, bands }) => [year, bands.length])).toEqual([[2009, 18]]);
});

describe("by day", () => {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  /** A ledger whose population table has men and women by age on some days. */
  async function datedLedger(days: Record<string, number>) {
    const folder = mkdtempSync(join(tmpdir(), "people-days-"));
    folders.push(folder);
    await writeTinyRollup(folder, { areas: TOWN, years: sizes({ 2009: 12 }) });
    const database = await openDatabase({ directories: [folder] });
    await database.run("CREATE TABLE p (pos INTEGER, level VARCHAR, date VARCHAR, sex VARCHAR, band VARCHAR, value DOUBLE, covered DOUBLE, units DOUBLE)");
    for (const [day, size] of Object.entries(days)) {
      for (const { sex = "", band = "", value } of peopleRows({ area: "t", years: [2009], size }).filter((row) => row.measure === "population")) await database.run("INSERT INTO p VALUES (0, 'township', $1, $2, $3, $4, 1, 1)", [day, sex, band, value]);
    }
    await database.run(`COPY p TO '${join(folder, "rollup/population.parquet")}' (FORMAT parquet)`);
    database.close();
    return openLedger({ id: "2009-10-05-0123456789ab", asOf: "2009-10-05", dir: folder, statYearStart: 10, title: "试", preparedBy: "办公室", sample: true });
  }

  it("names the middle of the year where it is counted or lies between two counts, else the day of the one count near it", async () => {
    const ledger = await datedLedger({ "2000-11-01": 8, "2008-09-30": 10, "2009-09-30": 12 });
    const day = (year: number) => readAgeDay(ledger, ledger.tree.root, year);

    expect([await day(2009), await day(2010), await day(2000)]).toEqual(["2009-04-01", "2009-09-30", "2000-11-01"]);
    ledger.close();
  });

  it("finds the last census before the year, in the bands of the year", async () => {
    const ledger = await datedLedger({ "1990-07-01": 6, "2000-11-01": 8, "2009-04-01": 12 });
    const [own] = await readAgeHistory(ledger, ledger.tree.root, 2009);
    const census = async (before: number) => readCensusAges(ledger, ledger.tree.root, { before, bands: own!.bands });

    expect(await census(2009)).toMatchObject({ date: "2000-11-01", structure: { bands: expect.objectContaining({ length: 18 }), whole: { male: { value: 144 } } } });
    expect((await census(2000))?.date).toBe("1990-07-01");
    expect(await census(1990)).toBeUndefined();
    ledger.close();
  });
});
