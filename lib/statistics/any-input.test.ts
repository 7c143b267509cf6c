import fc from "fast-check";
import { describe, it } from "vitest";
import { seededRandom } from "../base/random";
import { boundaryHeaping, myers, noumbissi, totalWhipple, whipple } from "./age-heaping";
import { fitBetaBinomial } from "./beta-binomial";
import { bootstrap } from "./bootstrap";
import { byar, byarLimits, rateInterval } from "./byar";
import { chainLadder } from "./chain-ladder";
import { chapman, completeness, petersen } from "./chapman";
import { dissimilarity } from "./dissimilarity";
import { benjaminiHochberg, benjaminiYekutieli } from "./false-discovery";
import { fifths } from "./fifths";
import { ratioClass, ratioFunnel, ratioLimitsAt, rateFunnel, sexRatioFunnel, shareClass, shareFunnel } from "./funnel-limits";
import { fitGammaPoisson } from "./gamma-poisson";
import { gini, lorenz } from "./gini";
import { inequalitySlope } from "./inequality-slope";
import { ageRatioScore, jointScore, sexRatioScore } from "./joint-score";
import { kappa } from "./kappa";
import { kitagawa, productEffects } from "./kitagawa";
import { marshall, martuzzi } from "./moment-shrinkage";
import { moran, moranOfRates } from "./moran";
import { newcombe } from "./newcombe";
import { rateTest, sexRatioTest, shareTest, shareTestWithin } from "./one-sided-tests";
import { modifiedZ, standardScore } from "./outliers";
import { overDispersion, quantile } from "./over-dispersion";
import { poissonExact } from "./poisson-exact";
import type { Posterior } from "./posterior";
import { birthsNeeded, ratioPower } from "./power";
import { rankIntervals } from "./rank-intervals";
import { rankRegion, simultaneousIntervals, simultaneousZ } from "./rank-region";
import { approximateRateTest, conditionalP, rateRatio } from "./rate-ratio";
import { recentTrend } from "./recent-trend";
import { birthsOf, ratioOfShare, sexRatio, sexRatioInterval, sexRatioLogInterval } from "./sex-ratio";
import { katz, woolf } from "./share-ratio";
import { shrunken } from "./shrinkage";
import { sevenInARow, sevenOnOneSide, specialCauses, twoInThree } from "./special-causes";
import { directRate, indirectRatio } from "./standardised-rates";
import { atkinson, herfindahl, theil, theilParts } from "./theil";
import { tiers } from "./tiers";
import { shareHeterogeneity, shareTrend } from "./trend-test";
import { wilson } from "./wilson";
import { xmr } from "./xmr";

/** Any number at all: the usual ones, fractions, and those that no office ever wrote. */
const any = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: -3, max: 10_000_000 }) },
  { weight: 2, arbitrary: fc.double({ min: 0, max: 3, noNaN: true }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, 0.5, NaN, Infinity, -Infinity, Number.MAX_VALUE, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER, 2 ** 53) },
);
const level = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(0.9, 0.95, 0.998) }, { weight: 1, arbitrary: any });
const list = fc.array(any, { maxLength: 12 });
const long = fc.array(fc.oneof({ weight: 300, arbitrary: fc.integer({ min: 0, max: 500 }) }, { weight: 1, arbitrary: any }), { minLength: 60, maxLength: 101 });
const square = fc.integer({ min: 0, max: 4 }).chain((size) => fc.array(fc.array(any, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }));
const triangle = fc.array(fc.array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 60 }) }, { weight: 1, arbitrary: any }, { weight: 2, arbitrary: fc.constant(null) }), { maxLength: 5 }), { maxLength: 5 });
const family = fc.constantFrom("normal", "gamma", "beta") as fc.Arbitrary<Posterior["family"]>;
const side = fc.constantFrom("below", "above") as fc.Arbitrary<"below" | "above">;

