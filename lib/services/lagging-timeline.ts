import { timelineOf, type Timeline } from "../analysis/lagging/timeline";
import type { OpenLedger } from "../analysis/open-ledger";
import { lastDayOfStep } from "../analysis/stat-year";
import type { LaggingFacts } from "./keep-lagging";
import type { LaggingCases } from "./lagging-cases";

/** Where every village that was ever behind stood after each period; with cases, overdue where its deadline had passed by then. */
export function pageTimeline({ ledger }: { ledger: OpenLedger }, { judged, rules, tests }: Pick<LaggingFacts, "judged" | "rules" | "tests">, cases?: Pick<LaggingCases, "asOf" | "deadlineOf">): Timeline {
  const { statYearStart } = ledger.entry;
  const concerned = tests.villages.filter((village) => judged.get(village)?.some(({ behind }) => behind));
  if (!cases) return timelineOf(judged, rules, concerned);
  let newest = 0; // a country has too many tests to spread
  for (const list of judged.values()) for (const { step } of list) newest = Math.max(newest, step);
  // The last quarter is looked at on the day the page is: its deadline may lie between.
  const dayOf = (step: number) => (step >= newest ? cases.asOf : lastDayOfStep(step, statYearStart));
  return timelineOf(judged, rules, concerned, { deadlineOf: cases.deadlineOf, dayOf });
}
