import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parseManifest } from "../snapshots/manifest";
import { importLedger, type ImportResult } from "./import-ledger";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "cunjing-wide-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const CELLS = ["birth", "death", "move_in"].flatMap((kind) => ["", "M", "F", "U"].map((sex) => ({ kind, sex })));
type Cell = (typeof CELLS)[number];
type Table = { cells: Cell[]; rows: { village: number; month: number; counts: (number | null)[] }[] };

/** Counts by month and village, several in a row, as offices publish them; now and then a place stands twice. */
const tables: fc.Arbitrary<Table> = fc.uniqueArray(fc.constantFrom(...CELLS), { minLength: 2, maxLength: 8 }).chain((cells) =>
  fc.record({
    cells: fc.constant(cells),
    rows: fc.array(fc.record({ village: fc.nat(3), month: fc.integer({ min: 1, max: 4 }), counts: fc.array(fc.option(fc.nat(30), { freq: 8 }), { minLength: cells.length, maxLength: cells.length }) }), { minLength: 1, maxLength: 9 }),
  }),
);

const csv = ({ cells, rows }: Table) =>
  [["月", "代码", "村", ...cells.map((_, at) => `数${at}`)], ...rows.map(({ village, month, counts }) => [`2020-0${month}`, `V${village}`, `村${village}`, ...counts.map((count) => count ?? "")])].map((record) => `${record.join(",")}\n`).join("");

/** One emission of all cells, or as many as there are cells: the rows are the same. */
function profile({ cells }: Table, emissions: "one" | "each"): object {
  const unpivot = cells.map((set, at) => ({ field: `n${at}`, set }));
  const month = { field: "month", date: { pattern: "YYYY-MM", as: "month" } };
  const emit = (part: typeof unpivot) => ({ file: "events", columns: { area: { field: "code" }, period: month }, unpivot: part });
  return {
    version: 1, ledger: { title: "宽表", as_of: "latest", stat_year_start: 1, prepared_by: "统计办公室" }, root: { code: "R", name_zh: "全区" },
    inputs: [{
      id: "months", layouts: [{ columns: { month: "月", code: "代码", village: "村", ...Object.fromEntries(cells.map((_, at) => [`n${at}`, `数${at}`])) } }], time: month,
      emit: emissions === "one" ? [emit(unpivot)] : unpivot.map((one) => emit([one])), areas: [{ level: "village", code: { field: "code" }, name: { field: "village" } }],
    }],
  };
}

async function imported(table: Table, emissions: "one" | "each", name: string): Promise<{ result: Omit<ImportResult, "snapshot" | "errorList" | "mapping">; files: unknown }> {
  const [path, profilePath, dataDir] = [join(folder, `${name}.csv`), join(folder, `${name}-${emissions}.json`), join(folder, `${name}-${emissions}`)];
  await writeFile(path, csv(table));
  await writeFile(profilePath, JSON.stringify(profile(table, emissions)));
  const { snapshot, errorList: _, mapping: __, ...result } = await importLedger({ dataDir, clock: { now: () => new Date("2021-01-01") } }, { paths: [path], profilePath });
  return { result, files: snapshot ? parseManifest(await readFile(join(dataDir, "snapshots", snapshot, "manifest.json"), "utf8"))?.files : undefined };
}

it("gives the same bytes and the same faults whether counts stay side by side or come row by row", async () => {
  let run = 0;
  await fc.assert(fc.asyncProperty(tables, async (table) => {
    const name = `t${(run += 1)}`;

    const wide = await imported(table, "one", name);
    const long = await imported(table, "each", name);

    expect(wide).toEqual(long);
  }), { numRuns: 12 });
}, 120_000);
