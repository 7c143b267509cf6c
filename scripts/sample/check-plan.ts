import type { Random } from "../../lib/base/random";
import { QUARTERS, dayOf, firstMonth, monthAt, quarterAt, quarterEnd, quarterName, quarterOf } from "./calendar";
import type { Birth } from "./births";
import { between, dealMisses, harmlessMisses, stream } from "./draw";
import { groupBy } from "./group-by";
import type { Crowd } from "./people";
import { VILLAGES, exists, villageAt } from "./places";
import { CHECKS_FROM, CLEAN_UP, DUPLICATES, MATCH_BY_YEAR, OMITTED_MOVES, REPORTING_TARGETS, UNCHECKED, WEAK_MATCH } from "./plants";

export const KINDS = ["birth", "death", "move_in", "move_out"] as const;
export type Kind = (typeof KINDS)[number];

/** One row of checks.csv before it is written. */
export type Check = {
  village: number; quarter: number; kind: Kind; date: string; mode: "regular" | "surprise"; planned: number;
  ledger: number; found: number; matched: number; duplicates: number;
};

/** Quarterly checks of every village in the month after the quarter, and the surprise clean-up of 2009. */
export function planChecks(seed: number, births: readonly Birth[], crowd: Crowd): Check[] {
  const checks = [...quarterly(stream(seed, "checks"), births, crowd), ...cleanUp(births)];
  missEntries(stream(seed, "matches"), checks);
  omitMoves(stream(seed, "omissions"), checks);
  for (const check of checks) {
    const { village, quarter, kind } = DUPLICATES;
    if (check.village === villageAt(village) && check.quarter === quarterAt(quarter) && check.kind === kind) check.duplicates = DUPLICATES.count;
  }
  return checks;
}

const yearOfQuarter = (quarter: number) => Number(quarterName(quarter).slice(0, 4));

function quarterly(random: Random, births: readonly Birth[], crowd: Crowd): Check[] {
  const checks: Check[] = [];
  for (let quarter = quarterOf(firstMonth(CHECKS_FROM)); quarter < QUARTERS; quarter += 1) {
    const end = quarterEnd(quarter);
    VILLAGES.forEach((_, village) => {
      if (!exists(village, end) || (village === villageAt(UNCHECKED.village) && quarter > quarterAt(UNCHECKED.after))) return;
      const last = quarter === QUARTERS - 1;
      const mode = random() < 0.2 ? "surprise" : "regular";
      const planned = mode === "surprise" ? 0 : random() < 0.06 ? 2 : 1;
      const date = dayOf(end + 1, last ? between(random, 1, 4) : between(random, 8, 25));
      for (const kind of KINDS) {
        const ledger = inLedger(births, crowd, { village, quarter, kind, knownAt: last ? end : end + 1 });
        const missing = kind === "birth" ? births.filter((birth) => birth.village === village && quarterOf(birth.month) === quarter && birth.found === "regular").length : 0;
        if (ledger + missing > 0) checks.push({ village, quarter, kind, date, mode, planned, ledger, matched: ledger, found: ledger + missing, duplicates: 0 });
      }
    });
  }
  return checks;
}

function inLedger(births: readonly Birth[], crowd: Crowd, { village, quarter, kind, knownAt }: { village: number; quarter: number; kind: Kind; knownAt: number }): number {
  const there = (event: { village: number; month: number }) => event.village === village && quarterOf(event.month) === quarter;
  if (kind === "birth") return births.filter((birth) => there(birth) && birth.reported <= knownAt).length;
  if (kind === "death") return crowd.deaths.filter(there).length;
  return crowd.moves.filter((move) => there(move) && `move_${move.direction}` === kind).length;
}

/** The clean-up looked again at the births of the villages where it found some, quarter by quarter. */
function cleanUp(births: readonly Birth[]): Check[] {
  const checks: Check[] = [];
  for (const name of Object.keys(CLEAN_UP.found)) {
    for (let quarter = quarterAt("2005-Q1"); quarter <= quarterAt("2009-Q3"); quarter += 1) {
      const village = villageAt(name);
      const there = births.filter((birth) => birth.village === village && quarterOf(birth.month) === quarter && birth.month <= monthAt(CLEAN_UP.to));
      const missing = there.filter(({ found }) => found === "cleanUp").length;
      const ledger = there.filter(({ reported }) => reported <= monthAt(CLEAN_UP.date)).length;
      if (missing === 0) continue;
      checks.push({ village, quarter, kind: "birth", date: CLEAN_UP.date, mode: "surprise", planned: 0, ledger, matched: ledger, found: ledger + missing, duplicates: 0 });
    }
  }
  return checks;
}

/** Ledger entries that no check could confirm: the planted villages first, the others within what chance allows. */
function missEntries(random: Random, checks: readonly Check[]): void {
  for (const [year, share] of Object.entries(MATCH_BY_YEAR)) {
    const rows = checks.filter(({ quarter }) => yearOfQuarter(quarter) === Number(year));
    const target = REPORTING_TARGETS["ledger-match"]?.(Number(year)) ?? 1;
    const cells = [...groupBy(rows, ({ village, quarter }) => `${village} ${quarter}`).values()].map((group) => {
      const trials = group.reduce((sum, { ledger }) => sum + ledger, 0);
      const weak = WEAK_MATCH.find(({ village, quarters }) => villageAt(village) === group[0]?.village && quarterName(group[0].quarter) in quarters);
      return { group, trials, weak: weak?.quarters[quarterName(group[0]?.quarter ?? 0)], cap: harmlessMisses(trials, 1 - target) };
    });
    const planted = cells.reduce((sum, { weak }) => sum + (weak ?? 0), 0);
    const wanted = Math.round(rows.reduce((sum, { ledger }) => sum + ledger, 0) * (1 - share)) - planted;
    const misses = dealMisses(random, cells.map(({ trials, cap, weak }) => ({ trials, cap: weak === undefined ? cap : 0 })), wanted);
    cells.forEach(({ group, weak }, at) => takeAway(random, group, weak ?? misses[at] ?? 0));
  }
}

/** An entry that is not confirmed leaves the matched ones, and is not among those found either. */
function takeAway(random: Random, group: readonly Check[], misses: number): void {
  const cells = dealMisses(random, group.map(({ ledger }) => ({ trials: ledger, cap: ledger })), misses);
  group.forEach((check, at) => {
    check.matched -= cells[at] ?? 0;
    check.found -= cells[at] ?? 0;
  });
}

/** A few deaths and moves that the check found and the ledger lacked, within what the omission target allows. */
function omitMoves(random: Random, checks: readonly Check[]): void {
  const target = REPORTING_TARGETS["omission-rate"]?.(CHECKS_FROM) ?? 0;
  const groups = [...groupBy(checks, ({ village, quarter }) => `${village} ${quarter}`).values()];
  for (const group of groups) {
    const found = group.reduce((sum, check) => sum + check.found, 0);
    const omitted = group.reduce((sum, check) => sum + check.found - check.matched, 0);
    const open = group.filter(({ kind, matched }) => kind !== "birth" && matched > 0);
    const check = open[between(random, 0, Math.max(0, open.length - 1))];
    if (check && random() < OMITTED_MOVES(yearOfQuarter(check.quarter)) && omitted < harmlessMisses(found + 1, target)) check.found += 1;
  }
}
