import { expect, it } from "vitest";
import { ages, pyramidOf } from "./fixtures/village";
import { pyramidView } from "./pyramid-view";

const common = { areaName: "石门", period: "2009-04-01", locale: "zh-CN" } as const;
const sum = (values: (number | undefined)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);

it("scales the shape of the area above to the village's own number of people", () => {
  const { bands, outline } = pyramidOf("zh-CN");

  expect(outline).toBe("清源乡");
  expect(sum(bands.flatMap(({ outlineMen, outlineWomen }) => [outlineMen, outlineWomen]))).toBeCloseTo(sum(bands.flatMap(({ men, women }) => [men, women])), 6);
});

it("lays the same area at another date over it as it was", () => {
  const { bands, subtitle } = pyramidView({ own: ages(1), ...common, beside: { structure: ages(2), label: "2005-04-01", scale: "count" } });

  expect(bands[0]).toMatchObject({ men: 30, outlineMen: 60 });
  expect(subtitle).toContain("折线为2005-04-01");
});

it("draws no outline of other bands", () => {
  const wide = { ...ages(1), bands: ages(1).bands.slice(0, 3) };

  expect(pyramidView({ own: ages(1), ...common, beside: { structure: wide, label: "清源乡", scale: "share" } })).not.toHaveProperty("outline");
});

it("states the share aged 65 and over, and how it stands where that is known", () => {
  expect(pyramidView({ own: ages(1), ...common }).title).toMatch(/^65 岁及以上占 \d+\.\d%$/);
  expect(pyramidView({ own: ages(1), ...common, standing: "与清源乡分不开" }).title).toMatch(/^65 岁及以上占 \d+\.\d%，与清源乡分不开$/);
});

it("states no share where no band begins at 65", () => {
  const young = { ...ages(1), bands: [...ages(1).bands.slice(0, 10), { ...ages(1).bands[17]!, from: 50 }] };

  expect(pyramidView({ own: young, ...common }).title).toBe("石门的年龄构成");
});

it("tells who adds the bands up why they are not the whole", () => {
  const other = { ...ages(1), whole: ages(1.1).whole };

  expect(pyramidView({ own: other, ...common }).note).toContain("略有出入");
  expect(pyramidView({ own: ages(1), ...common })).not.toHaveProperty("note");
});

it("has a table of all bands, the oldest first, and stays finite without anyone", () => {
  const { table } = pyramidView({ own: ages(0), ...common });

  expect(table.rows[0]).toEqual({ ages: "85+", men: "0", women: "0", share: "—" });
  expect(table.rows).toHaveLength(18);
});

it("states no share of nobody", () => {
  expect(pyramidView({ own: ages(0), ...common }).title).toBe("石门的年龄构成");
});
