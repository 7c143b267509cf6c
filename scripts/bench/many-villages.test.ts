import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeManyVillages } from "./many-villages";

const folder = mkdtempSync(join(tmpdir(), "many-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The rows of a file below its header. */
const rowsOf = (name: string, file: string) => readFileSync(join(folder, name, file), "utf8").trim().split("\n").slice(1).map((row) => row.split(","));

describe("writeManyVillages", () => {
  it("writes the same bytes for the same seed, others for another", async () => {
    const size = { villages: 40, years: 2, seed: 1 };

    await writeManyVillages(join(folder, "one"), size);
    await writeManyVillages(join(folder, "two"), size);
    await writeManyVillages(join(folder, "other"), { ...size, seed: 2 });

    expect(rowsOf("two", "events.csv")).toEqual(rowsOf("one", "events.csv"));
    expect(rowsOf("other", "events.csv")).not.toEqual(rowsOf("one", "events.csv"));
  });

  it("counts its rows, and hangs every area under one of the level above", async () => {
    const rows = await writeManyVillages(join(folder, "tree"), { villages: 2000, years: 1, seed: 3 });

    const areas = rowsOf("tree", "areas.csv");
    const levels = new Map(areas.map(([code, , , level]) => [code, level]));
    const above: Record<string, string> = { village: "township", township: "county", county: "prefecture", prefecture: "province" };
    expect(rows).toEqual({ "areas.csv": areas.length, "population.csv": 4000, "events.csv": 6000, "services.csv": 4000 });
    expect(levels.size).toBe(areas.length);
    expect([...levels.values()].filter((level) => level === "village")).toHaveLength(2000);
    expect(areas.every(([code, , , level, parent]) => code!.length === 12 && levels.get(parent) === above[level!])).toBe(true);
  });

  it("writes no more served than there were", async () => {
    expect(rowsOf("tree", "services.csv").every(([, , , eligible, served]) => Number(served) <= Number(eligible))).toBe(true);
  });
});
