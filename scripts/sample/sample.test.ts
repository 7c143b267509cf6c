import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageFiles } from "./package-files";
import { codeOf, villageAt } from "./places";
import { HANDED_IN_LATE } from "./plants";
import { readSheet, type Row, statYear } from "./read-sheet";
import { storyBook } from "./stories";

const COMMITTED = "data/sample";
const KEYS: Record<string, readonly string[]> = {
  areas: ["code"], population: ["area", "date", "sex", "age_from", "age_to"], events: ["area", "period", "reported", "kind", "sex", "band"], migrants: ["area", "date", "direction", "reach"],
  checks: ["area", "period", "kind", "date"], misfiled: ["area", "period", "kind", "field", "ledger_value", "true_value"], sources: ["area", "period", "kind", "source"], services: ["area", "period", "service"],
  activities: ["area", "period", "activity"], targets: ["indicator", "area", "period"], groups: ["group", "area"], reported: ["area", "period", "item", "source"],
};
const sheets: Record<string, Row[]> = {};
const rowsOf = (name: string) => sheets[name] ?? [];
const sum = (rows: readonly Row[]) => rows.reduce((total, row) => total + Number(row.count), 0);
const folder = mkdtempSync(join(tmpdir(), "sample-"));

beforeAll(() => { for (const name of Object.keys(KEYS)) sheets[name] = readSheet(readFileSync(join(COMMITTED, `${name}.csv`), "utf8")); });
afterAll(() => rmSync(folder, { recursive: true }));

