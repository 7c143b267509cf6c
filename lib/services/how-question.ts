import type { Area } from "../analysis/area-tree";
import { sumsOf } from "../analysis/figure-line";
import type { Condition, Query } from "../engine/query";
import { duckdbDialect, toSql } from "../engine/to-sql";
import type { Formula } from "../indicators/indicator";
import { cellKey, type Cell } from "../indicators/measure";
import type { CountsUsed } from "../views/derivation";

/** The question as data, and as text with its parameters. */
export type HowQuestion = { query: Query; sql: string; parameters: string };

/** Which rows of the rollup one figure is made of, and no more: the area's cells in the years of the figure. */
export const howQuestion = (formula: Formula, area: Area, years: readonly number[]): HowQuestion => countsQuestion({ formulas: [formula], area, years });

/** The same for a number that stands on several figures, of the areas below too. */
export function countsQuestion({ formulas, area, below, years, monthly, band }: CountsUsed): HowQuestion {
  const cells: Cell[] = formulas.flatMap((formula) => [...sumsOf(formula).flat(), ...(formula.kind === "rate" || formula.kind === "difference" ? [{ measure: "population" } as const] : [])]);
  const distinct = [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
  const values = (pick: (cell: Cell) => string) => [...new Set(distinct.map(pick))].sort();
  const where: Condition[] = below === undefined ? [{ column: "pos", is: "equal", value: area.pos }] : [{ column: "pos", is: "between", low: area.pos + 1, high: area.last }, { column: "level", is: "equal", value: below }];
  const query: Query = {
    from: monthly ? "months" : "years", columns: [...(below === undefined ? [] : ["pos"]), "measure", "year", ...(monthly ? ["month"] : []), "sex", "band", "value", ...(monthly ? [] : ["months"]), "covered", "units"],
    where: [
      ...where, { column: "measure", is: "in", values: values(({ measure }) => measure) }, { column: "year", is: "in", values: years },
      { column: "sex", is: "in", values: values(({ sex }) => sex ?? "") }, { column: "band", is: "in", values: band === undefined ? values((cell) => cell.band ?? "") : [band] },
    ],
    orderBy: [...(below === undefined ? [] : [{ column: "pos" }]), { column: "year" }, ...(monthly ? [{ column: "month" }] : []), { column: "measure" }, { column: "sex" }, { column: "band" }],
  };
  const { sql, parameters } = toSql(query, duckdbDialect);
  return { query, sql, parameters: parameters.map((value, at) => `$${at + 1} = ${JSON.stringify(value)}`).join(", ") };
}
