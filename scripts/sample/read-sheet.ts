export type Row = Record<string, string>;

/** Rows of a file that the generator wrote; it quotes nothing, so a comma always parts two cells. */
export function readSheet(text: string): Row[] {
  if (text.includes('"')) throw new RangeError("readSheet: quoted cells are not expected in the sample");
  const [header = "", ...lines] = text.trimEnd().split("\n");
  const columns = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""]));
  });
}

/** The statistical year, October to September, of a month `2009-03`, a quarter or a year. */
export function statYear(period: string): number {
  const month = /-(\d\d)$/.exec(period)?.[1];
  return Number(period.slice(0, 4)) + (month && Number(month) >= 10 ? 1 : 0);
}

/** The quarter `2009-Q2` of a month. */
export const statQuarter = (month: string) => `${statYear(month)}-Q${Math.floor(((Number(month.slice(5)) + 2) % 12) / 3) + 1}`;
