import { COUNT, PERCENT, PER_MILLE, UNITS, type Described } from "./indicator";

const ORDERS = [
  { band: "1", zh: "一孩", en: "First births" },
  { band: "2", zh: "二孩", en: "Second births" },
  { band: "3", zh: "三孩及以上", en: "Third and later births" },
] as const;

const orderShare = ({ band, zh, en }: (typeof ORDERS)[number]): Described => ({
  id: `order-${band}-share`,
  class: "described",
  topic: "births",
  label: { "zh-CN": `${zh}比例`, en: `${en}, share` },
  definition: { "zh-CN": `${zh}出生数 ÷ 孩次已知的出生数。只描述，不排名、不设目标。`, en: `${en.toLowerCase()} over births of known order. Described only: no rank, no target.` },
  formula: { kind: "share", events: [{ measure: "birth", band }], trials: ORDERS.map((order) => ({ measure: "birth", band: order.band })) },
  unit: UNITS.share,
  display: PERCENT,
});

/** Births are described, never scored: design section 2. */
export const BIRTHS: readonly Described[] = [
  {
    id: "births", class: "described", topic: "births", headline: true,
    label: { "zh-CN": "出生人数", en: "Births" },
    definition: { "zh-CN": "按出生月份计入统计年度的出生数，与何时上报无关。", en: "births by the month in which they happened, whenever they were reported." },
    formula: { kind: "count", events: [{ measure: "birth" }] },
    unit: UNITS.count, display: COUNT,
  },
  {
    id: "birth-rate", class: "described", topic: "births", headline: true,
    label: { "zh-CN": "出生率", en: "Birth rate" },
    definition: { "zh-CN": "出生数 ÷（年中人口 × 已报月数 ÷ 12）。", en: "births over (population at the middle of the year × months reported / 12)." },
    formula: { kind: "rate", events: [{ measure: "birth" }] },
    unit: UNITS.rate, display: PER_MILLE,
  },
  {
    id: "natural-increase", class: "described", topic: "births", headline: true,
    label: { "zh-CN": "自然增长率", en: "Natural increase" },
    definition: { "zh-CN": "（出生数 − 死亡数）÷（年中人口 × 已报月数 ÷ 12）；缺任何一项即为未报；不给区间。", en: "(births − deaths) over (population at the middle of the year × months reported / 12); missing where either is not reported; no interval." },
    formula: { kind: "difference", plus: [{ measure: "birth" }], minus: [{ measure: "death" }] },
    unit: UNITS.rate, display: PER_MILLE,
  },
  ...ORDERS.map(orderShare),
];
