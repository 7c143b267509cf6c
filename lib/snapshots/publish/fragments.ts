/** The cells of a wide row, in the order of its columns v0..v3 and c0..c3: both sexes together, male, female, unknown. */
export const CELL_SEXES = ["", "M", "F", "U"] as const;

/** Which of the four cells a file can fill; leaving out what no row has saves time and memory on large ledgers. */
export type Cells = readonly number[];
export const TOTAL_ONLY: Cells = [0];

/** The columns that name a fact beside its place. A fact of a day (population, migrants) has `day`, days since 1970; else 0. */
export const FACT_KEY = 'measure, kind, band, year, mask, "day"';

/** One piece of SQL for each cell, joined by commas. */
export const eachCell = (cells: Cells, piece: (cell: number) => string): string => cells.map(piece).join(", ");

/** Months since year 0 of the first month of a statistical year: 2009 starts in 2008-10 where years start in October. */
export const yearStart = (year: string, statYearStart: number): string => `(${year}::INTEGER * 12 + ${statYearStart - 1 - (statYearStart > 1 ? 12 : 0)})`;

/** The months of a period as bits, bit 0 the first month of the statistical year, from its last month and its span. */
export const MASK_OF_PERIOD = "(((1::INTEGER << span::INTEGER) - 1) << (month - span)::INTEGER)::SMALLINT";

/** 1..12: the last month of a mask. */
export const lastMonth = (mask: string): string => `(floor(log2(${mask})) + 1)::SMALLINT`;

/** 0..11: the first month of a mask. */
export const firstBit = (mask: string): string => `floor(log2(${mask}::INTEGER & -(${mask}::INTEGER)))::INTEGER`;

/** Months since year 0 of a `YYYY-MM` text. */
export const monthIndex = (text: string): string => `(left(${text}, 4)::INTEGER * 12 + substr(${text}, 6, 2)::INTEGER - 1)`;

/** A period as the ledger writes it: a day, a month, a quarter or a year. */
export function periodText(alias: string, statYearStart: number): string {
  const { year, mask, day } = { year: `${alias}.year`, mask: `${alias}.mask`, day: `${alias}."day"` };
  const month = `(${yearStart(year, statYearStart)} + ${firstBit(mask)})`;
  return `CASE WHEN ${day} <> 0 THEN strftime(DATE '1970-01-01' + ${day}::INTEGER, '%Y-%m-%d')
    WHEN bit_count(${mask}) = 12 THEN ${year}::VARCHAR
    WHEN bit_count(${mask}) = 3 THEN ${year} || '-Q' || ((${firstBit(mask)}) // 3 + 1)
    ELSE (${month} // 12)::VARCHAR || '-' || lpad((${month} % 12 + 1)::VARCHAR, 2, '0') END`;
}

/**
 * A sum of fractions (Chapman's N and its variance) to fifteen decimals: exact, so that the order of rows does not matter, and at no cost in memory;
 * an ordered sum keeps every row until the last.
 */
export const exactSum = (column: string): string => `sum(${column}::DECIMAL(38, 15))::DOUBLE`;
