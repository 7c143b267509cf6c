export const zhCN = {
  title: "人数最多的一批：{born} 年间出生，{year} 年 {ages} 岁", subtitle: "{area}按五岁组的人数（男女合计），人 · 一格一年，越深人越多",
  note: "粗框跟着同一批人往上走：{labels}。每过五年升一格；变少是因为死亡或迁出，变多是因为迁入或以前漏登。",
  alt: "{title}。{from}—{to} 年 {bands} 个年龄组的人数。", born: "{from}–{to} 年生", bornLong: "{from}–{to}", legend: "人数",
  colBorn: "出生年份", colAges: "年龄", colThen: "{year} 年", colNow: "{year} 年", colChange: "变化", ageStep: "{then} → {now}",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  title: "The largest group: born {born}, aged {ages} in {year}", subtitle: "{area}: people by five-year age group, both sexes · one cell a year, the darker the more",
  note: "A bold frame follows the same people upwards: {labels}. They rise one group in five years; fewer through deaths and moves out, more through moves in or people missed before.",
  alt: "{title}. People in {bands} age groups, {from} to {to}.", born: "born {from}–{to}", bornLong: "{from}–{to}", legend: "People",
  colBorn: "Born", colAges: "Ages", colThen: "{year}", colNow: "{year}", colChange: "Change", ageStep: "{then} → {now}",
};
