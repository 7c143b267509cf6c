import type { Season, Way } from "../../analysis/movement";
import * as months from "../../i18n/messages/format";
import { translator } from "../../i18n/translator";
import type { MethodId } from "../../views/methods/method-list";
import type { ExampleData } from "./example-data";
import { ONE, type MadeExample, type Writing } from "./write-example";

/** The year's pattern, and the month of the Spring Festival, as on the page of movement. */
export const SEASON_EXAMPLES = {
  async seasonality({ pages }, w) {
    const { season } = await pages.movement();
    const way = (["in", "out"] as const).find((one) => season?.[one].pattern.status === "ok");
    return season && way ? w.ok(seasonText(season[way], way, w)) : w.none("needsMonths");
  },
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;

function seasonText({ pattern, festival: { festival } }: Season, way: Way, w: Writing): string {
  if (pattern.status !== "ok") throw new RangeError("season example: the pattern was said to be known");
  const most = pattern.months.reduce((high, one) => (one.index > high.index ? one : high));
  const index = { scale: 1, sign: "", decimals: 0 } as const;
  const contrast = festival.status === "ok" && Number.isFinite(festival.ratio) ? w.t("seasonFestival", { ratio: w.number(festival.ratio, 1), interval: w.interval(festival.interval, ONE) }) : "";
  return w.t("ex_seasonality", {
    area: w.area, from: String(pattern.years[0]), to: String(pattern.years.at(-1)), way: w.t(`way_${way}`), events: w.number(pattern.events), month: translator(w.locale, months)(`month${most.month}` as "month1"),
    index: w.number(most.index), interval: w.interval(most.interval, index), p: w.p(pattern.test.p), festival: contrast,
  });
}
