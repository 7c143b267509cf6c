/** Years of a series worth a look. */
export const zhCN = {
  title: "逐年数列中值得看一眼的年度", colArea: "地区", colKind: "类别", colModerate: "中度偏离（{n} 个标准差）", colExtreme: "重度偏离（{n} 个标准差）", colModified: "修正 Z 值超过 {n}", colOutside: "XmR 界限以外", colRun: "XmR 连续同侧、升降或三中有二",
  note: "这些年度不算数据问题：真有变化时也会这样，看一眼是不是写错就行。只用能显示的整年数，至少 {years} 年。10 年以内的数列不可能有一年偏离 3 个标准差，所以另看修正 Z 值和 XmR；不足 12 年的界限是试用的。依据：世界卫生组织《数据质量核查》（2017，模块二），修正 Z 值的界限（1993）、单值移动极差图的判断规则，出处见方法说明。",
  more: "另有 {n} 个数列，见各下级地区的页面。",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  title: "Years of the series worth a look", colArea: "Area", colKind: "Kind", colModerate: "Moderate ({n} SD)", colExtreme: "Extreme ({n} SD)", colModified: "Modified z above {n}", colOutside: "Outside the XmR limits", colRun: "XmR run, trend or two in three",
  note: "These are no faults: a real change looks the same; a look whether something was written wrongly is enough. Only whole years that may be shown, at least {years}. In a series of up to 10 years no year can lie 3 standard deviations away, so the modified z and XmR stand beside it; limits of fewer than 12 years are trial. Sources: WHO, Data Quality Review 2017, module 2; Iglewicz & Hoaglin 1993; NHS, Making Data Count.",
  more: "{n} further series: see the pages of the areas below.",
};