const count = fc.record({ events: any, trials: any });
const rate = fc.record({ events: any, exposure: any });
const limits = fc.record({ lower: any, upper: any });
const births = fc.record({ boys: any, girls: any });
const check = fc.record({ ledger: any, found: any, matched: any });
const counts = fc.array(count, { maxLength: 8 });
const rates = fc.array(rate, { maxLength: 8 });
const point = fc.oneof({ weight: 5, arbitrary: fc.record({ value: any, lower: any, upper: any }) }, { weight: 1, arbitrary: fc.constant(undefined) });
const strata = fc.array(fc.record({ events: any, exposure: any, standard: any }), { maxLength: 6 });
const neighbours = fc.array(fc.array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 6 }) }, { weight: 1, arbitrary: any }), { maxLength: 3 }), { maxLength: 7 });
const posterior = fc.record({ family, one: list, two: list }).map(({ family: kind, one, two }): Posterior => (kind === "normal" ? { family: kind, mean: one, sd: two } : kind === "gamma" ? { family: kind, shape: one, rate: two } : { family: kind, a: one, b: two }));
const legal = fc.record({ family, values: fc.array(fc.tuple(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 12 }) })
  .map(({ family: kind, values }): Posterior => {
    const [one, two] = [values.map(([first]) => first), values.map(([, second]) => second)];
    return kind === "normal" ? { family: kind, mean: one, sd: two } : kind === "gamma" ? { family: kind, shape: one, rate: two } : { family: kind, a: one, b: two };
  });

type Call = { asked: fc.Arbitrary<unknown>; answer: (asked: unknown) => unknown };
const of = <T>(asked: fc.Arbitrary<T>, answer: (asked: T) => unknown): Call => ({ asked, answer: answer as Call["answer"] });

