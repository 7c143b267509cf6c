import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvScan, csvRecords } from "./csv-scan";

function scan(text: string, { piece = 7, dropCr = false, headerRows = 1 } = {}): CsvScan {
  const bytes = Buffer.from(text);
  const found = new CsvScan(dropCr, headerRows);
  for (let at = 0; at < bytes.length; at += piece) found.push(bytes.subarray(at, at + piece));
  found.end();
  return found;
}

const kept = (text: string, found: CsvScan): string => {
  const bytes = Buffer.from(text);
  const starts = [0, ...found.drops.map(({ to }) => to)];
  const ends = [...found.drops.map(({ from }) => from), bytes.length];
  return Buffer.concat(starts.map((start, at) => bytes.subarray(start, ends[at]))).toString();
};

describe("CsvScan", () => {
  it("counts records as people do: header 1, blank ones too, a quoted newline inside its record", () => {
    const found = scan('a,b\n\n"1\n2",3\n4\n\n5,6,7\n');

    expect(found.faults).toEqual([
      { row: 4, what: "tooFew", fields: 1 },
      { row: 6, what: "tooMany", fields: 3 },
    ]);
    expect([found.kept, found.blank, found.records]).toEqual([1, 2, 6]);
  });

  it("says where dropped records stood, so that the others keep their numbers", () => {
    const text = "a,b\n1,1\n\nx\n2,2\n";
    const found = scan(text);

    expect(found.drops.map(({ at, records }) => [at, records])).toEqual([[1, 2]]);
    expect(kept(text, found)).toBe("a,b\n1,1\n2,2\n");
  });

  it.each([
    ["a quote inside a plain field", 'a,b\nx"y,1\n', { row: 2, what: "quote", fields: 2 }],
    ["text after a closing quote", 'a,b\n"x"y,1\n', { row: 2, what: "quote", fields: 2 }],
    ["a quote never closed", 'a,b\n1,2\n"x,1\n3,4\n', { row: 3, what: "unclosed", fields: 1 }],
    ["a lone carriage return", "a,b\n1\r2,3\n", { row: 2, what: "carriageReturn", fields: 2 }],
    ["a lone carriage return at the end", "a,b\n1,2\r", { row: 2, what: "carriageReturn", fields: 2 }],
  ])("refuses %s", (_, text, fault) => {
    expect(scan(text).faults).toEqual([fault]);
  });

  it("accepts a last record without line end, and a header alone", () => {
    expect(scan("a,b\r\n1,2").kept).toBe(1);
    expect(scan("a,b").header.toString()).toBe("a,b");
    expect(scan("a,b").kept).toBe(0);
  });

  it("drops the CR of a file that mixes line ends, but not one inside quotes", () => {
    const text = 'a,b\r\n1,"x\r\ny"\n\r\n2,3\r\n';

    expect(scan(text).mixed).toBe(true);
    expect(kept(text, scan(text, { dropCr: true }))).toBe('a,b\n1,"x\r\ny"\n2,3\n');
  });

  it("takes several header records", () => {
    const found = scan("a,b\nx,y\n1,2\n", { headerRows: 2 });

    expect(csvRecords(found.header.toString())).toEqual([["a", "b"], ["x", "y"]]);
    expect(found.kept).toBe(1);
  });

  it("finds the same whatever the pieces, and every record of well-formed text", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "村", " "), maxLength: 5 });
    const table = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), fc.integer({ min: 1, max: 9 }), (rows, lineEnd, piece) => {
        const text = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(",")).join(lineEnd);
        const found = scan(text, { piece });

        expect(found.faults).toEqual([]);
        expect(found.kept).toBe(rows.length - 1);
        expect(csvRecords(text)).toEqual(rows);
      }),
    );
  });
});

it.each([..." \t\v\f\u00a0\u2000\u2009\u200b\u3000\ufeff"])("says that a cell may hold a blank where one holds %j, wherever the pieces cut", (blank) => {
  for (const piece of [1, 2, 3, 4, 5, 64]) expect(scan(`a,b\n村,1\n环${blank}城,2\n`, { piece }).blanks).toBe(true);
});

it("says so of a line end inside quotes too, and not of a table without blanks", () => {
  expect(scan('a,b\n"环\n城",1\n').blanks).toBe(true);
  expect(scan("年月,村\r\n10901,环城村\r\n10902,\r\n").blanks).toBe(false);
});
