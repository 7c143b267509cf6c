import type { Area } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { OpenLedger } from "../analysis/open-ledger";
import type { ServiceOutlook } from "../analysis/service-outlook";
import type { ExtraRow } from "../exports/extra-rows";
import { isScored } from "../indicators/indicator";
import { serviceActivities, type ActivityMeasure } from "./service-activities";
import { QUARTERS, serviceProgress, type Quarter } from "./service-progress";

/** A running share at the end of a quarter, and those entitled and not yet reached. */
export type ShownQuarter = { indicator: string; area: string; quarter: Quarter; share: DisclosedFigure; left: DisclosedFigure };
/** What was wanted by the middle and by the end of the year, and whether it was or will be reached. */
export type ShownOutlook = { indicator: string; midYear: ServiceOutlook & { goal: number }; yearEnd?: ServiceOutlook & { goal: number } };
/** `kind` absent = all kinds; `period` a quarter or the year. */
export type ShownActivity = { kind?: string; measure: ActivityMeasure; period: string; figure: DisclosedFigure };
export type ShownServices = {
  /** Quarter that is looked from. */
  quarter?: Quarter;
  /** The service asked for: documents have its pictures; the lists hold every service all the same, as the page does. */
  service?: string;
  /** The area itself in every quarter, the areas below it in that quarter. */
  quarters: ShownQuarter[];
  outlooks: ShownOutlook[];
  activities: ShownActivity[];
};

/** What the page of services says beside the figures. */
export async function showServices(ledger: OpenLedger, area: Area, year: number, { quarter, service }: { quarter?: Quarter; service?: string } = {}): Promise<ShownServices> {
  const services = ledger.registry.all.filter(isScored).filter(({ topic }) => topic === "services");
  const areas = ledger.tree.children(area);
  const [progress, activities] = await Promise.all([serviceProgress(ledger, { services, area, areas, year, quarter }), serviceActivities(ledger, area, year)]);
  const told = activities.flatMap(({ kind, measure, quarters, year: whole }) => [...quarters, whole].map((figure): ShownActivity => ({ ...(kind === "" ? {} : { kind }), measure, period: figure.period, figure })));
  if (!progress) return { quarters: [], outlooks: [], activities: told };
  const row = (indicator: string, one: Area, quarter: Quarter, { share, left }: Pick<ShownQuarter, "share" | "left">): ShownQuarter => ({ indicator, area: one.code, quarter, share, left });
  return {
    quarter: progress.quarter, ...(service === undefined ? {} : { service }),
    quarters: progress.lines.flatMap(({ indicator, quarters }) => [
      ...QUARTERS.map((quarter, at) => row(indicator.id, area, quarter, quarters[at]!)),
      ...areas.map((one) => row(indicator.id, one, progress.quarter, progress.at(indicator, one, year, progress.quarter))),
    ]),
    outlooks: progress.lines.map(({ indicator, midYear, yearEnd }) => ({ indicator: indicator.id, midYear, ...(yearEnd ? { yearEnd } : {}) })),
    activities: told,
  };
}

/** The same as rows of a table: numbers that are shown. */
export function servicesRows({ quarters, outlooks, activities }: ShownServices, area: string, year: number): ExtraRow[] {
  const rowOf = (figure: DisclosedFigure, more: Readonly<Record<string, string>> = {}): ExtraRow[] => (figure.status === "ok" ? [{ indicator: figure.indicator, area: figure.area, period: figure.period, value: figure.value, unit: figure.unit, ...(figure.interval ? { lower: figure.interval.lower, upper: figure.interval.upper } : {}), ...more }] : []);
  const ahead = (indicator: string, which: "linear" | "seasonal", outlook: (ServiceOutlook & { goal: number }) | undefined, quarter: 2 | 4): ExtraRow[] => {
    const told = outlook?.[which];
    return told?.status === "ok" ? [{ indicator, area, period: `${year}-Q${quarter}`, value: told.expected, unit: "share", lower: told.interval.lower, upper: told.interval.upper, method: told.interval.method, part: `expected, ${which}`, goal: outlook!.goal, chance: told.chance }] : [];
  };
  return [
    ...quarters.flatMap(({ share, left }) => [...rowOf(share), ...rowOf(left, { part: "not yet reached" })]),
    ...outlooks.flatMap(({ indicator, midYear, yearEnd }) => (["linear", "seasonal"] as const).flatMap((which) => [...ahead(indicator, which, midYear, 2), ...ahead(indicator, which, yearEnd, 4)])),
    ...activities.filter(({ kind, period }) => kind !== undefined || period.includes("-")).flatMap(({ kind, figure }) => rowOf(figure, { part: kind ?? "all activities" })),
  ];
}
