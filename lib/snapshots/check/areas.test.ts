import fc from "fast-check";
import { expect, it } from "vitest";
import { findLoops } from "./areas";

const codes = ["A", "B", "C", "D", "E", "F"];

it("finds every code that leads back to itself, each loop once, and no code that only leads into one", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...codes), fc.constantFrom(...codes, "outside")), (next) => {
      const onLoop = codes.filter((start) => {
        let code = next[start];
        for (let steps = 0; steps < codes.length && code !== undefined && code !== start; steps += 1) code = next[code];
        return code === start;
      });
      const found = findLoops(new Map(Object.entries(next)));

      expect(found.flat().sort()).toEqual(onLoop);
      for (const loop of found) loop.forEach((code, at) => expect(next[code]).toBe(loop[(at + 1) % loop.length]));
    }),
  );
});
