import type { OpenLedger } from "../../open-ledger";
import type { Measure } from "../../../indicators/measure";

/** One village and statistical year of one measure; `mask` has a bit for each month reported. */
export type VillageYear = { pos: number; year: number; value: number; mask: number };
export type VillageYears = ReadonlyMap<Measure, VillageYear[]>;

/** All villages' years of some measures, both sexes and all bands (or of each sex): set-wise, for what looks at every village. Ordered by area and year. */
export async function readVillageYears({ reader, periods }: OpenLedger, measures: readonly Measure[], of: { sex?: "M" | "F"; band?: string } = {}): Promise<VillageYears> {
  const there = measures.filter((measure) => periods.has(measure));
  const found = new Map<Measure, VillageYear[]>(measures.map((measure) => [measure, []]));
  if (there.length === 0) return found;
  const { measure = [], pos = [], year = [], value = [], months = [] } = await reader.ask({
    from: "years", columns: ["measure", "pos", "year", "value", "months"],
    where: [
      { column: "measure", is: "in", values: there }, { column: "sex", is: "equal", value: of.sex ?? "" }, { column: "band", is: "equal", value: of.band ?? "" },
      { column: "level", is: "equal", value: "village" }, { column: "value", is: "known" },
    ],
    orderBy: [{ column: "pos" }, { column: "year" }],
  });
  // The rollup's schema gives these columns their types.
  measure.forEach((name, at) => found.get(name as Measure)!.push({ pos: pos[at] as number, year: year[at] as number, value: value[at] as number, mask: (months[at] as number | null) ?? 0 }));
  return found;
}

/** Rows of one village together, in the order of villages. */
export function byVillage(rows: readonly VillageYear[]): Map<number, VillageYear[]> {
  const villages = new Map<number, VillageYear[]>();
  for (const row of rows) {
    const known = villages.get(row.pos);
    if (known) known.push(row);
    else villages.set(row.pos, [row]);
  }
  return villages;
}

export const ALL_MONTHS = 4095;
