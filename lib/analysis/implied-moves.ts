import type { Area } from "./area-tree";
import { readAnswers } from "./answers";
import type { DisclosedFigure } from "./disclosure";
import { ENOUGH_COVERAGE } from "./figure-line";
import type { OpenLedger } from "./open-ledger";
import { firstDayOf, lastDayOf } from "./stat-year";

/**
 * What the population of one area gained or lost in a statistical year beside births and deaths: moves, and whatever the registers
 * were corrected by. `rate` is per person-year of the mean of both counts.
 */
export type ImpliedMoves = { area: Area; year: number; from: string; to: string; before: number; after: number; births: DisclosedFigure; deaths: DisclosedFigure; natural: number; implied: number; rate: number };

/**
 * Population change less natural increase, for years that begin and end with a count of everyone (on the last day or the first of the
 * next) and have twelve months of births and deaths, all of them shown. What lacks any of these is left out.
 */
export async function readImplied(ledger: OpenLedger, areas: readonly Area[], years: readonly number[]): Promise<ImpliedMoves[]> {
  const counts = await countsOn(ledger, areas, years);
  const usable = years.filter((year) => areas.some((area) => counts(area, year - 1) && counts(area, year)));
  if (usable.length === 0) return [];
  const [births, deaths] = [ledger.registry.get("births"), ledger.registry.get("deaths")];
  const answers = await readAnswers(ledger, { indicators: [births, deaths], areas, years: usable, before: false });
  return areas.flatMap((area) => usable.flatMap((year): ImpliedMoves[] => {
    const [before, after] = [counts(area, year - 1), counts(area, year)];
    const [born, died] = [births, deaths].map((indicator) => answers.figure(indicator, area, year, { change: false })) as [DisclosedFigure, DisclosedFigure];
    if (!before || !after || !isWhole(born) || !isWhole(died)) return [];
    const natural = born.value - died.value;
    const implied = after.value - before.value - natural;
    return [{ area, year, from: before.date, to: after.date, before: before.value, after: after.value, births: born, deaths: died, natural, implied, rate: implied / ((before.value + after.value) / 2) }];
  }));
}

const isWhole = (figure: DisclosedFigure): figure is Extract<DisclosedFigure, { status: "ok" }> => figure.status === "ok" && figure.months === 12 && figure.coverage >= ENOUGH_COVERAGE;

type Counted = { date: string; value: number };

/** The count of everyone at the end of each year. */
async function countsOn({ reader, entry: { statYearStart } }: OpenLedger, areas: readonly Area[], years: readonly number[]): Promise<(area: Area, year: number) => Counted | undefined> {
  const ends = new Map([...new Set(years.flatMap((year) => [year - 1, year]))].flatMap((year) => [[lastDayOf(year, statYearStart), year], [firstDayOf(year + 1, statYearStart), year]] as const));
  if (!reader.has("population") || ends.size === 0) return () => undefined;
  const { pos = [], date = [], value = [], covered = [], units = [] } = await reader.ask({
    from: "population", columns: ["pos", "date", "value", "covered", "units"],
    where: [{ column: "pos", is: "in", values: areas.map((area) => area.pos) }, { column: "sex", is: "equal", value: "" }, { column: "band", is: "equal", value: "" }, { column: "date", is: "in", values: [...ends.keys()] }],
    orderBy: [{ column: "date" }], // the first day of the next year only where the last of this one has no count
  });
  const known = new Map<string, Counted>();
  pos.forEach((one, row) => {
    // The rollup's schema gives these columns their types.
    const key = `${one as number}|${ends.get(String(date[row]))!}`;
    if (value[row] === null || known.has(key) || (covered[row] as number) < (units[row] as number) * ENOUGH_COVERAGE) return;
    known.set(key, { date: String(date[row]), value: value[row] as number });
  });
  return (area, year) => known.get(`${area.pos}|${year}`);
}
