export const zhCN = {
  page: "历年公布数",
  heading_none: "{year} 年度及以前，这份台账里没有{area}的公布数", next_none: "把旧报告、旧讲话里的合计数填进 reported.csv（公布数）再导入，就会列在这里。只收乡镇及以上的合计。",
  heading: "过去的报告公布过{area}的 {n} 个数", heading_one: "过去的报告公布过{area}的 1 个数",
  lead_compared: "其中 {n} 个在今天的台账里有同一回事，可以并排看：{parts}。", lead_nothing: "其中没有一个在今天的台账里有同一回事，只作历史照录。",
  part_agrees: "{n, number} 个与今天的数一致", part_inside: "{n, number} 个不同，但在今天的 95% 区间之内", part_differs: "{n, number} 个不同", part_none: "{n, number} 个今天没有可显示的数",
  lead_which: "{item}（{period}）当时公布 {then}，今天的台账是 {now}。",
  tableTitle: "公布数与今天的数", colPeriod: "统计年度", colArea: "地区", colItem: "项目", colThen: "当时公布", colNow: "今天的台账", colInterval: "95% 区间", colVerdict: "对照", colSource: "出处",
  verdict_agrees: "= 一致（按公布的位数）", verdict_inside: "≈ 不同，在区间之内", verdict_differs: "≠ 不同", verdict_none: "今天无数", verdict_same_none: "只作照录",
  readAid: "怎么看：公布数照原样抄录，是历史，不是本台账的数，不参加任何比较、位次和目标。公布以后台账补报、更正过，今天的数就会不同；不同不等于当时造假，先看口径和截止日期。",
  readAid_line: "手术、孕检、收费和“计划生育率”一类的合计只在这里照录；本产品没有这类指标，也不接受村一级的这类数字。",
  indicator: "指标：{label}",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  page: "Quoted totals",
  heading_none: "This ledger quotes no published totals of {area} up to {year}", next_none: "Enter the totals of old reports and speeches in reported.csv and import again: they are listed here. Totals of townships and above only.",
  heading: "Old reports published {n} totals of {area}", heading_one: "Old reports published 1 total of {area}",
  lead_compared: "The ledger has the same thing today for {n} of them: {parts}.", lead_nothing: "The ledger has the same thing today for none of them; they stand as quoted history.",
  part_agrees: "{n, plural, one {# agrees} other {# agree}} with today''s figure", part_inside: "{n, plural, one {# differs but lies} other {# differ but lie}} within today''s 95% interval", part_differs: "{n, plural, one {# differs} other {# differ}}", part_none: "{n, number} without a figure that can be shown today",
  lead_which: "{item} ({period}) was published as {then}; the ledger has {now} today.",
  tableTitle: "Published totals beside today's figures", colPeriod: "Statistical year", colArea: "Area", colItem: "Item", colThen: "Published", colNow: "Ledger today", colInterval: "95% interval", colVerdict: "Side by side", colSource: "Source",
  verdict_agrees: "= agree (at the digits printed)", verdict_inside: "≈ differ, within the interval", verdict_differs: "≠ differ", verdict_none: "no figure today", verdict_same_none: "quoted only",
  readAid: "How to read this: totals are copied as printed. They are history, not figures of this ledger, and take part in no comparison, rank or target. Entries that came late or were corrected since make today's figure another one; a difference does not mean that anyone invented a number: look at definitions and dates first.",
  readAid_line: "Totals on procedures, pregnancy checks, fees and the like stand here as quoted history only; the product has no such indicator and accepts no such figure of a village.",
  indicator: "Indicator: {label}",
};
