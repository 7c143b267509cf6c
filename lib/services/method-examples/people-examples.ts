import { missingGirls } from "../../statistics/missing-girls";
import type { MethodId } from "../../views/methods/method-list";
import type { ExampleData } from "./example-data";
import type { ExampleText, Writing } from "./write-example";

const ONE = { scale: 1, sign: "", decimals: 1 } as const;

/** Births, deaths and ages: most of them need more than this page reads. */
export const PEOPLE_EXAMPLES = {
  "missing-girls"({ ratio }, w) {
    if (!ratio) return w.none("noFigure");
    const [boys, girls] = [ratio.events, ratio.exposure - ratio.events];
    const { value, interval } = missingGirls({ boys, girls }, 106, w.config.level);
    return w.ok(w.t("ex_missing-girls", { who: w.who, boys: w.number(boys), girls: w.number(girls), value: w.number(value, 1), interval: w.interval(interval, ONE) }));
  },
  seasonality: (_, w) => w.none("seePage"),
  "life-table": (_, w) => w.none("seePage"),
  "borrowed-mortality": (_, w) => w.none("seePage"),
  fertility: (_, w) => w.none("seePage"),
  projection: (_, w) => w.none("seePage"),
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => ExampleText>>;
