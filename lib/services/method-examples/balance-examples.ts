import type { OrderChange } from "../../analysis/order-change";
import { formatNumber } from "../../i18n/format";
import { PERCENT } from "../../indicators/indicator";
import { dissimilarity } from "../../statistics/dissimilarity";
import { fifths } from "../../statistics/fifths";
import { gini, type LorenzPoint } from "../../statistics/gini";
import { inequalitySlope } from "../../statistics/inequality-slope";
import { kitagawa } from "../../statistics/kitagawa";
import { atkinson, theil, theilParts } from "../../statistics/theil";
import { countAreas } from "../../views/area-words";
import type { MethodId } from "../../views/methods/method-list";
import { sizeOf, withChildren } from "./compare-examples";
import type { Child, Example, ExampleData } from "./example-data";
import { ofBalance, THREE, threeOf } from "./page-balance";
import { ENOUGH, type ExampleText, type MadeExample, type Writing } from "./write-example";

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
  "chance-inequality": ({ share, pages }, w) => ofBalance(share, pages, w, ({ measures: { gini: found } }, size, { curve }) => {
    if (!found?.chance) return w.none("noChance");
    const half = (points: readonly LorenzPoint[] | undefined) => points?.find(({ people }) => Math.abs(people - 0.5) < 1e-9);
    const [seen, expected] = [half(curve?.observed), half(curve?.chance)];
    const lorenz = seen && expected ? w.t("lorenzHalf", { held: w.value(seen.held, PERCENT), chance: w.value(expected.held, PERCENT) }) : "";
    return w.ok(w.t("ex_chance-inequality", { ...size, value: THREE(found.value), mean: THREE(found.chance.mean), interval: threeOf(found.chance, w), verdict: w.t(found.exceedsChance ? "beyond" : "within"), lorenz }));
  }),
  "fifth-moves": ({ share, pages }, w) => ofBalance(share, pages, w, (_, { indicator }, { level, moves }) => {
    if (moves?.status !== "ok") return w.none(moves?.reason === "noChance" ? "noChance" : "movesNone");
    const { from, to, areas, size: fifth, weak, sure, counts, observed } = moves;
    return w.ok(w.t("ex_fifth-moves", { area: w.area, indicator, areas: countAreas(areas, level, w.locale), from: String(from), to: String(to), fifth: w.number(fifth), end: w.t(`end_${weak}`), seenLeft: w.number(observed.left), seenFell: w.number(observed.fell), sure: w.value(sure, { ...PERCENT, decimals: 0 }), left: w.number(counts.left), fell: w.number(counts.fell) }));
  }),
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
  async kitagawa({ aged, pages }, w) {
    const [change] = (await pages.ratios()).changes;
    return change ? w.ok(orderChangeText(change, w)) : agedChange(aged, w);
  },
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;

/** As on the page of the sex ratio: its first and last year by birth order. */
function orderChangeText({ from, to, first, second, difference, structure, ratios }: OrderChange, w: Writing): string {
  const points = (value: number) => w.number(value, 1);
  return w.t("ex_kitagawaOrders", { area: w.area, from: String(from), to: String(to), first: points(first), second: points(second), value: points(difference), composition: points(structure), rate: points(ratios) });
}

function agedChange(aged: Example | undefined, w: Writing): ExampleText {
  return withChildren(aged, w, ({ children, childrenBefore }) => {
    const before = new Map(childrenBefore.map((child) => [child.figure.area, child]));
    const pairs = children.flatMap((now) => { const then = before.get(now.figure.area); return then ? [{ now, then }] : []; });
    if (pairs.length < children.length) return undefined;
    const composition = (side: "now" | "then") => ({ sizes: pairs.map((pair) => pair[side].figure.exposure), rates: pairs.map((pair) => pair[side].figure.value) });
    const { difference, rateEffect, compositionEffect } = kitagawa(composition("then"), composition("now"));
    const points = (value: number) => w.number(100 * value, 2);
    return w.t("ex_kitagawa", { who: w.who, value: points(difference), rate: points(rateEffect), composition: points(compositionEffect) });
  });
}
