import fc from "fast-check";
import { expect, it } from "vitest";
import { BIRTH_RATE, MATCH, SEX_RATIO, VISITS } from "./fixtures/figures";
import { spineLine, spineLines, spineOf } from "./fixtures/village";

const rows = (view: ReturnType<typeof spineOf>) => view.groups.flatMap((group) => group.rows);
const row = (id: string, view = spineOf("zh-CN")) => rows(view).find((one) => one.id === id)!;

it("has the better side of every scored indicator on the right, whichever way it is measured", () => {
  expect(row("service-newborn-visit").dot).toMatchObject({ tone: "behind", reach: "far" });
  expect(row("service-newborn-visit").dot!.at).toBeLessThan(0);
  expect(row("sex-ratio-at-birth").dot!.at).toBeLessThan(0);
  expect(spineOf("zh-CN").groups[0]).toMatchObject({ left: "← 较差", right: "较好 →" });
});

it("describes births without a verdict, wherever their dot lies", () => {
  const line = spineLine(BIRTH_RATE, 0.03, 0.0104, { exposure: 850 });
  const view = spineOf("zh-CN", [line, spineLine(MATCH, 0.94, 0.94)]);

  expect(line.figure.status === "ok" && line.limits && line.figure.value > line.limits.outer.upper).toBe(true);
  expect(row("birth-rate", view).dot).toMatchObject({ reach: "plain", tone: "neutral" });
  expect(view.title).toBe("可比的 1 项都在偶然波动的范围之内，与清源乡分不开");
});

it("names what lies beyond chance, worse first, and counts the rest", () => {
  expect(spineOf("zh-CN").title).toBe("与清源乡比超出偶然波动的：较差的有新生儿访视、出生性别比；较高的有65 岁及以上人口比例；其余 1 项分不开");
  expect(spineOf("en").title).toContain("worse newborn visits and sex ratio at birth; higher aged 65 and over, share; the other 1 cannot be told apart");
});

it("writes what is withheld and draws no dot for it, nor limits that would tell its size", () => {
  expect(row("late-share")).toMatchObject({ own: "1–4" });
  expect(row("late-share")).not.toHaveProperty("dot");
  expect(row("late-share")).not.toHaveProperty("limits");
});

it("has no scale, and so no dot, where there is neither chance nor village to compare with", () => {
  const lone = { ...spineLine(MATCH, 0.97, 0.94), limits: undefined, spread: undefined, target: 0.9 };

  expect(row("ledger-match", spineOf("zh-CN", [lone]))).toEqual({ id: "ledger-match", label: "账实相符率", own: "97.0%", above: "94.0%" });
  expect(spineOf("zh-CN", [lone]).title).toBe("没有可与清源乡比的数字");
});

it("keeps a village as good as all others at the centre", () => {
  const alike = spineLine(VISITS, 1, 1, { others: [1, 1, 1, 1, 1] });

  expect(row("service-newborn-visit", spineOf("zh-CN", [alike])).dot).toEqual({ at: 0, reach: "plain", tone: "neutral" });
});

it("places everything inside its row, in order from left to right", () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 5000 }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 20 }), fc.constantFrom("higher", "lower"), (value, above, exposure, others, better) => {
    const [one] = rows(spineOf("zh-CN", [spineLine({ ...MATCH, better } as typeof MATCH, value, above, { exposure, others, target: 0.9 })]));
    const { dot, limits, spread, target = 0 } = one!;

    expect([dot!.at, target, ...limits!.inner, ...limits!.outer, ...spread!].every((place) => place >= -1 && place <= 1)).toBe(true);
    expect(limits!.inner[0] <= limits!.inner[1] && limits!.outer[0] <= limits!.inner[0] && limits!.inner[1] <= limits!.outer[1]).toBe(true);
    expect(spread!.every((place, at) => at === 0 || place >= spread![at - 1]!)).toBe(true);
  }));
});

it("says the same in English without a Chinese word", () => {
  expect(JSON.stringify(spineOf("en", spineLines()))).not.toMatch(/\p{Script=Han}/u);
  expect(row("sex-ratio-at-birth", spineOf("en")).label).toBe(SEX_RATIO.label.en);
});
