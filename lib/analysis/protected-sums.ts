import type { Formula } from "../indicators/indicator";
import { cellKey, isProtected, type Cell, type Sum } from "../indicators/measure";

/** Name of a sum of cells: the same counts have the same name, whichever indicator shows them. */
export const sumKey = (sum: Sum): string => sum.map((cell) => `${cell.times === -1 ? "-" : ""}${cellKey(cell)}`).join("+");

/**
 * The counts that a figure gives away, and whose size decides whether it may be shown: formats.md section 6.
 * Population counts need no protection. Of a share of births, deaths or moves the rest is a count of them too.
 */
export function protectedSums(formula: Formula): Sum[] {
  const sums = exposedSums(formula);
  return sums.filter((sum) => sum.length > 0 && sum.every(({ measure }) => isProtected(measure)));
}

function exposedSums(formula: Formula): Sum[] {
  switch (formula.kind) {
    case "count":
    case "rate":
      return [formula.events];
    case "share":
      return [formula.events, formula.trials, ...(isVital(formula.events) ? [rest(formula.trials, formula.events)] : [])];
    case "odds":
      return [formula.boys, formula.girls];
    case "ratio":
      return [formula.events, formula.against];
    case "difference":
      return [formula.plus, formula.minus];
    case "completeness":
      return [formula.ledger, formula.found, formula.matched];
  }
}

const isVital = (sum: Sum): boolean => sum.every(({ measure }) => /^(birth|death|move)/.test(measure));

/** Trials that are no events: `b1 + b2 + b3` without `b1` is `b2 + b3`. */
function rest(trials: Sum, events: Sum): Sum {
  const taken = new Set(events.map(cellKey));
  const kept = trials.filter((cell) => !taken.has(cellKey(cell)));
  return kept.length < trials.length ? kept : [...trials, ...events.map((cell) => ({ ...cell, times: -1 as const }))];
}

const ORDERS = ["1", "2", "3"] as const;
const births = (sex: "" | "M" | "F", band?: string): Sum => [{ measure: "birth", ...(sex ? { sex } : {}), ...(band ? { band } : {}) }];
const orders = (sex: "" | "M" | "F"): Sum[] => ORDERS.map((band) => births(sex, band));
const allOrders: Sum = orders("").flat();

/** Counts of one area whose total is shown elsewhere: one withheld alone could be had by subtraction. */
const ROWS: readonly Sum[][] = [orders(""), orders("M"), orders("F")];

/** Counts that are only ever shown together: boys and girls; events and the rest, since their total is shown. */
const PAIRS: readonly (readonly [Sum, Sum])[] = [
  ...[undefined, ...ORDERS].map((band) => [births("M", band), births("F", band)] as const),
  ...orders("").map((order) => [order, rest(allOrders, order)] as const),
  [[{ measure: "birth_late" }], rest([{ measure: "birth_known" }], [{ measure: "birth_late" }])],
];

/** A total that is withheld takes its parts with it: they add up to it. */
const TOTALS: readonly (readonly [total: Sum, ...parts: Sum[]])[] = [
  [births(""), births("M"), births("F"), ...orders("")],
  ...ORDERS.map((band) => [births("", band), births("M", band), births("F", band)] as const),
];

export type ProtectionPlan = { sums: Map<string, Sum>; rows: string[][]; pairs: [string, string][]; totals: [total: string, ...parts: string[]][] };

/** The counts that must be looked at together with those of a question, so that every page withholds the same cells. */
export function protectionPlan(formulas: readonly Formula[]): ProtectionPlan {
  const sums = new Map(formulas.flatMap(protectedSums).map((sum) => [sumKey(sum), sum]));
  const touched = <T extends readonly Sum[]>(groups: readonly T[]): T[] => groups.filter((group) => group.some((sum) => sums.has(sumKey(sum))));
  for (let size = -1; size !== sums.size; ) {
    size = sums.size;
    for (const group of [...touched(ROWS), ...touched(PAIRS)]) for (const sum of group) sums.set(sumKey(sum), sum);
    for (const [total, ...parts] of TOTALS) if (parts.some((part) => sums.has(sumKey(part)))) sums.set(sumKey(total), total);
    if (ORDERS.some((band) => sums.has(sumKey(births("", band))))) sums.set(sumKey(allOrders), allOrders);
  }
  return { sums, rows: touched(ROWS).map((row) => row.map(sumKey)), pairs: touched(PAIRS).map(([one, two]) => [sumKey(one), sumKey(two)]), totals: totalsIn(sums) };
}

const totalsIn = (sums: ReadonlyMap<string, Sum>): ProtectionPlan["totals"] =>
  TOTALS.map(([total, ...parts]): [string, ...string[]] => [sumKey(total), ...parts.map(sumKey).filter((part) => sums.has(part))]).filter(([total, ...parts]) => sums.has(total) && parts.length > 0);

/** Every cell that a plan reads. */
export const cellsOf = ({ sums }: ProtectionPlan): Cell[] => [...sums.values()].flatMap((sum) => sum.map(({ measure, sex, band }) => ({ measure, sex, band })));
