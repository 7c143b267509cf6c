import type { Area } from "./area-tree";
import type { OpenLedger } from "./open-ledger";

/** People by single year of age, age 0 first, on one day. Population counts need no protection: formats.md section 6. */
export type SingleAges = { date: string; counts: number[] };

/** Fewest ages from 0 up that a table by single years must reach: Whipple's index asks up to 62. */
const REACH = 63;

/** The area's own latest table by single years of age up to a day, ages it does not name being 0; undefined where there is none. */
export async function readSingleAges(ledger: OpenLedger, area: Area, until: string): Promise<SingleAges | undefined> {
  const days = (await readSingleAgeDays(ledger, area)).filter(({ date }) => date <= until);
  const latest = days.at(-1);
  return latest && { date: latest.date, counts: latest.counts };
}

/** Every day's table of one area, or of every area that has one, oldest first; tables that do not reach the ages needed are left out. */
export async function readSingleAgeDays({ reader }: OpenLedger, area?: Area): Promise<(SingleAges & { pos: number })[]> {
  const ages = Array.from({ length: 100 }, (_, age) => String(age));
  const { pos = [], date = [], band = [], value = [] } = await reader.ask({
    from: "population", columns: ["pos", "date", "band"], sum: ["value"],
    where: [...(area ? [{ column: "pos", is: "equal" as const, value: area.pos }] : []), { column: "sex", is: "equal", value: "" }, { column: "band", is: "in", values: ages }],
  });
  const days = new Map<string, SingleAges & { pos: number }>();
  date.forEach((day, at) => {
    const key = `${String(day)}|${String(pos[at])}`;
    const known = days.get(key) ?? { pos: Number(pos[at]), date: String(day), counts: new Array<number>(100).fill(0) };
    known.counts[Number(band[at])] = Number(value[at]);
    days.set(key, known);
  });
  return [...days].filter(([, { counts }]) => counts.filter((count) => count > 0).length >= REACH).sort(([one], [two]) => (one < two ? -1 : 1)).map(([, day]) => day);
}
