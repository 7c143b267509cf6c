import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { upperTail } from "./draw";
import { readSheet, type Row, statQuarter, statYear } from "./read-sheet";

type Trial = { area: string; indicator: string; period: string; misses: number; trials: number };
type Book = { behind: { area: string; indicator: string; periods: string[] }[] };

const sheet = (name: string) => readSheet(readFileSync(`data/sample/${name}.csv`, "utf8"));
const book = JSON.parse(readFileSync("scripts/sample/stories.json", "utf8")) as Book;
const targets = new Map(sheet("targets").map((row) => [`${row.indicator} ${row.period}`, Number(row.target)]));
const lowIsGood = new Set(["omission-rate", "field-error-rate", "duplicate-rate", "late-share"]);

/** Misses and trials of one indicator, added up by village and period. */
function addUp(indicator: string, rows: readonly { row: Row; period: string; misses: number; trials: number }[]): Trial[] {
  const trials = new Map<string, Trial>();
  for (const { row, period, misses, trials: size } of rows) {
    const key = `${row.area} ${period}`;
    const own = trials.get(key) ?? { area: row.area ?? "", indicator, period, misses: 0, trials: 0 };
    trials.set(key, { ...own, misses: own.misses + misses, trials: own.trials + size });
  }
  return [...trials.values()].filter(({ trials: size }) => size > 0);
}

function serviceTrials(): Trial[] {
  const before = new Map<string, Row>();
  return sheet("services").flatMap((row) => {
    const last = row.period?.endsWith("Q1") ? undefined : before.get(`${row.area} ${row.service}`);
    before.set(`${row.area} ${row.service}`, row);
    const trials = Number(row.eligible) - Number(last?.eligible ?? 0);
    const misses = trials - (Number(row.served) - Number(last?.served ?? 0));
    return addUp(`service-${row.service?.replaceAll("_", "-")}`, [{ row, period: row.period ?? "", misses, trials }]);
  });
}

function reportingTrials(): Trial[] {
  const checks = sheet("checks").map((row) => ({ row, period: row.period ?? "", ledger: Number(row.ledger), found: Number(row.found), matched: Number(row.matched), duplicates: Number(row.duplicates) }));
  const births = sheet("events").filter((row) => row.kind === "birth" && row.count !== "0" && statYear(row.period ?? "") >= 2005);
  const months = (name: string) => Number(name.slice(0, 4)) * 12 + Number(name.slice(5));
  const sources = new Map<string, Row[]>();
  for (const row of sheet("sources")) sources.set(`${row.area} ${row.period} ${row.kind}`, [...(sources.get(`${row.area} ${row.period} ${row.kind}`) ?? []), row]);
  return [
    ...addUp("ledger-match", checks.map(({ row, period, ledger, matched }) => ({ row, period, misses: ledger - matched, trials: ledger }))),
    ...addUp("omission-rate", checks.map(({ row, period, found, matched }) => ({ row, period, misses: found - matched, trials: found }))),
    ...addUp("duplicate-rate", checks.map(({ row, period, ledger, duplicates }) => ({ row, period, misses: duplicates, trials: ledger }))),
    ...addUp("field-error-rate", sheet("misfiled").map((row) => ({ row, period: row.period ?? "", misses: row.ledger_value === row.true_value ? 0 : Number(row.count), trials: Number(row.count) }))),
    ...addUp("late-share", births.map((row) => ({ row, period: statQuarter(row.period ?? ""), misses: months(row.reported ?? "") - months(row.period ?? "") > 1 ? Number(row.count) : 0, trials: Number(row.count) }))),
    ...addUp("source-agreement", [...sources.values()].flatMap((rows) => rows.slice(0, 1).map((row) => ({ row, period: statQuarter(row.period ?? ""), misses: new Set(rows.map(({ count }) => count)).size > 1 ? 1 : 0, trials: 1 })))),
  ];
}

