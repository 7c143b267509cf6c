import { readAgeHistory } from "../analysis/age-history";
import type { AgeStructure } from "../analysis/age-structure";
import type { Area } from "../analysis/area-tree";
import { readCensusAges } from "../analysis/census-ages";
import type { OpenLedger } from "../analysis/open-ledger";
import type { Projection, Refusal } from "../analysis/projection";
import type { Interval } from "../statistics/interval";
import { followCohorts, type Followed } from "../views/cohorts";
import { projectionOf } from "./keep-projection";

export type ShownBand = { from: number; to?: number; men: number; women: number };
export type ShownAges = { year: number; bands: ShownBand[] };
export type ShownProjection =
  | { status: "refused"; reason: Refusal }
  | { status: "ok"; from: number; source: string; deaths: number; births: number; totalFertility: number; lifeExpectancy: { men: number; women: number }; netMoves?: number; replicates: number; level: number; years: ShownProjected[] };
/** People of all ages and of some, from the lowest to the highest of the variants; `middle` without migration, `moving` with the usual moves. */
export type ShownProjected = { year: number; ages: { from: number; to?: number; middle: number; moving?: number; lower: number; upper: number }[] };
/** What the page of people says beside the figures. */
export type ShownPeople = { /** Oldest first, up to the year asked for. */ ages: ShownAges[]; census?: { date: string; bands: ShownBand[] }; cohorts?: Followed; projection: ShownProjection };

/** Ages, cohorts and projection of one area, the same as on its page. */
export async function showPeople(ledger: OpenLedger, area: Area, year: number): Promise<ShownPeople> {
  const ages = await readAgeHistory(ledger, area, year);
  const newest = ages.at(-1);
  const [census, projection] = await Promise.all([newest && readCensusAges(ledger, area, { before: newest.year, bands: newest.bands }), projectionOf(ledger, area, newest?.year ?? year)]);
  const cohorts = followCohorts(ages);
  return {
    ages: ages.map((one) => ({ year: one.year, bands: bandsOf(one) })), ...(census ? { census: { date: census.date, bands: bandsOf(census.structure) } } : {}),
    ...(cohorts ? { cohorts } : {}), projection: shownProjection(projection),
  };
}

function bandsOf({ bands }: AgeStructure): ShownBand[] {
  const value = ({ male, female }: AgeStructure["bands"][number]) => ({ men: male.status === "ok" ? male.value : 0, women: female.status === "ok" ? female.value : 0 });
  return bands.map((band) => ({ from: band.from, ...(band.to === undefined ? {} : { to: band.to }), ...value(band) }));
}

function shownProjection(projection: Projection): ShownProjection {
  if (projection.status === "refused") return projection;
  const { start, range: { zero, own, envelope, replicates }, rates, moves, sums } = projection;
  const { births, source, fertility, expectation } = rates;
  const row = (band: { from: number; to?: number }, middle: number, moving: number | undefined, { lower, upper }: Interval) => ({ ...band, middle, ...(moving === undefined ? {} : { moving }), lower, upper });
  return {
    status: "ok", from: start.year, source: source.area.code, deaths: [...source.deaths.male, ...source.deaths.female].reduce((sum, count) => sum + count, 0), births, totalFertility: fertility.value,
    lifeExpectancy: { men: expectation.male.value, women: expectation.female.value }, ...(moves ? { netMoves: moves.net } : {}), replicates, level: envelope[0]!.total.level,
    years: envelope.map(({ total, sums: spans }, year) => ({
      year: start.year + year,
      ages: [row({ from: 0 }, zero.path[year]!.total, own?.path[year]?.total, total), ...sums.map((band, at) => row(band, zero.sums[year]![at]!, own?.sums[year]?.[at], spans[at]!))],
    })),
  };
}
