import { chapman, completeness } from "../../statistics/chapman";
import type { Interval } from "../../statistics/interval";
import { wilson } from "../../statistics/wilson";
import type { Area } from "../area-tree";
import type { OpenLedger } from "../open-ledger";
import { rowsWithin } from "../rows-within";
import { readChecks, type Check } from "./checks";

export type Estimated = { value: number; interval: Interval };
/** What the checks of some years found of one kind of event, or of all: counts of an area above the village. */
export type Completeness = {
  kind: string; from: number; to: number;
  checks: number; ledger: number; found: number; matched: number;
  /** Ledger ÷ N, N summed over the checks (Chapman): the figure of formats.md. */
  summed?: Estimated & { total: number };
  /** Ledger ÷ N of all checks put into one table: steadier where each is small, right where all villages miss alike. */
  pooled?: Estimated & { total: number };
  omission?: Estimated;
  match?: Estimated;
  duplicates?: Estimated;
};

export const CHECK_KINDS = ["", "birth", "death", "move_in", "move_out"] as const;

/** Completeness of an area above the village over some statistical years, small villages and several checks put together, for all kinds and for each. */
export async function readCompleteness(ledger: OpenLedger, { area, from, to }: { area: Area; from: number; to: number }): Promise<Completeness[]> {
  if (area.level === "village") return [];
  const checks = checksOf(await readChecks(ledger), area).filter(({ year }) => year >= from && year <= to);
  return CHECK_KINDS.flatMap((kind) => {
    const own = checks.filter((check) => kind === "" || check.kind === kind);
    return own.length === 0 ? [] : [estimate(own, { kind, from, to, level: ledger.config.level })];
  });
}

/** Checks under an area; its own rows win over those below, by kind and year. */
function checksOf(checks: readonly Check[], area: Area): Check[] {
  const within = rowsWithin(checks, area);
  const own = new Set(within.filter(({ pos }) => pos === area.pos).map(({ kind, year }) => `${kind}|${year}`));
  return own.size === 0 ? within : within.filter(({ pos, kind, year }) => pos === area.pos || !own.has(`${kind}|${year}`));
}

const isWhole = (check: Check): check is Check & { ledger: number; found: number; matched: number } => check.ledger !== null && check.found !== null && check.matched !== null;
const sumOf = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((sum, item) => sum + of(item), 0);

function estimate(checks: readonly Check[], { level, ...head }: { kind: string; from: number; to: number; level: number }): Completeness {
  const whole = checks.filter(isWhole);
  const [ledger, found, matched] = [sumOf(whole, (check) => check.ledger), sumOf(whole, (check) => check.found), sumOf(whole, (check) => check.matched)];
  const parts = whole.map((check) => chapman(check, level));
  const [total, variance] = [sumOf(parts, ({ value }) => value), sumOf(parts, (part) => part.variance)];
  const one = whole.length > 0 ? chapman({ ledger, found, matched }, level) : undefined;
  const of = (estimated: number, spread: number) => (matched > 0 && estimated > 0 ? { ...completeness({ ledger, estimate: Math.max(estimated, ledger), variance: spread }, level), total: estimated } : undefined);
  const share = (events: number, trials: number): Estimated | undefined => (trials > 0 ? { value: events / trials, interval: wilson({ events, trials }, level) } : undefined);
  const twice = checks.filter((check) => check.duplicates !== null && check.ledger !== null);
  const counted = sumOf(twice, ({ ledger: entries }) => entries!);
  return defined({
    ...head, checks: checks.length, ledger, found, matched, summed: of(total, variance), pooled: one && of(one.value, one.variance), omission: share(found - matched, found), match: share(matched, ledger),
    duplicates: share(Math.min(counted, sumOf(twice, ({ duplicates }) => duplicates!)), counted),
  });
}

/** An absent part is left out, never undefined. */
const defined = <T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }; // the callers' optional keys

export type CheckPlan = { year: number; made: number; planned: number; regular: number; surprise: number };
export type LastCheck = { area: string; last?: string; /** Whole months from the last check to the snapshot's day. */ months?: number };

/** How many checks were planned and made in each year in an area above the village, and when each village was last checked. */
export async function readCheckPlan(ledger: OpenLedger, { area, years }: { area: Area; years: readonly number[] }): Promise<{ plan: CheckPlan[]; villages: LastCheck[] }> {
  const checks = checksOf(await readChecks(ledger), area);
  const count = (own: readonly Check[], mode: Check["mode"]) => own.filter((check) => check.mode === mode).length;
  const plan = area.level === "village" ? [] : years.flatMap((year): CheckPlan[] => {
    const own = checks.filter((check) => check.year === year);
    return own.length === 0 ? [] : [{ year, made: own.length, planned: sumOf(own, ({ planned }) => planned ?? 0), regular: count(own, "regular"), surprise: count(own, "surprise") }];
  });
  const last = new Map<number, string>();
  for (const { pos, date } of checks) if ((last.get(pos) ?? "") < date) last.set(pos, date);
  const villages = (area.level === "village" ? [area] : ledger.tree.villages(area)).filter(({ to }) => to === undefined);
  return { plan, villages: checks.length === 0 ? [] : villages.map(({ pos, code }) => { const day = last.get(pos); return day ? { area: code, last: day, months: monthsBetween(day, ledger.entry.asOf) } : { area: code }; }) };
}

const monthsBetween = (from: string, to: string): number => Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5, 7)) - Number(to.slice(8) < from.slice(8));
