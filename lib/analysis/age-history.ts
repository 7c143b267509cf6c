import { bandName, BROAD_BANDS } from "../indicators/ages";
import { readAges, type AgeBand, type AgeStructure } from "./age-structure";
import type { Area } from "./area-tree";
import type { OpenLedger } from "./open-ledger";
import { monthOf } from "./stat-year";

/** As many years as a picture over the years can hold. */
const MOST_YEARS = 30;
const THREE = BROAD_BANDS.map(bandName);

/**
 * Age structures of one area up to a year, oldest first, all in the bands of the newest of them that has ages; years with coarser ages are left
 * out, and so is a year that rests on the very count of the year before (a census stands for the two years beside it).
 */
export async function readAgeHistory(ledger: OpenLedger, area: Area, until: number): Promise<AgeStructure[]> {
  const known = await yearsWithAges(ledger, area, until);
  const [newest] = [...known.keys()].sort((one, two) => two - one);
  if (newest === undefined) return [];
  const wanted = known.get(newest)!;
  const years = [...known].filter(([, bands]) => [...wanted].every(([band]) => bands.has(band))).map(([year]) => year).sort((one, two) => two - one).slice(0, MOST_YEARS);
  const structures = (await readAges(ledger, [area], years)).sort((one, two) => one.year - two.year);
  return structures.filter((structure, at) => at === 0 || !isSameCount(structure, structures[at - 1]!));
}

/** Years that have ages, oldest first; again without those that rest on the very count of the year before. */
export async function readAgeYears(ledger: OpenLedger, area: Area): Promise<number[]> {
  const known = [...(await yearsWithAges(ledger, area, Infinity))].sort(([one], [two]) => one - two);
  const isSame = (one: ReadonlyMap<string, number>, two: ReadonlyMap<string, number>) => one.size === two.size && [...one].every(([band, count]) => two.get(band) === count);
  return known.filter(([, bands], at) => at === 0 || !isSame(bands, known[at - 1]![1])).map(([year]) => year);
}

/**
 * The day for which the ages of a year stand: the middle of the year where they are counted or interpolated there, else the one day within
 * twelve months that they are taken from (formats.md section 6).
 */
export async function readAgeDay({ reader, entry }: OpenLedger, area: Area, year: number): Promise<string> {
  const middle = `${monthOf(year, 7, entry.statYearStart)}-01`;
  if (!reader.has("population")) return middle;
  const { date = [] } = await reader.ask({
    from: "population", columns: ["date"], sum: [],
    where: [{ column: "pos", is: "equal", value: area.pos }, { column: "sex", is: "equal", value: "M" }, { column: "band", is: "in", values: ["0-4", "0-14"] }],
  });
  const days = date.map(String);
  const near = (day: string) => Math.abs(Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - Number(middle.slice(0, 4)) * 12 - Number(middle.slice(5, 7))) <= 12;
  const before = days.filter((day) => day <= middle && near(day)).sort().at(-1);
  const after = days.filter((day) => day >= middle && near(day)).sort()[0];
  return before && after ? middle : (before ?? after ?? middle);
}

/** The bands of men that each year has with their counts, of years that have at least three. */
async function yearsWithAges({ reader }: OpenLedger, area: Area, until: number): Promise<Map<number, Map<string, number>>> {
  const { year = [], band = [], value = [] } = await reader.ask({
    from: "years", columns: ["year", "band", "value"],
    where: [{ column: "pos", is: "equal", value: area.pos }, { column: "measure", is: "equal", value: "population" }, { column: "sex", is: "equal", value: "M" }],
  });
  const years = new Map<number, Map<string, number>>();
  year.forEach((one, at) => {
    const [number, name] = [Number(one), String(band[at])];
    if (number > until || value[at] === null || name === "" || !isPlainBand(name)) return;
    years.set(number, (years.get(number) ?? new Map<string, number>()).set(name, Number(value[at])));
  });
  return new Map([...years].filter(([, bands]) => bands.size >= THREE.length));
}

/** Five-year bands and the three broad ages: what an age structure is made of. */
const isPlainBand = (name: string): boolean => THREE.includes(name) || /^\d*[05]-\d*[49]$/.test(name) || name === "85+";

const isSameCount = (one: AgeStructure, two: AgeStructure): boolean => one.bands.every((band, at) => countOf(band) === countOf(two.bands[at]!) && valueOf(band, "male") === valueOf(two.bands[at]!, "male"));

const valueOf = (band: AgeBand, sex: "male" | "female"): number => (band[sex].status === "ok" ? band[sex].value : Number.NaN);
const countOf = (band: AgeBand): number => valueOf(band, "male") + valueOf(band, "female");
