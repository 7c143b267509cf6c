import type { Fault } from "../fault";
import type { FileName } from "../files";
import type { GridTopology } from "../geometry/topology";
import type { WideCell } from "../wide-events";

/** How far a long step has come: `done` of `total` in the unit the step counts (bytes, rows, files). */
export type Progress = (step: { stage: "read" | "map" | "check" | "publish"; done: number; total: number }) => void;

/** What `ledger.json` says, checked. */
export type LedgerInfo = {
  title: string;
  titleEn?: string;
  asOf: string;
  statYearStart: number;
  preparedBy: string;
  sample: boolean;
};

/** One file that was handed in, by its bytes as they came. */
export type SourceFile = { path: string; sha256: string; bytes: number; rows: number };

/** A staged table: `_row, _package, _file` and every canonical column as VARCHAR. */
export type StagedTable = {
  /** e.g. `raw_events`. */
  table: string;
  /** Data records of all packages that stand in the table; a record with a fault of structure is not among them. */
  sourceRows: number;
  /** Required columns that some package lacks (a fault of the header is listed already): NULL in all its rows. */
  missing: string[];
  /** The same rows side by side, where they come so. */
  wide?: WideRows;
};

/** A relation with `area` and `period`, each row of which stands for one row of the file for each cell. */
export type WideRows = { table: string; cells: readonly (WideCell & { column: string })[] };

/** Where every record of one input of a mapped import went. */
export type InputCounts = {
  input: string;
  files: number;
  /** Records of the foreign files: used + skipped + refused; blank ones apart. */
  sourceRows: number;
  used: number;
  skipped: { reason: { zh: string; en: string }; rows: number }[];
  refused: number;
  blank: number;
  /** Used rows that no coded area matches by name: each is listed and kept under a code of its own. */
  unmatched: number;
};

/** The sum of one column of the foreign files over its used rows, and what was staged of it; a difference is a fault. */
export type SumCounts = { file: FileName; column: string; source: number; staged: number };
export type MappingCounts = { inputs: InputCounts[]; sums: SumCounts[] };

export type Staged = {
  /** Where a ledger.json has faults, and so the package is refused: `ledgerForChecks`. */
  ledger: LedgerInfo | undefined;
  tables: Partial<Record<FileName, StagedTable>>;
  sources: SourceFile[];
  /** The office's own map, outlines and codes alone; absent where anything was found wrong. */
  geometry?: { name: "geometry.geojson" | "geometry.topojson"; topology: GridTopology };
  faults: Fault[];
  profileHash?: string;
  mappingCounts?: MappingCounts;
  /** CSV in the work folder that lists every source row without a coded area of its own, where there is any: keep it. */
  unmatchedList?: string;
  /** CSV in the work folder that lists every source row a rule of the profile left out, with the reason: keep it. */
  skippedList?: string;
};

/** The canonical table of one file of the ledger. */
export const rawTable = (file: FileName): string => `raw_${file}`;
