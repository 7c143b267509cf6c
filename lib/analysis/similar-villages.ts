import { readingOf } from "./counts";
import { loadCells } from "./cell-table";
import type { Area } from "./area-tree";
import type { OpenLedger } from "./open-ledger";

export const SIMILAR_WANTED = 5;
/** A county with fewer villages than this has too few to choose among: the whole snapshot is looked through. */
const ENOUGH_IN_COUNTY = 20;

export type SimilarTrait = "population" | "aged" | "children";
export type SimilarMethod = {
  /** The county, or the root, whose villages were looked through. */
  pool: Area;
  /** Villages that have every trait asked for, the one itself not counted. */
  candidates: number;
  /** What is compared: ages only where the package gives them. */
  by: readonly SimilarTrait[];
  wanted: number;
};
export type Similar = { areas: Area[]; method: SimilarMethod };

/**
 * The villages most like this one: nearest by the logarithm of the population, the share aged 65 and over and the share aged 0 to
 * 14, each divided by its standard deviation among the villages looked through (Euclid). Only population counts are used, which
 * need no protection. Five, or as many as are wanted; more only where the last place is tied; none where the village itself has no population.
 */
export async function similarVillages(ledger: OpenLedger, area: Area, year: number, wanted: number = SIMILAR_WANTED): Promise<Similar> {
  const pool = poolOf(ledger, area);
  const profiles = await profilesOf(ledger, pool, year);
  const own = profiles.places.get(area.pos);
  const candidates = Math.max(0, profiles.places.size - (own === undefined ? 0 : 1));
  const method = { pool, candidates, by: profiles.by, wanted };
  if (own === undefined) return { areas: [], method };
  const far = profiles.areas.map((one, at) => ({ one, distance: distanceOf(profiles, own, at) })).filter((_, at) => at !== own);
  far.sort((one, two) => one.distance - two.distance || (one.one.code < two.one.code ? -1 : 1));
  const last = far[wanted - 1]?.distance ?? Infinity;
  return { areas: far.filter(({ distance }, at) => at < wanted || distance === last).map(({ one }) => one), method };
}

/** The county above, where it has enough villages, else everything. */
function poolOf({ tree }: OpenLedger, area: Area): Area {
  const county = [...tree.ancestors(area)].reverse().find(({ level }) => level === "county");
  return county && tree.villages(county).length > ENOUGH_IN_COUNTY ? county : tree.root;
}

type Profiles = { areas: Area[]; places: Map<number, number>; by: SimilarTrait[]; columns: Float64Array[] };

const kept = new WeakMap<OpenLedger["reader"], Map<string, Promise<Profiles>>>();
const MOST_KEPT = 24;

/** Standardised traits of every village of a pool in one year; a snapshot never changes, so they are worked out once. */
function profilesOf(ledger: OpenLedger, pool: Area, year: number): Promise<Profiles> {
  const known = kept.get(ledger.reader) ?? new Map<string, Promise<Profiles>>();
  kept.set(ledger.reader, known);
  const key = `${pool.pos}|${year}`;
  const found = known.get(key);
  if (found) return found;
  const made = makeProfiles(ledger, pool, year);
  known.set(key, made);
  made.catch(() => known.delete(key));
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  return made;
}

const CELLS = { all: { measure: "population" }, aged: { measure: "population", band: "aged" }, agedOf: { measure: "population", band: "aged_of" }, children: { measure: "population", band: "0-14" } } as const;

async function makeProfiles(ledger: OpenLedger, pool: Area, year: number): Promise<Profiles> {
  const villages = ledger.tree.villages(pool);
  const table = await loadCells(ledger, { areas: villages, cells: Object.values(CELLS), years: [year] });
  const rows = villages.flatMap((area) => {
    const read = readingOf(table, year, table.at(area));
    const [all, aged, agedOf, children] = Object.values(CELLS).map((cell) => read([cell])?.value ?? NaN) as [number, number, number, number];
    return all > 0 ? [{ area, population: Math.log(all), aged: aged / agedOf, children: children / all }] : [];
  });
  // A trait that hardly any village has would shut the others out.
  const by = (["population", "aged", "children"] as const).filter((trait) => rows.filter((row) => Number.isFinite(row[trait])).length >= rows.length * 0.9);
  const whole = rows.filter((row) => by.every((trait) => Number.isFinite(row[trait])));
  const columns = by.map((trait) => standardised(whole.map((row) => row[trait])));
  return { areas: whole.map(({ area }) => area), places: new Map(whole.map(({ area }, at) => [area.pos, at])), by: [...by], columns };
}

function standardised(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length || 1));
  return Float64Array.from(values, (value) => (spread > 0 ? (value - mean) / spread : 0));
}

function distanceOf({ columns }: Profiles, one: number, two: number): number {
  let sum = 0;
  for (const column of columns) sum += (column[one]! - column[two]!) ** 2;
  return Math.sqrt(sum);
}
