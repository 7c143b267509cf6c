import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { births, township } from "../snapshots/publish/test-ledger";
import { publishRows } from "../snapshots/publish/test-snapshot";
import { createDeps, type Deps } from "./deps";
import { revisionTriangle, type RevisionTriangle } from "./revision-triangle";

let dataDir: string;
let deps: Deps;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "triangle-"));
  deps = createDeps({ dataDir });
});
afterEach(() => {
  deps.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const areas = township("A", "B");
const YEAR_2008 = ["2007-10", "2007-11", "2007-12", ...Array.from({ length: 9 }, (_, at) => `2008-0${at + 1}`)];
const monthly = (months: readonly string[], count: number) => months.map((month) => births("A", month, count));

async function triangle(area: string, asOf: string, ...snapshots: { asOf: string; events: Record<string, string | number>[] }[]): Promise<RevisionTriangle> {
  const ids: string[] = [];
  for (const { asOf: day, events } of snapshots) ids.push(await publishRows(dataDir, { areas, events }, { asOf: day }));
  return revisionTriangle(deps, { area: { code: area }, indicator: { id: "births" }, until: { id: ids[snapshots.findIndex((one) => one.asOf === asOf)]!, asOf } });
}
const said = ({ columns }: RevisionTriangle) => columns.map(({ asOf, figures }) => ({ asOf, said: [...figures].map(([year, figure]) => [year, figure.status === "ok" ? figure.value : figure.status]) }));

it("puts what each snapshot said of a whole year side by side, oldest first, up to the one asked of", async () => {
  const first = { asOf: "2008-10-05", events: monthly(YEAR_2008, 10) };
  const second = { asOf: "2009-01-05", events: monthly(YEAR_2008, 11) };
  const third = { asOf: "2009-02-05", events: monthly(YEAR_2008, 12) };

  expect(said(await triangle("T", "2009-01-05", first, second, third))).toEqual([{ asOf: "2008-10-05", said: [[2008, 120]] }, { asOf: "2009-01-05", said: [[2008, 132]] }]);
});

it("leaves a year that is not over out of all columns but the last, and says so: the difference of two would be that of a month", async () => {
  const first = { asOf: "2008-11-05", events: monthly([...YEAR_2008, "2008-10"], 10) };
  const second = { asOf: "2008-12-05", events: [...monthly([...YEAR_2008, "2008-10"], 10), births("A", "2008-11", 3)] };
  const asked = await triangle("T", "2008-12-05", first, second);

  expect(said(asked)).toEqual([{ asOf: "2008-11-05", said: [[2008, 120]] }, { asOf: "2008-12-05", said: [[2009, 13], [2008, 120]] }]);
  expect(asked.partsLeftOut).toBe(true);
});

it("says nothing of a village, and nothing is left out where all years are whole", async () => {
  const rows = [{ asOf: "2008-10-05", events: monthly(YEAR_2008, 10) }, { asOf: "2009-01-05", events: monthly(YEAR_2008, 11) }];
  const village = await triangle("A", "2009-01-05", ...rows);

  expect(village.columns).toEqual([]);
  expect(village.partsLeftOut).toBe(false);
});
