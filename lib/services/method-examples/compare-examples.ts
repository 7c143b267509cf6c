import { simultaneousLevel } from "../../analysis/ranks";
import { fitBetaBinomial } from "../../statistics/beta-binomial";
import { benjaminiHochberg } from "../../statistics/false-discovery";
import { shareFunnel } from "../../statistics/funnel-limits";
import { groupLetters } from "../../statistics/group-letters";
import { marshall } from "../../statistics/moment-shrinkage";
import { shareTestWithin } from "../../statistics/one-sided-tests";
import { overDispersion } from "../../statistics/over-dispersion";
import { rankIntervals } from "../../statistics/rank-intervals";
import { spreadOf } from "../../statistics/spread";
import { indirectRatio } from "../../statistics/standardised-rates";
import { wilson } from "../../statistics/wilson";
import type { MethodId } from "../../views/methods/method-list";
import type { Child, Example, ExampleData } from "./example-data";
import { ENOUGH, TWO, isWhole, largest, smallest, type ExampleText, type MadeExample, type Writing } from "./write-example";

export const countsOf = (children: readonly Child[]) => children.map(({ figure: { events, exposure } }) => ({ events, trials: exposure }));

/** Areas beside each other. Only what is shown takes part; a name stands for the smallest denominator, never for a place in a ranking. */
export const COMPARE_EXAMPLES = {
  funnel: ({ share }, w) => withChildren(share, w, (one) => {
    const { display } = one.indicator;
    const at = ({ figure: { exposure } }: Child) => w.interval(shareFunnel(one.own.value, exposure), display);
    const [small, large] = [smallest(one.children), largest(one.children)];
    return w.t("ex_funnel", { who: w.who, indicator: w.label(one), value: w.value(one.own.value, display), small: w.number(small.figure.exposure), first: at(small), large: w.number(large.figure.exposure), second: at(large) });
  }),
  "over-dispersion": ({ share }, w) => withChildren(share, w, (one) => {
    const { value } = one.own;
    if (value <= 0 || value >= 1) return undefined;
    const { phi, applies, factor } = overDispersion(one.children.map(({ figure }) => (figure.value - value) / Math.sqrt((value * (1 - value)) / figure.exposure)));
    return w.t("ex_over-dispersion", { ...sizeOf(one, w), phi: w.number(phi, 2), verdict: applies ? w.t("applies", { factor: w.number(factor, 2) }) : w.t("appliesNot") });
  }),
  "shrinkage-shares": ({ share }, w) => withChildren(share, w, (one) => shrunkenExample("ex_shrinkage-shares", one, w)),
  "shrinkage-rates": ({ rate }, w) => withChildren(rate, w, (one) => shrunkenExample("ex_shrinkage-rates", one, w)),
  "moment-shrinkage": ({ rate, share }, w) => withChildren([rate, share].find((one) => one && one.children.length >= ENOUGH) ?? rate ?? share, w, (one) => {
    const least = smallest(one.children);
    const { values } = marshall(one.children.map(({ figure: { events, exposure } }) => ({ events, exposure })));
    const { display } = one.indicator;
    return w.t("ex_moment-shrinkage", { name: least.name, indicator: w.label(one), value: w.value(least.figure.value, display), shrunken: w.value(values[one.children.indexOf(least)]!, display) });
  }),
  "rank-region": ({ share }, w) => withChildren(share, w, (one) => {
    const { name, figure: { rank } } = smallest(one.children);
    return rank.status === "ok" ? w.t("ex_rank-region", { ...sizeOf(one, w), name, lower: String(rank.lower), upper: String(rank.upper) }) : undefined;
  }),
  tiers: ({ share }, w) => withChildren(share, w, (one) => {
    const tiers = new Set(one.children.flatMap(({ figure: { rank } }) => (rank.status === "ok" ? [rank.tier] : [])));
    return tiers.size > 0 ? w.t("ex_tiers", { ...sizeOf(one, w), tiers: String(tiers.size) }) : undefined;
  }),
  letters: ({ share }, w) => withChildren(share, w, (one) => {
    const level = simultaneousLevel(w.config.level, one.children.length);
    const { last } = groupLetters(countsOf(one.children).map((count) => wilson(count, level)));
    return w.t("ex_letters", { ...sizeOf(one, w), groups: String(1 + Math.max(...last)) });
  }),
  spread: ({ share }, w) => withChildren(share, w, (one) => {
    const spread = spreadOf(one.children.map(({ figure }) => figure.value));
    if (!spread) return undefined;
    const of = (part: keyof typeof spread) => w.value(spread[part], one.indicator.display);
    return w.t("ex_spread", { ...sizeOf(one, w), lowest: of("lowest"), lower: of("lowerQuartile"), median: of("median"), upper: of("upperQuartile"), highest: of("highest") });
  }),
  "rank-interval": ({ share }, w) => withChildren(share, w, (one) => {
    const { posterior } = fitBetaBinomial(countsOf(one.children));
    const { lower, upper } = rankIntervals(posterior, { level: w.config.level });
    const least = smallest(one.children);
    const at = one.children.indexOf(least);
    return w.t("ex_rank-interval", { ...sizeOf(one, w), name: least.name, lower: String(lower[at]), upper: String(upper[at]) });
  }),
  "one-sided": ({ share }, w) => isLarge(share) ? w.none("tooLarge") : withChildren(share, w, (one) => {
    const least = smallest(one.children);
    const p = pValues(one)?.[one.children.indexOf(least)];
    const { display } = one.indicator;
    return p === undefined ? undefined : w.t("ex_one-sided", { name: least.name, indicator: w.label(one), value: w.value(least.figure.value, display), who: w.who, own: w.value(one.own.value, display), p: w.p(p) });
  }),
  "false-discovery": ({ share }, w) => isLarge(share) ? w.none("tooLarge") : withChildren(share, w, (one) => {
    const p = pValues(one);
    const few = (values: readonly number[]) => String(values.filter((value) => value <= 0.05).length);
    return p && w.t("ex_false-discovery", { ...sizeOf(one, w), raw: few(p), adjusted: few(benjaminiHochberg(p)) });
  }),
  standardised: ({ rate }, w) => withChildren(rate, w, (one) => {
    const { name, figure: { events, exposure } } = smallest(one.children);
    if (one.own.events === 0) return undefined;
    const { expected, value, interval } = indirectRatio(events, [{ exposure, reference: { events: one.own.events, exposure: one.own.exposure } }], w.config.level);
    return w.t("ex_standardised", { name, who: w.who, indicator: w.label(one), expected: w.number(expected, 1), x: w.number(events), value: w.number(value, 2), interval: w.interval(interval, TWO) });
  }),
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;

/** An exact test of millions says only that they are many, and takes long. */
export const isLarge = (example: Example | undefined): boolean => example !== undefined && example.own.exposure > 100_000;

/** The example of three areas and more; what the numbers do not allow has none. */
export function withChildren(example: Example | undefined, w: Writing, write: (example: Example) => string | undefined): ExampleText {
  if (!example) return w.none("noFigure");
  if (example.children.length < ENOUGH) return w.none("needsAreas");
  const text = write(example);
  return text === undefined ? w.none("noFigure") : w.ok(text);
}

export const sizeOf = (example: Example, w: Writing) => ({ who: w.who, n: String(example.children.length), indicator: w.label(example) });

function shrunkenExample(key: "ex_shrinkage-shares" | "ex_shrinkage-rates", example: Example, w: Writing): string | undefined {
  const { name, figure: { value, shrunken } } = smallest(example.children);
  const { display } = example.indicator;
  if (!shrunken) return undefined;
  return w.t(key, { name, indicator: w.label(example), value: w.value(value, display), shrunken: w.value(shrunken.value, display), interval: w.interval(shrunken.interval, display), who: w.who, own: w.value(example.own.value, display) });
}

/** One p of each area against the whole, on the side that would be worse; the lower side where there is none. */
function pValues({ indicator, children }: Example): number[] | undefined {
  if (!children.every(isWhole)) return undefined;
  const counts = countsOf(children);
  const area = counts.reduce((all, { events, trials }) => ({ events: all.events + events, trials: all.trials + trials }), { events: 0, trials: 0 });
  return counts.map((count) => shareTestWithin(count, area, indicator.better === "lower" ? "above" : "below"));
}
