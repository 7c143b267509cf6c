import fc from "fast-check";
import { expect, it } from "vitest";
import { openDatabase } from "../../engine/duckdb/database";
import { checkTables } from "./check-tables";
import { AREAS, stageRows, type CellRow } from "./stage-rows";

type Death = { area: string; period: string; sex: string; band: string; reported: string };

const death: fc.Arbitrary<Death> = fc.record({
  area: fc.constantFrom("V1", "V2"),
  period: fc.constantFrom("2008-12", "2009-01", "2009-Q1", "2009-Q2", "2009", "2008"),
  sex: fc.constantFrom("", "M"),
  band: fc.constantFrom("", "0", "0-4", "1-4", "5-9", "5+", "85+"),
  reported: fc.constantFrom("", "2009-09"),
});

const MONTHS: Record<string, [first: number, last: number]> = { "2008-12": [2, 2], "2009-01": [3, 3], "2009-Q1": [0, 2], "2009-Q2": [3, 5], "2009": [0, 11], "2008": [-12, -1] };
const ages = (band: string): [number, number] => {
  const [low = 0, high] = band.replace("+", "-999").split("-").map(Number);
  return [low, high ?? low];
};
const meet = ([low, high]: [number, number], [otherLow, otherHigh]: [number, number]) => low <= otherHigh && otherLow <= high;

/** The three rules, one row against every row before it. */
function expected(rows: Death[]): string[] {
  const firstOf = (row: Death) => rows.findIndex((other) => other.area === row.area && other.period === row.period);
  return rows.flatMap((row, at) => {
    const before = rows.slice(0, at);
    const same = (other: Death, ...columns: (keyof Death)[]) => columns.every((column) => other[column] === row[column]);
    const repeated = before.some((other) => same(other, "area", "period", "sex", "band", "reported"));
    const overlaps = row.band !== "" && before.some((other) => same(other, "area", "period", "sex") && other.band !== "" && other.band !== row.band && meet(ages(other.band), ages(row.band)));
    const mixed = rows.some((other) => same(other, "area") && other.period !== row.period && firstOf(other) < firstOf(row) && meet(MONTHS[other.period]!, MONTHS[row.period]!));
    return [...(repeated ? [`${at + 2}:key.repeated`] : []), ...(overlaps ? [`${at + 2}:band.overlap`] : []), ...(mixed ? [`${at + 2}:period.mixed`] : [])];
  });
}

it("finds repeated keys, overlapping bands and mixed periods as a look at every pair of rows does", async () => {
  const database = await openDatabase({ directories: ["/nonexistent"], threads: 2 });
  await fc.assert(
    fc.asyncProperty(fc.array(death, { minLength: 1, maxLength: 14 }), async (rows) => {
      const staged = await stageRows(database, { areas: AREAS, events: rows.map((row): CellRow => ({ ...row, kind: "death", count: "1" })) });
      const { faults } = await checkTables(database, staged);
      expect(faults.map(({ row, code }) => `${row}:${code}`).sort()).toEqual(expected(rows).sort());
    }),
    { numRuns: 40 },
  );
  database.close();
});
