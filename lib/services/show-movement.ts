import type { Area } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import { festivalsOf } from "../analysis/festivals";
import { WAYS, type Movement, type Reach, type Season, type Way } from "../analysis/movement";
import type { OpenLedger } from "../analysis/open-ledger";
import type { ExtraRow } from "../exports/extra-rows";
import { movementOf } from "./keep-movement";

export type ShownFlow = { period: string; /** Absent = all. */ reach?: Reach; in: DisclosedFigure; out: DisclosedFigure };
export type ShownNet = { area: string; period: string; value?: number; lower?: number; upper?: number; level?: number; method?: string; rank: DisclosedFigure["rank"] };
export type ShownImplied = { area: string; year: number; from: string; to: string; before: number; after: number; births: number; deaths: number; implied: number; rate: number };
export type ShownMovement = {
  /** Months of all years shown; by reach of the year asked for. */
  months: ShownFlow[];
  /** Migrants by date of registration. */
  stocks: ShownFlow[];
  festivals: string[];
  season?: Record<Way, Season>;
  /** What chance leaves open of each net rate, given the moves. */
  net: ShownNet[];
  contact?: { quarters: { quarter: number; share: DisclosedFigure; left: DisclosedFigure }[]; areas: { area: string; share: DisclosedFigure; left: DisclosedFigure }[] };
  /** Population change less natural increase, where no moves were handed in. */
  implied: ShownImplied[];
};

/** What the page of movement says beside the figures. */
export async function showMovement(ledger: OpenLedger, area: Area, year: number): Promise<ShownMovement> {
  const movement = await movementOf(ledger, area, year);
  const { contact, implied, own, areas, years, season } = movement;
  return {
    months: monthsOf(movement, year), stocks: stocksOf(movement),
    festivals: years.flatMap((one) => festivalsOf(one, ledger.entry.statYearStart).map(({ date }) => date)), ...(season ? { season } : {}),
    net: [...own.filter((row) => row.year === year), ...areas].map(({ area: one, net, interval, rank }) => ({ area: one.code, period: net.period, ...(net.status === "ok" ? { value: net.value } : {}), ...(interval ? { lower: interval.lower, upper: interval.upper, level: interval.level, method: interval.method } : {}), rank })),
    ...(contact ? { contact: { quarters: contact.quarters, areas: contact.areas.map(({ area: one, share, left }) => ({ area: one.code, share, left })) } } : {}),
    implied: [...implied.own, ...implied.areas].map(({ area: one, births, deaths, natural: _, ...rest }) => ({ ...rest, area: one.code, births: births.status === "ok" ? births.value : 0, deaths: deaths.status === "ok" ? deaths.value : 0 })),
  };
}

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

function monthsOf({ flows, years, reaches }: Movement, year: number): ShownFlow[] {
  if (!flows) return [];
  const row = (one: number, month: number, reach?: Reach): ShownFlow => {
    const [comings, goings] = WAYS.map((way) => flows[way].figure(one, month, reach ?? "")) as [DisclosedFigure, DisclosedFigure];
    return { period: comings.period, ...(reach ? { reach } : {}), in: comings, out: goings };
  };
  const isKnown = ({ in: comings, out }: ShownFlow) => comings.status !== "missing" || out.status !== "missing";
  return [...years.flatMap((one) => MONTHS.map((month) => row(one, month))), ...reaches.flatMap((reach) => MONTHS.map((month) => row(year, month, reach)))].filter(isKnown);
}

function stocksOf({ stocks, reaches }: Movement): ShownFlow[] {
  const dates = [...new Set([...stocks.in, ...stocks.out].map(({ month }) => month))].sort();
  const at = (way: Way, month: string, reach: Reach | undefined) => stocks[way].find((one) => one.month === month)?.figure(reach ?? "");
  return dates.flatMap((month) => [undefined, ...reaches].flatMap((reach): ShownFlow[] => {
    const [comers, goers] = [at("in", month, reach), at("out", month, reach)];
    return comers && goers ? [{ period: month, ...(reach ? { reach } : {}), in: comers, out: goers }] : [];
  }));
}

/** The same as rows of a table: numbers that are shown. */
export function movementRows({ months, stocks, net, contact, implied }: ShownMovement): ExtraRow[] {
  const figure = (one: DisclosedFigure, more: Readonly<Record<string, string | number | undefined>> = {}): ExtraRow[] => (one.status === "ok" ? [{ indicator: one.indicator, area: one.area, period: one.period, value: one.value, unit: one.unit, ...(one.interval ? { lower: one.interval.lower, upper: one.interval.upper } : {}), ...more }] : []);
  const both = ({ reach, ...one }: ShownFlow) => WAYS.flatMap((way) => figure(one[way], { reach: reach ?? "all" }));
  return [
    ...months.flatMap(both), ...stocks.flatMap(both),
    ...net.flatMap(({ area: one, period, value, lower, upper, level, method, rank }): ExtraRow[] => (value === undefined || lower === undefined || upper === undefined ? [] : [{ indicator: "net-migration-rate", area: one, period, value, unit: "per person-year", part: "interval given the moves", lower, upper, level_of_interval: level, method, ...(rank.status === "ok" ? { rank_lower: rank.lower, rank_upper: rank.upper } : {}) }])),
    ...(contact ? [...contact.quarters.flatMap(({ share, left }) => [...figure(share), ...figure(left, { part: "not yet confirmed" })]), ...contact.areas.flatMap(({ share, left }) => [...figure(share), ...figure(left, { part: "not yet confirmed" })])] : []),
    ...implied.map((one): ExtraRow => ({ indicator: "implied-net-movement", area: one.area, period: String(one.year), value: one.implied, unit: "count" })),
  ];
}
