import type { DisclosedFigure } from "../analysis/disclosure";
import type { Area } from "../analysis/area-tree";
import { figuresOf } from "../analysis/figures";
import type { OpenLedger } from "../analysis/open-ledger";
import { readActivities } from "../analysis/quarter-activities";

export const ACTIVITY_MEASURES = ["sessions", "people"] as const;
export type ActivityMeasure = (typeof ACTIVITY_MEASURES)[number];

/** What was held: one kind of activity ("" = all) in one measure, four quarters (none of a village) and the year. */
export type ActivityLine = { kind: string; measure: ActivityMeasure; quarters: readonly DisclosedFigure[]; year: DisclosedFigure };

/** Sessions and attendances of an area by kind and quarter; empty where the year has none. */
export async function serviceActivities(ledger: OpenLedger, area: Area, year: number): Promise<ActivityLine[]> {
  const span = ledger.periods.get("activity_sessions") ?? ledger.periods.get("activity_people");
  if (!span || year < span.first || year > span.last) return [];
  // A village holds one to four of nearly everything in a quarter: only its year is told.
  if (area.level === "village") return villageYear(ledger, area, year);
  const read = await Promise.all(ACTIVITY_MEASURES.map((measure) => readActivities(ledger, { indicator: ledger.registry.get(`activity-${measure}`), area, year })));
  const kinds = [...new Set(read.flatMap(({ kinds: own }) => own))].sort();
  if (read.every(({ figure }) => figure(0).status === "missing")) return [];
  // All kinds together say more than one kind alone says already.
  return [...kinds, ...(kinds.length === 1 ? [] : [""])].flatMap((kind) => read.flatMap(({ kinds: own, figure }, at) => (kind !== "" && !own.includes(kind) ? [] : [{ kind, measure: ACTIVITY_MEASURES[at]!, quarters: [1, 2, 3, 4].map((quarter) => figure(quarter, kind)), year: figure(0, kind) }])));
}

async function villageYear(ledger: OpenLedger, area: Area, year: number): Promise<ActivityLine[]> {
  const indicators = ACTIVITY_MEASURES.map((measure) => ledger.registry.get(`activity-${measure}`));
  const figures = await figuresOf(ledger, { indicators, areas: [area], years: [year], among: "none", change: false });
  return figures.every(({ status }) => status === "missing") ? [] : figures.map((figure, at) => ({ kind: "", measure: ACTIVITY_MEASURES[at]!, quarters: [], year: figure }));
}
