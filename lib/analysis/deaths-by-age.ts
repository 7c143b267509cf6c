import type { AgeBand } from "../statistics/age-bands";
import type { Area } from "./area-tree";
import { ENOUGH_COVERAGE } from "./figure-line";
import type { OpenLedger } from "./open-ledger";

/** Deaths by age and sex of one statistical year, in the bands asked for. */
export type DeathsOfYear = { year: number; male: number[]; female: number[] };

const WHOLE_YEAR = 0b1111_1111_1111;

type Table = { total?: { value: number; whole: boolean }; bands: Map<string, number> };

/**
 * Deaths of whole statistical years by age and sex, of an area of township level or above: counts that need no protection (formats.md
 * section 6). A year is in the answer where its ages add up to its deaths of either sex and each fits into a band asked for.
 * @throws RangeError for a village, whose counts by age are small
 */
export async function readDeathsByAge({ reader }: OpenLedger, area: Area, { years, ages }: { years: readonly number[]; ages: readonly AgeBand[] }): Promise<DeathsOfYear[]> {
  if (area.level === "village") throw new RangeError(`deaths by age: ${area.code} is a village`);
  const { year = [], sex = [], band = [], value = [], months = [], covered = [], units = [] } = await reader.ask({
    from: "years", columns: ["year", "sex", "band", "value", "months", "covered", "units"],
    where: [{ column: "pos", is: "equal", value: area.pos }, { column: "measure", is: "equal", value: "death" }, { column: "year", is: "in", values: [...years] }, { column: "sex", is: "in", values: ["M", "F"] }],
  });
  const tables = new Map<string, Table>();
  year.forEach((one, at) => {
    if (value[at] === null) return;
    const key = `${String(one)}|${String(sex[at])}`;
    const table = tables.get(key) ?? { bands: new Map<string, number>() };
    tables.set(key, table);
    if (band[at] === "") table.total = { value: Number(value[at]), whole: months[at] === WHOLE_YEAR && Number(covered[at]) >= ENOUGH_COVERAGE * Number(units[at]) };
    else table.bands.set(String(band[at]), Number(value[at]));
  });
  return years.flatMap((one) => {
    const [male, female] = (["M", "F"] as const).map((key) => inBands(tables.get(`${one}|${key}`), ages));
    return male && female ? [{ year: one, male, female }] : [];
  });
}

/** Deaths in the bands asked for; none where an age lies across two of them, or where the ages are not all. */
function inBands(table: Table | undefined, ages: readonly AgeBand[]): number[] | undefined {
  if (!table?.total?.whole) return undefined;
  const counts = ages.map(() => 0);
  for (const [name, count] of table.bands) {
    if (count === 0) continue;
    const { from, to } = readBand(name);
    const at = ages.findIndex((band) => from >= band.from && (band.to === undefined || (to !== undefined && to <= band.to)));
    if (at < 0) return undefined;
    counts[at]! += count;
  }
  return counts.reduce((sum, count) => sum + count, 0) === table.total.value ? counts : undefined;
}

/** `0`, `1-4` or `85+`. */
function readBand(name: string): AgeBand {
  const [from, to] = name.replace("+", "").split("-").map(Number);
  return name.endsWith("+") ? { from: from! } : { from: from!, to: to ?? from! };
}
