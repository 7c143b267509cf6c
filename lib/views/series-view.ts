import type { NumberFormat } from "../i18n/format";
import type { Rule } from "../statistics/special-causes";

/** One year of a series: a number with its interval, or why there is none. */
export type SeriesPoint = { year: number; provisional?: boolean; /** Rules of a process chart that it breaks. */ signal?: readonly Rule[] } & ({ status: "ok"; value: number; lower?: number; upper?: number } | { status: "suppressed" | "missing" | "undefined"; text: string });

/** What a picture over the years says; `as` is bars for counts (they start at zero) and a line for everything else. */
export type SeriesView = {
  title: string;
  subtitle: string;
  alt: string;
  note?: string;
  as: "line" | "bars";
  points: readonly SeriesPoint[];
  /** A pale band with its label, such as the normal band of the sex ratio. */
  band?: { lower: number; upper: number; label: string };
  /** The area compared with, as a grey line. */
  beside?: { label: string; points: readonly { year: number; value: number }[] };
  /** Mean and natural limits of an XmR chart. */
  limits?: { mean: number; lower: number; upper: number; /** Made from few points. */ trial: boolean; /** Very large moving ranges were left out. */ screened: boolean };
  format: NumberFormat;
};
