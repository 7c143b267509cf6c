import { BROAD_BANDS, FIVE_YEAR_BANDS, populationBeyond, populationOf, type Ages } from "../indicators/ages";
import type { Neutral } from "../indicators/indicator";
import { readAnswers, type Answers } from "./answers";
import type { Area } from "./area-tree";
import type { DisclosedFigure } from "./disclosure";
import type { OpenLedger } from "./open-ledger";

export type AgeBand = Ages & { male: DisclosedFigure; female: DisclosedFigure };
/** Population by age and sex at the middle of a statistical year, from the youngest band up; all areas of one question have the same bands. */
export type AgeStructure = { area: Area; year: number; bands: AgeBand[]; /** Everyone, whatever is known of ages: may be of other days than the bands. */ whole: AgeBand };

/** With fewer five-year bands than this the three broad ages say as much. */
const FEWEST_FIVE_YEAR = 3;

type Pair = Ages & { male: Neutral; female: Neutral };
const pairOf = (ages: Ages): Pair => ({ ...ages, male: populationOf("M", ages), female: populationOf("F", ages) });
const FIVE_YEAR = FIVE_YEAR_BANDS.map(pairOf);
const BROAD = BROAD_BANDS.map(pairOf);
const OLDEST = pairOf({ from: 85 });
const EVERYONE: Pair = { from: 0, male: populationBeyond("M", []), female: populationBeyond("F", []) };

/**
 * Age structure of some areas in some years, in the finest bands that the first of them has: five-year bands with an open one above, else 0–14,
 * 15–64 and 65 and over. Areas and years that lack these bands are not in the answer.
 */
export async function readAges(ledger: OpenLedger, areas: readonly Area[], years: readonly number[]): Promise<AgeStructure[]> {
  const pairs = [...FIVE_YEAR, OLDEST, ...BROAD, EVERYONE];
  const answers = await readAnswers(ledger, { indicators: pairs.flatMap(({ male, female }) => [male, female]), areas, years, before: false });
  const asked = areas.flatMap((area) => years.map((year) => ({ area, year, make: maker(answers, area, year) })));
  const pairsShown = pairsFor(asked.map(({ make }) => make));
  return asked.flatMap(({ area, year, make }) => {
    const bands = pairsShown.flatMap((pair) => make(pair) ?? []);
    const whole = make(EVERYONE);
    return whole && bands.length > 0 && bands.length === pairsShown.length ? [{ area, year, bands, whole }] : [];
  });
}

type Make = (pair: Pair) => AgeBand | undefined;

/** A band of one area and year; none where it is not known, or where a rest is below zero because bands and whole disagree. */
function maker(answers: Answers, area: Area, year: number): Make {
  const known = (indicator: Neutral) => {
    const { outcome } = answers.raw(indicator, area, year).figure;
    return outcome.is === "ok" && outcome.value >= 0 ? answers.figure(indicator, area, year, { change: false }) : undefined;
  };
  return ({ from, to, ...pair }) => {
    const [male, female] = [known(pair.male), known(pair.female)];
    return male && female ? { from, ...(to === undefined ? {} : { to }), male, female } : undefined;
  };
}

/** The bands that the first area and year has, cut to those that the others have too where these have any detail at all. */
function pairsFor(makers: readonly Make[]): readonly Pair[] {
  const [first] = makers;
  if (!first) return [];
  const detail = makers.map((make) => FIVE_YEAR.findIndex((pair) => !make(pair))).map((at) => (at < 0 ? FIVE_YEAR.length : at));
  if (detail[0]! >= FEWEST_FIVE_YEAR) {
    const shared = Math.min(...detail.filter((count) => count >= FEWEST_FIVE_YEAR));
    const open = openBand(FIVE_YEAR.slice(0, shared), first);
    if (first(open)) return [...FIVE_YEAR.slice(0, shared), open];
  }
  return BROAD.every((pair) => first(pair)) ? BROAD : [];
}

function openBand(below: readonly Pair[], make: Make): Pair {
  if (below.length === FIVE_YEAR.length && make(OLDEST)) return OLDEST;
  return { from: below.length * 5, male: populationBeyond("M", below), female: populationBeyond("F", below) };
}
