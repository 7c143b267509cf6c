/**
 * What a mapping profile put right or worked round at import, the table `settled` and the file `rollup/settled.parquet`: only snapshots that a
 * profile made since schema version 2 have it. `otherName` and `blankName` another spelling joined to the area; `foundByName` rows of a file without codes,
 * joined by name; `notFound` rows that no name matches, under a code of their own; `recoded` a code replaced by rule; `uncodedRow` a named row without code left out.
 */
export const SETTLED = "settled";

export const SETTLED_CODES = ["otherName", "blankName", "foundByName", "notFound", "recoded", "uncodedRow"] as const;
export type SettledCode = (typeof SETTLED_CODES)[number];

/** `name` as the file has it (of `recoded` the code); `files` and `records` of the source; `record` the first of them in `file`, header 1. */
export const SETTLED_COLUMNS = 'file VARCHAR, area VARCHAR, code VARCHAR, name VARCHAR, files INTEGER, records INTEGER, record INTEGER';
