import { FILE_NAMES, type FileName } from "../files";
import type { Output } from "./parquet";

const PERIOD = "((n.rank::BIGINT * 4096 + f.year) * 16 + f.month) * 16 + f.span";
const DAY = "n.rank::BIGINT * 1048576 + date_diff('day', DATE '0001-01-01', f.date)";

/**
 * Long files are sorted by area and time packed into one number, which is twice as fast as by their texts; the rest of the key follows,
 * and as keys are unique the order is total.
 */
const PACKED: Partial<Record<FileName, string>> = {
  events: `${PERIOD}, f.reported, f.kind, f.sex, f.band`,
  services: `${PERIOD}, f.service`,
  population: `${DAY}, f.sex, f.age_from, f.age_to`,
  migrants: `${DAY}, f.direction, f.reach, f.sex`,
};

/** The ledger's own rows, one Parquet file each; a file the package lacks is written with no rows, so that readers need not ask. */
export function typedFiles(): Output[] {
  return FILE_NAMES.map((file) => {
    const order = PACKED[file];
    const sql = order ? `SELECT f.* FROM ${file} f JOIN p_node n ON n.code = f.area ORDER BY ${order}` : `FROM "${file}" ORDER BY ALL`;
    return { name: `${file}.parquet`, sql };
  });
}
