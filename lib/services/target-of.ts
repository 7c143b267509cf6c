import type { Area } from "../analysis/area-tree";
import { loadTargets } from "../analysis/lagging/targets";
import type { OpenLedger } from "../analysis/open-ledger";

/** The goal of an indicator at the end of a statistical year: the area's own before the one for all, a year's before its last quarter. */
export async function targetOf(ledger: OpenLedger, indicator: string, area: Area, year: number): Promise<number | undefined> {
  return (await loadTargets(ledger)).atEndOf(indicator, area.code, year);
}
