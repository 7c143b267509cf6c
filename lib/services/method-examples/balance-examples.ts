import { formatNumber } from "../../i18n/format";
import { seededRandom } from "../../base/random";
import { chanceInequality } from "../../statistics/chance-inequality";
import { dissimilarity } from "../../statistics/dissimilarity";
import { fifths } from "../../statistics/fifths";
import { gini } from "../../statistics/gini";
import { inequalitySlope } from "../../statistics/inequality-slope";
import { kitagawa } from "../../statistics/kitagawa";
import { atkinson, theil, theilParts } from "../../statistics/theil";
import type { MethodId } from "../../views/methods/method-list";
import { isLarge, sizeOf, withChildren } from "./compare-examples";
import type { Child, ExampleData } from "./example-data";
import { THREE } from "./interval-examples";
import { ENOUGH, isWhole, SEED, type ExampleText, type Writing } from "./write-example";

const valuesOf = (children: readonly Child[]) => children.map(({ figure: { value } }) => value);

/** How unequal the areas are, in comparable indicators only. */
export const BALANCE_EXAMPLES = {
  gini: ({ share }, w) => withChildren(share, w, (one) => w.t("ex_gini", { ...sizeOf(one, w), value: THREE(gini(valuesOf(one.children))) })),
  theil: ({ share, grandchildren }, w) => withChildren(share, w, (one) => {
    if (grandchildren.length < 2) return w.t("ex_theil", { ...sizeOf(one, w), value: theil(valuesOf(one.children)).toFixed(4) });
    const { total, between, within } = theilParts(grandchildren.map((group) => ({ values: valuesOf(group) })));
    return w.t("ex_theilParts", { ...sizeOf(one, w), n: String(grandchildren.flat().length), groups: String(grandchildren.length), value: total.toFixed(4), between: between.toFixed(4), within: within.toFixed(4) });
  }),
  fifths: ({ share }, w) => withChildren(share, w, (one) => {
    const { display } = one.indicator;
    const parts = fifths(valuesOf(one.children));
    return parts.status === "ok" ? w.t("ex_fifths", { ...sizeOf(one, w), top: w.value(parts.top, display), bottom: w.value(parts.bottom, display), ratio: w.number(parts.ratio, 2) }) : undefined;
  }),
  "chance-inequality": ({ share }, w) => isLarge(share) ? w.none("tooLarge") : withChildren(share, w, (one) => {
    if (!one.children.every(isWhole)) return undefined;
    const { measures: { gini: found } } = chanceInequality({ kind: "share", areas: one.children.map(({ figure: { events, exposure } }) => ({ events, trials: exposure })) }, { random: seededRandom(SEED), level: w.config.level });
    if (found.status !== "ok") return undefined;
    const range = `${THREE(found.chance.interval.lower)}–${THREE(found.chance.interval.upper)}`;
    return w.t("ex_chance-inequality", { ...sizeOf(one, w), value: THREE(found.observed), mean: THREE(found.chance.mean), interval: w.locale === "en" ? `(${range})` : range });
  }),
  "fifth-moves": (_, w) => w.none("seePage"),
  atkinson: ({ share }, w) => withChildren(share, w, (one) => w.t("ex_atkinson", { ...sizeOf(one, w), value: atkinson(valuesOf(one.children)).toFixed(4) })),
  "inequality-slope": ({ share, aged }, w) => withChildren(share, w, (one) => {
    const order = new Map(aged?.children.map(({ figure: { area, value } }) => [area, value]));
    const placed = one.children.flatMap((child) => { const at = order.get(child.figure.area); return at === undefined ? [] : [{ child, at }]; });
    if (one.indicator.id === aged?.indicator.id || placed.length < ENOUGH) return undefined;
    const children = placed.sort((a, b) => a.at - b.at).map(({ child }) => child);
    const { sii } = inequalitySlope(valuesOf(children), children.map(({ figure: { exposure } }) => exposure));
    return w.t("ex_inequality-slope", { ...sizeOf(one, w), n: String(children.length), value: formatNumber(sii, one.indicator.display) });
  }),
  dissimilarity: ({ aged }, w) => withChildren(aged, w, (one) => {
    const value = dissimilarity(one.children.map(({ figure }) => figure.events), one.children.map(({ figure }) => figure.exposure - figure.events));
    return w.t("ex_dissimilarity", { ...sizeOf(one, w), value: w.number(value, 1) });
  }),
  kitagawa: ({ aged }, w) => withChildren(aged, w, ({ children, childrenBefore }) => {
    const before = new Map(childrenBefore.map((child) => [child.figure.area, child]));
    const pairs = children.flatMap((now) => { const then = before.get(now.figure.area); return then ? [{ now, then }] : []; });
    if (pairs.length < children.length) return undefined;
    const composition = (side: "now" | "then") => ({ sizes: pairs.map((pair) => pair[side].figure.exposure), rates: pairs.map((pair) => pair[side].figure.value) });
    const { difference, rateEffect, compositionEffect } = kitagawa(composition("then"), composition("now"));
    const points = (value: number) => w.number(100 * value, 2);
    return w.t("ex_kitagawa", { who: w.who, value: points(difference), rate: points(rateEffect), composition: points(compositionEffect) });
  }),
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => ExampleText>>;
