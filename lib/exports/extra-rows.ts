import { AGE_ZERO_RATIO } from "../indicators/age-zero";
import { nameOf } from "../views/names";
import type { TableContext } from "./figure-table";
import type { FlatColumn } from "./flat-table";

/** A number that a view says beside its figures, such as people of an age: what the columns of figures name goes there, anything else to columns at the end. */
export type ExtraRow = { indicator: string; area: string; period: string; /** Absent where it is withheld: `status` and `reason` say so. */ value?: number; unit: string } & Readonly<Record<string, string | number | undefined>>;

type Cell = string | number | null;

/** The columns of figures with further rows below; programs that count columns find the older ones where they were. */
export function withExtraRows(columns: readonly FlatColumn[], rows: readonly ExtraRow[], context: TableContext): FlatColumn[] {
  if (rows.length === 0) return [...columns];
  const told = rows.map((row): Readonly<Record<string, Cell | undefined>> => ({ ...namesOf(row, context), ...row }));
  const known = new Set(columns.map(({ name }) => name));
  const further = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !known.has(name));
  const above = columns[0]?.values.length ?? 0;
  const cells = (name: string): Cell[] => told.map((row) => row[name] ?? null);
  return [
    ...columns.map((column) => ({ ...column, values: [...column.values, ...cells(column.name)] }) as FlatColumn), // a column's rows are of its kind
    ...further.map((name) => ({ name, kind: told.some((row) => typeof row[name] === "string") ? "text" : "number", values: [...Array.from({ length: above }, () => null), ...cells(name)] }) as FlatColumn),
  ];
}

/** What every row says of itself. */
function namesOf({ indicator, area }: ExtraRow, { tree, registry, locale, provenance }: TableContext): Record<string, Cell | undefined> {
  const found = tree.find(area).area;
  return {
    // What is no indicator of the registry has a name all the same.
    indicator_name: (indicator === AGE_ZERO_RATIO.id ? AGE_ZERO_RATIO : registry.find(indicator))?.label[locale], area_name: nameOf(found, locale), level: found.level, status: "ok",
    snapshot: provenance.snapshot, as_of: provenance.asOf, sample: provenance.sample ? "true" : "false",
  };
}
