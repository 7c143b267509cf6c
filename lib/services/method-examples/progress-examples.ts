import type { Scored } from "../../indicators/indicator";
import { chanceText } from "../../views/quarter-view";
import type { MethodId } from "../../views/methods/method-list";
import type { Checkpoint, Quarter, ServiceLine, ServiceProgress } from "../service-progress";
import type { ExampleData } from "./example-data";
import { inOwnSentence, type MadeExample, type Writing } from "./write-example";

/** What a service is heading for, as on the page of services seen from that quarter. */
export const PROGRESS_EXAMPLES = {
  async progress({ pages, share }, w) {
    const now = await pages.services();
    if (!now || now.lines.length === 0) return w.none("needsServices");
    // A year that is over has nothing to expect: it is looked at from before its end.
    for (const quarter of [undefined, 3, 1] as const) {
      if (quarter !== undefined && quarter >= now.latest) continue;
      const from = quarter === undefined ? now : await pages.services(quarter);
      const found = from && openCheckpoint(from, share?.indicator.id);
      if (from && found) return w.ok(progressText(from.quarter, found, w));
    }
    return w.none("noOutlook");
  },
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;

type Open = { line: ServiceLine; checkpoint: Checkpoint; at: "end" | "mid" };

/** The end of the year before its middle; the service of the other examples before the rest. */
function openCheckpoint({ lines }: ServiceProgress, wanted: string | undefined): Open | undefined {
  const isWanted = ({ indicator: { id } }: ServiceLine) => Number(id === wanted);
  const ordered = [...lines].sort((one, two) => isWanted(two) - isWanted(one));
  const open = (["end", "mid"] as const).flatMap((at) => ordered.flatMap((line): Open[] => {
    const checkpoint = at === "end" ? line.yearEnd : line.midYear;
    return checkpoint?.linear.status === "ok" ? [{ line, checkpoint, at }] : [];
  }));
  return open[0];
}

function progressText(quarter: Quarter, { line: { indicator, quarters }, checkpoint: { goal, linear, seasonal }, at }: Open, w: Writing): string {
  const share = quarters[quarter - 1]!.share;
  const season = seasonal.status === "ok" ? w.t("progressSeason", outlookOf(seasonal, indicator, w)) : "";
  return w.t("ex_progress", {
    who: w.who, quarter: String(quarter), indicator: inOwnSentence(indicator, w.locale), share: share.status === "ok" ? w.value(share.value, indicator.display) : "—", at: w.t(`at_${at}`), goal: w.value(goal, indicator.display),
    ...(linear.status === "ok" ? outlookOf(linear, indicator, w) : { value: "—", interval: "—", chance: "—" }), season,
  });
}

type Expected = { expected: number; interval: { lower: number; upper: number }; chance: number };
const outlookOf = ({ expected, interval, chance }: Expected, { display }: Scored, w: Writing) => ({ value: w.value(expected, display), interval: w.interval(interval, display), chance: chanceText(chance) });
