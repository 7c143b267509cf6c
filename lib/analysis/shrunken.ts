import type { Indicator } from "../indicators/indicator";
import { fitBetaBinomial } from "../statistics/beta-binomial";
import { fitGammaPoisson } from "../statistics/gamma-poisson";
import { columnsOf } from "../statistics/posterior";
import { shrunken, type Fit } from "../statistics/shrinkage";
import type { Answers } from "./answers";
import type { Area } from "./area-tree";
import type { Figure } from "./figure";
import type { OpenLedger } from "./open-ledger";

export type ShrunkenQuestion = { indicator: Indicator; areas: readonly Area[]; year: number };

/**
 * Empirical Bayes values of an area: rates by gamma-Poisson, shares by beta-binomial, the sex ratio as its share of boys, turned
 * into odds. The prior is fitted on every area of the comparison, those with withheld counts too (two numbers of the whole group
 * give no single one away); values are given out for figures that are shown only. Counts and differences have none.
 */
export function shrunkenOf(ledger: OpenLedger, answers: Answers, question: ShrunkenQuestion): Shrinkage["of"] {
  return shrinkageOf(ledger, answers, question).of;
}

export type Shrinkage = {
  of(area: Area): { shrunken?: Figure["shrunken"] };
  /** The value alone, without its interval, which is dear: for putting many areas in order. */
  value(area: Area): number | undefined;
};

/** As `shrunkenOf`, with the values alone. */
export function shrinkageOf({ config }: OpenLedger, answers: Answers, { indicator, areas, year }: ShrunkenQuestion): Shrinkage {
  const none: Shrinkage = { of: () => ({}), value: () => undefined };
  const rows = areas.flatMap((area) => {
    const { figure, formula, shown } = answers.raw(indicator, area, year);
    const { events, exposure } = figure.known;
    return figure.outcome.is === "ok" && events !== undefined && exposure !== undefined && exposure > 0 && events <= (formula.kind === "rate" ? Infinity : exposure) ? [{ area, kind: formula.kind, events, exposure, shown }] : [];
  });
  const kind = rows[0]?.kind;
  if (rows.length < config.fewestRanked || (kind !== "rate" && kind !== "share" && kind !== "odds")) return none;
  const fit = kind === "rate" ? fitGammaPoisson(rows) : fitBetaBinomial(rows.map(({ events, exposure }) => ({ events, trials: exposure })));
  const places = new Map(rows.map(({ area, shown }, at) => [area.pos, shown ? at : -1]));
  const scale = kind === "odds" ? (share: number) => (100 * share) / (1 - share) : (share: number) => share;
  const valueAt = (at: number) => (at < 0 || !(fit.values[at]! < 1 || kind !== "odds") ? undefined : scale(fit.values[at]!));
  return { value: ({ pos }) => valueAt(places.get(pos) ?? -1), of: ({ pos }) => {
    const at = places.get(pos) ?? -1;
    const value = at < 0 ? undefined : shrunken(oneOf(fit, at), config.level)[0];
    if (!value || !(value.value < 1 || kind !== "odds")) return {};
    const { lower, upper, ...rest } = value.interval;
    return { shrunken: { value: scale(value.value), interval: { lower: scale(lower), upper: scale(upper), ...rest } } };
  } };
}

/** The fit of one area alone, so that the quantiles of a page's rows are computed and no others. */
function oneOf(fit: Fit, at: number): Fit {
  const [one, two] = columnsOf(fit.posterior);
  const [first, second] = [[one[at]!], [two[at]!]];
  const { family } = fit.posterior;
  const posterior = family === "normal" ? { family, mean: first, sd: second } : family === "gamma" ? { family, shape: first, rate: second } : { family, a: first, b: second };
  return { ...fit, values: fit.values.slice(at, at + 1), posterior };
}
