import fc from "fast-check";
import { expect, it } from "vitest";
import { exchangeable, releasable, type YearlyCount } from "./pooled-control";
import { EITHER, isSmall, PROTECTS, protectRow, SHOWN, SMALL } from "./withhold";

const THRESHOLD = 5;
const MOST = 14;

/** The single years as they are published: small cells, and what protects them within the family of each year. */
function published(rows: number[][]): YearlyCount {
  const values = rows.map((row) => Float64Array.from(row));
  const hidden = values.map((year) => {
    const states = Uint8Array.from(year, (value) => (isSmall(value, THRESHOLD) ? SMALL : SHOWN));
    protectRow(year, states, [...year.keys()], THRESHOLD);
    return states;
  });
  return { values, hidden };
}

const release = (count: YearlyCount) => releasable({ counts: [count], figures: [[0]], moves: [[[0, 1]]], families: [[[...count.values[0]!.keys()]]], areas: count.values[0]!.length, threshold: THRESHOLD });

/** Every value a withheld cell can have. */
function possible(state: number): number[] {
  const all = Array.from({ length: MOST + 1 }, (_, value) => value);
  return state === SMALL ? all.filter((value) => isSmall(value, THRESHOLD)) : state === PROTECTS ? all.filter((value) => value === 0 || value >= THRESHOLD) : all;
}

/** All tables that agree with the shown cells, the reasons, the totals of the years and the released sums. */
function tables({ values, hidden }: YearlyCount, released: Uint8Array): number[][][] {
  const areas = released.length;
  const years = values.map((row, year) => {
    const total = row.reduce((sum, value) => sum + value, 0);
    let rows: number[][] = [[]];
    for (let at = 0; at < areas; at += 1) {
      const options = hidden[year]![at] === SHOWN ? [row[at]!] : possible(hidden[year]![at]!);
      rows = rows.flatMap((begun) => options.map((value) => [...begun, value])).filter((begun) => begun.reduce((sum, value) => sum + value, 0) <= total);
    }
    return rows.filter((full) => full.reduce((sum, value) => sum + value, 0) === total);
  });
  const own = Array.from(released, (_, at) => values.reduce((sum, row) => sum + row[at]!, 0));
  const found: number[][][] = [];
  const walk = (year: number, begun: number[][]) => {
    if (year === years.length) {
      if (own.every((sum, at) => released[at] === 0 || begun.reduce((all, row) => all + row[at]!, 0) === sum)) found.push(begun);
      return;
    }
    for (const row of years[year]!) walk(year + 1, [...begun, row]);
  };
  walk(0, []);
  return found;
}

const cell = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: 0, max: 12 }));
const table = fc.integer({ min: 2, max: 3 }).chain((years) => fc.integer({ min: 2, max: 3 }).chain((areas) => fc.array(fc.array(cell, { minLength: areas, maxLength: areas }), { minLength: years, maxLength: years })));

it("gives out no sum from which an attacker, who tries every table, has a withheld year or a small sum", () => {
  let given = 0;
  fc.assert(fc.property(table, (rows) => {
    const count = published(rows);
    const released = release(count);
    const before = tables(count, new Uint8Array(released.length));
    const after = tables(count, released);
    count.hidden.forEach((states, year) => states.forEach((state, at) => {
      const known = (list: number[][][]) => new Set(list.map((one) => one[year]![at]!)).size;
      // What the single years alone give away is not the sums' doing.
      if (state === SMALL && known(before) > 1) expect(known(after)).toBeGreaterThan(1);
    }));
    released.forEach((free, at) => {
      const sums = (list: number[][][]) => new Set(list.map((one) => one.reduce((sum, row) => sum + row[at]!, 0)));
      const own = rows.reduce((sum, row) => sum + row[at]!, 0);
      if (isSmall(own, THRESHOLD)) expect(free).toBe(0);
      if (isSmall(own, THRESHOLD) && sums(before).size > 1) expect(sums(after).size).toBeGreaterThan(1);
      if (free === 1 && count.hidden.some((states) => states[at] !== SHOWN)) given += 1;
    });
  }), { numRuns: 3000 });

  expect(given).toBeGreaterThan(200);
}, 120_000);

it("gives out no sum that would tell a part of a family, were the part's own sums shown", () => {
  const count = published([[3, 2, 9, 20], [2, 3, 20, 9]]);
  const ask = (families: number[][][]) => [...releasable({ counts: [count], figures: [[0]], moves: [[[0, 1]]], families, areas: 4, threshold: THRESHOLD })];

  expect(ask([[[0, 1, 2, 3]]])[0]).toBe(1);
  expect(ask([[[0, 3], [1, 2]]]).slice(0, 2)).toEqual([0, 0]);
});

it("gives out the sum of two villages whose small years can be taken for each other", () => {
  expect([...release(published([[3, 2, 20], [2, 3, 20], [2, 2, 20]]))]).toEqual([1, 1, 1]);
});

it("keeps back the sum of a village with one withheld year: subtraction would give it", () => {
  const count = published([[3, 2, 20], [8, 9, 20], [7, 6, 20]]);

  expect([...release(count)]).toEqual([0, 0, 1]);
});

type Pair = readonly [boys: number, girls: number];
const BIRTHS = { figures: [[0], [1, 2]], moves: [[[1, 1], [2, -1]], [[0, 1], [1, 1]], [[0, 1], [2, 1]]] } as const;

