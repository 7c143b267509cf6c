import { COUNT, PERCENT, UNITS, type Neutral } from "./indicator";

export const POPULATION: readonly Neutral[] = [
  {
    id: "population", class: "neutral", topic: "population", headline: true,
    label: { "zh-CN": "年中人口", en: "Population" },
    definition: { "zh-CN": "统计年度第 7 个月 1 日的人口：有当日数用当日数，否则在前后 12 个月内的两个日期之间按天内插。", en: "population on the first day of month 7 of the statistical year: the count of that day, else interpolated by days between dates within 12 months." },
    formula: { kind: "count", events: [{ measure: "population" }] },
    unit: UNITS.count, display: COUNT,
  },
  {
    id: "aged-65-share", class: "neutral", topic: "population", headline: true,
    label: { "zh-CN": "65 岁及以上人口比例", en: "Aged 65 and over, share" },
    definition: { "zh-CN": "年中 65 岁及以上人口 ÷ 年中人口，两者都只含给出 65 岁及以上人口的地区。", en: "population aged 65 and over over the population, at the middle of the year, both of the areas that give those aged 65 and over." },
    // Areas without ages would swell the total, but not those aged 65: both bands hold the same areas, whatever the level.
    formula: { kind: "share", events: [{ measure: "population", band: "aged" }], trials: [{ measure: "population", band: "aged_of" }] },
    unit: UNITS.share, display: PERCENT,
  },
  {
    id: "dependency-ratio", class: "neutral", topic: "population",
    label: { "zh-CN": "总抚养比", en: "Dependency ratio" },
    definition: { "zh-CN": "年中（0–14 岁 + 65 岁及以上）÷ 15–64 岁人口，只含三组都有的地区。", en: "(population aged 0–14 and 65 and over) over population aged 15–64, at the middle of the year, of the areas that give all three." },
    formula: { kind: "ratio", events: [{ measure: "population", band: "dependent" }], against: [{ measure: "population", band: "working" }] },
    unit: UNITS.dependency, display: PERCENT,
  },
];
