import type { Bilingual } from "../base/errors";

/** One thing that is wrong in a package: where, what, and what to do, in both languages. */
export type Fault = {
  /** English name with `.csv`, for sheets too; or `ledger.json`. */
  file: string;
  /** Record number: header 1, blank records counted; 0 = the whole file. */
  row: number;
  column: string;
  /** As found, cut to 20 characters; empty where the value could be a person's. */
  value: string;
  code: string;
} & Bilingual;
