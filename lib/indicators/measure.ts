/** Measures of the rollup: what SQL has counted. Everything else is made from these cells. */
export const MEASURES = [
  "birth", "death", "move_in", "move_out", "birth_known", "birth_late", "population", "migrant_in", "migrant_out",
  "check_made", "check_planned", "check_ledger", "check_found", "check_matched", "check_estimate", "check_variance",
  "check_omission_found", "check_omission_matched", "check_match_ledger", "check_match_matched", "check_duplicate_ledger", "check_duplicates",
  "misfiled_all", "misfiled_wrong", "source_cells", "source_agree", "service_eligible", "service_served", "activity_sessions", "activity_people",
] as const;
export type Measure = (typeof MEASURES)[number];

/** One cell of the rollup; sex and band are both together, all, where they are not given. */
export type Cell = { measure: Measure; sex?: "M" | "F" | "U"; band?: string };

/** Cells added up; `times: -1` takes one away. */
export type Sum = readonly (Cell & { times?: -1 })[];

/** A cell's name in the tables of one question. */
export const cellKey = ({ measure, sex, band }: Cell): string => `${measure}|${sex ?? ""}|${band ?? ""}`;

/**
 * What a period of a measure is.
 * flow: added up over the months reported; stock: read at the midpoint of the year; dated: the latest day within the year;
 * cumulative: the latest period's running total; sampled: made now and then within the year, so single months lack by design.
 */
export type Timing = "flow" | "stock" | "dated" | "cumulative" | "sampled";

export function timingOf(measure: Measure): Timing {
  return TIMINGS[measure];
}

const TIMINGS = Object.fromEntries(MEASURES.map((measure) => [measure, byName(measure)])) as Record<Measure, Timing>; // every measure is in the list

function byName(measure: Measure): Timing {
  if (measure === "population") return "stock";
  if (measure.startsWith("migrant_")) return "dated";
  if (measure.startsWith("service_")) return "cumulative";
  return /^(check|misfiled|source)_/.test(measure) ? "sampled" : "flow";
}

/** Population counts need no protection: formats.md section 6. */
export const isProtected = (measure: Measure): boolean => measure !== "population";

/** Counts of events that happen in a month: births, deaths, moves. */
export const isVitalFlow = (measure: Measure): boolean => measure === "birth" || measure === "death" || measure === "move_in" || measure === "move_out";
