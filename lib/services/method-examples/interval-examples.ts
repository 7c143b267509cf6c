import { PER_HUNDRED_GIRLS } from "../../indicators/indicator";
import { byar, BYAR_FROM } from "../../statistics/byar";
import { birthsNeeded, ratioPower } from "../../statistics/power";
import { sexRatio } from "../../statistics/sex-ratio";
import { wilson } from "../../statistics/wilson";
import type { MethodId } from "../../views/methods/method-list";
import type { ExampleData } from "./example-data";
import { ofBalance, THREE, threeOf } from "./page-balance";
import type { MadeExample, Writing } from "./write-example";

/** Intervals of one figure. */
export const INTERVAL_EXAMPLES = {
  wilson({ share }, w) {
    if (!share) return w.none("noFigure");
    const { events, exposure, value } = share.own;
    const { display } = share.indicator;
    return w.ok(w.t("ex_wilson", { who: w.who, indicator: w.label(share), x: w.number(events), n: w.number(exposure), value: w.value(value, display), level: w.level, interval: w.interval(wilson({ events, trials: exposure }, w.config.level), display) }));
  },
  byar({ rate }, w) {
    return rate && rate.own.events >= BYAR_FROM ? w.ok(deathExample("ex_byar", w.who, rate.own, rate, w)) : w.none("noFigure");
  },
  "poisson-exact"({ rate }, w) {
    if (!rate) return w.none("noFigure");
    const few = rate.children.find(({ figure }) => figure.events < BYAR_FROM);
    if (few) return w.ok(deathExample("ex_poisson-exact", few.name, few.figure, rate, w));
    return rate.own.events < BYAR_FROM ? w.ok(deathExample("ex_poisson-exact", w.who, rate.own, rate, w)) : w.none("noFigure");
  },
  "sex-ratio"({ ratio }, w) {
    if (!ratio) return w.none("noFigure");
    const [boys, girls] = [ratio.events, ratio.exposure - ratio.events];
    const { value, interval } = sexRatio({ boys, girls }, w.config.level);
    return w.ok(w.t("ex_sex-ratio", { who: w.who, boys: w.number(boys), girls: w.number(girls), value: w.value(value, PER_HUNDRED_GIRLS), level: w.level, interval: w.interval(interval, PER_HUNDRED_GIRLS) }));
  },
  power({ ratio }, w) {
    if (!ratio) return w.none("noFigure");
    const question = { ratio: 120, against: w.config.normalSexRatio[1] };
    if (question.against >= question.ratio) return w.none("noFigure");
    const power = w.value(ratioPower(ratio.exposure, question), { scale: 100, sign: "%", decimals: 0 });
    return w.ok(w.t("ex_power", { upper: String(question.against), needed: w.number(birthsNeeded(question)), who: w.who, births: w.number(ratio.exposure), power }));
  },
  bootstrap: ({ share, pages }, w) => ofBalance(share, pages, w, ({ measures: { gini } }, size) => gini?.bootstrap ? w.ok(w.t("ex_bootstrap", { ...size, value: THREE(gini.value), level: w.level, interval: threeOf(gini.bootstrap, w) })) : w.none("noChance")),
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;

type Counted = { events: number; value: number };

function deathExample(key: "ex_byar" | "ex_poisson-exact", who: string, { events, value }: Counted, rate: NonNullable<ExampleData["rate"]>, w: Writing): string {
  const interval = w.interval(byar(events, w.config.level), { scale: 1, sign: "", decimals: 1 });
  return w.t(key, { who, x: w.number(events), value: w.value(value, rate.indicator.display), level: w.level, interval });
}
