import { codeOf, villageAt } from "./places";
import { AS_OF, SEED } from "./package-files";
import {
  BIRTHS, CLEAN_UP, DISAGREEING, DUPLICATES, EQUAL_MONTHS, GUEST_NEWBORNS, LATE, MATCH_BY_YEAR, PEOPLE_AT_MIDPOINT, SILENT, SKEWED, STILL_TO_COME, UNCHECKED, WEAK_MATCH, WEAK_SERVICE, WRONG_FIELDS,
} from "./plants";

type Story = { id: string; zh: string; en: string; villages: readonly string[]; periods: readonly string[]; indicators: readonly string[]; expect?: Record<string, unknown> };

const STORIES: readonly Story[] = [
  { id: "headline", zh: "全乡 2009 统计年度出生 123 人，出生率 10.42‰", en: "123 births in 2009, 10.42 per mille", villages: [], periods: ["2009"], indicators: ["births", "birth-rate"], expect: { births: BIRTHS[2009]?.known, population: PEOPLE_AT_MIDPOINT.people } },
  { id: "sex-ratio", zh: "三年合并出生性别比 113.6，样本不足以判定", en: "113.6 boys per 100 girls over three years, too few births to judge", villages: [], periods: ["2007", "2008", "2009"], indicators: ["sex-ratio-at-birth"], expect: { boys: 201, girls: 177 } },
  { id: "skewed-villages", zh: "三个村十年男婴明显偏多，且清查时补记的多为女婴", en: "three villages write more boys than chance gives, and most births found later are girls", villages: SKEWED.villages, periods: [], indicators: ["sex-ratio-at-birth", "completeness"] },
  { id: "ledger-match", zh: "账实相符率由 91.5% 升至 94.1%", en: "ledger match rose from 91.5 % to 94.1 %", villages: [], periods: ["2008", "2009"], indicators: ["ledger-match"], expect: MATCH_BY_YEAR },
  { id: "newborn-visits", zh: "新生儿访视率 88.3%，石门、上湾、柳沟明显低于 90% 的目标（含非户籍新生儿）", en: "newborn visits 88.3 %, three villages clearly below the target of 90 % (newborns not registered there included)", villages: Object.keys(GUEST_NEWBORNS), periods: ["2009"], indicators: ["service-newborn-visit"] },
  { id: "late-village", zh: "整年迟报三至六个月，次年恢复", en: "whole years entered three to six months late, then recovered", villages: LATE.map(({ village }) => village), periods: ["2004", "2006", "2007"], indicators: ["late-share"] },
  { id: "silent-months", zh: "西坪村三个月未报，随后恢复", en: "Xiping sent no report for three months, then recovered", villages: [SILENT.village], periods: SILENT.months, indicators: ["births", "deaths", "moves-in", "moves-out"] },
  { id: "still-to-come", zh: "最近几个月尚有约 9 例出生未入账", en: "some 9 births of the newest months are not yet in the ledger", villages: [], periods: Object.keys(STILL_TO_COME), indicators: ["births"], expect: STILL_TO_COME },
  { id: "found-37", zh: "2009 统计年度的核查发现漏报出生 37 人，记回发生月份", en: "the checks dated October 2008 to September 2009 found 37 births that the ledger lacked; each was entered in the month it happened", villages: Object.keys(CLEAN_UP.found), periods: ["2005", "2009"], indicators: ["omission-rate", "completeness"], expect: { found: 37, cleanUp: 28, cleanUpDate: CLEAN_UP.date, entered: CLEAN_UP.entered } },
  { id: "unchecked", zh: "桃园村自 2008 年第二季度后未再核查", en: "no check in Taoyuan after 2008-Q2", villages: [UNCHECKED.village], periods: [UNCHECKED.after], indicators: ["checks-made"] },
  { id: "wrong-age", zh: "白塔村把 45 岁以下写成 45 岁以上", en: "Baita wrote people under 45 as 45 and over", villages: ["白塔"], periods: ["2009"], indicators: ["field-error-rate"], expect: { fields: WRONG_FIELDS } },
  { id: "wrong-order", zh: "古城村把二孩写成一孩", en: "Gucheng wrote second births as first", villages: ["古城"], periods: ["2007"], indicators: ["field-error-rate"] },
  { id: "age-heaping", zh: "单岁年龄向 0、5 靠拢，43、44 岁有一部分写成 45、46 岁（普查日与 2009 年中）", en: "single ages lean to 0 and 5, and some of 43 and 44 stand as 45 and 46 (census day and middle of 2009)", villages: [], periods: ["2000-11-01", "2009-04-01"], indicators: ["population"] },
  { id: "merger", zh: "后沟村 2005 年 6 月并入双桥村", en: "Hougou went into Shuangqiao in 2005-06", villages: ["后沟", "双桥"], periods: ["2005-05"], indicators: [] },
  { id: "spring-festival", zh: "迁入在春节前、迁出在春节后成高峰，月份随节日移动", en: "moves in peak before the Spring Festival and moves out after it; the peak walks with the festival", villages: [], periods: [], indicators: ["moves-in", "moves-out"] },
  { id: "sources-apart", zh: "河东村四套账数字不一，第三季度起一致", en: "the four books of Hedong differ, and agree again from the third quarter", villages: [DISAGREEING.village], periods: DISAGREEING.quarters, indicators: ["source-agreement"] },
  { id: "equal-months", zh: "马庄村 2007 年十二个月迁出数完全相同", en: "Mazhuang gives the same number of moves out in twelve months", villages: [EQUAL_MONTHS.village], periods: [String(EQUAL_MONTHS.year)], indicators: ["moves-out"], expect: { perMonth: 3 } },
  { id: "duplicate", zh: "东关村一季度内重报 4 条", en: "four entries written twice in one quarter in Dongguan", villages: [DUPLICATES.village], periods: [DUPLICATES.quarter], indicators: ["duplicate-rate"], expect: { duplicates: DUPLICATES.count } },
];

