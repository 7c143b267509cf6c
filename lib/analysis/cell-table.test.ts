import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeTinyRollup, type TinyArea, type TinyYear } from "../engine/duckdb/tiny-rollup";
import { loadCells } from "./cell-table";
import { openLedger, type OpenLedger } from "./open-ledger";

const TOWNS = 13;
const VILLAGES = 50; // more than one statement takes at once
const BIRTH = { measure: "birth" } as const;
const BOYS = { measure: "birth", sex: "M" } as const;

let directory: string;
let ledger: OpenLedger;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "cells-"));
  const areas: TinyArea[] = [{ code: "k", level: "county" }];
  const years: TinyYear[] = [];
  for (let town = 0; town < TOWNS; town += 1) {
    areas.push({ code: `t${town}`, level: "township", parent: "k" });
    years.push({ area: `t${town}`, measure: "birth", year: 2009, value: 1000 + town });
    for (let village = 0; village < VILLAGES; village += 1) {
      const area = `t${town}v${village}`;
      areas.push({ code: area, level: "village", parent: `t${town}` });
      if (village % 7 !== 0) years.push({ area, measure: "birth", year: 2009, value: town * 100 + village, months: 7, prior: village, fault: village === 3 });
    }
  }
  await writeTinyRollup(directory, { areas, years });
  ledger = await openLedger({ id: "2009-10-05-0123456789ab", asOf: "2009-10-05", dir: directory, statYearStart: 10, title: "试", preparedBy: "办公室", sample: true });
});

afterAll(() => {
  ledger.close();
  rmSync(directory, { recursive: true });
});

describe("loadCells", () => {
  const cell = (table: Awaited<ReturnType<typeof loadCells>>, code: string) => {
    const { area } = ledger.tree.find(code);
    const column = table.column(BIRTH, 2009)!;
    return Object.values(column).map((numbers) => numbers[table.at(area)]!);
  };

  it("reads the same cells for all areas at once, for some far apart, and for one", async () => {
    const question = { cells: [BIRTH, BOYS], years: [2009, 2008] };
    const some = ["k", "t3", "t3v0", "t3v8", "t12v49", "t0v3"].map((code) => ledger.tree.find(code).area);

    const all = await loadCells(ledger, { ...question, areas: ledger.tree.areas });
    const far = await loadCells(ledger, { ...question, areas: some });

    for (const { code } of some) {
      const one = await loadCells(ledger, { ...question, areas: [ledger.tree.find(code).area, ledger.tree.find("t1v1").area] });
      expect(cell(far, code)).toEqual(cell(all, code));
      expect(cell(one, code)).toEqual(cell(all, code));
    }
    expect(cell(all, "t3v8").slice(0, 2)).toEqual([308, 7]);
    expect(cell(all, "t0v3").at(-1)).toBe(1);
  });

  it("keeps what is not reported apart from 0, and has no column for what no area has", async () => {
    const table = await loadCells(ledger, { areas: ledger.tree.areas, cells: [BIRTH, BOYS], years: [2009, 2008] });

    expect(cell(table, "t3v7")[0]).toBeNaN();
    expect(table.column(BOYS, 2009)).toBeUndefined();
    expect(table.column(BIRTH, 2008)).toBeUndefined();
  });

  it("says of an area that was not asked about that it has no place", async () => {
    const table = await loadCells(ledger, { areas: [ledger.tree.find("t3v8").area], cells: [BIRTH], years: [2009] });

    expect(table.at(ledger.tree.find("t3v9").area)).toBe(-1);
    expect(table.at(ledger.tree.root)).toBe(-1);
  });
});

describe("area tree", () => {
  it("finds children, ancestors and villages by their place in depth-first order", () => {
    const { tree } = ledger;
    const { area } = tree.find("t3v8");

    expect(tree.ancestors(area).map(({ code }) => code)).toEqual(["k", "t3"]);
    expect(tree.children(tree.find("t3").area)).toHaveLength(VILLAGES);
    expect(tree.siblings(area)).toContain(area);
    expect(tree.villages(tree.root)).toHaveLength(TOWNS * VILLAGES);
    expect(tree.search("t12v4", 3).map(({ code }) => code)).toEqual(["t12v4", "t12v40", "t12v41"]);
    expect(() => tree.find("t3v99")).toThrow(/t3v9/);
  });
});