/** Births, boys and girls of each year as they are published: small ones, what protects them, both sexes together, and the parts of a withheld total. */
function publishedBirths(rows: Pair[][]): YearlyCount[] {
  const counts = [(pair: Pair) => pair[0] + pair[1], (pair: Pair) => pair[0], (pair: Pair) => pair[1]].map((read) => published(rows.map((row) => row.map(read))));
  const [births, boys, girls] = counts as [YearlyCount, YearlyCount, YearlyCount];
  rows.forEach((row, year) => row.forEach((_, at) => {
    const hidden = [births, boys, girls].some((count) => count.hidden[year]![at] !== SHOWN && count !== births) || births.hidden[year]![at] !== SHOWN;
    for (const count of [boys, girls]) if (hidden && count.hidden[year]![at] === SHOWN) count.hidden[year]![at] = PROTECTS;
  }));
  return counts;
}

/** All years of boys and girls that agree with what is shown. */
function birthTables(rows: Pair[][], counts: readonly YearlyCount[], released: Uint8Array): Pair[][][] {
  const sums = (list: readonly Pair[]) => list.reduce((sum, [boys, girls]) => [sum[0] + boys, sum[1] + girls] as const, [0, 0] as Pair);
  const years = rows.map((row, year) => {
    const total = sums(row);
    const options = row.map(([boys, girls], at): Pair[] => {
      const [state, m, f] = counts.map(({ hidden }) => hidden[year]![at]!) as [number, number, number];
      if (m === SHOWN && f === SHOWN) return [[boys, girls]];
      const found: Pair[] = [];
      for (let one = 0; one <= total[0]; one += 1) for (let two = 0; two <= total[1]; two += 1) {
        const small = isSmall(one, THRESHOLD) || isSmall(two, THRESHOLD);
        const births = one + two;
        const fitsBirths = state === SHOWN ? births === boys + girls : state === SMALL ? isSmall(births, THRESHOLD) : state === EITHER || !isSmall(births, THRESHOLD);
        const fitsSexes = [m, f].includes(SMALL) ? small : [m, f].includes(EITHER) || !small;
        if (fitsBirths && fitsSexes) found.push([one, two]);
      }
      return found;
    });
    let lists: Pair[][] = [[]];
    for (const option of options) lists = lists.flatMap((begun) => option.map((pair) => [...begun, pair])).filter((begun) => sums(begun)[0] <= total[0] && sums(begun)[1] <= total[1]);
    return lists.filter((list) => sums(list)[0] === total[0] && sums(list)[1] === total[1]);
  });
  const own = rows[0]!.map((_, at) => sums(rows.map((row) => row[at]!)));
  let found: Pair[][][] = [[]];
  for (const lists of years) found = found.flatMap((begun) => lists.map((list) => [...begun, list]));
  return found.filter((one) => own.every(([boys, girls], at) => released[at] === 0 || (sums(one.map((row) => row[at]!))[0] === boys && sums(one.map((row) => row[at]!))[1] === girls)));
}

it("gives out no boys and girls of several years from which a small number of either, or of births, follows", () => {
  let given = 0;
  const pair = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
  fc.assert(fc.property(fc.array(fc.array(pair, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }), (rows) => {
    const counts = publishedBirths(rows);
    const released = releasable({ counts, ...BIRTHS, families: [[[0, 1, 2]]], areas: 3, threshold: THRESHOLD });
    if (released.every((one, at) => one === 0 || counts.every(({ hidden }) => hidden.every((year) => year[at] === SHOWN)))) return;
    given += 1;
    const [before, after] = [birthTables(rows, counts, new Uint8Array(3)), birthTables(rows, counts, released)];
    rows.forEach((row, year) => row.forEach((own, at) => [(one: Pair) => one[0], (one: Pair) => one[1], (one: Pair) => one[0] + one[1]].forEach((read) => {
      const known = (list: Pair[][][]) => new Set(list.map((one) => read(one[year]![at]!))).size;
      if (isSmall(read(own), THRESHOLD) && known(before) > 1) expect(known(after)).toBeGreaterThan(1);
    })));
  }), { numRuns: 150 });

  expect(given).toBeGreaterThan(20);
}, 120_000);

it("lets no group of villages tell boys, girls or births of one of them", () => {
  let given = 0;
  const pair = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
  fc.assert(fc.property(fc.array(pair, { minLength: 4, maxLength: 4 }), (row) => {
    const counts = publishedBirths([row]);
    const ways = { counts, ...BIRTHS, threshold: THRESHOLD };
    const parts = [[0, 1], [2, 3]];
    if (!parts.every((part) => exchangeable(ways, part)) || counts.every(({ hidden }) => hidden[0]!.every((state) => state === SHOWN))) return;
    given += 1;
    const before = birthTables([row], counts, new Uint8Array(4)).map(([only]) => only!);
    const sums = (list: readonly Pair[], part: readonly number[]) => part.map((at) => list[at]!).reduce((sum, [boys, girls]) => `${Number(sum.split(" ")[0]) + boys} ${Number(sum.split(" ")[1]) + girls}`, "0 0");
    const after = before.filter((list) => parts.every((part) => sums(list, part) === sums(row, part)));
    row.forEach((own, at) => [(one: Pair) => one[0], (one: Pair) => one[1], (one: Pair) => one[0] + one[1]].forEach((read) => {
      const known = (list: Pair[][]) => new Set(list.map((one) => read(one[at]!))).size;
      if (isSmall(read(own), THRESHOLD) && known(before) > 1) expect(known(after)).toBeGreaterThan(1);
    }));
  }), { numRuns: 600 });

  expect(given).toBeGreaterThan(10);
}, 120_000);
