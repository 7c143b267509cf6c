import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Query } from "../query";
import { openSnapshotReader, relationFor, type SnapshotReader } from "./snapshot-reader";
import { writeTinyRollup } from "./tiny-rollup";

let directory: string;
let reader: SnapshotReader;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "reader '"));
  await writeTinyRollup(directory, {
    areas: [{ code: "t", level: "township" }, { code: "a", level: "village", parent: "t" }, { code: "b", level: "village", parent: "t" }],
    years: [{ area: "a", measure: "birth", year: 2009, value: 7 }, { area: "b", measure: "birth", year: 2009, value: null, prior: 4 }, { area: "t", measure: "birth", year: 2009, value: 7, covered: 12, units: 24 }],
  });
  reader = await openSnapshotReader(directory);
});

afterAll(() => {
  reader.close();
  rmSync(directory, { recursive: true });
});

describe("openSnapshotReader", () => {
  it("answers column-wise, whatever the path holds", async () => {
    const answer = await reader.ask({ from: "years", columns: ["pos", "value", "prior"], orderBy: [{ column: "pos" }] });

    expect(answer).toEqual({ pos: [0, 1, 2], value: [7, 7, null], prior: [null, null, 4] });
  });

  it("answers with empty columns where the package has no such file", async () => {
    expect(reader.has("targets")).toBe(false);
    expect(await reader.ask({ from: "targets", columns: ["indicator", "target"] })).toEqual({ indicator: [], target: [] });
  });

  it("takes many questions at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, pos) => reader.ask({ from: "years", columns: ["value"], where: [{ column: "pos", is: "equal", value: pos % 3 }] })));

    expect(answers.map(({ value }) => value![0])).toEqual(Array.from({ length: 20 }, (_, pos) => [7, 7, null][pos % 3]));
  });
});

describe("relationFor", () => {
  const both = new Set(["years", "years_by_area"]);
  const asking = (where: Query["where"]): Query => ({ from: "years", columns: ["value"], where });

  it("takes the file in area order for few areas", () => {
    expect(relationFor(asking([{ column: "pos", is: "equal", value: 3 }]), both)).toBe("years_by_area");
    expect(relationFor(asking([{ column: "pos", is: "in", values: [1, 2, 3] }]), both)).toBe("years_by_area");
    expect(relationFor(asking([{ column: "pos", is: "between", low: 10, high: 40 }]), both)).toBe("years_by_area");
  });

  it("takes the file in measure order for many areas, and where there is no other", () => {
    expect(relationFor(asking([{ column: "pos", is: "between", low: 0, high: 8000 }]), both)).toBe("years");
    expect(relationFor(asking([{ column: "pos", is: "in", values: [1, 8000] }]), both)).toBe("years");
    expect(relationFor(asking([{ column: "measure", is: "equal", value: "birth" }]), both)).toBe("years");
    expect(relationFor(asking([{ column: "pos", is: "equal", value: 3 }]), new Set(["years"]))).toBe("years");
  });
});
