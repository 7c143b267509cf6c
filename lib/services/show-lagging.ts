import type { Area } from "../analysis/area-tree";
import { effectOf, type Effect } from "../analysis/lagging/effect";
import type { Expected, ExpectedFalse } from "../analysis/lagging/expected-false";
import type { LaggingListing, LaggingVillage } from "../analysis/lagging/lagging";
import type { LaggingRules } from "../analysis/lagging/rules";
import { quarterOf, type TimelineState } from "../analysis/lagging/timeline";
import type { WhatIfYear } from "../analysis/lagging/what-if";
import type { OpenLedger } from "../analysis/open-ledger";
import type { ExtraRow } from "../exports/extra-rows";
import type { Deps } from "./deps";
import { laggingExpected, laggingFacts, laggingTried } from "./keep-lagging";
import { triedRules, type AskedRules } from "./lagging-asked";
import { laggingCases, listedOf, withOverdue } from "./lagging-cases";
import { pageTimeline } from "./lagging-timeline";

export type ShownCase = { area: string; listed: string; deadline?: string; overdueDays: number; post?: string; helpedSince?: string };
/** What `show lagging` says: where villages stand, and beside it what the page says of chance, other thresholds and help. */
export type ShownLagging = {
  villages: LaggingVillage[];
  listings: LaggingListing[];
  /** The rules in force. */
  rules?: LaggingRules;
  /** False listings expected by chance alone; absent where the area is too large to simulate or nothing was tested. */
  expectedFalse?: ExpectedFalse;
  /** Of every village that was ever watched or listed, its state at the end of each quarter. */
  timeline?: { periods: string[]; villages: { area: string; states: (TimelineState | "untested")[] }[] };
  /** Whether help worked, rounded to protect small counts; absent without cases. */
  effect?: Effect;
  cases?: ShownCase[];
  /** The list under the thresholds asked for. */
  whatIf?: { rules: LaggingRules; years: WhatIfYear[]; added: LaggingListing[]; dropped: LaggingListing[]; expectedFalse?: Expected };
};

/** The same numbers as the page. Without a small database nothing is overdue and there are neither cases nor effect. */
export async function showLagging(ledger: OpenLedger, { area, year, asked, deps }: { area: Area; year: number; asked: AskedRules; deps?: Pick<Deps, "store" | "hasStore" | "clock" | "config"> }): Promise<ShownLagging> {
  const facts = await laggingFacts(ledger, area, year);
  const { rules, lagging: plain } = facts;
  if (plain.tested.length === 0) return { villages: [], listings: [] };
  const { expected } = await laggingExpected(ledger, area, year);
  const cases = deps ? await laggingCases(deps, ledger, year, [...new Set(plain.listings.map((one) => one.area))]) : undefined;
  const lagging = cases ? withOverdue(plain, cases) : plain;
  const { steps, rows } = pageTimeline({ ledger }, facts, cases);
  const tried = triedRules(asked, rules);
  const other = tried.changed ? await laggingTried(ledger, area, year, tried.rules) : undefined;
  return {
    villages: lagging.villages, listings: lagging.listings, rules, ...(expected ? { expectedFalse: expected } : {}),
    timeline: { periods: steps.map(quarterOf), villages: rows.map(({ area: code, states }) => ({ area: code, states: states.map((one) => one?.state ?? "untested") })) },
    ...(cases?.status === "ok" ? { effect: effectOf(facts.tests, facts.judged, { rules, threshold: ledger.config.threshold, helpOf: cases.helpOf }) } : {}),
    ...(cases ? { cases: lagging.villages.flatMap(({ area: code, state }) => {
      const listed = listedOf(lagging, code);
      const found = listed === undefined ? undefined : cases.noteOf(code, listed);
      return found && listed !== undefined ? [{ area: code, listed, overdueDays: state === "overdue" ? found.overdueDays : 0, ...(found.deadline ? { deadline: found.deadline } : {}), ...(found.case.post ? { post: found.case.post.code } : {}), ...(found.case.helpedSince ? { helpedSince: found.case.helpedSince } : {}) }] : [];
    }) } : {}),
    ...(other ? { whatIf: { rules: other.whatIf.rules, years: other.whatIf.years, added: other.whatIf.added, dropped: other.whatIf.dropped, ...(other.expected ? { expectedFalse: other.expected } : {}) } } : {}),
  };
}

/** As rows of a file: states, evidence, stays, what chance alone would list, and the years of a what-if; `part` says which. */
export function laggingRows({ villages, listings, expectedFalse, whatIf }: Pick<ShownLagging, "villages" | "listings" | "expectedFalse" | "whatIf">, area: string, year: number): ExtraRow[] {
  return [
    ...villages.map(({ area: code, state, since, rounds }): ExtraRow => ({ indicator: "lagging", area: code, period: since, value: rounds, unit: "periods", part: "state", state })),
    ...villages.flatMap(({ area: code, state, evidence }) => evidence.map((one): ExtraRow => ({
      indicator: one.indicator, area: code, period: one.period, unit: one.against === "band" ? "boys per 100 girls" : "share", part: "evidence", state, behind: String(one.behind), limit: one.limit, against: one.against,
      ...(one.status === "ok" ? { value: one.value, p: one.p, p_adjusted: one.adjusted } : { status: "suppressed", reason: one.reason }),
    }))),
    ...listings.flatMap(({ area: code, since, listed, released, indicators }) => indicators.map((indicator): ExtraRow => ({ indicator, area: code, period: listed, unit: "", part: "stay", since, ...(released === undefined ? {} : { released }) }))),
    ...(expectedFalse ? (["rules", "uncorrected", "naive"] as const).map((rule): ExtraRow => ({ indicator: "lagging", area, period: `${expectedFalse.from}..${expectedFalse.to}`, value: expectedFalse[rule].perTenYears, unit: "false listings in ten years", part: `expected, ${rule}` })) : []),
    ...(whatIf ? whatIf.years.map((one): ExtraRow => ({ indicator: "lagging", area, period: String(one.year), value: one.after, unit: "villages listed", part: "what if", before: one.before, entered: one.entered.join(" "), left: one.left.join(" ") })) : []),
    ...(whatIf?.expectedFalse ? [{ indicator: "lagging", area, period: String(year), value: whatIf.expectedFalse.perTenYears, unit: "false listings in ten years", part: "expected, what if" }] : []),
  ];
}
