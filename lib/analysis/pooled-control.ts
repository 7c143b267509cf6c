import { EITHER, isSmall, SHOWN, SMALL } from "./withhold";

/** One count of several years: `values[year][area]` (NaN = not reported) and what the single years withhold of it. */
export type YearlyCount = { values: readonly Float64Array[]; hidden: readonly Uint8Array[] };
/** Counts that may change together while everything else shown stays: deaths alone; boys for girls; births with boys. */
export type Move = readonly (readonly [count: number, sign: 1 | -1])[];
/** Children of one parent, cut into parts whose sums may be shown by themselves (guidance groups); one part where there are none. */
export type Family = readonly (readonly number[])[];
/** `figures`: counts that are withheld together, with one reason: nobody is told which of boys and girls is the small one. */
export type Counts = { counts: readonly YearlyCount[]; figures: readonly (readonly number[])[]; moves: readonly Move[]; threshold: number };
export type BlockQuestion = Counts & { families: readonly Family[]; areas: number };

/**
 * Which areas' sums over one block of years may be shown though some of its years are withheld. An attacker knows every single
 * year that is shown, why the others are not, each family's total of every year, and the sums given out here. So a sum is given out
 * only while for every small cell another table can be named that agrees with all of it: a few withheld cells of the same family
 * moved up and down (within what their reason allows), so that no total of a year and no sum given out changes. The same for sums
 * of 1 to threshold − 1, which are never given out. Where no such table is found, further sums are kept back; where parts of a family
 * may be shown by themselves the table is sought within the part.
 * @returns 1 for areas whose sum may be shown; 0 for the rest. Areas without a withheld year are 1: their sum says nothing new.
 */
export function releasable({ families, areas, ...counts }: BlockQuestion): Uint8Array {
  const released = new Uint8Array(areas).fill(1);
  for (const family of families) {
    const parts = family.map((part) => part.filter((at) => counts.counts.some(({ hidden }) => hidden.some((year) => year[at] !== SHOWN)))).filter((part) => part.length > 0).map((part) => new PartTable(counts, part));
    releaseFamily(parts, released);
  }
  return released;
}

/** A small cell that is not safe within its part has only the rest of its family's year to be taken for: there no sum is given out. */
function releaseFamily(parts: readonly PartTable[], released: Uint8Array): void {
  for (let changed = parts.length > 0; changed; ) {
    changed = false;
    for (const table of parts) for (const { count, year } of release(table, released)) {
      for (const other of parts) for (const at of other.hiddenIn(count, year)) {
        changed ||= parts.length > 1 && released[at] === 1;
        released[at] = 0;
      }
    }
  }
}

/** Whether every small cell of these areas can be exchanged with another in one year, were no sum over years given out. */
export function exchangeable(counts: Counts, part: readonly number[]): boolean {
  const table = new PartTable(counts, part);
  const released = new Uint8Array(part.length);
  return part.every((_, at) => counts.counts.every((__, count) => table.smallYears(count, at).every((year) => table.hasCycle(released, { count, at, year, ownSum: true }))));
}

/** More withheld areas than this in one part would take long: none of their sums is given out. */
const MOST_AREAS = 400;

/** Keeps sums of one part back until every small cell is safe. @returns the counts and years of those that are not even then */
function release(table: PartTable, given: Uint8Array): { count: number; year: number }[] {
  const { size, counts, part } = table;
  const released = Uint8Array.from(part, (at) => (size > MOST_AREAS ? 0 : given[at]!));
  for (let at = 0; at < size; at += 1) if (counts.some((_, count) => table.isSmallSum(count, at) || Number.isNaN(table.sum(count, at)))) released[at] = 0;
  const left = new Map<string, { count: number; year: number }>();
  for (let changed = size <= MOST_AREAS; changed; ) {
    changed = false;
    left.clear();
    for (let at = 0; at < size; at += 1) for (let count = 0; count < counts.length; count += 1) {
      const years = unsafeYears(table, released, at, count);
      if (years.length === 0) continue;
      for (const year of years) left.set(`${count}|${year}`, { count, year });
      const back = toKeepBack(table, released, { at, count, years });
      for (const other of back) released[other] = 0;
      changed ||= back.length > 0;
    }
  }
  part.forEach((at, place) => (given[at] = released[place]!));
  return [...left.values()];
}

type Unsafe = { at: number; count: number; years: readonly number[] };

/** First its own sum goes; then that of one area it could be exchanged with; at last those of all that are withheld beside it. */
function toKeepBack(table: PartTable, released: Uint8Array, { at, count, years }: Unsafe): number[] {
  if (released[at] === 1) return [at];
  const beside: number[] = [];
  for (let other = 0; other < table.size; other += 1) if (other !== at && released[other] === 1 && years.some((year) => table.isHidden(count, other, year))) beside.push(other);
  const one = beside.find((other) => years.some((year) => table.canExchange(count, at, other, year)));
  return one === undefined ? beside : [one];
}

/** Years whose small cell has no other value; all small ones where it is the sum that has none and must not be known. */
function unsafeYears(table: PartTable, released: Uint8Array, at: number, count: number): number[] {
  // What protects is 0, or threshold and more: no one is hurt by its being known, as long as what it protects is not.
  const small = table.smallYears(count, at);
  const fixed = small.filter((year) => !table.hasCycle(released, { count, at, year, ownSum: false }));
  if (fixed.length > 0 || !table.isSmallSum(count, at)) return fixed;
  return small.some((year) => table.hasCycle(released, { count, at, year, ownSum: true })) ? [] : small;
}

