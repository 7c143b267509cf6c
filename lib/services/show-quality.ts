import type { ListedFault } from "../analysis/data-faults";
import type { AgeQuality, JointQuality } from "../analysis/quality/age-quality";
import type { Area } from "../analysis/area-tree";
import type { Agreement } from "../analysis/quality/agreement";
import type { CleanUpYear } from "../analysis/quality/clean-up";
import type { CheckPlan, LastCheck } from "../analysis/quality/completeness";
import type { Corrected } from "../analysis/quality/corrected";
import type { CrossTable } from "../analysis/quality/cross-table";
import type { FoundFault, Severity } from "../analysis/quality/faults/fault";
import type { Nowcast } from "../analysis/quality/nowcast";
import type { DelayMonth, Quality } from "../analysis/quality/read-quality";
import type { Scores } from "../analysis/quality/score";
import type { OpenLedger } from "../analysis/open-ledger";
import { faultWords } from "../views/quality/fault-words";
import { qualityOf } from "./keep-quality";

/** A fault with what it is and how it is mended, in both languages. */
export type ShownFault = ListedFault & { severity: Severity; rows: number; state: "open" | "mended"; mend: { zh: string; en: string } };
/** What the page of data quality says beside the figures. */
export type ShownQuality = {
  completeness: Quality["completeness"]; checks: { plan: CheckPlan[]; villages: LastCheck[] }; corrected: Corrected;
  crossTables: Omit<CrossTable, "figures">[]; ages: { days: AgeQuality[]; joint: JointQuality[] };
  /** Cells of a month by delay, null where the snapshot is too early to know. */
  delays: { month: string; all: DelayMonth["all"]; byDelay: (DelayMonth["all"] | null)[] }[];
  nowcast: Nowcast; cleanUp: CleanUpYear[]; agreement: Agreement; scores: Scores;
};

/** The numbers of one area's page, the same as there. */
export async function showQuality(ledger: OpenLedger, area: Area, year: number): Promise<{ faults: ShownFault[]; quality: ShownQuality }> {
  const { faults, crossTables, delays, completeness, checks, corrected, ages, nowcast, cleanUp, agreement, scores } = await qualityOf(ledger, area, year);
  return {
    faults: faults.map(shownFault),
    quality: {
      completeness, checks, corrected, ages, nowcast, cleanUp, agreement, scores, crossTables: crossTables.map(({ figures: _, ...table }) => table),
      delays: delays.map(({ month, all, byDelay }) => ({ month, all, byDelay: byDelay.map((figure) => figure ?? null) })),
    },
  };
}

/** As it stands in files and on the command line. */
export function shownFault(fault: FoundFault): ShownFault {
  const [zh, en] = [faultWords(fault, "zh-CN"), faultWords(fault, "en")];
  const { file, area, period, kind, code, severity, rows, mended } = fault;
  return { file, area, period, kind, code, zh: zh.text, en: en.text, severity, rows, state: mended ? "mended" : "open", mend: { zh: zh.mend, en: en.mend } };
}