/** Every public function of the folder, with the kinds of its arguments. */
const CALLS: Record<string, Call> = {
  wilson: of(fc.tuple(count, level), ([one, at]) => wilson(one, at)),
  byar: of(fc.tuple(any, level), ([x, at]) => byar(x, at)),
  byarLimits: of(fc.tuple(any, level), ([x, at]) => byarLimits(x, at)),
  rateInterval: of(fc.tuple(rate, level), ([one, at]) => rateInterval(one, at)),
  poissonExact: of(fc.tuple(any, level), ([x, at]) => poissonExact(x, at)),
  newcombe: of(fc.tuple(count, count, level), ([one, two, at]) => newcombe(one, two, at)),
  katz: of(fc.tuple(count, count, level), ([one, two, at]) => katz(one, two, at)),
  woolf: of(fc.tuple(count, count, level), ([one, two, at]) => woolf(one, two, at)),
  rateRatio: of(fc.tuple(rate, rate, level), ([one, two, at]) => rateRatio(one, two, at)),
  conditionalP: of(fc.tuple(rate, rate, any), ([one, two, ratio]) => [conditionalP(one, two, { ratio }), conditionalP(one, two, { ratio, alternative: "less" }), conditionalP(one, two, { ratio, alternative: "greater" })]),
  approximateRateTest: of(fc.tuple(fc.constantFrom("score" as const, "wald-log" as const), rate, rate, any), ([kind, one, two, ratio]) => approximateRateTest(kind, one, two, ratio)),
  sexRatio: of(fc.tuple(births, level), ([one, at]) => sexRatio(one, at)),
  sexRatioInterval: of(fc.tuple(births, level), ([one, at]) => sexRatioInterval(one, at)),
  sexRatioLogInterval: of(fc.tuple(births, level), ([one, at]) => sexRatioLogInterval(one, at)),
  ratioOfShare: of(any, (share) => ratioOfShare(share)),
  birthsOf: of(fc.tuple(any, any), ([ratio, all]) => birthsOf(ratio, all)),
  directRate: of(fc.tuple(strata, level), ([some, at]) => directRate(some, at)),
  indirectRatio: of(fc.tuple(any, strata, level), ([x, some, at]) => indirectRatio(x, some.map(({ events, exposure, standard }) => ({ exposure: standard, reference: { events, exposure } })), at)),
  shareFunnel: of(fc.tuple(any, any, level, any), ([share, trials, at, spread]) => shareFunnel(share, trials, at, spread)),
  sexRatioFunnel: of(fc.tuple(any, any, level), ([ratio, all, at]) => sexRatioFunnel(ratio, all, at)),
  ratioFunnel: of(fc.tuple(any, level, any, any), ([expected, at, target, spread]) => ratioFunnel(expected, at, { target, spread })),
  rateFunnel: of(fc.tuple(any, any, level), ([own, exposure, at]) => rateFunnel(own, exposure, at)),
  ratioLimitsAt: of(fc.tuple(any, level), ([x, at]) => ratioLimitsAt(x, at)),
  shareClass: of(fc.tuple(count, any), ([one, share]) => shareClass(one, share)),
  ratioClass: of(fc.tuple(any, any), ([x, expected]) => ratioClass(x, expected)),
  overDispersion: of(fc.tuple(list, any, fc.option(list, { nil: undefined })), ([z, winsorised, standardErrors]) => overDispersion(z, { winsorised, ...(standardErrors ? { standardErrors } : {}) })),
  quantile: of(fc.tuple(list, any), ([values, p]) => quantile(values.filter(Number.isFinite).sort((a, b) => a - b), p)),
  falseDiscovery: of(list, (p) => [benjaminiHochberg(p), benjaminiYekutieli(p)]),
  shareTest: of(fc.tuple(count, any, side), ([one, share, at]) => shareTest(one, share, at)),
  shareTestWithin: of(fc.tuple(count, count, side), ([one, two, at]) => shareTestWithin(one, two, at)),
  rateTest: of(fc.tuple(rate, any, side), ([one, own, at]) => rateTest(one, own, at)),
  sexRatioTest: of(fc.tuple(births, any), ([one, end]) => sexRatioTest(one, end)),
  birthsNeeded: of(fc.tuple(any, any, any, any), ([ratio, against, alpha, power]) => birthsNeeded({ ratio, against, alpha }, power)),
  ratioPower: of(fc.tuple(any, any, any, any), ([all, ratio, against, alpha]) => ratioPower(all, { ratio, against, alpha })),
  fitBetaBinomial: of(counts, (some) => shrunken(fitBetaBinomial(some))),
  fitGammaPoisson: of(rates, (some) => shrunken(fitGammaPoisson(some))),
  marshall: of(rates, (some) => marshall(some)),
  martuzzi: of(counts, (some) => martuzzi(some)),
  moran: of(fc.tuple(list, neighbours), ([values, near]) => moran(values, near)),
  moranOfRates: of(fc.tuple(rates, neighbours), ([some, near]) => moranOfRates(some, near)),
  rankIntervals: of(fc.tuple(fc.oneof(posterior, legal), level, fc.constantFrom("exact" as const, "binned" as const)), ([own, at, method]) => rankIntervals(own, { level: at, method })),
  simultaneousIntervals: of(fc.tuple(fc.oneof(posterior, legal), level), ([own, at]) => simultaneousIntervals(own, at)),
  simultaneousZ: of(fc.tuple(any, level), ([n, at]) => [simultaneousZ(n, at), simultaneousZ(n, at, "bonferroni")]),
  rankRegion: of(fc.array(limits, { maxLength: 6 }), (some) => rankRegion(some)),
  tiers: of(fc.tuple(list, fc.array(limits, { maxLength: 6 })), ([values, some]) => tiers(values.slice(0, some.length), some)),
  recentTrend: of(fc.array(point, { maxLength: 8 }), (series) => recentTrend(series)),
  xmr: of(list, (values) => specialCauses(values, xmr(values))),
  rules: of(list, (values) => [sevenOnOneSide(values.map(Math.sign)), sevenInARow(values), twoInThree(values, values.map(Math.sign))]),
  shareTrend: of(fc.tuple(counts, fc.option(list, { nil: undefined })), ([some, scores]) => shareTrend(some, scores)),
  shareHeterogeneity: of(counts, (some) => shareHeterogeneity(some)),
  outliers: of(fc.tuple(list, any), ([series, value]) => [modifiedZ(series, value), standardScore(series, value)]),
  chainLadder: of(fc.tuple(triangle, any), ([rows, tail]) => chainLadder(rows, tail)),
  chapman: of(fc.tuple(check, level), ([one, at]) => chapman(one, at)),
  petersen: of(fc.tuple(check, level), ([one, at]) => petersen(one, at)),
  completeness: of(fc.tuple(any, any, any, level), ([ledger, estimate, variance, at]) => completeness({ ledger, estimate, variance }, at)),
  kappa: of(fc.tuple(square, level, fc.constantFrom("none" as const, "linear" as const, "quadratic" as const)), ([table, at, weighting]) => kappa(table, { level: at, weighting })),
  inequality: of(fc.tuple(list, any), ([values, aversion]) => [gini(values), lorenz(values), theil(values), theil(values, { dropZeros: true }), atkinson(values, aversion), fifths(values)]),
  weighted: of(fc.tuple(list, list), ([values, weights]) => [gini(values, { weights }), theil(values, { weights }), atkinson(values, 0.5, weights), fifths(values, weights)]),
  herfindahl: of(list, (values) => herfindahl(values)),
  theilParts: of(fc.array(list, { maxLength: 4 }), (groups) => theilParts(groups.map((values) => ({ values })))),
  dissimilarity: of(fc.tuple(list, list), ([one, two]) => dissimilarity(one.slice(0, two.length), two.slice(0, one.length))),
  kitagawa: of(fc.tuple(list, list, list, list), ([a, b, c, d]) => {
    const n = Math.min(a.length, b.length, c.length, d.length);
    return kitagawa({ sizes: a.slice(0, n), rates: b.slice(0, n) }, { sizes: c.slice(0, n), rates: d.slice(0, n) });
  }),
  productEffects: of(fc.tuple(list, list), ([one, two]) => productEffects(one.slice(0, 6), two.slice(0, one.length).slice(0, 6))),
  inequalitySlope: of(fc.tuple(list, list), ([values, people]) => inequalitySlope(values.slice(0, people.length), people.slice(0, values.length))),
  whipple: of(fc.tuple(long, any, any, list), ([ages, ageMin, ageMax, digits]) => [whipple(ages), whipple(ages, { ageMin, ageMax, digits })]),
  noumbissi: of(fc.tuple(long, any, any), ([ages, digit, ageMin]) => [noumbissi(ages, digit), noumbissi(ages, digit, { ageMin })]),
  totalWhipple: of(fc.tuple(long, any, any), ([ages, ageMin, ageMax]) => totalWhipple(ages, { ageMin, ageMax })),
  myers: of(fc.tuple(long, any, any), ([ages, ageMin, ageMax]) => [myers(ages), myers(ages, { ageMin, ageMax, variant: "pasex" })]),
  boundaryHeaping: of(fc.tuple(long, any), ([ages, age]) => boundaryHeaping(ages, age)),
  jointScore: of(fc.tuple(list, list), ([men, women]) => jointScore(men.slice(0, women.length), women.slice(0, men.length))),
  scores: of(fc.tuple(list, list), ([men, women]) => [ageRatioScore(men), sexRatioScore(men, women)]),
  bootstrap: of(fc.tuple(list, level), ([values, at]) => bootstrap(values, (sample) => sample.reduce((sum, value) => sum + value, 0), { random: seededRandom(1), replicates: 100, level: at })),
};

/** The places of an answer that hold NaN. */
function notNumbers(value: unknown, path = "answer"): string[] {
  if (typeof value === "number") return Number.isNaN(value) ? [path] : [];
  if (value === null || typeof value !== "object") return [];
  if (ArrayBuffer.isView(value)) return notNumbers(Array.from(value as Float64Array), path);
  return Object.entries(value).flatMap(([key, part]) => notNumbers(part, `${path}.${key}`));
}

describe("any numbers at all give an answer without NaN, or a RangeError with a sentence", () => {
  it.each(Object.entries(CALLS))("%s", (_name, { asked, answer }) => {
    fc.assert(
      fc.property(asked, (input) => {
        try {
          const found = notNumbers(answer(input));
          if (found.length > 0) throw new Error(`NaN at ${found.join(" ")}`);
        } catch (error) {
          if (!(error instanceof RangeError) || !/^[\p{L}–\- ]+:? .+, got /u.test(error.message)) throw error;
        }
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 200) },
    );
  });
});
