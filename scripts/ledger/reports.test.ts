import { expect, it } from "vitest";
import type { ImportResult } from "../../lib/services/import-ledger";
import { importReport } from "./reports";

const error = { file: "events.csv", row: 2, column: "period", code: "period.bad", zh: "events.csv（变动）第 2 行 period 列：不对", en: "events.csv row 2, column period: wrong" };
const refused: ImportResult = { status: "refused", rows: {}, errors: [error], errorCount: 1, errorList: "data/errors/errors-1.csv" };

it("prints a fault as its sentence, which names the place once", () => {
  expect(importReport(refused, "zh-CN").split("\n")[1]).toBe(`  ${error.zh}`);
  expect(importReport(refused, "en").split("\n")[1]).toBe(`  ${error.en}`);
});

it("tells how many faults there are, not how many it was handed", () => {
  const many: ImportResult = { ...refused, errors: Array.from({ length: 30 }, () => error), errorCount: 250_000 };

  expect(importReport(many, "zh-CN")).toMatch(/250,000 处错误[^]*另有 249980 处/);
  expect(importReport(many, "en")).toMatch(/250,000 errors[^]*and 249980 more/);
});

it.each([[0, "没有不一致", "none"], [1, "1 处不一致", "1 place,"], [1234, "1,234 处不一致", "1,234 places"]])("tells of %i data faults, and where they are listed", (dataFaults, zh, en) => {
  const imported: ImportResult = { status: "imported", snapshot: "s", rows: { "events.csv": 3 }, errors: [], dataFaults };
  const texts = [importReport(imported, "zh-CN"), importReport(imported, "en")];

  expect(texts[0]).toContain(zh);
  expect(texts[1]).toContain(en);
  for (const text of texts) expect(text.includes("show quality")).toBe(dataFaults > 0);
  expect(importReport(refused, "en")).not.toContain("data faults");
});

it("tells each reason for leaving rows out, over all inputs, and where they are listed", () => {
  const total = { zh: "合计行", en: "a row of totals" };
  const input = (id: string, skipped: { reason: { zh: string; en: string }; rows: number }[]) => ({ input: id, files: 1, sourceRows: 9, used: 5, skipped, refused: 0, blank: 0, unmatched: 0 });
  const mapping = { inputs: [input("a", [{ reason: total, rows: 3 }, { reason: { zh: "附注", en: "a note" }, rows: 0 }]), input("b", [{ reason: total, rows: 4 }])], sums: [] };
  const imported: ImportResult = { status: "imported", snapshot: "s", rows: {}, errors: [], mapping, skippedList: "data/errors/skipped-1.csv" };

  expect(importReport(imported, "zh-CN")).toMatch(/跳过 7 行：合计行\n[^]*跳过清单：data\/errors\/skipped-1\.csv/);
  expect(importReport(imported, "en")).toMatch(/7 rows skipped: a row of totals\n[^]*skipped rows: data\/errors\/skipped-1\.csv/);
  expect(importReport(imported, "en")).not.toContain("a note");
});
