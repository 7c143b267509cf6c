export const zhCN = {
  outsideAbove: "{year} 高出控制界限", outsideBelow: "{year} 低于控制界限",
  shift: "{years} 连续 {n} 点在均值同一侧", trendUp: "{years} 连续 {n} 点上升", trendDown: "{years} 连续 {n} 点下降", twoInThree: "{year} 所在三点中有两点贴近界限",
  sentenceJoin: "；", yearJoin: "、", span: "{from}—{to}",
  title: "十年走势：{list}有异常波动，画了界限的其余 {n} 项平稳", titleAll: "十年走势：{list}有异常波动", titleNone: "十年走势：画了界限的 {n} 项都没有异常波动", titleFew: "十年走势：点数太少，画不出控制界限",
  subtitle: "粗线{area}，灰线{above}，竖线 95% 区间；虚线为均值，浅带为控制界限，◆ 为异常点；× 未报，□ 数小不显示",
  subtitleAlone: "{area}；竖线为 95% 区间，虚线为均值，浅带为控制界限，◆ 为异常点；× 未报，□ 数小不显示",
  trial: "不足 {below} 个点的界限是试算，仅供查问，不作结论。", screened: "特别大的移动极差不计入界限。", partial: "未报齐的年度不参加计算。",
  method: "控制界限（XmR）为均值 ± 2.66 倍平均移动极差；异常指超出界限、连续 7 点在同一侧、连续 7 点升或降、三点中有两点贴近界限。",
  flat: "平稳", few: "点数不足 {n} 个的不画界限。", colMean: "均值", colLimits: "控制界限", colSignal: "异常",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  outsideAbove: "{year} above the limits", outsideBelow: "{year} below the limits",
  shift: "{years}: {n} points running on one side of the mean", trendUp: "{years}: {n} points rising", trendDown: "{years}: {n} points falling", twoInThree: "{year}: two of three points close to a limit",
  sentenceJoin: "; ", yearJoin: ", ", span: "{from}–{to}",
  title: "Ten years: {list} moved more than usual, the other {n} with limits did not", titleAll: "Ten years: {list} moved more than usual", titleNone: "Ten years: none of the {n} with limits moved more than usual", titleFew: "Ten years: too few points for limits",
  subtitle: "Dark line {area}, grey line {above}, upright lines 95% intervals; dashed the mean, pale band its limits, ◆ unusual; × not reported, □ small count not shown",
  subtitleAlone: "{area}; upright lines 95% intervals, dashed the mean, pale band its limits, ◆ unusual; × not reported, □ small count not shown",
  trial: "Limits from fewer than {below} points are trial limits: a reason to ask, no verdict.", screened: "Very large moving ranges are left out of the limits.", partial: "Years not wholly reported take no part.",
  method: "Limits (XmR): the mean ± 2.66 mean moving ranges. Unusual: outside them, seven running on one side, seven rising or falling, two of three close to a limit.",
  flat: "steady", few: "Fewer than {n} points have no limits.", colMean: "Mean", colLimits: "Limits", colSignal: "Unusual",
};
