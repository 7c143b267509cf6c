import type { OpenLedger } from "../../open-ledger";
import { QUALITY_RULES } from "../rules";
import type { FoundFault } from "./fault";

const KINDS = ["birth", "death", "move_in", "move_out"] as const;

/**
 * Twelve months alike: at least `evenMonths` of them equal and the rest one away. What is said is "alike", never "equal": beside the year's total, equal
 * months would give a count of 1–4. One year of one kind is read at a time, so that 8,000 villages stay small in memory.
 */
export async function findEvenMonths({ reader, tree, periods }: OpenLedger): Promise<FoundFault[]> {
  const found: FoundFault[] = [];
  for (const kind of KINDS) {
    const span = periods.get(kind);
    for (let year = span?.first ?? 1; year <= (span?.last ?? 0); year += 1) {
      const { pos = [], value = [] } = await reader.ask({
        from: "months", columns: ["pos", "value"], orderBy: [{ column: "pos" }],
        where: [
          { column: "measure", is: "equal", value: kind }, { column: "year", is: "equal", value: year }, { column: "span", is: "equal", value: 1 }, { column: "level", is: "equal", value: "village" },
          { column: "sex", is: "equal", value: "" }, { column: "band", is: "equal", value: "" }, { column: "value", is: "between", low: 1, high: 1e9 },
        ],
      });
      for (let from = 0; from < pos.length; ) {
        let to = from;
        while (to < pos.length && pos[to] === pos[from]) to += 1;
        if (to - from === 12 && isEven(value.slice(from, to) as number[])) found.push({ code: "evenMonths", pos: pos[from] as number, area: tree.areas[pos[from] as number]!.code, period: String(year), file: "events.csv", kind, rows: 12, severity: "middle" });
        from = to;
      }
    }
  }
  return found;
}

function isEven(months: readonly number[]): boolean {
  const total = months.reduce((sum, month) => sum + month, 0);
  if (total < QUALITY_RULES.evenEvents) return false;
  const sorted = [...months].sort((one, two) => one - two);
  const usual = sorted[6]!;
  return months.filter((month) => month === usual).length >= QUALITY_RULES.evenMonths && months.every((month) => Math.abs(month - usual) <= 1);
}
