import fc from "fast-check";
import { expect, it } from "vitest";
import { columnWidths, cutToLines, linesOf, paginate, rowHeight } from "./table-layout";

const cells = fc.array(fc.record({ text: fc.string({ maxLength: 60 }) }), { minLength: 3, maxLength: 3 });
const columns = ["地区", "数值", "说明"].map((label) => ({ label, kind: "text" as const }));

it("never draws a table wider than its room", () => {
  fc.assert(fc.property(fc.array(cells, { maxLength: 20 }), fc.integer({ min: 300, max: 1200 }), (rows, width) => {
    const widths = columnWidths(columns, rows, { width, fontSize: 15 });

    expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(width + 0.001);
    expect(Math.min(...widths)).toBeGreaterThan(0);
  }));
});

it("loses no row, keeps their order, and fills no page beyond its room", () => {
  fc.assert(fc.property(fc.array(cells, { minLength: 1, maxLength: 60 }), (rows) => {
    const widths = columnWidths(columns, rows, { width: 900, fontSize: 15 });
    const pages = paginate(columns, rows, widths, { width: 900, height: 400, fontSize: 15 });

    expect(pages.flat()).toEqual(rows);
    const head = rowHeight(columns.map(({ label }) => ({ text: label })), widths, 15);
    for (const page of pages) if (page.length > 1) expect(page.reduce((sum, row) => sum + rowHeight(row, widths, 15), head)).toBeLessThanOrEqual(400);
  }));
});

it("spreads rows evenly over the pages they need", () => {
  const rows = Array.from({ length: 17 }, (_, at) => [{ text: String(at) }, { text: "1" }, { text: "2" }]);

  expect(paginate(columns, rows, [300, 300, 300], { width: 900, height: 500, fontSize: 15 }).map((page) => page.length)).toEqual([9, 8]);
});

it("cuts a text to the lines it may take", () => {
  const cut = cutToLines("长".repeat(500), 2, 400, 20);

  expect(linesOf(cut, 400, 20)).toBeLessThanOrEqual(2);
  expect(cut.endsWith("…")).toBe(true);
  expect(cutToLines("短", 2, 400, 20)).toBe("短");
});

it("counts the lines of words that do not fill theirs, and of an interval broken after its dash", () => {
  const five = 5 * 9;

  expect(linesOf("cannot be told apart", 60, 15)).toBeGreaterThanOrEqual(3);
  expect(linesOf("99.0% (98.1–99.7), chance 98%", 76, 15)).toBeGreaterThanOrEqual(3);
  expect(linesOf("中文字随处可断", five, 15)).toBe(3);
});
