import { byarLimits, rateInterval } from "../byar";
import { chapman, petersen } from "../chapman";
import { kappa } from "../kappa";
import type { Weighting } from "../kappa";
import { newcombe } from "../newcombe";
import { sexRatioTest } from "../one-sided-tests";
import { poissonExact } from "../poisson-exact";
import { approximateRateTest, conditionalP, rateRatio } from "../rate-ratio";
import type { Alternative } from "../rate-ratio";
import { birthsOf, sexRatioInterval, sexRatioLogInterval } from "../sex-ratio";
import { katz, woolf } from "../share-ratio";
import { directRate, indirectRatio } from "../standardised-rates";
import { wilson } from "../wilson";
import { finite, has, levelOf, limitsOf, list, num, text, unlessRefused } from "./truth-input";
import type { Adapter, Input, Output } from "./truth-input";

const wilsonCase: Adapter = (input) => {
  const count = { events: num(input, "x"), trials: num(input, "n") };
  const factor = num(input, "multiplier", 1);
  return { value: (factor * count.events) / count.trials, ...limitsOf((level) => wilson(count, level), input, factor) };
};

const byarCase: Adapter = (input) => {
  const { lower, upper } = byarLimits(num(input, "x"), levelOf(input));
  return { lower: finite(lower), upper };
};

const rateCase: Adapter = (input) => {
  const rate = { events: num(input, "x"), exposure: num(input, "n") };
  const factor = num(input, "multiplier", 1);
  const { method } = rateInterval(rate);
  return { value: (factor * rate.events) / rate.exposure, method: method === "byar" ? "Byars" : "Exact", ...limitsOf((level) => rateInterval(rate, level), input, factor) };
};

const sexRatioCase: Adapter = (input) => {
  const births = has(input, "births") ? birthsOf(num(input, "srb"), num(input, "births")) : { boys: num(input, "boys"), girls: num(input, "girls") };
  const interval = text(input, "method").startsWith("log") ? sexRatioLogInterval : sexRatioInterval;
  const p = has(input, "upper_normal") ? { p: sexRatioTest(births, num(input, "upper_normal")) } : {};
  return { srb: finite((100 * births.boys) / births.girls), ...limitsOf((level) => interval(births, level), input), ...p };
};

const twoShares: Adapter = (input) => {
  const one = { events: num(input, "x1"), trials: num(input, "n1") };
  const two = { events: num(input, "x2"), trials: num(input, "n2") };
  const level = levelOf(input);
  const difference = newcombe(one, two, level);
  const named = (prefix: string, name: string, compute: typeof katz) =>
    unlessRefused(() => {
      const { value, interval } = compute(one, two, level);
      return { [name]: value, [`${prefix}_lower`]: interval.lower, [`${prefix}_upper`]: interval.upper };
    });
  return {
    difference: difference.value,
    newcombe_lower: difference.interval.lower,
    newcombe_upper: difference.interval.upper,
    ...named("katz", "ratio", katz),
    ...named("woolf", "odds_ratio", woolf),
  };
};

const rateChange: Adapter = (input) => {
  if (has(input, "count")) return limitsOf((level) => scaledBy(poissonExact(num(input, "count"), level), num(input, "exposure")), input);
  const now = { events: num(input, "count1"), exposure: num(input, "exposure1") };
  const before = { events: num(input, "count2"), exposure: num(input, "exposure2") };
  const ratio = num(input, "ratio_null", 1);
  const approximate = (kind: "score" | "wald-log", zName: string, pName: string) =>
    unlessRefused(() => {
      const { z, p } = approximateRateTest(kind, now, before, ratio);
      return { [zName]: z, [pName]: p };
    });
  return {
    ...limitsOf((level) => rateRatio(now, before, level).interval, input),
    ratio: finite(rateRatio(now, before).value),
    p_exact_conditional: conditionalP(now, before, { ratio, alternative: text(input, "alternative", "two-sided") as Alternative }),
    ...approximate("score", "z_score", "p_two_sided_score"),
    ...approximate("wald-log", "z_wald_log", "p_two_sided_wald_log"),
  };
};

const scaledBy = ({ lower, upper }: { lower: number; upper: number }, exposure: number) => ({ lower: lower / exposure, upper: upper / exposure });

const dualSystem: Adapter = (input) => {
  const check = { ledger: num(input, "M"), found: num(input, "n"), matched: num(input, "m") };
  const level = levelOf(input);
  if (text(input, "method") === "petersen") {
    const estimate = petersen(check, level);
    return { N: estimate ? Math.round(estimate.value) : null, ci_lower_normal: finite(estimate?.interval.lower), ci_upper_normal: finite(estimate?.interval.upper) };
  }
  const { value, variance, interval } = chapman(check, level);
  return { N: Math.round(value), se: Math.sqrt(variance), ci_lower_normal: finite(interval?.lower), ci_upper_normal: finite(interval?.upper) };
};

const directCase: Adapter = (input) => {
  const factor = num(input, "multiplier", 100_000);
  // The source's table has empty counts in bands without events.
  const strata = list(input, "count").map((count, at) => ({ events: count ?? 0, exposure: list(input, "population")[at] as number, standard: list(input, "standard_population")[at] as number }));
  const rate = directRate(strata, levelOf(input));
  if (rate.status !== "ok") return { total_count: rate.events, value: null, reason: "dsr NA for total count < 10" };
  const interval = (level: number) => {
    const again = directRate(strata, level);
    return again.status === "ok" ? again.interval : rate.interval;
  };
  return { total_count: rate.events, value: factor * rate.value, ...limitsOf(interval, input, factor) };
};

const indirectCase: Adapter = (input) => {
  const factor = num(input, "multiplier", 100);
  const columns = ["population", "ref_count", "ref_population"].map((key) => list(input, key)) as [number[], number[], number[]];
  const strata = columns[0].map((exposure, at) => ({ exposure, reference: { events: columns[1][at] as number, exposure: columns[2][at] as number } }));
  const observed = num(input, "observed");
  const { expected, value, rate } = indirectRatio(observed, strata);
  return { expected_events: expected, value: factor * value, rate: factor * rate, ...limitsOf((level) => indirectRatio(observed, strata, level).interval, input, factor) };
};

const WEIGHTINGS: Record<string, Weighting> = { none: "none", unweighted: "none", linear: "linear", ca: "linear", quadratic: "quadratic", fc: "quadratic" };

const kappaCase = (input: Input): Output => {
  const table = input.table as number[][];
  // As in the source, scores alone ask for linear weights.
  const scores = Array.isArray(input.weights) ? { scores: list(input, "weights") } : {};
  const asked = text(input, "wt", Array.isArray(input.weights) ? "linear" : text(input, "weights", "none"));
  const weighting = WEIGHTINGS[asked];
  if (!weighting) throw new TypeError(`truth: unknown weights ${asked}`);
  const { value, se, agreement, byChance } = kappa(table, { level: levelOf(input), weighting, ...scores });
  return { kappa: value, ase: se, po: agreement, pe: byChance, ...limitsOf((level) => kappa(table, { level, weighting, ...scores }).interval, input) };
};

export const INTERVAL_CASES: Record<string, Adapter> = {
  wilson_phe: wilsonCase,
  byar_phe: byarCase,
  rate_phe: rateCase,
  srb_ci: sexRatioCase,
  two_proportions: twoShares,
  rate_ratio_yoy: rateChange,
  chapman: dualSystem,
  dsr_phe: directCase,
  isr_phe: indirectCase,
  kappa: kappaCase,
};
