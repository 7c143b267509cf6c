import type { Area } from "../area-tree";
import type { DisclosedFigure } from "../disclosure";
import type { OpenLedger } from "../open-ledger";
import { lastWholeMonth, readDelays, rowsUnder } from "./delays";
import { placeIn, readDelayCells } from "./delay-cells";
import { PROTECTS, SHOWN } from "../withhold";
import { openCount } from "./open-count";

/** Births of a statistical year by when they happened, and by when they were entered. */
export type CleanUpYear = {
  year: number;
  /** Happened in the year; entered in the year, whenever they happened; of these, from earlier years; of the year's own, entered after its end. */
  happened: DisclosedFigure; entered: DisclosedFigure; fromEarlier: DisclosedFigure; enteredLater: DisclosedFigure;
  /** Against the year before. The last is what counting by month of entry would add to the change: clean-up, and what is still to come. */
  change?: { happened: number; entered: number; cleanUp: number };
};

/**
 * How much of a year's change is clean-up: births counted by month of event and by month of entry, of an area above the village and of whole statistical
 * years. Births entered in the ledger's first year may be older than the ledger; that year has no change.
 */
export async function readCleanUp(ledger: OpenLedger, area: Area): Promise<CleanUpYear[]> {
  if (area.level === "village") return [];
  const { entry: { asOf, statYearStart }, tree } = ledger;
  const sums = new Map<number, { happened: number; entered: number; fromEarlier: number; enteredLater: number }>();
  const of = (year: number) => {
    const known = sums.get(year) ?? { happened: 0, entered: 0, fromEarlier: 0, enteredLater: 0 };
    sums.set(year, known);
    return known;
  };
  for (const { month, delay, count } of rowsUnder(await readDelays(ledger), area, tree)) {
    const [event, entry] = [placeIn(month, statYearStart).year, placeIn(month + delay, statYearStart).year];
    of(event).happened += count;
    of(entry).entered += count;
    if (entry === event) continue;
    of(entry).fromEarlier += count;
    of(event).enteredLater += count;
  }
  const cells = sums.size > 0 ? await readDelayCells(ledger, area) : undefined;
  const until = placeIn(lastWholeMonth(asOf) + 1, statYearStart).year - 1;
  const years = [...sums.keys()].filter((year) => year <= until).sort((one, two) => one - two);
  return years.map((year, at): CleanUpYear => {
    const [own, before] = [sums.get(year)!, at > 1 && years[at - 1] === year - 1 ? sums.get(year - 1)! : undefined];
    // What a year has from the one before is nearly all that the one before was to get later.
    const [later, earlier] = [year, year - 1].map((one) => (cells!.mayTellLater(one) ? SHOWN : PROTECTS)) as [number, number];
    const states = { happened: SHOWN, enteredLater: later, fromEarlier: earlier, entered: Math.max(later, earlier) };
    const figure = (name: keyof typeof own) => openCount(area, `births-${name}`, String(year), own[name], states[name]);
    const isTold = [year, year - 1, year - 2].every((one) => cells!.mayTellLater(one));
    const change = before && isTold && { happened: own.happened - before.happened, entered: own.entered - before.entered };
    return { year, happened: figure("happened"), entered: figure("entered"), fromEarlier: figure("fromEarlier"), enteredLater: figure("enteredLater"), ...(change ? { change: { ...change, cleanUp: change.entered - change.happened } } : {}) };
  });
}
