import { readAnswers } from "../answers";
import type { Area } from "../area-tree";
import type { DisclosedFigure } from "../disclosure";
import type { OpenLedger } from "../open-ledger";
import { readCompleteness, type Estimated } from "./completeness";
import { findFaults } from "./faults/find-faults";

type Range = { value: number; lower: number; upper: number };
/**
 * What births would be if the ledger missed as many as the checks say: beside the ledger's own, never in its place. `births` are the ledger's
 * completeness at the checks, `entered` says that what they found has been taken in since, so that only births neither saw are still missing.
 */
export type Corrected =
  | { status: "none"; reason: "village" | "noChecks" | "noBirths" }
  | { status: "ok"; completeness: Estimated; entered: boolean; births: { known: DisclosedFigure; corrected: Range }; rate?: { known: DisclosedFigure; corrected: Range }; ratio?: { known: DisclosedFigure; /** Those missing born at the usual ratio; all of them girls. */ usual: number; girls: number } };

/** Births, birth rate and sex ratio at birth of one area above the village and year, as they are and as they would be. */
export async function readCorrected(ledger: OpenLedger, { area, year }: { area: Area; year: number }): Promise<Corrected> {
  if (area.level === "village") return { status: "none", reason: "village" };
  const found = (await readCompleteness(ledger, { area, from: year, to: year })).find(({ kind }) => kind === "birth");
  if (!found?.pooled) return { status: "none", reason: "noChecks" };
  const [births, rate, ratio] = ["births", "birth-rate", "sex-ratio-at-birth"].map((id) => ledger.registry.get(id));
  const answers = await readAnswers(ledger, { indicators: [births!, rate!, ratio!], areas: [area], years: [year], before: false });
  const [known, ownRate, ownRatio] = [births!, rate!, ratio!].map((indicator) => answers.figure(indicator, area, year, { change: false }));
  if (known!.status !== "ok") return { status: "none", reason: "noBirths" };
  const entered = await isEntered(ledger, area, year);
  const seen = entered ? found.ledger + found.found - found.matched : found.ledger;
  // All checks as one table: of single ones, each with nothing missed on one side, the spread would come out as 0.
  const { value, interval, total } = found.pooled;
  // N from the interval of ledger ÷ N; never fewer than were seen.
  const factor = (total: number) => Math.max(1, total / seen);
  const [middle, low, high] = [factor(total), factor(found.ledger / interval.upper), factor(interval.lower > 0 ? found.ledger / interval.lower : total)];
  const times = (own: number): Range => ({ value: own * middle, lower: own * low, upper: own * high });
  return {
    status: "ok", completeness: { value, interval }, entered, births: { known: known!, corrected: times(known!.value) },
    ...(ownRate!.status === "ok" ? { rate: { known: ownRate!, corrected: times(ownRate!.value) } } : {}),
    ...(ownRatio!.status === "ok" && ownRatio!.events !== undefined && ownRatio!.exposure !== undefined ? { ratio: { known: ownRatio!, ...ratiosWith(ownRatio!.events, ownRatio!.exposure, middle, ledger.config.normalSexRatio) } } : {}),
  };
}

/** Whether all births that the checks of the year missed stand in the ledger now. */
async function isEntered(ledger: OpenLedger, area: Area, year: number): Promise<boolean> {
  const omitted = (await findFaults(ledger, area)).filter(({ code, kind, period }) => code === "omission" && kind === "birth" && period.startsWith(String(year)));
  return omitted.length > 0 && omitted.every(({ mended }) => mended);
}

function ratiosWith(boys: number, births: number, factor: number, [low, high]: readonly [number, number]): { usual: number; girls: number } {
  const [girls, missing] = [births - boys, births * (factor - 1)];
  const share = (low + high) / 2 / (100 + (low + high) / 2);
  return { usual: (100 * (boys + missing * share)) / (girls + missing * (1 - share)), girls: (100 * boys) / (girls + missing) };
}
