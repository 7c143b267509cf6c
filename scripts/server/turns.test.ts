import { expect, it } from "vitest";
import { BusyError, Turns } from "./turns";

it("runs two at once, the rest in order, and turns away what is too much", async () => {
  const turns = new Turns(2, 2);
  const order: string[] = [];
  const release: (() => void)[] = [];
  const work = (name: string) => turns.take(() => new Promise<void>((done) => (order.push(name), release.push(done))));
  const all = ["a", "b", "c", "d"].map(work);

  await expect(work("e")).rejects.toThrow(BusyError);
  expect(order).toEqual(["a", "b"]);
  release[0]!();
  await all[0];
  await Promise.resolve();
  expect(order).toEqual(["a", "b", "c"]);
  release[1]!();
  await all[1];
  await Promise.resolve();
  release[2]!();
  release[3]!();
  await Promise.all(all);
  expect(order).toEqual(["a", "b", "c", "d"]);
});

it("gives the place back when the work fails", async () => {
  const turns = new Turns(1, 0);

  await expect(turns.take(() => Promise.reject(new Error("x")))).rejects.toThrow("x");
  await expect(turns.take(async () => "y")).resolves.toBe("y");
});
