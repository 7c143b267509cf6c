import { openSnapshotReader, type SnapshotReader } from "../engine/duckdb/snapshot-reader";
import { makeRegistry, type Registry } from "../indicators/registry";
import { DEFAULT_CONFIG, type AnalysisConfig } from "./config";
import { loadAreaTree, type AreaTree } from "./area-tree";
import { lastDayOf, monthOf } from "./stat-year";
import { makeUpperCells, type UpperCells } from "./upper-cells";

/** What is said of a snapshot beside its figures. */
export type LedgerEntry = { id: string; asOf: string; dir: string; statYearStart: number; title: string; titleEn?: string; preparedBy: string; sample: boolean; sources?: readonly { path: string; sha256: string }[] };

/** One snapshot, open for questions. */
export type OpenLedger = {
  entry: LedgerEntry;
  reader: SnapshotReader;
  tree: AreaTree;
  /** Cells of the areas above the village, kept once read. */
  upper: UpperCells;
  registry: Registry;
  /** First and last statistical year of each measure that the snapshot has. */
  periods: ReadonlyMap<string, { first: number; last: number }>;
  config: AnalysisConfig;
  close(): void;
};

/** Opens a snapshot folder: its areas, its years and the services it has are read once and kept. */
export async function openLedger(entry: LedgerEntry, config: AnalysisConfig = DEFAULT_CONFIG): Promise<OpenLedger> {
  const reader = await openSnapshotReader(entry.dir);
  try {
    const [tree, periods, services] = await Promise.all([loadAreaTree(reader), loadPeriods(reader), loadServices(reader)]);
    const named = new Map(config.services.map((service) => [service.code, service]));
    const registry = makeRegistry(services.map((code) => ({ code, ...named.get(code) })));
    return { entry, reader, tree, upper: makeUpperCells(reader, tree), registry, periods, config, close: () => reader.close() };
  } catch (error) {
    reader.close();
    throw error;
  }
}

/** Statistical years that have any data, newest first. */
export function yearsOf({ periods }: Pick<OpenLedger, "periods">): number[] {
  const spans = [...periods.values()];
  if (spans.length === 0) return [];
  const first = Math.min(...spans.map((span) => span.first));
  const last = Math.max(...spans.map((span) => span.last));
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}

/** Measures read on a day; they are whole as soon as the middle of their year is past. */
const ON_A_DAY = /^(population|migrant_)/;

/**
 * The year a page stands in when none is asked for: the newest that is over by the snapshot's day, for one that has only begun would show hardly
 * anything. A ledger of nothing but counts on days (a census) has nothing that goes on: there the newest whose middle is past.
 */
export function newestWhole(ledger: Pick<OpenLedger, "periods" | "entry">): number | undefined {
  const { periods, entry: { statYearStart, asOf } } = ledger;
  const years = yearsOf(ledger);
  const onDays = [...periods.keys()].every((measure) => ON_A_DAY.test(measure));
  return years.find((year) => (onDays ? `${monthOf(year, 7, statYearStart)}-01` : lastDayOf(year, statYearStart)) <= asOf) ?? years[0];
}

async function loadPeriods(reader: SnapshotReader): Promise<OpenLedger["periods"]> {
  const { measure = [], first_year = [], last_year = [] } = await reader.ask({ from: "periods", columns: ["measure", "first_year", "last_year"] });
  return new Map(measure.map((name, at) => [name as string, { first: first_year[at] as number, last: last_year[at] as number }]));
}

async function loadServices(reader: SnapshotReader): Promise<string[]> {
  const { band = [] } = await reader.ask({ from: "years", columns: ["band"], sum: [], where: [{ column: "measure", is: "equal", value: "service_eligible" }], orderBy: [{ column: "band" }] });
  return (band as string[]).filter((code) => code !== "");
}
