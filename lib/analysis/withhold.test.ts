import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EITHER, isSmall, PROTECTS, protectRow, SHOWN, SMALL } from "./withhold";

const T = 5;
const run = (values: number[]) => {
  const hidden = Uint8Array.from(values, (value) => (isSmall(value, T) ? SMALL : SHOWN));
  protectRow(values, hidden, values.map((_, at) => at), T);
  return hidden;
};

/** Every value a withheld cell may have, for one who knows the total, the cells shown, and the reasons. */
function possible(values: number[], hidden: Uint8Array): Map<number, Set<number>> {
  const places = values.map((_, at) => at).filter((at) => hidden[at] !== SHOWN);
  const sum = places.reduce((total, at) => total + values[at]!, 0);
  const found = new Map(places.map((at) => [at, new Set<number>()]));
  const fits = (state: number, value: number) => (state === SMALL ? isSmall(value, T) : state === PROTECTS ? value === 0 || value >= T : true);
  const walk = (k: number, rest: number, chosen: number[]) => {
    if (k === places.length - 1) {
      if (fits(hidden[places[k]!]!, rest)) [...chosen, rest].forEach((value, at) => found.get(places[at]!)!.add(value));
      return;
    }
    for (let value = 0; value <= rest; value += 1) if (fits(hidden[places[k]!]!, value)) walk(k + 1, rest - value, [...chosen, value]);
  };
  if (places.length > 0) walk(0, sum, []);
  return found;
}

describe("protectRow", () => {
  it("withholds the smallest other cell where exactly one is small", () => {
    expect([...run([3, 20, 8, 30])]).toEqual([SMALL, SHOWN, PROTECTS, SHOWN]);
  });

  it("leaves two small cells alone unless their sum gives them away", () => {
    expect([...run([3, 2, 20])]).toEqual([SMALL, SMALL, SHOWN]);
    expect([...run([1, 1, 20])]).toEqual([SMALL, SMALL, PROTECTS]);
    expect([...run([4, 4, 20])]).toEqual([SMALL, SMALL, PROTECTS]);
  });

  it("withholds one more where the cell beside a 1 is just the threshold", () => {
    expect([...run([1, 5, 9, 30])]).toEqual([SMALL, PROTECTS, PROTECTS, SHOWN]);
  });

  it("withholds a zero only where nothing else is left, and then says of no cell which it is", () => {
    expect([...run([3, 0, 0])]).toEqual([EITHER, EITHER, SHOWN]);
  });

  it("says nothing of any cell where all are withheld and their sum would tell", () => {
    expect([...run([1, 5])]).toEqual([EITHER, EITHER]);
    expect([...run([4, 4])]).toEqual([EITHER, EITHER]);
  });

  it("does not take a zero, withheld for another table's sake, for protection", () => {
    const hidden = Uint8Array.from([SMALL, PROTECTS, SHOWN]);

    protectRow([3, 0, 9], hidden, [0, 1, 2], T);

    expect([...hidden]).toEqual([SMALL, PROTECTS, PROTECTS]);
  });

  it("withholds a neighbour of a cell that is withheld for another table's sake", () => {
    const hidden = Uint8Array.from([PROTECTS, SHOWN, SHOWN]);

    protectRow([8, 9, 7], hidden, [0, 1, 2], T);

    expect([...hidden]).toEqual([PROTECTS, SHOWN, PROTECTS]);
  });

  it("shows all where nothing is small", () => {
    expect([...run([0, 5, 7])]).toEqual([SHOWN, SHOWN, SHOWN]);
  });

  it("never leaves a withheld cell with one possible value, in rows of two and more", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 12 })), { minLength: 2, maxLength: 6 }), (values) => {
        const hidden = run(values);
        for (const [at, options] of possible(values, hidden)) if (hidden[at] !== PROTECTS) expect(options.size, `${values} → ${hidden}`).toBeGreaterThan(1);
      }),
      { numRuns: 3000 },
    );
  });

  it("withholds every small cell whatever else it does", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 }), (values) => {
      run(values).forEach((state, at) => expect(isSmall(values[at]!, T) ? state !== SHOWN : true).toBe(true));
    }));
  });
});