/** Benjamini-Hochberg within one indicator and period. */
function rejected(trials: readonly Trial[], level: number): string[] {
  const groups = new Map<string, { trial: Trial; p: number }[]>();
  for (const trial of trials) {
    const target = targets.get(`${trial.indicator} ${trial.period}`) ?? Number.NaN;
    const p = upperTail(trial.misses, trial.trials, lowIsGood.has(trial.indicator) ? target : 1 - target);
    const key = `${trial.indicator} ${trial.period}`;
    groups.set(key, [...(groups.get(key) ?? []), { trial, p }]);
  }
  return [...groups.values()].flatMap((group) => {
    const ordered = [...group].sort((a, b) => a.p - b.p);
    const last = ordered.findLastIndex(({ p }, at) => p <= (level * (at + 1)) / ordered.length);
    return ordered.slice(0, last + 1).map(({ trial }) => `${trial.area} ${trial.indicator} ${trial.period}`);
  }).sort();
}

describe("the planted stories", () => {
  it.each([0.001, 0.01, 0.05])("are all that a one-sided test with Benjamini-Hochberg at %s calls behind", (level) => {
    const planted = book.behind.flatMap(({ area, indicator, periods }) => periods.map((period) => `${area} ${indicator} ${period}`)).sort();

    expect(rejected([...serviceTrials(), ...reportingTrials()], level)).toEqual(planted);
  });

  it("give the headline: 123 births of 11,804 people, 113.6 boys per 100 girls over three years", () => {
    const births = sheet("events").filter((row) => row.kind === "birth");
    const count = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + Number(row.count), 0);
    const three = births.filter((row) => statYear(row.period ?? "") >= 2007);
    const people = sheet("population").filter((row) => row.area === "620000000000" && row.date === "2009-04-01" && row.age_from === "0" && row.age_to === "");

    expect(count(births.filter((row) => statYear(row.period ?? "") === 2009))).toBe(123);
    expect(count(people)).toBe(11_804);
    expect([count(three.filter((row) => row.sex === "M")), count(three.filter((row) => row.sex === "F"))]).toEqual([201, 177]);
  });

  it("find 37 omitted births in the checks of 2009, each in the ledger in a later month", () => {
    const checks = sheet("checks").filter((row) => row.kind === "birth" && (row.date ?? "") >= "2008-10-01" && (row.date ?? "") <= "2009-09-30");
    const late = sheet("events").filter((row) => row.kind === "birth" && ["2009-07", "2009-08"].includes(row.reported ?? "") && (row.period ?? "") <= "2009-05");

    expect(checks.reduce((sum, row) => sum + Number(row.found) - Number(row.matched), 0)).toBe(37);
    expect(late.reduce((sum, row) => sum + Number(row.count), 0)).toBeGreaterThanOrEqual(28);
  });

  it("move with the Spring Festival: home in January 2009 and February 2007", () => {
    const peak = (kind: string, year: number) => {
      const months = new Map<string, number>();
      for (const row of sheet("events")) if (row.kind === kind && statYear(row.period ?? "") === year) months.set(row.period ?? "", (months.get(row.period ?? "") ?? 0) + Number(row.count));
      return [...months].sort((a, b) => b[1] - a[1])[0]?.[0];
    };

    expect([peak("move_in", 2009), peak("move_in", 2007), peak("move_out", 2009), peak("move_out", 2007)]).toEqual(["2009-01", "2007-02", "2009-02", "2007-03"]);
  });

  it("plant one run of twelve equal months and no other", () => {
    const series = new Map<string, Map<string, number>>();
    for (const row of sheet("events")) {
      const months = series.get(`${row.area} ${row.kind}`) ?? new Map<string, number>();
      months.set(row.period ?? "", (months.get(row.period ?? "") ?? 0) + Number(row.count));
      series.set(`${row.area} ${row.kind}`, months);
    }
    const runs = [...series].filter(([, months]) => {
      const values = [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
      return values.some((value, at) => at + 12 <= values.length && values.slice(at, at + 12).every((other) => other === value));
    });

    expect(runs.map(([name]) => name)).toEqual(["620000000012 move_out"]);
  });
});
