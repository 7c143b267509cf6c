import type { Area } from "../area-tree";
import type { DisclosedFigure } from "../disclosure";
import type { OpenLedger } from "../open-ledger";
import { lastDayOf } from "../stat-year";
import { readAgeQuality, readJointQuality, type AgeQuality, type JointQuality } from "./age-quality";
import { readAgreement, type Agreement } from "./agreement";
import { readCleanUp, type CleanUpYear } from "./clean-up";
import { readCheckPlan, readCompleteness, type CheckPlan, type Completeness, type LastCheck } from "./completeness";
import { readCorrected, type Corrected } from "./corrected";
import { readCrossTables, type CrossTable } from "./cross-table";
import { readDelayCells } from "./delay-cells";
import { lastWholeMonth, monthNumber } from "./delays";
import { findFaults } from "./faults/find-faults";
import type { FoundFault } from "./faults/fault";
import { keptFor } from "./kept";
import { readNowcast, type Nowcast } from "./nowcast";
import { readScores, type Scores } from "./score";

/** Births of one month: all whose month of entry is known, and by delay in months; undefined where the snapshot is too early to know. */
export type DelayMonth = { month: string; all: DisclosedFigure; byDelay: (DisclosedFigure | undefined)[] };

/** What the page of data quality says of one area and year beside its figures. What the package lacks is empty. */
export type Quality = {
  /** Of the year, and of it with the two before; by kind, all first. Empty for a village. */
  completeness: { year: Completeness[]; threeYears: Completeness[] };
  checks: { plan: CheckPlan[]; villages: LastCheck[] };
  corrected: Corrected;
  crossTables: CrossTable[];
  ages: { days: AgeQuality[]; joint: JointQuality[] };
  /** The newest months, oldest first; empty for a village. */
  delays: DelayMonth[];
  nowcast: Nowcast;
  cleanUp: CleanUpYear[];
  agreement: Agreement;
  scores: Scores;
  faults: FoundFault[];
};

const YEARS_OF_PLAN = 5;

export async function readQuality(ledger: OpenLedger, area: Area, year: number): Promise<Quality> {
  const one = { area, from: year, to: year };
  const [ofYear, threeYears, checks, corrected, crossTables, days, joint, ofEntry, agreement, scores, faults] = await Promise.all([
    readCompleteness(ledger, one), readCompleteness(ledger, { ...one, from: year - 2 }), readCheckPlan(ledger, { area, years: Array.from({ length: YEARS_OF_PLAN }, (_, at) => year - YEARS_OF_PLAN + 1 + at) }),
    readCorrected(ledger, { area, year }), readCrossTables(ledger, one), readAgeQuality(ledger, area, lastDayOf(year, ledger.entry.statYearStart)), readJointQuality(ledger, area, year),
    kept(ledger, area.pos, () => readEntry(ledger, area)), readAgreement(ledger, { area, year }), readScores(ledger, { area, year }), findFaults(ledger, area),
  ]);
  return { completeness: { year: ofYear, threeYears }, checks, corrected, crossTables, ages: { days, joint }, ...ofEntry, agreement, scores, faults };
}

/** Of the months of entry, which hang on no year: whichever is asked for next has them at hand. */
type OfEntry = Pick<Quality, "delays" | "nowcast" | "cleanUp">;
const kept = keptFor<OfEntry>(300);

async function readEntry(ledger: OpenLedger, area: Area): Promise<OfEntry> {
  const [delays, nowcast, cleanUp] = await Promise.all([readDelayMonths(ledger, area), readNowcast(ledger, area), readCleanUp(ledger, area)]);
  return { delays, nowcast, cleanUp };
}

async function readDelayMonths(ledger: OpenLedger, area: Area): Promise<DelayMonth[]> {
  if (area.level === "village" || !ledger.periods.has("birth_known")) return [];
  const cells = await readDelayCells(ledger, area);
  // A month that still runs on the snapshot's day is not all there: nothing is said of what was entered in it.
  const until = lastWholeMonth(ledger.entry.asOf);
  return cells.months.map((month) => ({ month, all: cells.figure(month)!, byDelay: Array.from({ length: cells.delays }, (_, delay) => (monthNumber(month) + delay > until ? undefined : cells.figure(month, delay))) }));
}
