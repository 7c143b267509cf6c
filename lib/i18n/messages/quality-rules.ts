/** Names of the rules of data quality, where an office has set other numbers than the defaults. */
export const zhCN = {
  changed: "本单位在 config.json 中另定了判断标准：{list}。", one: "{name} {set}（缺省 {usual}）", weight: "{name}的权数",
  fewestInTriangle: "推算所需出生数", falseDiscovery: "错判率上限", boysDiscovery: "性别比筛查的错判率上限", lateMonths: "迟报的月数", fewestTrials: "检验所需条数", completeness: "完整率下限",
  moderateSd: "中度偏离的标准差", extremeSd: "重度偏离的标准差", consistency: "年际变动限度", modifiedZ: "修正 Z 值界限", chance: "偶然概率上限", fewestYears: "序列所需年数",
  evenMonths: "雷同的月数", evenEvents: "雷同所需件数", roundDigits: "整数尾数的偶然概率上限", monthsUnchecked: "未核查的月数", whipple: "惠普尔指数界限（÷100）", boundary: "45 岁上下之比的界限",
  fewestAges: "年龄指数所需人数", fewestPeople: "人口变动所需人数",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  changed: "This office has set rules of its own in config.json: {list}.", one: "{name} {set} (default {usual})", weight: "weight of {name}",
  fewestInTriangle: "births needed to foretell", falseDiscovery: "false discovery level", boysDiscovery: "false discovery level for an excess of boys", lateMonths: "months that make an entry late", fewestTrials: "entries needed for a test", completeness: "least completeness",
  moderateSd: "moderate outlier in standard deviations", extremeSd: "extreme outlier in standard deviations", consistency: "limit of change over the years", modifiedZ: "limit of the modified z", chance: "limit of chance", fewestYears: "years needed in a series",
  evenMonths: "months alike", evenEvents: "events needed for months alike", roundDigits: "limit of chance for round digits", monthsUnchecked: "months without a check", whipple: "limit of Whipple's index (÷ 100)", boundary: "limit of the ages above to those below 45",
  fewestAges: "people needed for an index of ages", fewestPeople: "people needed for a change of population",
};
