import type { Scored } from "../../indicators/indicator";
import type { Area } from "../area-tree";
import type { JudgeCount } from "./judge";
import type { LaggingTests, PeriodQuestion } from "./read-tests";
import { quarterOf } from "./timeline";

/** Made-up counts, for tests: `count` of each village, indicator and quarter; villages v0, v1, …; undefined where nothing was tested. */
export function madeTests({ villages, quarters, indicators, count, first = 2000 }: { villages: number; quarters: number; indicators: readonly { id: string; target?: number; better?: "higher" | "lower" }[]; count(village: number, at: number, indicator: number): JudgeCount | undefined; first?: number }): LaggingTests {
  const areas = Array.from({ length: villages }, (_, pos) => ({ pos, code: `v${pos}`, level: "village" }) as unknown as Area); // no more of an area is looked at
  const questions = Array.from({ length: quarters }, (_, at) => indicators.map(({ id, target, better = "higher" }, which): PeriodQuestion => ({
    indicator: { id, better } as unknown as Scored, period: quarterOf(first * 4 + at), step: first * 4 + at, year: first + Math.floor(at / 4), side: better === "higher" ? "below" : "above",
    villages: new Map(areas.flatMap((area, village) => {
      const counts = count(village, at, which);
      return counts ? [[area, { ...counts, ...(target === undefined ? {} : { target }) }] as const] : [];
    })),
  }))).flat();
  return { area: { code: "t" } as unknown as Area, year: first + Math.floor((quarters - 1) / 4), villages: areas, questions, ratios: { years: [], villages: [] } };
}
