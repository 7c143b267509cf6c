import fc from "fast-check";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../engine/duckdb/database";
import { mapHeader } from "./headers";
import { combineParts, loadPart } from "./load-table";
import { readTable } from "./read-table";
import { testFolder, type TestFolder } from "./test-folder";

let folder: TestFolder;
beforeAll(async () => void (folder = await testFolder()));
afterAll(() => folder.remove());

const HEADER = ["area", "period", "item", "value", "source"];
const quote = (cell: string, always: boolean) => (always || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The file as text, and what must come out: records with their numbers, empty cells as NULL. */
type Case = { rows: string[][]; quoted: boolean; lineEnds: string[]; blanks: number[]; last: boolean };

function written({ rows, quoted, lineEnds, blanks, last }: Case): { text: string; expected: (string | number | null)[][] } {
  const lines = [HEADER.join(",")];
  const expected = rows.map((row, at) => {
    for (let blank = 0; blank < (blanks[at] ?? 0); blank += 1) lines.push("");
    lines.push(row.map((cell) => quote(cell, quoted)).join(","));
    return [lines.length, ...row.map((cell) => cell || null)];
  });
  const text = lines.map((line, at) => line + (at === lines.length - 1 && !last ? "" : lineEnds[at % lineEnds.length]!)).join("");
  return { text, expected };
}

it("gives back every cell and record number of any well-formed file", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "0", ",", '"', "\n", "\r", "\r\n", "村", "\u{fa000}", " ", "\t", "'", "NULL", "\\"), maxLength: 6 });
  const cases = fc.record<Case>({
    rows: fc.array(fc.tuple(fc.constant("T"), cell, cell, cell, cell), { minLength: 1, maxLength: 8 }),
    quoted: fc.boolean(),
    lineEnds: fc.constantFrom(["\n"], ["\r\n"], ["\n", "\r\n"]),
    blanks: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 8 }),
    last: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const { text, expected } = written(one);
      await folder.write({ "in.csv": text });
      const { table, faults } = await readTable(join(folder.path, "in.csv"), { label: "reported.csv", gzip: false, target: join(folder.workDir, "out.csv") });

      expect(faults).toEqual([]);
      const part = await loadPart(folder.database, "reported", 0, mapHeader("reported", table!.header[0]!).columns, table!);
      await combineParts(folder.database, "reported", [part]);
      const rows = await folder.database.rows(`SELECT _row, ${HEADER.join(", ")} FROM raw_reported ORDER BY _row`);
      expect(rows.map((row) => Object.values(row))).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

it("refuses a database that would lose the order of records", async () => {
  const database = await openDatabase({ directories: [folder.workDir], preserveInsertionOrder: false });
  await folder.write({ "in.csv": "area,period,item,value,source\n" });
  const { table } = await readTable(join(folder.path, "in.csv"), { label: "reported.csv", gzip: false, target: join(folder.workDir, "order.csv") });

  await expect(loadPart(database, "reported", 0, mapHeader("reported", HEADER).columns, table!)).rejects.toThrow("preserves insertion order");
  database.close();
});
