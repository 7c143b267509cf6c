import type { Database } from "../engine/duckdb/database";
import { VALUE_LISTS } from "./files";

/** One column of wide events: the kind and sex that its counts are of. */
export type WideCell = { kind: string; sex: string };

/**
 * Tables that hold several counts of one area and period in one row, as offices publish them, stay so until they are written: a quarter of
 * the rows to type, check, sort and settle. `wide_events` has area, period, year, month, span and one column for each cell, one row for
 * each area and period, in that order; `events` is then a view of its long rows.
 */
export const WIDE_EVENTS = "wide_events";

const KINDS = Object.keys(VALUE_LISTS.eventkind);
const SEXES = ["", "F", "M", "U"];
const place = ({ kind, sex }: WideCell): number => KINDS.indexOf(kind) * SEXES.length + SEXES.indexOf(sex);

/** The column of a cell, and so its name in `wide_events`. */
export const cellColumn = ({ kind, sex }: WideCell): string => `"${kind}:${sex}"`;

/** Are these kinds and sexes that events have, each pair once? Else the rows stay long, where the checks name what is wrong. */
export const mayStayWide = (cells: readonly WideCell[]): boolean =>
  cells.length > 1 && cells.every(({ kind, sex }) => KINDS.includes(kind) && SEXES.includes(sex)) && new Set(cells.map(cellColumn)).size === cells.length;

/** In the order of the lists that `events` is written in. */
export const inOrder = <Cell extends WideCell>(cells: readonly Cell[]): Cell[] => [...cells].sort((one, other) => place(one) - place(other));

/** The cells of `wide_events`, in order; none where events are long. */
export async function wideCells(database: Database): Promise<WideCell[]> {
  const columns = await database.rows<{ name: string }>(`SELECT column_name AS name FROM duckdb_columns() WHERE table_name = '${WIDE_EVENTS}' AND contains(column_name, ':')`);
  return inOrder(columns.map(({ name }) => ({ kind: name.split(":")[0]!, sex: name.split(":")[1]! })));
}

/** Makes `events` from `wide_events`; the types of its columns are those of compact events. */
export async function viewWideEvents(database: Database, cells: readonly WideCell[]): Promise<void> {
  const rows = (cell: WideCell) => `SELECT area, period, year, month, span, NULL::p_event_reported AS reported, '${cell.kind}'::p_event AS kind, '${cell.sex}'::p_sex AS sex, ''::p_event_band AS band, ${cellColumn(cell)} AS count FROM ${WIDE_EVENTS}`;
  await database.run(`CREATE VIEW events AS ${cells.map(rows).join(" UNION ALL ")}`);
}

/** The long rows in the order of `wide_events`, then of the cells. */
export function longRows(cells: readonly WideCell[]): string {
  const list = (item: (cell: WideCell) => string, type = "") => `unnest([${cells.map(item).join(", ")}]${type})`;
  return `SELECT area, period, year, month, span, NULL::p_event_reported AS reported, ${list(({ kind }) => `'${kind}'`, "::p_event[]")} AS kind, ${list(({ sex }) => `'${sex}'`, "::p_sex[]")} AS sex, ''::p_event_band AS band, ${list(cellColumn)} AS count FROM ${WIDE_EVENTS}`;
}

/** Frees the events, wide or long. */
export async function dropEvents(database: Database): Promise<void> {
  const wide = (await wideCells(database)).length > 0;
  await database.run(wide ? `DROP VIEW events; DROP TABLE ${WIDE_EVENTS}` : "DROP TABLE events");
}
