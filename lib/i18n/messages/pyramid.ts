export const zhCN = {
  titlePlain: "{area}的年龄构成", title: "65 岁及以上占 {share}", titleStanding: "65 岁及以上占 {share}，{standing}",
  subtitle: "{area}按年龄、性别的人口，人 · {period}", outlineShare: "折线为{label}的年龄构成，折算到同样人数", outlineCount: "折线为{label}",
  men: "男", women: "女", otherDays: "有分龄数的日期与年中不同，各年龄之和与年中人口 {whole} 略有出入。", broad: "只有三个年龄段的人数，各段年数不等，只比男女和各段多少。",
  colAges: "年龄", colMen: "男", colWomen: "女", colShare: "占总人口",
  none: "这份台账没有分年龄、性别的人口，画不出人口金字塔。",
  alt: "{title}。男 {men} 人，女 {women} 人。",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  titlePlain: "Age structure of {area}", title: "{share} aged 65 and over", titleStanding: "{share} aged 65 and over: {standing}",
  subtitle: "People of {area} by age and sex · {period}", outlineShare: "line: {label}, scaled to as many people", outlineCount: "line: {label}",
  men: "Men", women: "Women", otherDays: "Ages are known for other days than the middle of the year, so their sum differs a little from the {whole} people there.", broad: "Only three age groups are known, and they span different numbers of years: compare men with women, and sizes, no more.",
  colAges: "Ages", colMen: "Men", colWomen: "Women", colShare: "Share of all",
  none: "The ledger has no population by age and sex, so there is no age pyramid.",
  alt: "{title}. Men {men}, women {women}.",
};