type Cell = { count: number; at: number; year: number; /** The area's own sum must change too. */ ownSum: boolean };
/** All areas whose sums are kept back are one place: what one of them wins another may lose. */
const FREE = -1;
const STEPS = [1, -1, 2, -2] as const;

/** The withheld cells of some areas, by place in the part: what each may change by is worked out once. */
class PartTable {
  readonly size: number;
  readonly counts: readonly YearlyCount[];
  private readonly years: number;
  private readonly ways: { move: Move; step: number }[];
  private readonly waysOf: number[][];
  /** 0 = not worked out, 1 = no, 2 = yes; by way, year, area. */
  private readonly known: Uint8Array;

  constructor(private readonly question: Counts, readonly part: readonly number[]) {
    this.counts = question.counts;
    this.size = part.length;
    this.years = question.counts[0]?.hidden.length ?? 0;
    this.ways = question.moves.flatMap((move) => STEPS.map((step) => ({ move, step })));
    this.waysOf = question.counts.map((_, count) => this.ways.flatMap(({ move }, way) => (move.some(([one]) => one === count) ? [way] : [])));
    this.known = new Uint8Array(this.ways.length * this.years * this.size);
  }

  sum(count: number, at: number): number {
    return this.counts[count]!.values.reduce((sum, year) => sum + year[this.part[at]!]!, 0);
  }

  isSmallSum(count: number, at: number): boolean {
    return isSmall(this.sum(count, at), this.question.threshold);
  }

  isHidden(count: number, at: number, year: number): boolean {
    return this.counts[count]!.hidden[year]![this.part[at]!] !== SHOWN;
  }

  /** Areas, as the question names them, whose count of that year is withheld. */
  hiddenIn(count: number, year: number): number[] {
    return this.part.filter((at) => this.counts[count]!.hidden[year]![at] !== SHOWN);
  }

  /** Years whose withheld count is 1 to threshold − 1. */
  smallYears(count: number, at: number): number[] {
    return this.counts[count]!.values.flatMap((values, year) => (this.isHidden(count, at, year) && isSmall(values[this.part[at]!]!, this.question.threshold) ? [year] : []));
  }

  /** Whether the two areas could be exchanged in that year, were neither's sum given out. */
  canExchange(count: number, at: number, other: number, year: number): boolean {
    return this.waysOf[count]!.some((way) => this.allows(way, at, year) && this.allows(opposite(way), other, year));
  }

  /**
   * A cell may change by a step where a cycle leads back to it: its year must lose the step at another area; that area, if its sum is
   * given out, must win it in another year, and so on until its own area, or one whose sum is kept back, takes the last step.
   */
  hasCycle(released: Uint8Array, { count, ...cell }: Cell): boolean {
    return this.waysOf[count]!.some((way) => this.allows(way, cell.at, cell.year) && this.leadsBack(released, way, cell));
  }

  private leadsBack(released: Uint8Array, way: number, { at, year, ownSum }: Omit<Cell, "count">): boolean {
    const lose = opposite(way);
    const seen = new Set<number>([year]);
    const passed = new Set<number>();
    for (const losing of seen) { // a set gives out what is added while it is walked
      for (let area = 0; area < this.size; area += 1) {
        if ((area === at && losing === year) || !this.allows(lose, area, losing)) continue;
        const free = released[area] === 0;
        if (released[at] === 0 ? free && !(ownSum && area === at) : area === at) return true;
        const node = free ? FREE : area;
        if (passed.has(node)) continue;
        passed.add(node);
        for (let next = 0; next < this.years; next += 1) if (!seen.has(next) && this.wins(released, way, free ? undefined : area, next)) seen.add(next);
      }
    }
    return false;
  }

  private wins(released: Uint8Array, way: number, area: number | undefined, year: number): boolean {
    if (area !== undefined) return this.allows(way, area, year);
    for (let one = 0; one < this.size; one += 1) if (released[one] === 0 && this.allows(way, one, year)) return true;
    return false;
  }

  private allows(way: number, at: number, year: number): boolean {
    const place = (way * this.years + year) * this.size + at;
    this.known[place] ||= this.workOut(this.ways[way]!, this.part[at]!, year) ? 2 : 1;
    return this.known[place] === 2;
  }

  /** Whether all counts of a move are withheld there, and every figure they belong to keeps its reason. */
  private workOut({ move, step }: { move: Move; step: number }, area: number, year: number): boolean {
    const { counts, figures, threshold } = this.question;
    if (!move.every(([count, sign]) => counts[count]!.hidden[year]![area] !== SHOWN && counts[count]!.values[year]![area]! + step * sign >= 0)) return false;
    return figures.every((figure) => {
      if (!figure.some((count) => move.some(([one]) => one === count))) return true;
      const states = figure.map((count) => counts[count]!.hidden[year]![area]);
      const small = figure.some((count) => isSmall(counts[count]!.values[year]![area]! + step * (move.find(([one]) => one === count)?.[1] ?? 0), threshold));
      return states.includes(SMALL) ? small : states.includes(EITHER) || !small;
    });
  }
}

/** The way of the same move whose step goes the other way: they stand side by side. */
const opposite = (way: number): number => way ^ 1;
