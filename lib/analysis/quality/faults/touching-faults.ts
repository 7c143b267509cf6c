import type { Area } from "../../area-tree";
import { sumsOf } from "../../figure-line";
import type { Formula } from "../../../indicators/indicator";
import { placeIn } from "../delay-cells";
import { monthNumber } from "../delays";
import type { FaultCode, FoundFault } from "./fault";

/** One figure: of an area, over statistical years, by its formula. */
export type Touched = { area: Area; formula: Formula; from: number; to: number; statYearStart: number };

/** Faults that concern an area itself as a code or a name, not its parts or its numbers. */
const OF_THE_CODE: readonly FaultCode[] = ["vanished", "appeared", "renumbered", "sameName", "unwritable", "noOutline", "otherName", "blankName", "notFound", "recoded"];
const EVENTS = ["birth", "death", "move_in", "move_out"];

/**
 * The faults that a figure stands on: of the area and of anything below it, of the same years, and of what the figure counts. A code that ends or
 * begins touches the figures of that very area only. In the order given.
 */
export function touchingFaults<Fault extends FoundFault>(faults: readonly Fault[], { area, formula, from, to, statYearStart }: Touched): Fault[] {
  const measures = measuresOf(formula);
  return faults.filter((fault) => {
    if (OF_THE_CODE.includes(fault.code)) return fault.pos === area.pos;
    if (fault.pos < area.pos || fault.pos > area.last) return false;
    const years = yearsOf(fault.period, statYearStart);
    // Where checks ended, every later year lacks them.
    return (years === undefined || (years.from <= to && (fault.code === "unchecked" || years.to >= from))) && measures.some((measure) => isOf(fault, measure));
  });
}

/** Every measure that the formula counts; a rate stands on population too. */
function measuresOf(formula: Formula): string[] {
  const counted = sumsOf(formula).flat().map(({ measure }): string => measure);
  return [...new Set([...counted, ...(formula.kind === "rate" || formula.kind === "difference" ? ["population"] : [])])];
}

/** Which faults bear on a measure: checks on what checks count, months of entry on births, ages and jumps on population, events on their own kind. */
function isOf({ code, file, kind }: FoundFault, measure: string): boolean {
  if (measure.startsWith("check_")) return file === "checks.csv";
  if (measure.startsWith("misfiled_")) return code === "wrongField";
  if (measure.startsWith("source_")) return code === "sourcesApart";
  if (measure === "birth_known" || measure === "birth_late") return code === "lateEntry" || (kind === "birth" && file === "events.csv");
  if (measure === "population") return file === "population.csv" || kind === "population";
  if (EVENTS.includes(measure)) return kind === measure;
  return file === FILE_OF[measure.split("_")[0]!] && (kind === "" || kind.startsWith(measure.split("_")[0]!) || measure.startsWith("service_"));
}

const FILE_OF: Readonly<Record<string, string>> = { migrant: "migrants.csv", service: "services.csv", activity: "activities.csv" };

/** First and last statistical year of a period as formats.md writes them, of a day, or of a span; none where it has no period. */
function yearsOf(period: string, statYearStart: number): { from: number; to: number } | undefined {
  const span = /^(\d{4})\.\.(\d{4})$/.exec(period);
  if (span) return { from: Number(span[1]), to: Number(span[2]) };
  const year = /^(\d{4})(?:-Q[1-4])?$/.exec(period);
  if (year) return { from: Number(year[1]), to: Number(year[1]) };
  if (!/^\d{4}-\d{2}/.test(period)) return undefined;
  const of = placeIn(monthNumber(period), statYearStart).year;
  return { from: of, to: of };
}
