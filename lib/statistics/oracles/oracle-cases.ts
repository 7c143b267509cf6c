import { myers, noumbissi, whipple } from "../age-heaping";
import { fitBetaBinomial } from "../beta-binomial";
import { rateInterval } from "../byar";
import { chainLadder } from "../chain-ladder";
import { chapman } from "../chapman";
import { dissimilarity } from "../dissimilarity";
import { benjaminiHochberg, benjaminiYekutieli } from "../false-discovery";
import { fifths } from "../fifths";
import { ratioClass, ratioFunnel, ratioLimitsAt, rateFunnel, shareClass, shareFunnel } from "../funnel-limits";
import { fitGammaPoisson } from "../gamma-poisson";
import { gini } from "../gini";
import { inequalitySlope } from "../inequality-slope";
import { jointScore } from "../joint-score";
import { kappa } from "../kappa";
import { kitagawa, productEffects } from "../kitagawa";
import { newcombe } from "../newcombe";
import { rateTest, sexRatioTest, shareTest, shareTestWithin } from "../one-sided-tests";
import { modifiedZ, standardScore } from "../outliers";
import { overDispersion } from "../over-dispersion";
import { poissonExact } from "../poisson-exact";
import type { Posterior } from "../posterior";
import { rankDistributions } from "../rank-exact";
import { rankRegion, simultaneousIntervals } from "../rank-region";
import { approximateRateTest, conditionalP, rateRatio } from "../rate-ratio";
import { recentTrend } from "../recent-trend";
import { sexRatio } from "../sex-ratio";
import { katz, woolf } from "../share-ratio";
import { shrunken } from "../shrinkage";
import { directRate, indirectRatio } from "../standardised-rates";
import { atkinson, herfindahl, theil } from "../theil";
import { shareHeterogeneity, shareTrend } from "../trend-test";
import { wilson } from "../wilson";
import { xmr } from "../xmr";

type Answer = Record<string, unknown>;

const counts = (events: number[], trials: number[]) => events.map((x, at) => ({ events: x, trials: trials[at] as number }));
const rates = (events: number[], exposure: number[]) => events.map((x, at) => ({ events: x, exposure: exposure[at] as number }));

function posteriorOf(family: Posterior["family"], one: number[], two: number[]): Posterior {
  if (family === "normal") return { family, mean: one, sd: two };
  return family === "gamma" ? { family, shape: one, rate: two } : { family, a: one, b: two };
}