/** Who is behind its target on what and when: exactly these are rejected by a one-sided test with Benjamini-Hochberg at 1 % and at 5 %. */
export const BEHIND = [
  ...WEAK_SERVICE.map(({ village, service, quarters }) => ({ village, indicator: `service-${service.replaceAll("_", "-")}`, periods: quarters })),
  ...WEAK_MATCH.map(({ village, quarters }) => ({ village, indicator: "ledger-match", periods: Object.keys(quarters) })),
  { village: DISAGREEING.village, indicator: "source-agreement", periods: DISAGREEING.quarters },
  { village: DUPLICATES.village, indicator: "duplicate-rate", periods: [DUPLICATES.quarter] },
  { village: "白塔", indicator: "field-error-rate", periods: ["2009"] },
];

/** What the rules of the design make of it by the end of 2009; a listed village is overdue once its deadline has passed. */
const LAGGING = [
  { village: "石门", state: "listed", since: "2009-Q2", listed: "2009-Q2", rounds: 3 },
  { village: "上湾", state: "listed", since: "2009-Q1", listed: "2009-Q1", rounds: 4, note: "overdue where the deadline lies before 2009-10-05" },
  { village: "柳沟", state: "listed", since: "2009-Q3", listed: "2009-Q3", rounds: 2 },
  { village: "南岭", state: "improving", since: "2008-Q3", listed: "2008-Q4", note: "not behind in 2009-Q2, behind again in Q3, not in Q4" },
  { village: "红崖", state: "watch", since: "2009-Q4" },
  { village: "白塔", state: "watch", since: "2009" },
  { village: "河东", state: "released", since: "2009-Q1", listed: "2009-Q2", released: "2009-Q4" },
  { village: "大营", state: "released", since: "2007-Q2", listed: "2007-Q2", released: "2008-Q3", note: "listed at once: behind and worsening over five quarters" },
  { village: "中心", state: "released", since: "2004-Q4", listed: "2004-Q4", released: "2005-Q3", note: "late reports against the township's own value, worsening; there are no targets before 2005" },
  { village: "青杨", state: "released", since: "2006-Q2", listed: "2006-Q3", released: "2007-Q1" },
];

const withArea = <T extends { village: string }>({ village, ...rest }: T) => ({ area: codeOf(villageAt(village)), village, ...rest });

/** stories.json: what is planted, where, and what a page should find. */
export function storyBook(): string {
  const stories = STORIES.map(({ villages, ...story }) => ({ ...story, areas: villages.map((name) => codeOf(villageAt(name))) }));
  return `${JSON.stringify({ seed: SEED, asOf: AS_OF, stories, behind: BEHIND.map(withArea), lagging: LAGGING.map(withArea) }, null, 2)}\n`;
}
