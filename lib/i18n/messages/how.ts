export const zhCN = {
  title: "怎么算的", heading: "{indicator}怎么算的：{area}，{period}",
  numerator: "分子", denominator: "分母", method: "方法", interval: "区间", class: "怎么用", months: "报数", change: "变化", snapshot: "快照", control: "小数保护", question: "向快照提的问题（数据形式）", back: "回到这个地区",
  notShown: "不显示",
  partCount: "件数", partEvents: "件数", partDifference: "两项之差", partYears: "人年（年中人口 × 月数 ÷ 12）", partBoys: "男", partBoth: "男 + 女", partShare: "符合的数", partTrials: "全部的数",
  method_count: "直接计数。", method_rate: "件数 ÷ 人年。", method_share: "符合的数 ÷ 全部的数。", method_odds: "100 × 男 ÷ 女。", method_ratio: "一类人 ÷ 另一类人。", method_difference: "（前一项 − 后一项）÷ 人年。", method_completeness: "台账数 ÷ 双系统估计数（Chapman）。",
  intervalText: "{level} 区间，方法 {method}。真实水平多半在其中。", intervalNone: "这个数没有区间，或数字不显示。",
  class_scored: "可评比：有好坏两边，名次总是区间。", class_neutral: "中性：有名次区间，没有好坏。", class_described: "只描述：不排名、不设目标、不按数值排序。",
  monthsText: "本年度报了 {months} 个月，下级单位覆盖 {coverage}。",
  changeText: "率与数比较两年之比（条件精确二项检验），比例比较两年之差（Newcombe）；95% 区间不含“不变”才说上升或下降。不满一年的，与上年同期比。",
  controlText: "村级或不满一年的数为 1 至 {most} 时不显示；能由相减倒推出它的相邻数也不显示。",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  title: "How this was made", heading: "{indicator}, how it was made: {area}, {period}",
  numerator: "Numerator", denominator: "Denominator", method: "Method", interval: "Interval", class: "Use", months: "Reported", change: "Change", snapshot: "Snapshot", control: "Small counts", question: "The question put to the snapshot, as data", back: "Back to this area",
  notShown: "not shown",
  partCount: "events", partEvents: "events", partDifference: "the one less the other", partYears: "person-years (population at mid-year × months / 12)", partBoys: "boys", partBoth: "boys + girls", partShare: "those that fit", partTrials: "all",
  method_count: "A plain count.", method_rate: "Events over person-years.", method_share: "Those that fit over all.", method_odds: "100 × boys / girls.", method_ratio: "One group of people over another.", method_difference: "(The one − the other) over person-years.", method_completeness: "Ledger entries over the dual-system estimate (Chapman).",
  intervalText: "{level} interval, method {method}. The true level most likely lies in it.", intervalNone: "This figure has no interval, or is not shown.",
  class_scored: "Scored: it has a better and a worse side; a rank is always an interval.", class_neutral: "Neutral: ranks as intervals, no good or bad side.", class_described: "Described only: no rank, no target, no order by value.",
  monthsText: "{months} months of this year are reported; {coverage} of the units below are covered.",
  changeText: "Rates and counts: the ratio of the two years (conditional exact binomial); shares: their difference (Newcombe). Up or down is said only where the 95% interval excludes no change. A part of a year is compared with the same months of last year.",
  controlText: "Counts of 1 to {most} of a village, or of less than a year, are not shown; nor are neighbours from which one could be had by subtraction.",
};
