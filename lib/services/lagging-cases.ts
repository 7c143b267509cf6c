import type { OpenLedger } from "../analysis/open-ledger";
import type { HelpOf } from "../analysis/lagging/effect-units";
import type { Lagging, LaggingVillage } from "../analysis/lagging/lagging";
import { overdueState } from "../analysis/lagging/states";
import { stepOf } from "../analysis/lagging/timeline";
import { lastDayOf } from "../analysis/stat-year";
import { caseDay } from "./cases/case-book";
import { casesOf, type CaseSummary } from "./cases/cases-of";
import type { Deps } from "./deps";
import { listYear } from "./follow-up";

/** What the cases say of the villages listed: by code, and as of a day. */
export type LaggingCases = {
  /** The day deadlines are held against. */
  asOf: string;
  status: "ok" | "away" | "none";
  /** The case of a stay; that of its very period, else the newest of the village that was open then. */
  of(area: string, listed: string): CaseSummary | undefined;
  /** Last day of a stay's case, unless the case was closed before the day looked at; of an earlier day, the one that was set then. */
  deadlineOf(area: string, listed: string, on?: string): string | undefined;
  /** The case, its deadline and the days past it. */
  noteOf(area: string, listed: string): { case: CaseSummary; deadline?: string; overdueDays: number } | undefined;
  helpOf: HelpOf;
};

const DAY = 86_400_000;

/** The cases of an area's villages; without them (no case yet, or the small database is away) nothing is overdue and nobody is known to be helped. */
export async function laggingCases(deps: Pick<Deps, "store" | "hasStore" | "clock" | "config">, ledger: OpenLedger, year: number, codes: readonly string[], /** The day deadlines are held against, where it is not the year's. */ day?: string): Promise<LaggingCases> {
  const { entry: { statYearStart } } = ledger;
  const asOf = day ?? (year >= ((await listYear(ledger)) ?? year) ? caseDay(deps, ledger) : lastDayOf(year, statYearStart));
  const list = codes.length === 0 ? ({ status: "ok", cases: new Map<string, CaseSummary[]>() } as const) : await casesOf(deps as Deps, ledger, codes, asOf); // no more of the services is used there
  const cases = list.status === "ok" ? list.cases : new Map<string, CaseSummary[]>();
  const of = (area: string, listed: string) => {
    const own = cases.get(area) ?? [];
    return own.find((one) => one.listed === listed) ?? own.find((one) => one.openedOn <= asOf && (one.closedOn ?? asOf) >= asOf && stepOf(one.listed) >= stepOf(listed));
  };
  const deadlineOf = (area: string, listed: string, on?: string) => {
    const found = of(area, listed);
    if (on !== undefined && on < asOf) return found?.deadlines.findLast((one) => one.on <= on)?.deadline;
    return found?.closedOn !== undefined && found.closedOn <= asOf ? undefined : found?.deadline;
  };
  return {
    asOf, status: list.status === "away" ? "away" : cases.size === 0 ? "none" : "ok", of,
    deadlineOf,
    noteOf(area, listed) {
      const found = of(area, listed);
      const deadline = deadlineOf(area, listed);
      return found && { case: found, ...(deadline === undefined ? {} : { deadline }), overdueDays: deadline !== undefined && deadline < asOf ? Math.round((Date.parse(asOf) - Date.parse(deadline)) / DAY) : 0 };
    },
    helpOf(area, listed) {
      const since = of(area, listed)?.helpedSince;
      return since === undefined ? undefined : stepOfDay(since, statYearStart);
    },
  };
}

/** The same list with what is past its deadline. */
export function withOverdue(lagging: Lagging, { asOf, deadlineOf }: LaggingCases): Lagging {
  return { ...lagging, villages: lagging.villages.map((village): LaggingVillage => ({ ...village, state: overdueState(village.state, deadlineOf(village.area, listedOf(lagging, village.area) ?? ""), asOf) })) };
}

/** The period in which a village's present stay began. */
export const listedOf = ({ listings }: Lagging, area: string): string | undefined => listings.findLast((one) => one.area === area && one.released === undefined)?.listed;

/** The statistical quarter that a day lies in: year × 4 + quarter − 1. */
export function stepOfDay(day: string, statYearStart: number): number {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const place = (month - statYearStart + 12) % 12;
  return (statYearStart > 1 && month >= statYearStart ? year + 1 : year) * 4 + Math.floor(place / 3);
}
