import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "./answers";
import { makeAreaTree, type Area } from "./area-tree";
import { DEFAULT_CONFIG } from "./config";
import type { RawFigure } from "./estimate";
import type { Group, Groups } from "./groups";
import type { OpenLedger } from "./open-ledger";
import { groupFigure, setDifference, shownFigure, type SetQuestion } from "./pooled-groups";
import { isSmall, PROTECTS, protectRow, SHOWN, SMALL } from "./withhold";
import { makeRegistry } from "../indicators/registry";

const THRESHOLD = 5;
const area = (pos: number, code: string, level: Area["level"], parent: number, last: number): Area => ({ pos, last, parent, depth: 0, level, code, nameZh: code });

/** One township of villages with these deaths, of a thousand people each; group by place. */
function township(deaths: readonly number[], groupOf: (at: number) => string) {
  const areas = [area(0, "t", "township", -1, deaths.length), ...deaths.map((_, at) => area(at + 1, `v${at}`, "village", 0, at + 1))];
  const tree = makeAreaTree(areas, []);
  const states = Uint8Array.from(deaths, (value) => (isSmall(value, THRESHOLD) ? SMALL : SHOWN));
  protectRow(deaths, states, deaths.map((_, at) => at), THRESHOLD);
  const raw = (at: number): RawFigure => ({ known: { months: 12, coverage: 1, fault: false, events: deaths[at]!, exposure: 1000 }, outcome: { is: "ok", value: deaths[at]! / 1000 } });
  const ledger = { tree, config: DEFAULT_CONFIG } as OpenLedger; // no more of it is asked
  const indicator = makeRegistry().get("death-rate");
  const answers = { raw: (_: unknown, { pos }: Area) => ({ figure: raw(pos - 1), formula: indicator.formula, shown: states[pos - 1] === SHOWN }) } as unknown as Answers;
  const names = [...new Set(deaths.map((_, at) => groupOf(at)))].filter((name) => name !== "");
  const all = names.map((id): Group => ({ id, nameZh: id, villages: areas.slice(1).filter((_, at) => groupOf(at) === id) }));
  const groups: Groups = { all, find: (id) => all.find((group) => group.id === id), namesOf: ({ pos }) => groupOf(pos - 1) };
  const question: SetQuestion = { indicator, answers, year: 2009, period: "2009", months: 12 };
  return { ledger, groups, question, states, figure: (id: string) => groupFigure(ledger, groups, groups.find(id)!, question) };
}

const half = (at: number) => (at % 2 === 0 ? "g1" : "g2");

describe("groupFigure", () => {
  it("sums events and exposure, those of withheld villages too", () => {
    const { figure } = township([20, 30, 3, 2, 2, 3], half);

    expect(figure("g1")).toMatchObject({ villages: 3, withheld: 2, figure: { status: "ok", area: "g1", events: 25, exposure: 3000, value: 25 / 3000, interval: { method: "byar" } } });
  });

  it("withholds a group with one withheld village, and every group of that township", () => {
    const { figure } = township([20, 3, 21, 30, 22, 2, 9, 31], (at) => (at === 1 ? "g1" : at % 2 === 0 ? "g1" : "g2"));

    expect(figure("g1").figure).toMatchObject({ status: "suppressed", reason: "protectsAnother" });
    expect(figure("g2").figure).toMatchObject({ status: "suppressed" });
  });

  it("withholds a group where it is the villages outside all groups that would be known", () => {
    const { figure } = township([20, 30, 3, 2, 2, 3, 4], (at) => (at === 6 ? "" : half(at)));

    expect(figure("g1").figure.status).toBe("suppressed");
  });

  it("gives no group from which an attacker, who tries every number, has a small one", () => {
    let given = 0;
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 30 })), { minLength: 4, maxLength: 6 }), fc.array(fc.constantFrom("g1", "g2", ""), { minLength: 6, maxLength: 6 }), (deaths, names) => {
      const { groups, figure, states } = township(deaths, (at) => names[at]!);
      const shown = groups.all.filter(({ id }) => figure(id).figure.status === "ok");
      const hidden = deaths.flatMap((_, at) => (states[at] === SHOWN ? [] : [at]));
      if (shown.length === 0 || hidden.length === 0) return;
      given += 1;
      const total = hidden.reduce((sum, at) => sum + deaths[at]!, 0);
      const possible = (at: number) => Array.from({ length: total + 1 }, (_, value) => value).filter((value) => (states[at] === SMALL ? isSmall(value, THRESHOLD) : states[at] === PROTECTS ? !isSmall(value, THRESHOLD) : true));
      let tables: number[][] = [[]];
      for (const at of hidden) tables = tables.flatMap((begun) => possible(at).map((value) => [...begun, value])).filter((begun) => begun.reduce((sum, value) => sum + value, 0) <= total);
      const alone = tables.filter((one) => one.reduce((sum, value) => sum + value, 0) === total);
      const sumIn = (one: number[], id: string) => one.reduce((sum, value, place) => (names[hidden[place]!] === id ? sum + value : sum), 0);
      const own = hidden.map((at) => deaths[at]!);
      const known = alone.filter((one) => shown.every(({ id }) => sumIn(one, id) === sumIn(own, id)));
      hidden.forEach((at, place) => {
        const values = (list: number[][]) => new Set(list.map((one) => one[place])).size;
        if (isSmall(deaths[at]!, THRESHOLD) && values(alone) > 1) expect(values(known)).toBeGreaterThan(1);
      });
    }), { numRuns: 2000 });

    expect(given).toBeGreaterThan(50);
  });

  it("of several years needs what every single year may show", () => {
    const [safe, unsafe] = [township([20, 30, 3, 2, 2, 3], half), township([20, 30, 3, 2, 22, 33], half)];
    const { ledger, groups, question } = safe;
    const pooled = { ...question, period: "2007..2009", months: 36 };

    expect(groupFigure(ledger, groups, groups.all[0]!, { ...pooled, single: [question, question] }).figure.status).toBe("ok");
    expect(groupFigure(ledger, groups, groups.all[0]!, { ...pooled, single: [question, unsafe.question] }).figure.status).toBe("suppressed");
  });
});

it("takes only shown villages into a set that is no group", () => {
  const { ledger, groups, question } = township([20, 30, 3, 2, 2, 3], half);

  expect(shownFigure(ledger, "similar:v0", groups.all[0]!.villages, question)).toMatchObject({ villages: 3, withheld: 2, figure: { events: 20, exposure: 1000 } });
});

it("compares two groups as two years: ratio of rates, no difference of counts", () => {
  const { question, figure } = township([20, 60, 30, 90], half);
  const difference = setDifference(question.indicator, figure("g2").figure, figure("g1").figure, 0.95);

  expect(difference).toMatchObject({ kind: "ratio", value: 3, verdict: "up" });
  expect(setDifference(makeRegistry().get("deaths"), figure("g2").figure, figure("g1").figure, 0.95)).toBeUndefined();
});
