import type { OpenLedger } from "../../open-ledger";
import { placeIn } from "../delay-cells";
import { monthNumber, monthText, readDelays } from "../delays";
import { readChecks, type Check } from "../checks";
import type { FoundFault } from "./fault";

/**
 * Faults that checks tell of by themselves: births the check found and the ledger lacked, entries written twice, villages no longer checked. One
 * row for each village, kind and year; how many entries it concerns is a small count and is not said.
 */
export async function findCheckFaults(ledger: OpenLedger): Promise<FoundFault[]> {
  const checks = await readChecks(ledger);
  return [...(await omissions(ledger, checks)), ...duplicates(ledger, checks), ...unchecked(ledger, checks)];
}

/** What a check found and the ledger lacked is a fault however little: of births to be looked into, of deaths and moves for the record. */
async function omissions(ledger: OpenLedger, checks: readonly Check[]): Promise<FoundFault[]> {
  const missing = checks.filter(({ found, matched }) => found !== null && matched !== null && found > matched);
  const entered = await enteredSince(ledger);
  return grouped(ledger, missing, (group) => {
    const births = group[0]!.kind === "birth";
    const mended = births && group.every((check) => entered(check));
    return { code: "omission", severity: births ? "middle" : "low", ...(mended ? { mended: true } : {}) };
  });
}

const duplicates = (ledger: OpenLedger, checks: readonly Check[]): FoundFault[] => grouped(ledger, checks.filter((check) => (check.duplicates ?? 0) > 0), () => ({ code: "duplicates", severity: "middle" }));

/** One fault for each village, kind and period checked. */
function grouped({ tree }: OpenLedger, checks: readonly Check[], of: (group: readonly Check[]) => Pick<FoundFault, "code" | "severity" | "mended">): FoundFault[] {
  const groups = new Map<string, Check[]>();
  for (const check of checks) {
    const key = `${check.area}|${check.kind}|${check.period}`;
    const known = groups.get(key);
    if (known) known.push(check);
    else groups.set(key, [check]);
  }
  return [...groups.values()].map((group): FoundFault => {
    const { area, kind, period } = group[0]!;
    return { ...of(group), pos: tree.find(area).area.pos, area, period, file: "checks.csv", kind, rows: group.length };
  });
}

/** Whether the ledger has since taken in at least as many births of the period as the check missed: entered in the month of the check or later. */
async function enteredSince(ledger: OpenLedger): Promise<(check: Check) => boolean> {
  const { tree, entry } = ledger;
  const { pos, month, delay, count } = await readDelays(ledger);
  const rows = new Map<number, number[]>();
  pos.forEach((one, at) => {
    const known = rows.get(one);
    if (known) known.push(at);
    else rows.set(one, [at]);
  });
  return ({ area, period, date, found, matched }) => {
    const own = rows.get(tree.find(area).area.pos) ?? [];
    const within = own.filter((at) => isWithin(month[at]!, period, entry.statYearStart) && month[at]! + delay[at]! >= monthNumber(date));
    return within.reduce((sum, at) => sum + count[at]!, 0) >= found! - matched!;
  };
}

/** Whether a month lies in a period as formats.md writes them: a month, a quarter or a year of statistics. */
function isWithin(month: number, period: string, statYearStart: number): boolean {
  const { year, at } = placeIn(month, statYearStart);
  if (!period.startsWith(String(year))) return /^\d{4}-\d{2}$/.test(period) && monthNumber(period) === month;
  if (period.length === 4) return true;
  return period[5] === "Q" ? Math.ceil(at / 3) === Number(period[6]) : monthNumber(period) === month;
}

/** Villages of a parent whose others were checked within the time allowed, and they were not. */
function unchecked({ tree, entry: { asOf }, config }: OpenLedger, checks: readonly Check[]): FoundFault[] {
  const last = new Map<number, { date: string; period: string }>();
  for (const { area, date, period } of checks) {
    const { pos } = tree.find(area).area;
    const known = last.get(pos);
    if (!known || known.date < date) last.set(pos, { date, period });
  }
  const limit = monthText(monthNumber(asOf) - config.quality.monthsUnchecked);
  return [...last].flatMap(([pos, { date, period }]): FoundFault[] => {
    const area = tree.areas[pos]!;
    if (area.level !== "village" || area.to !== undefined || date.slice(0, 7) >= limit) return [];
    const others = tree.siblings(area).filter((other) => (last.get(other.pos)?.date ?? "").slice(0, 7) >= limit).length;
    return others === 0 ? [] : [{ code: "unchecked", pos, area: area.code, period, file: "checks.csv", kind: "", rows: 1, severity: "middle" }];
  });
}
