import { missingGirls } from "../../statistics/missing-girls";
import type { MethodId } from "../../views/methods/method-list";
import type { ExampleData } from "./example-data";
import { ONE, type MadeExample, type Writing } from "./write-example";

/** Births by sex. */
export const PEOPLE_EXAMPLES = {
  "missing-girls"({ ratio }, w) {
    if (!ratio) return w.none("noFigure");
    const [boys, girls] = [ratio.events, ratio.exposure - ratio.events];
    const { value, interval } = missingGirls({ boys, girls }, 106, w.config.level);
    return w.ok(w.t("ex_missing-girls", { who: w.who, boys: w.number(boys), girls: w.number(girls), value: w.number(value, 1), interval: w.interval(interval, ONE) }));
  },
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;
