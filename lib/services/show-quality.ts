import type { ListedFault } from "../analysis/data-faults";
import type { AgeQuality, JointQuality } from "../analysis/quality/age-quality";
import type { Area } from "../analysis/area-tree";
import type { Agreement } from "../analysis/quality/agreement";
import type { CleanUpYear } from "../analysis/quality/clean-up";
import type { CheckPlan, LastCheck } from "../analysis/quality/completeness";
import type { Corrected } from "../analysis/quality/corrected";
import type { CrossTable } from "../analysis/quality/cross-table";
import type { Severity } from "../analysis/quality/faults/fault";
import { isMended, type KnownIn, type TracedFault } from "../analysis/quality/faults/traced-fault";
import type { Nowcast } from "../analysis/quality/nowcast";
import type { DelayMonth, Quality } from "../analysis/quality/read-quality";
import type { Scores } from "../analysis/quality/score";
import type { OpenLedger } from "../analysis/open-ledger";
import { faultWords } from "../views/quality/fault-words";
import { qualityOf } from "./keep-quality";
import { tracedFaults, type FaultDeps } from "./mended-faults";

/** A fault with what it is and how it is mended, in both languages. */
export type ShownFault = ListedFault & { severity: Severity; rows: number; state: "open" | "mended"; /** First snapshot that has it, where an earlier one has not; and the first in which it was put right. */ since?: KnownIn; mendedIn?: KnownIn; mend: { zh: string; en: string } };
/** What the page of data quality says beside the figures. */
export type ShownQuality = {
  completeness: Quality["completeness"]; checks: { plan: CheckPlan[]; villages: LastCheck[] }; corrected: Corrected;
  crossTables: Omit<CrossTable, "figures">[]; ages: { days: AgeQuality[]; joint: JointQuality[] };
  /** Cells of a month by delay, null where the snapshot is too early to know. */
  delays: { month: string; all: DelayMonth["all"]; byDelay: (DelayMonth["all"] | null)[] }[];
  nowcast: Nowcast; cleanUp: CleanUpYear[]; agreement: Agreement; scores: Scores;
};

/** The numbers of one area's page, the same as there. */
export async function showQuality(ledger: OpenLedger, area: Area, year: number, /** Where the earlier snapshots are, if what was mended since is to be told. */ deps?: FaultDeps): Promise<{ faults: ShownFault[]; quality: ShownQuality }> {
  const { faults: found, crossTables, delays, completeness, checks, corrected, ages, nowcast, cleanUp, agreement, scores } = await qualityOf(ledger, area, year);
  const faults: readonly TracedFault[] = deps ? await tracedFaults(deps, ledger, area) : found;
  return {
    faults: faults.map(shownFault),
    quality: {
      completeness, checks, corrected, ages, nowcast, cleanUp, agreement, scores, crossTables: crossTables.map(({ figures: _, ...table }) => table),
      delays: delays.map(({ month, all, byDelay }) => ({ month, all, byDelay: byDelay.map((figure) => figure ?? null) })),
    },
  };
}

/** As it stands in files and on the command line. */
export function shownFault(fault: TracedFault): ShownFault {
  const [zh, en] = [faultWords(fault, "zh-CN"), faultWords(fault, "en")];
  const { file, area, period, kind, code, severity, rows, since, mendedIn } = fault;
  return { file, area, period, kind, code, zh: zh.text, en: en.text, severity, rows, state: isMended(fault) ? "mended" : "open", ...(since ? { since } : {}), ...(mendedIn ? { mendedIn } : {}), mend: { zh: zh.mend, en: en.mend } };
}
