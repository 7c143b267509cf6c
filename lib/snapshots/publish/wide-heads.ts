import type { Database } from "../../engine/duckdb/database";
import { cellColumn, WIDE_EVENTS, type WideCell } from "../wide-events";
import { CELL_SEXES, MASK_OF_PERIOD } from "./fragments";
import type { Profile } from "./margins";

/** What occurs in `wide_events`: its columns say all but whether there are rows, and counts that are not known. */
export async function wideProfile(database: Database, cells: readonly WideCell[]): Promise<Profile> {
  const [row] = await database.rows<{ any: boolean; nulls: boolean | null }>(`SELECT count(*) > 0 AS "any", bool_or(${cells.map((cell) => `${cellColumn(cell)} IS NULL`).join(" OR ")}) AS nulls FROM ${WIDE_EVENTS}`);
  const any = row?.any === true;
  const has = (wanted: (sex: string) => boolean) => any && cells.some(({ sex }) => wanted(sex));
  return { nulls: row?.nulls === true, unsexed: has((sex) => sex === ""), sexed: has((sex) => sex !== ""), unknownSex: has((sex) => sex === "U"), bands: false, plain: any };
}

/** One row for each place and kind: node, kind, year, mask, day, the total `t` and the sexes `s1` to `s3` where the profile has them. */
export function wideHeads(cells: readonly WideCell[], profile: Profile): string {
  const kinds = [...new Set(cells.map(({ kind }) => kind))];
  const heads = kinds.map((kind) => {
    const own = cells.filter((cell) => cell.kind === kind);
    const count = (sex: string, none: string) => {
      const cell = own.find((one) => one.sex === sex);
      return cell ? `${cellColumn(cell)}::DOUBLE` : `${none}::DOUBLE`;
    };
    // A kind that is given by sex has no people of a sex it does not name; one that is not has no such table.
    const absent = own.some(({ sex }) => sex !== "") ? "0" : "NULL";
    const sexes = [1, 2, 3].filter((cell) => profile.sexed && (cell < 3 || profile.unknownSex)).map((cell) => `${count(CELL_SEXES[cell]!, absent)} AS s${cell}`);
    const totals = profile.unsexed ? [`${count("", "NULL")} AS t`] : [];
    return `SELECT n.id AS node, 'events:${kind}'::p_kind AS kind, year, ${MASK_OF_PERIOD} AS mask, 0::INTEGER AS "day", ${[...totals, ...sexes].join(", ")} FROM ${WIDE_EVENTS} e JOIN p_node n ON n.rank = enum_code(e.area)::INTEGER + 1`;
  });
  return heads.join(" UNION ALL ");
}
