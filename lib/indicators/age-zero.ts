import { PER_HUNDRED_GIRLS, UNITS, type Neutral } from "./indicator";

/**
 * Sex ratio of the people aged 0: a proxy of that at birth where a census is all there is. It stands outside the registry of formats.md
 * section 5, so that it is never taken for a ratio of births.
 */
export const AGE_ZERO_RATIO: Neutral = {
  id: "age-0-sex-ratio", class: "neutral", topic: "sexRatio",
  label: { "zh-CN": "0 岁人口性别比", en: "Sex ratio at age 0" },
  definition: { "zh-CN": "0 岁人口：100 × 男 ÷ 女。是出生性别比的近似：含婴儿死亡、迁移和漏登的影响。", en: "population aged 0: 100 × boys / girls. A proxy of the sex ratio at birth: infant deaths, moves and omissions are in it." },
  formula: { kind: "odds", boys: [{ measure: "population", sex: "M", band: "0" }], girls: [{ measure: "population", sex: "F", band: "0" }] },
  unit: UNITS.odds, display: PER_HUNDRED_GIRLS,
};
