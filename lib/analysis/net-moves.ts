import type { Interval } from "../statistics/interval";
import { wilson } from "../statistics/wilson";
import { readAnswers } from "./answers";
import type { Area } from "./area-tree";
import type { DisclosedFigure } from "./disclosure";
import type { Figure, Rank } from "./figure";
import type { OpenLedger } from "./open-ledger";
import { jointRanks, simultaneousLevel } from "./ranks";

/** Moves of one area and year, and the net rate with what chance leaves open, where all three may be shown. */
export type NetMoves = { area: Area; in: DisclosedFigure; out: DisclosedFigure; net: DisclosedFigure; interval?: Interval; rank: Rank };

/**
 * Moves in, out and net of areas of one year. The contract gives the net rate no interval; this one is conditional on the number of moves:
 * of n moves a share p were in, so the net is (2p − 1)·n per person-year, with Wilson's limits of p (Wilson 1927, JASA 22:209). Families
 * move together, so it is rather too narrow. It is made of figures that are shown, and of nothing else.
 * Rank 1 is the lowest net rate; joint rank intervals of the areas that have an interval, none where they are too few.
 */
export async function readNetMoves(ledger: OpenLedger, areas: readonly Area[], year: number): Promise<NetMoves[]> {
  return (await readNetYears(ledger, areas, [year])).get(year)!;
}

/** The same for several years, read at once. */
export async function readNetYears(ledger: OpenLedger, areas: readonly Area[], years: readonly number[]): Promise<Map<number, NetMoves[]>> {
  const { registry } = ledger;
  const [moveIn, moveOut, rate] = [registry.get("moves-in"), registry.get("moves-out"), registry.get("net-migration-rate")];
  const answers = await readAnswers(ledger, { indicators: [moveIn, moveOut, rate], areas, years, before: false });
  const rowsOf = (year: number) => areas.map((area) => ({ area, in: answers.figure(moveIn, area, year, { change: false }), out: answers.figure(moveOut, area, year, { change: false }), net: answers.figure(rate, area, year, { change: false }) }));
  return new Map(years.map((year) => [year, ranked(rowsOf(year), ledger.config)]));
}

function ranked(rows: readonly Omit<NetMoves, "interval" | "rank">[], config: OpenLedger["config"]): NetMoves[] {
  const drawn = rows.filter((row) => netInterval(row, config.level) !== undefined);
  const joint = drawn.length < config.fewestRanked ? undefined : simultaneousLevel(config.level, drawn.length);
  const ranks = joint === undefined ? [] : jointRanks(drawn.map((row) => ({ value: valueOf(row.net), interval: netInterval(row, joint)! })));
  const places = new Map(drawn.map(({ area }, at) => [area, at]));
  return rows.map((row) => {
    const interval = netInterval(row, config.level);
    const rank = ranks[places.get(row.area) ?? -1];
    return { ...row, ...(interval ? { interval } : {}), rank: rank ? { ...rank, letters: "" } : { status: interval && joint === undefined ? ("tooFew" as const) : ("notScored" as const) } };
  });
}

/** Absent where a part is not shown, nobody moved, or the two parts are of different months. */
export function netInterval({ in: moveIn, out, net }: Pick<NetMoves, "in" | "out" | "net">, level: number): Interval | undefined {
  if (moveIn.status !== "ok" || out.status !== "ok" || net.status !== "ok" || moveIn.months !== out.months) return undefined;
  const moves = moveIn.value + out.value;
  const { exposure = 0 } = net;
  if (!(moves > 0) || !(exposure > 0)) return undefined;
  const { lower, upper } = wilson({ events: moveIn.value, trials: moves }, level);
  const rateAt = (share: number) => ((2 * share - 1) * moves) / exposure;
  return { lower: rateAt(lower), upper: rateAt(upper), level, method: "wilson, given the moves" };
}

/** The net rate with its interval, for charts and standings. */
export const netFigure = ({ net, interval }: Pick<NetMoves, "net" | "interval">): Figure => (net.status === "ok" && interval ? { ...net, interval } : net);

const valueOf = (net: DisclosedFigure): number => (net.status === "ok" ? net.value : Number.NaN);
