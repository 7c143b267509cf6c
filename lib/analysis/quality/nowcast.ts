import type { OpenLedger } from "../open-ledger";
import type { Area } from "../area-tree";
import type { DisclosedFigure } from "../disclosure";
import { chainLadder, type ChainLadder, type Triangle } from "../../statistics/chain-ladder";
import { lastWholeMonth, monthText, readDelays, rowsUnder, type Delays } from "./delays";
import { readDelayCells, type DelayCells } from "./delay-cells";
import { DELAYS } from "./rules";

/** One month that is not all there yet: about so many births more, ± one standard error; neither where the month itself may not be shown. `share` is what is usually entered by now. */
export type OpenMonth = { month: string; known: DisclosedFigure; share: number; toCome?: number; se?: number };
export type NowcastReason = "village" | "noDelays" | "tooFew" | "noError";
/**
 * What late entries will still add. Where the triangle holds a withheld count the numbers are rounded (shares to 1 %, births and errors to whole ones), for
 * the unrounded would give it away; `exact` says which.
 */
export type Nowcast =
  | { status: "none"; reason: NowcastReason }
  | { status: "ok"; exact: boolean; from: string; until: string; births: number; /** Entered by each delay, of all that will be. */ shares: number[]; months: OpenMonth[]; toCome: number; se: number; /** Months whose own count is withheld: the usual number of births stands for it. */ assumed: number };

/**
 * Chain ladder on the area's month × delay triangle with Mack's standard error (Mack 1993). A month whose count is withheld enters the sum by the
 * usual number of births (Bornhuetter & Ferguson 1972), so that the sum says nothing of it.
 */
export async function readNowcast(ledger: OpenLedger, area: Area): Promise<Nowcast> {
  if (area.level === "village") return { status: "none", reason: "village" };
  const delays = await readDelays(ledger);
  const triangle = triangleOf(ledger, delays, area);
  if (!triangle) return { status: "none", reason: "noDelays" };
  return foretold({ ...triangle, asOf: ledger.entry.asOf, fewest: ledger.config.quality.fewestInTriangle, cells: await readDelayCells(ledger, area) });
}

export type Foretelling = { rows: (number | null)[][]; first: number; asOf: string; fewest: number; cells: Pick<DelayCells, "figure" | "allShown" | "usual"> };

/** What may be said of a triangle beside its cells, of which some are withheld. */
export function foretold({ rows, first, asOf, fewest, cells }: Foretelling): Nowcast {
  const births = rows.reduce((sum, row) => sum + lastKnown(row), 0);
  if (births < fewest) return { status: "none", reason: "tooFew" };
  const ladder = ladderOf(rows);
  if (!ladder || ladder.se === undefined) return { status: "none", reason: "noError" };
  return told({ ladder, rows, first, births, cells, asOf });
}

/** Cumulative births of each month by delay, `null` where the snapshot is too early to know. */
export function triangleOf({ entry, tree }: OpenLedger, delays: Delays, area: Area): { rows: (number | null)[][]; first: number } | undefined {
  const until = lastWholeMonth(entry.asOf);
  if (!delays.span || delays.span.first >= until) return undefined;
  const own = [...rowsUnder(delays, area, tree)];
  if (own.length === 0) return undefined;
  const first = own.reduce((least, { month }) => Math.min(least, month), until);
  const ages = Math.min(DELAYS, until - first) + 1;
  const rows = Array.from({ length: until - first + 1 }, () => new Array<number>(ages).fill(0));
  for (const { month, delay, count } of own) if (month + delay <= until && delay < ages) rows[month - first]![delay]! += count;
  return { first, rows: rows.map((row, at) => cumulated(row, until - first - at)) };
}

function cumulated(row: readonly number[], known: number): (number | null)[] {
  let sum = 0;
  return row.map((count, delay) => {
    sum += count;
    return delay <= known ? sum : null;
  });
}

const lastKnown = (row: readonly (number | null)[]): number => row.reduce<number>((last, value) => value ?? last, 0);

/** A delay after which nothing was ever seen before has no factor: then there is no ladder. */
function ladderOf(rows: Triangle): ChainLadder | undefined {
  try {
    return chainLadder(rows);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Telling = Pick<Foretelling, "first" | "asOf" | "cells"> & { ladder: ChainLadder; rows: Triangle; births: number };

function told({ ladder, rows, first, births, cells, asOf }: Telling): Nowcast {
  const exact = cells.allShown;
  const round = (value: number, per: number) => (exact ? value : Math.round(value * per) / per);
  const shares = ladder.toUltimate.map((factor) => round(1 / factor, 100));
  const open = ladder.origins.map((origin, at) => ({ ...origin, at, age: rows[at]!.filter((value) => value !== null).length - 1 })).filter(({ age }) => age < shares.length - 1);
  const months = open.map(({ at, age, latest, ultimate, se = 0 }): OpenMonth & { expected: number } => {
    const month = monthText(first + at);
    const share = shares[age]!;
    const all = cells.figure(month)!; // every month of the triangle is in its span
    // What was entered in the month that still runs is in `all` and not in the triangle: where it is withheld, the two together would tell it.
    const running = cells.figure(month, age + 1);
    const usual = { expected: cells.usual * (1 - 1 / ladder.toUltimate[age]!) };
    if (all.status !== "ok") return { month, known: all, share, ...usual };
    if (running && running.status !== "ok") return { month, known: all, share, toCome: round(usual.expected, 1), ...usual };
    const expected = Math.max(0, ultimate - Math.max(latest, all.value));
    return { month, known: all, share, toCome: round(expected, 1), se: round(se, 1), expected };
  });
  const assumed = months.filter(({ known }) => known.status !== "ok").length;
  return {
    status: "ok", exact, from: monthText(first), until: monthText(lastWholeMonth(asOf)), births: round(births, 0.1), shares,
    months: months.map(({ expected: _, ...month }) => month), toCome: round(months.reduce((sum, { expected }) => sum + expected, 0), 1), se: round(ladder.se!, 1), assumed,
  };
}