/** Each question of answers.json, put to the method of this folder that answers it. Arguments in the order of answers.py. */
/* eslint-disable @typescript-eslint/no-explicit-any -- the questions are rows of a file, each with the types its method names */
export const ORACLE_CASES: Record<string, (...asked: any[]) => Answer> = {
  wilson: (events: number, trials: number, level: number) => wilson({ events, trials }, level),
  poissonExact: (events: number, level: number) => poissonExact(events, level),
  rateInterval: (events: number, exposure: number, level: number) => rateInterval({ events, exposure }, level),
  sexRatio(boys: number, girls: number, level: number) {
    const { value, interval } = sexRatio({ boys, girls }, level);
    return { value, ...interval };
  },
  newcombe(x1: number, n1: number, x2: number, n2: number, level: number) {
    const { value, interval } = newcombe({ events: x1, trials: n1 }, { events: x2, trials: n2 }, level);
    return { value, ...interval };
  },
  katz: (x1: number, n1: number, x2: number, n2: number, level: number) => katz({ events: x1, trials: n1 }, { events: x2, trials: n2 }, level).interval,
  woolf: (x1: number, n1: number, x2: number, n2: number, level: number) => woolf({ events: x1, trials: n1 }, { events: x2, trials: n2 }, level).interval,
  rateRatio(x1: number, n1: number, x2: number, n2: number, level: number) {
    const { interval, p } = rateRatio({ events: x1, exposure: n1 }, { events: x2, exposure: n2 }, level);
    return { ...interval, p };
  },
  conditionalP(x1: number, n1: number, x2: number, n2: number, ratio: number) {
    const p = (alternative: "greater" | "less") => conditionalP({ events: x1, exposure: n1 }, { events: x2, exposure: n2 }, { ratio, alternative });
    return { greater: p("greater"), less: p("less") };
  },
  approximateRateTest: (kind: "score" | "wald-log", x1: number, n1: number, x2: number, n2: number, ratio: number) => approximateRateTest(kind, { events: x1, exposure: n1 }, { events: x2, exposure: n2 }, ratio),
  shareTest: (events: number, trials: number, share: number) => ({ below: shareTest({ events, trials }, share, "below"), above: shareTest({ events, trials }, share, "above") }),
  rateTest: (events: number, exposure: number, rate: number) => ({ below: rateTest({ events, exposure }, rate, "below"), above: rateTest({ events, exposure }, rate, "above") }),
  shareTestWithin(hits: number, drawn: number, events: number, trials: number) {
    const p = (side: "below" | "above") => shareTestWithin({ events: hits, trials: drawn }, { events, trials }, side);
    return { below: p("below"), above: p("above") };
  },
  sexRatioTest: (boys: number, girls: number, end: number) => ({ p: sexRatioTest({ boys, girls }, end) }),
  directRate(events: number[], exposure: number[], standard: number[], level: number) {
    const rate = directRate(rates(events, exposure).map((one, at) => ({ ...one, standard: standard[at] as number })), level);
    return rate.status === "ok" ? { value: rate.value, ...rate.interval } : { status: rate.status };
  },
  indirectRatio(observed: number, own: number[], events: number[], exposure: number[], level: number) {
    const ratio = indirectRatio(observed, rates(events, exposure).map((reference, at) => ({ exposure: own[at] as number, reference })), level);
    return { ...ratio, ...ratio.interval };
  },
  shareFunnel: (share: number, trials: number, level: number) => shareFunnel(share, trials, level),
  ratioFunnel: (expected: number, level: number, target: number) => ratioFunnel(expected, level, { target }),
  rateFunnel: (rate: number, exposure: number, level: number) => rateFunnel(rate, exposure, level),
  ratioLimitsAt(observed: number, level: number) {
    const { expected, ratio } = ratioLimitsAt(observed, level);
    return { ...expected, from: ratio.lower, to: ratio.upper };
  },
  ratioClass: (observed: number, expected: number) => ({ class: ratioClass(observed, expected) }),
  shareClass: (events: number, trials: number, share: number) => ({ class: shareClass({ events, trials }, share) }),
  overDispersion: (z: number[], winsorised: number, standardErrors: number[]) => overDispersion(z, { winsorised, standardErrors }),
  falseDiscovery: (p: number[]) => ({ bh: benjaminiHochberg(p), by: benjaminiYekutieli(p) }),
  recentTrend: (value: number[], lower: number[], upper: number[]) => recentTrend(value.map((own, at) => ({ value: own, lower: lower[at] as number, upper: upper[at] as number }))),
  xmr: (values: number[]) => xmr(values),
  shareTrend(events: number[], trials: number[], scores: number[]) {
    const { chi2: heterogeneity, df, p: pHeterogeneity } = shareHeterogeneity(counts(events, trials));
    return { ...shareTrend(counts(events, trials), scores), heterogeneity, df, pHeterogeneity };
  },
  outliers: (series: number[], value: number) => ({ modified: modifiedZ(series, value).score, standard: standardScore(series, value).score }),
  chainLadder(triangle: (number | null)[][], tail: number) {
    const { factors, sigma2, origins, se } = chainLadder(triangle, tail);
    return { factors, sigma2, ultimate: origins.map((origin) => origin.ultimate), se: origins.map((origin) => origin.se), total: se };
  },
  inequality: (values: number[]) => ({
    gini: gini(values), corrected: gini(values, { corrected: true }), theil: theil(values), dropped: theil(values, { dropZeros: true }), herfindahl: herfindahl(values),
    "atkinson0.5": atkinson(values, 0.5), atkinson1: atkinson(values, 1), atkinson2: atkinson(values, 2),
  }),
  fifths: (values: number[], weights: number[]) => fifths(values, weights),
  inequalitySlope: (values: number[], populations: number[]) => inequalitySlope(values, populations),
  kitagawa: (sizes1: number[], rates1: number[], sizes2: number[], rates2: number[]) => kitagawa({ sizes: sizes1, rates: rates1 }, { sizes: sizes2, rates: rates2 }),
  productEffects: (before: number[], after: number[]) => productEffects(before, after),
  dissimilarity: (one: number[], two: number[]) => ({ id: dissimilarity(one, two) }),
  kappa: (table: number[][], weighting: "none" | "linear" | "quadratic") => kappa(table, { weighting }),
  whipple: (ages: number[], ageMin: number, ageMax: number, digits: number[]) => ({ index: whipple(ages, { ageMin, ageMax, digits }) }),
  noumbissi: (ages: number[], digit: number) => ({ index: noumbissi(ages, digit) }),
  myers: (ages: number[], ageMin: number, ageMax: number, variant: "orig" | "pasex") => ({ index: myers(ages, { ageMin, ageMax, variant }) }),
  jointScore(men: number[], women: number[], method: "un" | "zelnick" | "ramachandran") {
    const { ageRatioMales, ageRatioFemales, sexRatioScore, joint } = jointScore(men, women, { method });
    return { males: ageRatioMales, females: ageRatioFemales, sex: sexRatioScore, joint };
  },
  chapman(ledger: number, found: number, matched: number, level: number) {
    const { value, variance, interval } = chapman({ ledger, found, matched }, level);
    return { value, variance, ...interval };
  },
  betaBinomial(events: number[], trials: number[]) {
    const fit = fitBetaBinomial(counts(events, trials));
    const [first] = shrunken(fit);
    return { ...fit.prior, value: first?.value, ...first?.interval };
  },
  gammaPoisson(events: number[], exposure: number[]) {
    const fit = fitGammaPoisson(rates(events, exposure));
    const [first] = shrunken(fit);
    return { ...fit.prior, value: first?.value, ...first?.interval };
  },
  rankDistributions: (family: Posterior["family"], one: number[], two: number[]) => ({ probability: rankDistributions(posteriorOf(family, one, two)) }),
  rankRegion(family: Posterior["family"], one: number[], two: number[]) {
    const intervals = simultaneousIntervals(posteriorOf(family, one, two), 0.95);
    return { intervals, ...rankRegion(intervals) };
  },
};
