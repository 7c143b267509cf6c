import type { Locale } from "../base/locale";

/** A cell as it stands on a page: what is said, what stands lighter behind it, and a mark such as 初. */
export type ReportCell = { text: string; behind?: string; mark?: string; tone?: "better" | "behind" | "watch"; /** Names a group of rows. */ strong?: true };
export type ReportColumn = { label: string; kind: "text" | "number" };

/** A headline figure: its name, its number with interval, and whether it changed. */
export type ReportFigure = { label: string; value: ReportCell; change: ReportCell };

export type TextBlock = { kind: "text"; section: string; title: string; paragraphs: readonly string[] };
export type FiguresBlock = { kind: "figures"; section: string; title: string; cells: readonly ReportFigure[] };
export type ChartBlock<Chart> = { kind: "chart"; section: string; chart: Chart; title: string; subtitle: string; alt: string; note?: string; /** How the figures were made, for speaker notes and the list of figures. */ method?: string; /** The table behind the picture, where a pack has it: tooltips of the deck and the workbook. */ data?: { columns: readonly ReportColumn[]; rows: readonly (readonly ReportCell[])[] } };
export type TableBlock = { kind: "table"; section: string; title: string; note?: string; columns: readonly ReportColumn[]; rows: readonly (readonly ReportCell[])[]; /** Rows there are in all, where the table holds fewer. */ total?: number; method?: string };
export type ReportBlock<Chart> = TextBlock | FiguresBlock | ChartBlock<Chart> | TableBlock;

/** Where a document comes from; a line of it stands on every slide and page. */
export type ReportSource = {
  line: string;
  /** Day of the data, `2009-10-05`: files are dated with it, so that the same data give the same file. */
  asOf: string;
  preparedBy: string;
  /** Sentence that goes with every page of invented data. */
  sample?: string;
  notices: readonly string[];
  items: readonly (readonly [name: string, text: string])[];
  /** Files handed in, with their hashes. */
  files: readonly (readonly [name: string, text: string])[];
  /** What the signs in place of a number mean. */
  legend: readonly string[];
};

/** A document before it has a form: ordered blocks over one snapshot, area and period. A deck, slides, a report and a print page are made of it. */
export type ReportView<Chart> = { locale: Locale; title: string; area: string; period: string; source: ReportSource; blocks: readonly ReportBlock<Chart>[] };
