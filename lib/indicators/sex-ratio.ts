import { PER_HUNDRED_GIRLS, UNITS, type Described, type Formula, type Indicator } from "./indicator";

const atBirth = (band?: string): Formula => ({ kind: "odds", boys: [{ measure: "birth", sex: "M", band }], girls: [{ measure: "birth", sex: "F", band }] });
const ofAges = (band: string): Formula => ({ kind: "odds", boys: [{ measure: "population", sex: "M", band }], girls: [{ measure: "population", sex: "F", band }] });

const ORDER_NAMES = { "1": ["一孩", "first births"], "2": ["二孩", "second births"], "3": ["三孩及以上", "third and later births"] } as const;

// Birth order is described, never scored, so its sex ratios are too; the ratio of all births is what is scored.
const byOrder = (band: "1" | "2" | "3"): Described => ({
  id: `sex-ratio-order-${band}`, class: "described", topic: "sexRatio",
  label: { "zh-CN": `${ORDER_NAMES[band][0]}出生性别比`, en: `Sex ratio of ${ORDER_NAMES[band][1]}` },
  definition: { "zh-CN": `${ORDER_NAMES[band][0]}中性别已知的出生：100 × 男 ÷ 女。只描述。`, en: `${ORDER_NAMES[band][1]} of known sex: 100 × boys / girls. Described only.` },
  formula: atBirth(band), unit: UNITS.odds, display: PER_HUNDRED_GIRLS,
});

export const SEX_RATIO: readonly Indicator[] = [
  {
    id: "sex-ratio-at-birth", class: "scored", better: "lower", topic: "sexRatio", headline: true,
    label: { "zh-CN": "出生性别比", en: "Sex ratio at birth" },
    definition: { "zh-CN": "性别已知的出生：100 × 男 ÷ 女；区间由男婴比例的 Wilson 区间换算。", en: "births of known sex: 100 × boys / girls; interval from the Wilson interval of the share of boys." },
    formula: atBirth(), unit: UNITS.odds, display: PER_HUNDRED_GIRLS,
  },
  byOrder("1"), byOrder("2"), byOrder("3"),
  {
    id: "child-sex-ratio", class: "neutral", topic: "sexRatio",
    label: { "zh-CN": "儿童性别比", en: "Child sex ratio" },
    definition: { "zh-CN": "年中 0–4 岁人口：100 × 男 ÷ 女；年龄分组不够细时用 0–14 岁。", en: "population aged 0–4 at the middle of the year: 100 × boys / girls; ages 0–14 where the age groups given are no finer." },
    formula: ofAges("0-4"), otherwise: [ofAges("0-14")], unit: UNITS.odds, display: PER_HUNDRED_GIRLS,
  },
];
