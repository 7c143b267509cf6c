import type { ExtraRow } from "../exports/extra-rows";
import type { ShownBalance } from "./show-balance";

/**
 * Of one indicator the years, the curve and the moves as rows of a file; `part` says which. Rows of the area itself, moves of the areas that
 * moved: `period` from the one year to the other, `value` how sure the move is.
 */
export function balanceRows({ by, level, years = [], curve, moves }: ShownBalance, indicator: string, area: string): ExtraRow[] {
  const common = { indicator, area, compared: level, by };
  const last = String(years.at(-1)?.year ?? "");
  return [
    ...years.flatMap((one) => (one.status === "none" ? [] : Object.entries(one.measures).map(([part, { value, bootstrap, chance, p }]): ExtraRow => ({ ...common, period: String(one.year), value, unit: part === "fifthRatio" ? "ratio" : "index", ...(bootstrap ? { lower: bootstrap.lower, upper: bootstrap.upper, level_of_interval: bootstrap.level, method: bootstrap.method } : {}), part, chance_lower: chance?.lower, chance_upper: chance?.upper, p })))),
    ...(["observed", "chance"] as const).flatMap((which) => (curve?.[which] ?? []).map(({ people, held }): ExtraRow => ({ ...common, period: last, value: held, unit: "share", part: `curve, ${which}`, share_of_areas: people }))),
    ...(moves?.status === "ok" ? moves.villages.map(({ area: one, change, chance }): ExtraRow => ({ ...common, area: one, period: `${moves.from}..${moves.to}`, value: chance, unit: "probability", part: change === "left" ? "left the weakest fifth" : "fell into the weakest fifth" })) : []),
  ];
}
