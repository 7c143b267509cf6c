import type { Area } from "./area-tree";
import type { OpenLedger } from "./open-ledger";

/** People by single year of age, age 0 first, on one day. Population counts need no protection: formats.md section 6. */
export type SingleAges = { date: string; counts: number[] };

/** Fewest ages from 0 up that a table by single years must reach: Whipple's index asks up to 62. */
const REACH = 63;

/** The area's own latest table by single years of age up to a day, ages it does not name being 0; undefined where there is none. */
export async function readSingleAges({ reader }: OpenLedger, area: Area, until: string): Promise<SingleAges | undefined> {
  const ages = Array.from({ length: 100 }, (_, age) => String(age));
  const { date = [], band = [], value = [] } = await reader.ask({
    from: "population", columns: ["date", "band"], sum: ["value"],
    where: [{ column: "pos", is: "equal", value: area.pos }, { column: "sex", is: "equal", value: "" }, { column: "band", is: "in", values: ages }],
  });
  const days = new Map<string, number[]>();
  date.forEach((day, at) => {
    const key = String(day);
    if (key > until) return;
    const counts = days.get(key) ?? new Array<number>(100).fill(0);
    counts[Number(band[at])] = Number(value[at]);
    days.set(key, counts);
  });
  const [latest] = [...days].filter(([, counts]) => counts.filter((count) => count > 0).length >= REACH).sort(([one], [two]) => (one < two ? 1 : -1));
  return latest && { date: latest[0], counts: latest[1] };
}
