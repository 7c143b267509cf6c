import type { Area } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import { loadTargets } from "../analysis/lagging/targets";
import type { OpenLedger } from "../analysis/open-ledger";
import { readServiceQuarters, type QuarterShare, type ServiceQuarters } from "../analysis/quarter-shares";
import { fallsDue, serviceOutlook, type ServiceOutlook } from "../analysis/service-outlook";
import type { Scored } from "../indicators/indicator";

export const QUARTERS = [1, 2, 3, 4] as const;
export type Quarter = (typeof QUARTERS)[number];

/** Whether a share wanted by the end of a quarter was reached or will be, seen from the quarter asked for. */
export type Checkpoint = ServiceOutlook & { goal: number };

/** One service of an area in one year. */
export type ServiceLine = {
  indicator: Scored;
  /** Running share and those left at the end of each of the four quarters. */
  quarters: readonly QuarterShare[];
  /** Targets of the quarters, where the package has them, and of the year. */
  goals: readonly (number | undefined)[];
  target?: number;
  /** Shares of earlier years, oldest first. */
  earlier: readonly { year: number; shares: readonly DisclosedFigure[] }[];
  midYear: Checkpoint;
  yearEnd?: Checkpoint;
};

export type ServiceProgress = {
  /** Quarter that is looked from: the one asked for, else the last that was reported. */
  quarter: Quarter;
  /** Last quarter that was reported. */
  latest: Quarter;
  /** Services that the area has anything of in the year. */
  lines: ServiceLine[];
  /** Of any area asked about. */
  at: ServiceQuarters;
};

export type ProgressQuestion = { services: readonly Scored[]; area: Area; /** Areas beside it. */ areas?: readonly Area[]; year: number; quarter?: Quarter };

/** Earlier years that show the season; older ones say less of it. */
const EARLIER = 5;

/** Where every service of an area stands by quarter, and what it is heading for; undefined where there is nothing of services in the year. */
export async function serviceProgress(ledger: OpenLedger, { services, area, areas = [], year, quarter }: ProgressQuestion): Promise<ServiceProgress | undefined> {
  const span = ledger.periods.get("service_served");
  if (!span || year < span.first || year > span.last || services.length === 0) return undefined;
  const before = Array.from({ length: EARLIER }, (_, at) => year - EARLIER + at).filter((one) => one >= span.first);
  // A village's own quarters are too small to tell a list of the year from people who fall due.
  const above = area.level === "village" ? ledger.tree.parent(area) : undefined;
  const [at, past, targets] = await Promise.all([
    readServiceQuarters(ledger, { indicators: services, areas: [area, ...areas, ...(above ? [above] : [])], years: [year] }),
    readServiceQuarters(ledger, { indicators: services, areas: [area], years: before }),
    loadTargets(ledger),
  ]);
  const isReported = ({ share }: QuarterShare) => share.status !== "missing";
  const latest = QUARTERS.findLast((one) => services.some((service) => isReported(at(service, area, year, one))));
  if (latest === undefined) return undefined;
  const from = quarter !== undefined && quarter < latest ? quarter : latest;
  const lines = services.flatMap((indicator): ServiceLine[] => {
    const quarters = QUARTERS.map((one) => at(indicator, area, year, one));
    if (!quarters.some(isReported)) return [];
    const earlier = before.map((one) => ({ year: one, shares: QUARTERS.map((each) => past(indicator, area, one, each).share) }));
    const target = targets.atEndOf(indicator.id, area.code, year);
    const goals = QUARTERS.map((one) => targets.of(indicator.id, area.code, `${year}-Q${one}`));
    // Quarter targets that rise to the year's are a plan of their own; equal ones say nothing of the middle of the year.
    const mid = goals[1] !== undefined && target !== undefined && goals[1] < target ? goals[1] : ledger.config.midYearShare;
    const pattern = above && QUARTERS.map((one) => at(indicator, above, year, one).share);
    const outlook = (goal: number, end: 2 | 4): Checkpoint => ({ goal, ...serviceOutlook({ quarters: quarters.slice(0, from).map(({ share }) => share), earlier: earlier.map(({ shares }) => shares), at: end, goal, level: ledger.config.level, ...(pattern ? { accrues: fallsDue([pattern]) } : {}) }) });
    return [{ indicator, quarters, goals, ...(target === undefined ? {} : { target, yearEnd: outlook(target, 4) }), earlier, midYear: outlook(mid, 2) }];
  });
  return { quarter: from, latest, lines, at };
}
