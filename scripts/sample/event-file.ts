import { monthAt, monthName } from "./calendar";
import { type Birth, speaks } from "./births";
import { type Cell, type Sheet, sorted } from "./ledger-csv";
import { type Crowd } from "./people";
import { VILLAGES, codeOf, villageAt } from "./places";
import { HANDED_IN_LATE } from "./plants";
import { type Known, bandOf } from "./population-file";

const columns = ["area", "period", "reported", "kind", "sex", "band", "count"] as const;

/**
 * Births by month, month of entry, sex and order; deaths by sex and age; moves by reach. Only what was entered by the
 * known month; a month with nothing has one row with 0 in the same table (sex and band), so it is a report and not a gap.
 */
export function eventFile(births: readonly Birth[], crowd: Crowd, known: Known): Sheet {
  const counts = new Map<string, { row: Cell[]; count: number }>();
  const told = new Set<string>();
  const add = (village: number, month: number, [reported, kind, sex, band]: readonly [string, string, string, string], count = 1) => {
    if (month > known.month) return;
    const row = [codeOf(village), monthName(month), reported, kind, sex, band];
    const entry = counts.get(row.join()) ?? { row, count: 0 };
    counts.set(row.join(), { row, count: entry.count + count });
    told.add(`${kind} ${village} ${month}`);
  };
  for (const { village, month, sex, order, reported } of births) if (reported <= known.month) add(village, month, [monthName(reported), "birth", sex, String(order)]);
  for (const { village, month, sex, age } of crowd.deaths) add(village, month, ["", "death", sex, bandName(age)]);
  for (const { village, month, direction, reach } of crowd.moves) add(village, month, ["", `move_${direction}`, "", reach]);
  eachReport(known.month, (village, month) => {
    if (!told.has(`birth ${village} ${month}`) && !lacking(village, month, known.month)) add(village, month, [monthName(month), "birth", "F", "1"], 0);
    if (!told.has(`death ${village} ${month}`)) add(village, month, ["", "death", "F", "85+"], 0);
    for (const kind of ["move_in", "move_out"]) if (!told.has(`${kind} ${village} ${month}`)) add(village, month, ["", kind, "", "county"], 0);
  });
  return { name: "events", columns, rows: sorted([...counts.values()].map(({ row, count }) => [...row, count])) };
}

/** Reports of births that were not yet handed in when the sample was as known in a month. */
function lacking(village: number, month: number, knownMonth: number): boolean {
  const { village: late, months, handedIn } = HANDED_IN_LATE;
  return knownMonth < monthAt(handedIn) && village === villageAt(late) && months.includes(monthName(month));
}

/** Every village and month in which a report came in. */
export function eachReport(last: number, visit: (village: number, month: number) => void): void {
  for (let month = 0; month <= last; month += 1) VILLAGES.forEach((_, village) => { if (speaks(village, month)) visit(village, month); });
}

/** `0`, `1-4`, `85+`. */
export function bandName(age: number): string {
  const [from, to] = bandOf(age);
  return to === "" ? `${from}+` : from === to ? String(from) : `${from}-${to}`;
}
