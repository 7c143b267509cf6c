import type { Area } from "../analysis/area-tree";
import { sumsOf } from "../analysis/figure-line";
import type { Query } from "../engine/query";
import { duckdbDialect, toSql } from "../engine/to-sql";
import type { Formula } from "../indicators/indicator";
import { cellKey, type Cell } from "../indicators/measure";

/** The question as data, and as text with its parameters. */
export type HowQuestion = { query: Query; sql: string; parameters: string };

/** Which rows of the rollup one figure is made of, and no more: the area's cells in the years of the figure. */
export function howQuestion(formula: Formula, area: Area, years: readonly number[]): HowQuestion {
  const cells: Cell[] = [...sumsOf(formula).flat(), ...(formula.kind === "rate" || formula.kind === "difference" ? [{ measure: "population" } as const] : [])];
  const distinct = [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
  const values = (pick: (cell: Cell) => string) => [...new Set(distinct.map(pick))].sort();
  const query: Query = {
    from: "years", columns: ["measure", "year", "sex", "band", "value", "months", "covered", "units"],
    where: [
      { column: "pos", is: "equal", value: area.pos }, { column: "measure", is: "in", values: values(({ measure }) => measure) }, { column: "year", is: "in", values: years },
      { column: "sex", is: "in", values: values(({ sex }) => sex ?? "") }, { column: "band", is: "in", values: values(({ band }) => band ?? "") },
    ],
    orderBy: [{ column: "year" }, { column: "measure" }, { column: "sex" }, { column: "band" }],
  };
  const { sql, parameters } = toSql(query, duckdbDialect);
  return { query, sql, parameters: parameters.map((value, at) => `$${at + 1} = ${JSON.stringify(value)}`).join(", ") };
}
