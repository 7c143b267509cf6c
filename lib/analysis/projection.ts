import { seededRandom } from "../base/random";
import type { AgeBand } from "../statistics/age-bands";
import { projectionRange, USUAL_SUMS, type ProjectionRange } from "../statistics/projection-range";
import { readAges, type AgeStructure } from "./age-structure";
import { readAnswers } from "./answers";
import type { Area } from "./area-tree";
import type { OpenLedger } from "./open-ledger";
import { agesOf, isEnough, peopleOf, ratesOf, readEvents, sumOf, WINDOW, type Events, type VitalRates } from "./vital-rates";

export const AHEAD = 5;
/** Below this the range is wider than anything it could say. */
export const FEWEST_PEOPLE = 200;
/** Boys per 100 girls at birth that are reckoned with, whatever the ledger's own ratio. */
export const BORN_BOYS = 106;
const REPLICATES = 200;
/** Years whose moves are taken as usual. */
const MOVE_YEARS = 3;
/** Years over which the change of population is taken where moves are not known. */
const BACK = 5;

/** Why nothing is projected. */
export type Refusal = "noAges" | "coarseAges" | "noDeaths" | "fewDeaths" | "fewPeople";
export type Projection =
  | { status: "refused"; reason: Refusal }
  | { status: "ok"; start: AgeStructure; sums: readonly AgeBand[]; range: ProjectionRange; rates: VitalRates; moves?: UsualMoves };
/** Net moves a year over some years; `implied`: what is left of the change of population, the moves themselves not being known or a village's. */
export type UsualMoves = { net: number; years: number[]; implied?: true };

/**
 * Five years on from the middle of a statistical year, by cohort component: the area's own people, its own rates or those of the nearest area
 * above it whose deaths suffice, and as variants no migration and the usual net moves. Nothing of a village's own births, deaths and moves goes in, so
 * nothing of them can be had from it: its moves are what is left of its change of population at the rates of the area above. Rates stay as they are: a calculation, not a forecast and no target. Seeded: the same ledger gives the same range.
 */
export async function readProjection(ledger: OpenLedger, area: Area, year: number): Promise<Projection> {
  const [start, earlier] = await readAges(ledger, [area], [year, year - BACK]);
  if (start?.year !== year) return { status: "refused", reason: "noAges" };
  const ages = agesOf(start);
  if (!ages) return { status: "refused", reason: "coarseAges" };
  if (sumOf([...peopleOf(start, "male"), ...peopleOf(start, "female")]) < FEWEST_PEOPLE) return { status: "refused", reason: "fewPeople" };
  const isVillage = area.level === "village";
  const own = isVillage ? undefined : await readEvents(ledger, area, year);
  const source = own && isEnough(own) ? own : await nearestSource(ledger, area, year, ages);
  if (source === "noDeaths" || source === "fewDeaths") return { status: "refused", reason: own ? "fewDeaths" : source };
  const rates = ratesOf(source, own && sameAges(own.ages, source.ages) ? own : undefined);
  const moves = (isVillage ? undefined : await usualMoves(ledger, area, year)) ?? impliedMoves(start, earlier, source);
  const base = {
    ages, male: peopleOf(start, "male"), female: peopleOf(start, "female"), mortality: rates.mortality, fertility: { total: rates.fertility.value, shares: rates.schedule.shares }, sexRatio: BORN_BOYS,
    ...(moves ? { moves: { male: moves.net / 2, female: moves.net / 2 } } : {}),
  };
  const { births, deaths } = own ?? source;
  const range = projectionRange(base, { random: seededRandom(area.pos * 10_000 + year), years: AHEAD, replicates: REPLICATES, births, deaths: sumOf(deaths.male) + sumOf(deaths.female) });
  return { status: "ok", start, sums: USUAL_SUMS, range, rates, ...(moves ? { moves } : {}) };
}

/** The nearest area above whose deaths give rates by age in these bands. */
async function nearestSource(ledger: OpenLedger, area: Area, year: number, ages: readonly AgeBand[]): Promise<Events | "noDeaths" | "fewDeaths"> {
  let seen = false;
  for (const above of ledger.tree.ancestors(area).reverse()) {
    const events = above.level === "village" ? undefined : await readEvents(ledger, above, year);
    if (!events || !sameAges(events.ages, ages)) continue;
    if (isEnough(events)) return events;
    seen = true;
  }
  return seen ? "fewDeaths" : "noDeaths";
}

const sameAges = (one: readonly AgeBand[], two: readonly AgeBand[]): boolean => one.length === two.length && one.every(({ from, to }, at) => from === two[at]!.from && to === two[at]!.to);

/** Net moves of a year, the mean of whole years in which both directions are known. */
async function usualMoves(ledger: OpenLedger, area: Area, year: number): Promise<UsualMoves | undefined> {
  const [into, out] = [ledger.registry.get("moves-in"), ledger.registry.get("moves-out")];
  const years = Array.from({ length: Math.min(MOVE_YEARS, WINDOW) }, (_, back) => year - back);
  const answers = await readAnswers(ledger, { indicators: [into, out], areas: [area], years, before: false });
  const known = years.flatMap((one) => {
    const [came, left] = [into, out].map((indicator) => answers.figure(indicator, area, one, { change: false }));
    return came?.status === "ok" && left?.status === "ok" && came.months === 12 && left.months === 12 ? [{ year: one, net: came.value - left.value }] : [];
  });
  return known.length === 0 ? undefined : { net: known.reduce((sum, { net }) => sum + net, 0) / known.length, years: known.map((one) => one.year).sort((one, two) => one - two) };
}

/** What is left of a change of population when births and deaths were at the rates of another area: only counts of people go in. */
function impliedMoves(now: AgeStructure, then: AgeStructure | undefined, { births, deaths, exposure }: Events): UsualMoves | undefined {
  if (!then) return undefined;
  const size = (structure: AgeStructure) => sumOf(peopleOf(structure, "male")) + sumOf(peopleOf(structure, "female"));
  const span = now.year - then.year;
  const lived = sumOf(exposure.male) + sumOf(exposure.female);
  const natural = ((births - sumOf(deaths.male) - sumOf(deaths.female)) / lived) * ((size(now) + size(then)) / 2);
  return { net: (size(now) - size(then)) / span - natural, years: [then.year, now.year], implied: true };
}
