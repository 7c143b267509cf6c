import { afterAll, describe, expect, it } from "vitest";
import { wilson } from "../statistics/wilson";
import { readImplied } from "./implied-moves";
import { netFigure, readNetMoves } from "./net-moves";
import { closeLedgers, ledgerOf, rowsOf, TOWN } from "./tiny-ledger";

afterAll(closeLedgers);

const people = { t: 4000, a: 1000, b: 1000, c: 1000, d: 1000 };
const ledger = (moveIn: Record<string, number | null>, moveOut: Record<string, number | null>) => ledgerOf({ areas: TOWN, years: [...rowsOf("move_in", moveIn), ...rowsOf("move_out", moveOut), ...rowsOf("population", people)] });
const villages = async (one: Awaited<ReturnType<typeof ledger>>) => readNetMoves(one, one.tree.children(one.tree.root), 2009);

describe("net moves", () => {
  it("have Wilson's interval of the share of moves in, turned into a rate", async () => {
    const [a] = await villages(await ledger({ t: 90, a: 30, b: 20, c: 20, d: 20 }, { t: 70, a: 10, b: 20, c: 20, d: 20 }));
    const { lower, upper } = wilson({ events: 30, trials: 40 });

    expect(a!.net).toMatchObject({ status: "ok", value: 0.02 });
    expect(a!.interval!.lower).toBeCloseTo(((2 * lower - 1) * 40) / 1000, 12);
    expect(a!.interval!.upper).toBeCloseTo(((2 * upper - 1) * 40) / 1000, 12);
    expect(netFigure(a!)).toMatchObject({ interval: { method: "wilson, given the moves" } });
  });

  it("rank by intervals that hold together, the lowest net rate first", async () => {
    const rows = await villages(await ledger({ t: 275, a: 200, b: 25, c: 25, d: 25 }, { t: 275, a: 25, b: 25, c: 25, d: 200 }));

    expect(rows.map(({ rank }) => rank)).toMatchObject([{ lower: 4, upper: 4 }, { lower: 2, upper: 3 }, { lower: 2, upper: 3 }, { lower: 1, upper: 1 }]);
  });

  it("give nothing of a village whose moves in or out are withheld, nor of one where nobody moved", async () => {
    const rows = await villages(await ledger({ t: 63, a: 3, b: 20, c: 40, d: 0 }, { t: 66, a: 20, b: 6, c: 40, d: 0 }));

    expect(rows[0]!.net.status).toBe("suppressed");
    expect(rows.map(({ interval }) => interval !== undefined)).toEqual([false, rows[1]!.in.status === "ok" && rows[1]!.out.status === "ok", rows[2]!.in.status === "ok", false]);
    expect(rows.every(({ interval, in: one, out }) => interval === undefined || (one.status === "ok" && out.status === "ok"))).toBe(true);
  });
});

describe("implied moves", () => {
  it("say nothing where the package has no counts of people by day", async () => {
    const one = await ledger({ t: 90 }, { t: 70 });

    expect(await readImplied(one, [one.tree.root], [2009])).toEqual([]);
  });
});
