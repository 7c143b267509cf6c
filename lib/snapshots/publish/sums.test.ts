import fc from "fast-check";
import { expect, it } from "vitest";
import { births, RolledUp } from "./test-ledger";

type Tree = { parents: number[]; rows: { village: number; month: number; m: number; f: number }[] };

/** Up to 12 areas, each under one before it; rows of any of those without children. */
const trees: fc.Arbitrary<Tree> = fc.integer({ min: 2, max: 12 }).chain((size) =>
  fc.record({
    parents: fc.tuple(...Array.from({ length: size - 1 }, (_, at) => fc.integer({ min: 0, max: at }))),
    rows: fc.uniqueArray(fc.record({ village: fc.nat(size - 1), month: fc.integer({ min: 1, max: 9 }), m: fc.nat(9), f: fc.nat(9) }), { maxLength: 30, selector: ({ village, month }) => `${village} ${month}` }),
  }),
);

it("sums villages into every area above them, for any tree", async () => {
  await fc.assert(fc.asyncProperty(trees, async ({ parents, rows }) => {
    const leaf = (area: number) => !parents.includes(area);
    const used = rows.filter(({ village }) => leaf(village));
    const code = (area: number) => `A${String(area).padStart(2, "0")}`;
    const areas = [0, ...parents].map((parent, area) => ({ code: code(area), name_zh: code(area), level: "village", ...(area === 0 ? {} : { parent: code(parent) }) }));
    const events = used.flatMap(({ village, month, m, f }) => [births(code(village), `2009-0${month}`, m, { sex: "M" }), births(code(village), `2009-0${month}`, f, { sex: "F" })]);
    const ledger = await RolledUp.of({ areas, events });
    try {
      const below = (area: number): number[] => [area, ...parents.flatMap((parent, at) => (parent === area ? below(at + 1) : []))];
      for (const area of areas.keys()) {
        const mine = used.filter(({ village }) => below(area).includes(village));
        const got = await ledger.year(code(area), "birth", 2009);
        expect(got?.value).toBe(mine.length ? mine.reduce((sum, { m, f }) => sum + m + f, 0) : undefined);
        expect(await ledger.value(code(area), "birth", 2009, { sex: "M" })).toBe(mine.length ? mine.reduce((sum, { m }) => sum + m, 0) : undefined);
        if (!mine.length) continue;
        const months = new Set(mine.map(({ month }) => month)).size;
        expect(got).toMatchObject({ covered: mine.length, units: months * below(area).filter(leaf).length });
      }
    } finally {
      ledger.close();
    }
  }), { numRuns: 12, seed: 11 });
});
