import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeQualityLedgers, sampleLedger } from "../../lib/services/quality-test-ledger";
import { showView } from "../../lib/services/show";
import type { ShownFault } from "../../lib/services/show-quality";
import { CLEAN_UP, DISAGREEING, DUPLICATES, EQUAL_MONTHS, LATE, SILENT, UNCHECKED, WEAK_MATCH, WRONG_FIELDS } from "./plants";

afterAll(closeQualityLedgers);

describe("the sample's fault list", () => {
  let faults: ShownFault[];
  const codes = new Map(readFileSync(join(import.meta.dirname, "../../data/sample/areas.csv"), "utf8").trim().split("\n").map((line) => line.split(",") as [string, string]).map(([code, name]) => [name, code]));
  beforeAll(async () => { faults = (await showView(await sampleLedger(), { view: "quality" })).faults!; });
  const at = (village: string) => codes.get(village)!;

  it("holds every planted fault and nothing else that stands out", () => {
    const planted = [
      ...LATE.flatMap(({ village, years }) => years.map((year) => `lateEntry ${at(village)} ${year}`)),
      ...["birth", "death", "move_in", "move_out"].map(() => `silentMonths ${at(SILENT.village)} 2003`),
      ...WEAK_MATCH.flatMap(({ village, quarters }) => [...new Set(Object.keys(quarters).map((quarter) => quarter.slice(0, 4)))].map((year) => `lowMatch ${at(village)} ${year}`)),
      ...WRONG_FIELDS.map(({ village, year }) => `wrongField ${at(village)} ${year}`),
      `unchecked ${at(UNCHECKED.village)} ${UNCHECKED.after}`, `duplicates ${at(DUPLICATES.village)} ${DUPLICATES.quarter}`, `evenMonths ${at(EQUAL_MONTHS.village)} ${EQUAL_MONTHS.year}`,
      `sourcesApart ${at(DISAGREEING.village)} ${DISAGREEING.quarters[0]!.slice(0, 4)}`,
      ...["2000-11-01", "2009-04-01"].flatMap((day) => [`heaping 620000000000 ${day}`, `boundary 620000000000 ${day}`]),
    ];
    const standing = faults.filter(({ severity, code }) => severity !== "low" && code !== "omission" && code !== "boysExcess").map(({ code, area, period }) => `${code} ${area} ${period}`);

    expect(standing.sort()).toEqual(planted.sort());
  });

  it("holds births that checks found missing in every village of the clean-up, mended since they were entered", () => {
    const omitted = faults.filter(({ code, kind }) => code === "omission" && kind === "birth");

    for (const village of Object.keys(CLEAN_UP.found)) expect(omitted.map(({ area }) => area)).toContain(at(village));
    expect(new Set(omitted.map(({ state }) => state))).toEqual(new Set(["mended"]));
  });

  it("asks about boys only where chance does not explain them", () => {
    expect(faults.filter(({ code }) => code === "boysExcess").map(({ area }) => area)).toEqual([at("古城")]);
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
