import { COUNT, PER_MILLE, UNITS, type Neutral } from "./indicator";

export const DEATHS: readonly Neutral[] = [
  {
    id: "deaths", class: "neutral", topic: "deaths", headline: true,
    label: { "zh-CN": "死亡人数", en: "Deaths" },
    definition: { "zh-CN": "按死亡月份计入统计年度的死亡数。", en: "deaths by the month in which they happened." },
    formula: { kind: "count", events: [{ measure: "death" }] },
    unit: UNITS.count, display: COUNT,
  },
  {
    id: "death-rate", class: "neutral", topic: "deaths", headline: true,
    label: { "zh-CN": "死亡率", en: "Death rate" },
    definition: { "zh-CN": "死亡数 ÷（年中人口 × 已报月数 ÷ 12）；未按年龄标准化。", en: "deaths over (population at the middle of the year × months reported / 12); not standardised by age." },
    formula: { kind: "rate", events: [{ measure: "death" }] },
    unit: UNITS.rate, display: PER_MILLE,
  },
];