describe("the sample package", () => {
  it("is written again to the same bytes by the command", () => {
    execFileSync("npx", ["tsx", "scripts/make-sample.ts", "--out", folder], { stdio: "ignore" });

    expect(readdirSync(folder).sort()).toEqual(readdirSync(COMMITTED).sort());
    for (const name of readdirSync(COMMITTED)) expect(readFileSync(join(folder, name)).equals(readFileSync(join(COMMITTED, name))), name).toBe(true);
    expect(readFileSync("scripts/sample/stories.json", "utf8")).toBe(storyBook());
  });

  it("is small enough to commit", () => {
    expect(readdirSync(COMMITTED).reduce((bytes, name) => bytes + statSync(join(COMMITTED, name)).size, 0)).toBeLessThan(1_250_000);
  });

  it.each(Object.entries(KEYS))("%s.csv repeats no key", (name, key) => {
    const keys = rowsOf(name).map((row) => key.map((column) => row[column]).join("|"));

    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("names only areas that exist in the period", () => {
    const areas = new Map(rowsOf("areas").map((row) => [row.code, row]));
    const faults = Object.values(sheets).flat().filter((row) => row.area).filter((row) => {
      const end = areas.get(row.area)?.to;
      const begins = (row.period ?? row.date ?? "").replace(/-Q([1-4])$/, (_, quarter) => ["-", "-01", "-04", "-07"][Number(quarter) - 1] ?? "").slice(0, 7);
      return !areas.has(row.area) || (end !== "" && begins > (end ?? ""));
    });

    expect(faults).toEqual([]);
  });

  it("counts in plain digits and in whole periods that have begun", () => {
    const counts = ["count", "ledger", "found", "matched", "duplicates", "planned", "eligible", "served", "sessions", "people"];
    for (const row of Object.values(sheets).flat()) {
      for (const column of counts) if (column in row) expect(row[column]).toMatch(/^\d+$/);
      if (row.period) expect(row.period).toMatch(/^20(0\d)(-Q[1-4])?$|^(1999-1[0-2]|200\d-(0[1-9]|1[0-2]))$/);
      if (row.date) expect(row.date <= "2009-10-05").toBe(true);
      if (row.reported) expect(row.reported >= (row.period ?? "") && row.reported <= "2009-09").toBe(true);
    }
  });

  it("never serves more than are entitled, and only adds within a year", () => {
    const before = new Map<string, Row>();
    for (const row of rowsOf("services")) {
      const last = row.period?.endsWith("Q1") ? undefined : before.get(`${row.area} ${row.service}`);
      const added = { eligible: Number(row.eligible) - Number(last?.eligible ?? 0), served: Number(row.served) - Number(last?.served ?? 0) };
      before.set(`${row.area} ${row.service}`, row);

      expect(Number(row.served)).toBeLessThanOrEqual(Number(row.eligible));
      expect(added.served).toBeGreaterThanOrEqual(0);
      expect(added.served).toBeLessThanOrEqual(added.eligible);
    }
  });

  it("matches no more than the ledger holds or the check found", () => {
    for (const row of rowsOf("checks")) expect(Number(row.matched)).toBeLessThanOrEqual(Math.min(Number(row.ledger), Number(row.found)));
  });

  it("adds up: bands to totals by sex, villages to the township", () => {
    const population = rowsOf("population");
    const all = (row: Row) => row.age_from === "0" && row.age_to === "";
    const totals = new Map(population.filter(all).map((row) => [`${row.area} ${row.date} ${row.sex}`, Number(row.count)]));
    const bands = new Map<string, number>();
    for (const row of population.filter((each) => !all(each))) {
      const key = `${row.area} ${row.date} ${row.sex}`;
      bands.set(key, (bands.get(key) ?? 0) + Number(row.count));
    }
    const villages = population.filter((row) => all(row) && row.area !== "620000000000");

    for (const [key, count] of bands) expect(totals.get(key), key).toBe(count);
    for (const date of new Set(villages.map((row) => row.date))) for (const sex of ["M", "F"]) {
      expect(sum(villages.filter((row) => row.date === date && row.sex === sex))).toBe(totals.get(`620000000000 ${date} ${sex}`));
    }
  });

  it("lets the population change by exactly what the events say", () => {
    const at = (year: number) => sum(rowsOf("population").filter((row) => row.area === "620000000000" && row.date === `${year}-09-30` && row.age_from === "0" && row.age_to === ""));
    for (let year = 2000; year <= 2009; year += 1) {
      const of = (...kinds: string[]) => sum(rowsOf("events").filter((row) => kinds.includes(row.kind ?? "") && statYear(row.period ?? "") === year));
      expect(at(year) - at(year - 1), String(year)).toBe(of("birth", "move_in") - of("death", "move_out"));
    }
  });

  it("holds no word beyond the line outside the quoted history, and quotes the township only", () => {
    const beyond = /结扎|放环|人流|引产|避孕|孕检|社会抚养费|罚款|计划生育率|办证|steriliz|IUD|abortion|contracep|pregnan|fee|fine|permit/i;
    for (const name of readdirSync(COMMITTED)) if (name !== "reported.csv") expect(beyond.test(readFileSync(join(COMMITTED, name), "utf8")), name).toBe(false);
    expect(new Set(rowsOf("reported").map((row) => row.area))).toEqual(new Set(["620000000000"]));
    expect(rowsOf("reported")).toHaveLength(10);
  });

  it("knew less half a year before: no later row, and no other figure for what was known", () => {
    const early = readSheet(packageFiles("2009-04-05").get("events.csv") ?? "");
    const key = (row: Row) => KEYS.events?.map((column) => row[column]).join("|") ?? "";
    const now = new Map(rowsOf("events").map((row) => [key(row), Number(row.count)]));
    const births = (rows: readonly Row[]) => sum(rows.filter((row) => row.kind === "birth" && (row.period ?? "") < "2009-01"));

    expect(early.every((row) => (row.period ?? "") <= "2009-03" && (row.reported ?? "") <= "2009-03")).toBe(true);
    expect(early.filter((row) => row.count !== "0" && now.get(key(row)) !== Number(row.count))).toEqual([]);
    expect(births(rowsOf("events")) - births(early)).toBeGreaterThan(20);
    const reported = (rows: readonly Row[]) => rows.filter((row) => row.area === codeOf(villageAt(HANDED_IN_LATE.village)) && row.kind === "birth" && HANDED_IN_LATE.months.includes(row.period ?? "")).map(({ count }) => count);
    expect([reported(early), reported(rowsOf("events"))]).toEqual([[], HANDED_IN_LATE.months.map(() => "0")]);
  });
});
