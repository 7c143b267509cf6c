import type { Condition } from "../../../engine/query";
import type { OpenLedger } from "../../open-ledger";
import type { FoundFault } from "./fault";

const KINDS = ["birth", "death", "move_in", "move_out"] as const;

const OF_VILLAGE_MONTHS: readonly Condition[] = [
  { column: "span", is: "equal", value: 1 }, { column: "level", is: "equal", value: "village" },
  { column: "sex", is: "equal", value: "" }, { column: "band", is: "equal", value: "" }, { column: "value", is: "between", low: 1, high: 1e9 },
];

/**
 * Twelve months alike: at least `evenMonths` of them equal and the rest one away. What is said is "alike", never "equal": beside the year's total, equal
 * months would give a count of 1–4. The engine leaves of all villages' years the few whose months lie within two of each other; those are looked at.
 */
export async function findEvenMonths({ reader, tree, periods, config: { quality } }: OpenLedger): Promise<FoundFault[]> {
  const kinds = KINDS.filter((kind) => periods.has(kind));
  if (kinds.length === 0) return [];
  const near = await reader.ask({
    from: "months", columns: ["measure", "year", "pos"], sum: ["value"], alike: { rows: 12, column: "value", apart: 2 }, orderBy: [{ column: "measure" }, { column: "year" }, { column: "pos" }],
    where: [{ column: "measure", is: "in", values: kinds }, ...OF_VILLAGE_MONTHS],
  });
  const keyOf = ({ measure = [], year = [], pos = [] }: Readonly<Record<string, readonly unknown[]>>, at: number) => `${String(measure[at])}|${String(year[at])}|${String(pos[at])}`;
  const wanted = new Map<string, number[]>();
  (near.pos ?? []).forEach((_, at) => { if (Number(near.value![at]) >= quality.evenEvents) wanted.set(keyOf(near, at), []); });
  if (wanted.size === 0) return [];
  const parts = [...wanted.keys()].map((key) => key.split("|"));
  const months = await reader.ask({
    from: "months", columns: ["measure", "year", "pos", "value"],
    where: [{ column: "year", is: "in", values: [...new Set(parts.map(([, year]) => Number(year)))] }, { column: "pos", is: "in", values: [...new Set(parts.map(([, , pos]) => Number(pos)))] }, { column: "measure", is: "in", values: kinds }, ...OF_VILLAGE_MONTHS],
  });
  (months.pos ?? []).forEach((_, at) => wanted.get(keyOf(months, at))?.push(Number(months.value![at])));
  return [...wanted].filter(([, values]) => isEven(values, quality.evenMonths)).map(([key]): FoundFault => {
    const [kind, period, pos] = key.split("|") as [string, string, string];
    return { code: "evenMonths", pos: Number(pos), area: tree.areas[Number(pos)]!.code, period, file: "events.csv", kind, rows: 12, severity: "middle" };
  });
}

function isEven(months: readonly number[], fewest: number): boolean {
  const usual = [...months].sort((one, two) => one - two)[6]!;
  return months.filter((month) => month === usual).length >= fewest && months.every((month) => Math.abs(month - usual) <= 1);
}
