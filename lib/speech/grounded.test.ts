import fc from "fast-check";
import { describe, expect, it } from "vitest";
import truth from "./fixtures/claim_check.json";
import { groundOf, groundText } from "./grounded";

describe("numbers of a text and the rows it was written from", () => {
  it.each(truth.cases)("stand as in: $name", ({ input, expected }) => {
    expect(groundText(input.text, input.rows)).toEqual(expected);
  });

  it.each([
    [{ written: 7, decimals: 0, factor: 1 }, "cell"],
    [{ written: 19, decimals: 0, factor: 1 }, "sum"],
    [{ written: 2, decimals: 0, factor: 1 }, "difference"],
    [{ written: 1.4, decimals: 1, factor: 1 }, "ratio"],
    [{ written: 71.4, decimals: 1, factor: 1, percent: true }, "ratio"],
    [{ written: 28.6, decimals: 1, factor: 1, percent: true }, "percentChange"],
    [{ written: 0.71, decimals: 2, factor: 1 }, "ratio"],
    [{ written: 0.72, decimals: 2, factor: 1 }, undefined],
    [{ written: 13, decimals: 0, factor: 1 }, undefined],
  ])("%j: %s", (number, ground) => {
    expect(groundOf(number, [{ village: "a", births: 7 }, { village: "b", births: 7 }, { village: "c", births: 5 }])).toBe(ground);
  });

  it("take every cell as it is printed, and no number without rows", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 6 }), (cells) => {
      for (const written of cells) expect(groundOf({ written, decimals: 0, factor: 1 }, cells.map((births) => ({ births })))).toBe("cell");
      expect(groundOf({ written: cells[0]!, decimals: 0, factor: 1 }, [])).toBeUndefined();
    }));
  });
});
