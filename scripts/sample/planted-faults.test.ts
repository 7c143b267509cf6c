import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getQualityPage } from "../../lib/services/get-quality-page";
import { closeQualityLedgers, sampleLedger } from "../../lib/services/quality-test-ledger";
import { showView } from "../../lib/services/show";
import type { ShownFault } from "../../lib/services/show-quality";
import { CLEAN_UP, DISAGREEING, DUPLICATES, EQUAL_MONTHS, LATE, SILENT, SKEWED, UNCHECKED, WEAK_MATCH, WRONG_FIELDS } from "./plants";
import { readSheet } from "./read-sheet";

const SAMPLE = join(import.meta.dirname, "../../data/sample");

afterAll(closeQualityLedgers);

describe("the sample's fault list", () => {
  let faults: ShownFault[];
  let ledger: Awaited<ReturnType<typeof sampleLedger>>;
  const sheet = (name: string) => readSheet(readFileSync(join(SAMPLE, `${name}.csv`), "utf8"));
  const codes = new Map(readFileSync(join(SAMPLE, "areas.csv"), "utf8").trim().split("\n").map((line) => line.split(",") as [string, string]).map(([code, name]) => [name, code]));
  beforeAll(async () => {
    ledger = await sampleLedger();
    faults = (await showView(ledger, { view: "quality" })).faults!;
  });
  const at = (village: string) => codes.get(village)!;

  it("holds every planted fault, what the checks wrote down, and nothing else", () => {
    const looked = new Set([
      ...LATE.flatMap(({ village, years }) => years.map((year) => `lateEntry birth ${at(village)} ${year}`)),
      ...["birth", "death", "move_in", "move_out"].map((kind) => `silentMonths ${kind} ${at(SILENT.village)} 2003`),
      ...WEAK_MATCH.flatMap(({ village, quarters }) => Object.keys(quarters).map((quarter) => `lowMatch  ${at(village)} ${quarter.slice(0, 4)}`)),
      ...WRONG_FIELDS.map(({ village, year, field }) => `wrongField ${field} ${at(village)} ${year}`),
      ...SKEWED.clear.map((village) => `boysExcess birth ${at(village)} 2000..2009`),
      `unchecked  ${at(UNCHECKED.village)} ${UNCHECKED.after}`, `duplicates ${DUPLICATES.kind} ${at(DUPLICATES.village)} ${DUPLICATES.quarter}`, `evenMonths move_${EQUAL_MONTHS.direction} ${at(EQUAL_MONTHS.village)} ${EQUAL_MONTHS.year}`,
      `sourcesApart  ${at(DISAGREEING.village)} ${DISAGREEING.quarters[0]!.slice(0, 4)}`,
      ...["2000-11-01", "2009-04-01"].flatMap((day) => [`heaping  620000000000 ${day}`, `boundary  620000000000 ${day}`]),
    ]);
    // What a check found is a fault however little of it there is: read here from the files themselves.
    const missed = sheet("checks").filter(({ found, matched }) => Number(found) > Number(matched)).map(({ kind, area, period }) => `omission ${kind} ${area} ${period}`);
    const wrong = sheet("misfiled").filter(({ ledger_value: as, true_value: truth, count }) => as !== truth && Number(count) > 0).map(({ field, area, period }) => `wrongField ${field} ${area} ${period!.slice(0, 4)}`);
    const key = ({ code, kind, area, period }: ShownFault) => `${code} ${kind} ${area} ${period}`;

    expect(faults.map(key).sort()).toEqual([...new Set([...looked, ...missed, ...wrong])].sort());
    expect(faults.filter(({ severity, code }) => severity !== "low" && code !== "omission").map(key).sort()).toEqual([...looked].sort());
    expect(new Set(faults.filter(({ code, kind }) => code === "omission" && kind === "birth").map(({ state }) => state))).toEqual(new Set(["mended"]));
  });

  it("has births missed in every village of the clean-up", () => {
    const omitted = faults.filter(({ code, kind }) => code === "omission" && kind === "birth").map(({ area }) => area);

    for (const village of Object.keys(CLEAN_UP.found)) expect(omitted).toContain(at(village));
  });

  it.each(SKEWED.withinChance)("calls nothing in %s, where chance gives as many boys, and its page says that births are too few to judge", async (village) => {
    const { screen } = await getQualityPage(ledger, "zh-CN", { area: at(village), year: "2009" });

    expect(faults.filter(({ code, area }) => code === "boysExcess" && area === at(village))).toEqual([]);
    expect(screen!.table.rows[0]!.cells.at(-1)).toEqual({ text: "出生太少，不能判断" });
  });

  it("says what each is and how it is mended in both languages, without numbers of people", () => {
    for (const { zh, en, mend, file, rows } of faults) {
      expect([zh, mend.zh].every((text) => /[一-鿿]/.test(text) && !/[{}]/.test(text))).toBe(true);
      expect([en, mend.en].every((text) => /^[\x20-\x7e–]+$/.test(text) && !/[{}]/.test(text))).toBe(true);
      expect(file).toMatch(/\.csv$/);
      expect(rows).toBeGreaterThan(0);
    }
    expect(faults.find(({ code }) => code === "evenMonths")!.zh).not.toMatch(/\d|相等|都是/);
  });
});
