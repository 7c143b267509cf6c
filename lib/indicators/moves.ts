import { COUNT, PER_MILLE, UNITS, type Neutral } from "./indicator";
import type { Measure } from "./measure";

const count = (id: Neutral["id"], measure: Measure, zh: string, en: string, definition: Neutral["definition"]): Neutral => ({
  id, class: "neutral", topic: "moves", label: { "zh-CN": zh, en }, definition, formula: { kind: "count", events: [{ measure }] }, unit: UNITS.count, display: COUNT,
});

export const MOVES: readonly Neutral[] = [
  count("moves-in", "move_in", "迁入人数", "Moves in", { "zh-CN": "按迁入月份计入统计年度的迁入数。", en: "moves in by the month in which they happened." }),
  count("moves-out", "move_out", "迁出人数", "Moves out", { "zh-CN": "按迁出月份计入统计年度的迁出数。", en: "moves out by the month in which they happened." }),
  {
    id: "net-migration-rate", class: "neutral", topic: "moves", headline: true,
    label: { "zh-CN": "净迁移率", en: "Net migration rate" },
    definition: { "zh-CN": "（迁入 − 迁出）÷（年中人口 × 已报月数 ÷ 12）；缺任何一项即为未报；不给区间。", en: "(moves in − moves out) over (population at the middle of the year × months reported / 12); missing where either is not reported; no interval." },
    formula: { kind: "difference", plus: [{ measure: "move_in" }], minus: [{ measure: "move_out" }] },
    unit: UNITS.rate, display: PER_MILLE,
  },
  count("migrants-in", "migrant_in", "流入人口", "Migrants in", { "zh-CN": "户籍在外、居住在本地的人数，取统计年度内最近一次登记日。", en: "people who live here and are registered elsewhere, on the latest day within the statistical year." }),
  count("migrants-out", "migrant_out", "流出人口", "Migrants out", { "zh-CN": "户籍在本地、居住在外的人数，取统计年度内最近一次登记日。", en: "people who are registered here and live elsewhere, on the latest day within the statistical year." }),
];
