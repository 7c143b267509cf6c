import { PACKED_PERIOD } from "../compact-events";
import { FILE_NAMES, type FileName } from "../files";
import { longRows, type WideCell } from "../wide-events";
import type { Output } from "./parquet";

const PERIOD = "(((n.rank::BIGINT * 4096 + f.year) * 16 + f.month) * 16 + f.span) * 16";
const DAY = "(n.rank::BIGINT * 1048576 + date_diff('day', DATE '0001-01-01', f.date)) * 4";
const code = (column: string, items: readonly string[], step: number) => `CASE f.${column} ${items.map((item, at) => `WHEN '${item}' THEN ${at * step}`).join(" ")} END`;
const SEX = code("sex", ["", "F", "M", "U"], 1);

/**
 * Long files are sorted by area, time and the short lists packed into one number, a third faster than by their texts. The rest of the key
 * follows, and as keys are unique the order is total. The area's code comes back after the sort, from a list: a join need not keep the order.
 */
const PACKED: Partial<Record<FileName, string>> = {
  services: `${PERIOD}, f.service`,
  population: `${DAY} + ${SEX}, f.age_from, f.age_to`,
  migrants: `${DAY} + ${SEX}, f.direction, f.reach`,
};

/** The same of events, whose columns are enums already; lists stand in text order but for the kinds. */
const EVENTS = `FROM events ORDER BY ((${PACKED_PERIOD}) * 4 + enum_code(kind)::BIGINT) * 4 + enum_code(sex)::BIGINT, reported, band`;

/**
 * The ledger's own rows, one Parquet file each; a file the package lacks is written with no rows, so that readers need not ask.
 * @param wide cells of `wide_events`, which are sorted already; none where events are long
 */
export function typedFiles(wide: readonly WideCell[]): Output[] {
  return FILE_NAMES.map((file) => {
    if (file === "events") return { name: "events.parquet", sql: wide.length > 0 ? longRows(wide) : EVENTS };
    const order = PACKED[file];
    const sql = order
      ? `SELECT (SELECT list(code ORDER BY rank) FROM p_node)[s.rank] AS area, s.* EXCLUDE (rank) FROM (SELECT n.rank, f.* EXCLUDE (area) FROM ${file} f JOIN p_node n ON n.code = f.area ORDER BY ${order}) s`
      : `FROM "${file}" ORDER BY ALL`;
    return { name: `${file}.parquet`, sql };
  });
}
