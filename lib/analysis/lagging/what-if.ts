import type { Area } from "../area-tree";
import { judgeTests, laggingFrom, type Lagging, type LaggingListing } from "./lagging";
import type { LaggingTests } from "./read-tests";
import type { LaggingRules } from "./rules";
import { timelineOf, type TimelineState } from "./timeline";

/** A statistical year's end under both rules: who is on the list, by village code. */
export type WhatIfYear = { year: number; before: number; after: number; entered: string[]; left: string[] };
export type WhatIf = { rules: LaggingRules; lagging: Lagging; years: WhatIfYear[]; /** Stays that only one of the rules makes, a stay being a village and the year it was listed in. */ added: LaggingListing[]; dropped: LaggingListing[] };

/**
 * The list if thresholds were others, at the end of every year and over all stays. Tests on protected counts keep the verdict of
 * the office's own rules: otherwise a reader could turn a threshold until the count came out.
 */
export function whatIf(tests: LaggingTests, { base, other, threshold }: { base: LaggingRules; other: LaggingRules; threshold: number }): WhatIf {
  const judged = [judgeTests(tests, base, threshold), judgeTests(tests, other, threshold, base)] as const;
  const [before, after] = [timelineOf(judged[0], base, tests.villages), timelineOf(judged[1], other, tests.villages)];
  const listings = [laggingFrom(tests, judged[0], base).listings, laggingFrom(tests, judged[1], other)] as const;
  const firsts = [before.steps[0], after.steps[0]].flatMap((step) => (step === undefined ? [] : [Math.floor(step / 4)]));
  const years = Array.from({ length: firsts.length === 0 ? 0 : tests.year - Math.min(...firsts) + 1 }, (_, at) => Math.min(...firsts) + at);
  const stay = ({ area, listed }: LaggingListing) => `${area}|${listed.slice(0, 4)}`;
  const [old, own] = [new Set(listings[0].map(stay)), new Set(listings[1].listings.map(stay))];
  return {
    rules: other, lagging: listings[1],
    years: years.map((year) => yearOf(year, onList(before, year), onList(after, year), tests.villages)),
    added: listings[1].listings.filter((one) => !old.has(stay(one))), dropped: listings[0].filter((one) => !own.has(stay(one))),
  };
}

const LISTED: ReadonlySet<TimelineState> = new Set(["listed", "improving", "overdue"]);

function onList({ steps, rows }: ReturnType<typeof timelineOf>, year: number): Set<string> {
  const at = steps.findLastIndex((step) => Math.floor(step / 4) <= year);
  return new Set(rows.flatMap(({ area, states }) => (at >= 0 && LISTED.has(states[at]?.state ?? "clear") ? [area] : [])));
}

function yearOf(year: number, before: ReadonlySet<string>, after: ReadonlySet<string>, villages: readonly Area[]): WhatIfYear {
  const codes = villages.map(({ code }) => code);
  return { year, before: before.size, after: after.size, entered: codes.filter((code) => after.has(code) && !before.has(code)), left: codes.filter((code) => before.has(code) && !after.has(code)) };
}
