import { timelineOf, type Timeline } from "../analysis/lagging/timeline";
import type { OpenLedger } from "../analysis/open-ledger";
import type { LaggingFacts } from "./keep-lagging";
import { lastDayOfStep, type LaggingCases } from "./lagging-cases";

/** Where every village that was ever behind stood after each period; with cases, overdue where its deadline had passed by then. */
export function pageTimeline({ ledger, year }: { ledger: OpenLedger; year: number }, { judged, rules, tests }: Pick<LaggingFacts, "judged" | "rules" | "tests">, cases?: Pick<LaggingCases, "asOf" | "deadlineOf">): Timeline {
  const { entry: { statYearStart } } = ledger;
  const concerned = tests.villages.filter((village) => judged.get(village)?.some(({ behind }) => behind));
  if (!cases) return timelineOf(judged, rules, concerned);
  // The last quarter is looked at on the day the page is: its deadline may lie between.
  const dayOf = (step: number) => (step >= year * 4 + 3 ? cases.asOf : lastDayOfStep(step, statYearStart));
  return timelineOf(judged, rules, concerned, { deadlineOf: cases.deadlineOf, dayOf });
}
