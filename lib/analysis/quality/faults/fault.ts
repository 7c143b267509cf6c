/** How much of the figures a fault may move: `high` a figure that is shown is likely wrong; `middle` to be looked into; `low` for the record. */
export type Severity = "low" | "middle" | "high";

export const FAULT_CODES = [
  "silentMonths", "lateEntry", "omission", "lowMatch", "wrongField", "duplicates", "sourcesApart", "unchecked", "evenMonths", "roundDigits", "zeroYear", "outlier",
  "boysExcess", "heaping", "boundary", "vanished", "appeared", "renumbered", "sameName", "unwritable", "populationJump",
  "tablesDisagree", "ownDiffers", "monthsDiffer", "noOutline",
  "otherName", "blankName", "foundByName", "notFound", "recoded", "uncodedRow",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** A fault of the data as it was found: no numbers of people, for they may be small counts. */
export type FoundFault = {
  code: FaultCode;
  pos: number;
  /** The code under which it stands in the file; an old one where the area was merged. */
  area: string;
  /** As formats.md writes periods; empty where it has none. */
  period: string;
  file: string;
  /** Kind of event, field, service or measure; empty where it has none. */
  kind: string;
  /** How many periods or rows of the file it concerns. */
  rows: number;
  severity: Severity;
  /** Of what a mapping profile settled: the text as the source has it, the number of the first row, and in how many files. */
  found?: { text: string; row: number; files: number };
  /** What a check found missing and the ledger has since taken in stays on the list as mended. */
  mended?: true;
};
