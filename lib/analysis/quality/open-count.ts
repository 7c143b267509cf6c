import type { Area } from "../area-tree";
import { disclose, type DisclosedFigure } from "../disclosure";
import type { RawFigure } from "../estimate";
import { SHOWN } from "../withhold";

/**
 * A count of whole years of an area above the village, which formats.md section 6 does not protect.
 * @param state other than SHOWN where the sum would give a small count of a part away
 * @throws RangeError for a village
 */
export function openCount(area: Area, indicator: string, period: string, value: number, state: number = SHOWN): DisclosedFigure {
  if (area.level === "village") throw new RangeError(`open count: ${area.code} is a village`);
  const raw: RawFigure = { known: { months: 12, coverage: 1, fault: false, events: value }, outcome: { is: "ok", value } };
  return disclose(raw, { state, personYears: false }, { indicator, area: area.code, period, unit: "count", quality: "complete", rank: { status: "notScored" }, mergedFrom: undefined }, () => ({ interval: undefined, change: undefined, shrunken: undefined }));
}
