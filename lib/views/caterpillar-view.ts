import type { NumberFormat } from "../i18n/format";
import type { IntervalRow } from "./interval-row";

/** A labelled upright line or band of an interval chart. */
export type ReferenceLine = { kind: "own" | "target"; value: number; label: string } | { kind: "band"; lower: number; upper: number; label: string };

/** What an interval chart says: rows in the order shown, what they are compared with, and the block that cannot be told apart. */
export type CaterpillarView = {
  title: string;
  subtitle: string;
  alt: string;
  note?: string;
  rows: readonly IntervalRow[];
  references: readonly ReferenceLine[];
  /** Label of the grey block behind the rows that cannot be told apart; absent where nothing is compared. */
  block?: string;
  /** Head of the column of group letters, where rows have them. */
  lettersHead?: string;
  format: NumberFormat;
  /** Largest and smallest value that can be, such as 0 and 1 of a share. */
  bounds?: { lower?: number; upper?: number };
  /** Values the scale must reach beside the rows': pictures that belong together share one scale. */
  extent?: { lower: number; upper: number };
};
