/** Titles of tables in documents: what the table shows, where it shows something. */
export const zhCN = {
  servicesBelow: "{n} 项服务中，{m} 项全年明显低于目标{list}", servicesNone: "{n} 项服务全年都没有明显低于目标",
  servicesDoubt: "按目前进度，{n} 项服务中 {m} 项到年底未必达到目标{list}", servicesFine: "按目前进度，{n} 项服务到年底都可望达到目标",
  balanceSome: "{n} 项能比的指标中，{m} 项的差距大过偶然{list}", balanceNone: "{n} 项能比的指标，差距都没有大过偶然",
  haveAll: "{year} 年 {n} 类数据都报齐", haveSome: "{year} 年 {n} 类数据中：{list}", have_full: "{n} 类报齐", have_part: "{n} 类有缺", have_none: "{n} 类未报", have_fault: "{n} 类有疑",
  windowHigh: "{window}出生性别比明显高于正常范围", windowFew: "{window}，出生仍少，不足以判定", windowNot: "{window}也不能断定出生性别比偏高",
  namely: "：{names}", join: "，",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  servicesBelow: "{m} of {n} services ended the year clearly below the target{list}", servicesNone: "None of {n} services ended the year clearly below the target",
  servicesDoubt: "At the pace so far {m} of {n} services may miss the year's target{list}", servicesFine: "At the pace so far all {n} services are likely to reach the year's target",
  balanceSome: "In {m} of {n} indicators that can be tested the gap is more than chance{list}", balanceNone: "In none of {n} indicators that can be tested is the gap more than chance",
  haveAll: "All {n} kinds of data are complete in {year}", haveSome: "{n} kinds of data in {year}: {list}", have_full: "{n} complete", have_part: "{n} in part", have_none: "{n} not reported", have_fault: "{n} to check",
  windowHigh: "{window}: the sex ratio at birth is clearly above the normal band", windowFew: "{window}: still too few births to judge", windowNot: "{window}: the sex ratio at birth cannot be called high either",
  namely: ": {names}", join: ", ",
};
