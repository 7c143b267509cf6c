export const zhCN = {
  title: "{area}{name}", ownText: "补充说明", speech: "讲话要点", markColumn: "标记", sheetColumn: "工作表",
  missing: "本快照没有下列 {n} 块的数据，材料中略去：{list}",
  speech_results: "讲话稿：一年来的工作", speech_problems: "讲话稿：存在的问题", speech_steps: "讲话稿：下一步工作",
  titleOf: "{area}{name}（{period}）", listOf: "{title}：{n} 个", comesTo: "{title}：{what}", period: "期间", periodOf: "选择期间",
  month_text: "本月情况", month_numbers: "本月指标", monthSection: "{period}", monthTitle: "{period}{list}", monthFigures: "{period}各项人数", month_births: "出生 {value} 人", month_deaths: "死亡 {value} 人", "month_moves-in": "迁入 {value} 人", "month_moves-out": "迁出 {value} 人",
  monthBefore: "上年同月 {value} 人", monthSoFar: "本年度前 {n} 个月合计 {value} 人", monthNote: "一个月的人数少，上下几个人属平常，不说升降；最近几个月的出生、死亡可能还有迟报，以后的快照会补上。", someChanged: "{title}：{of} 项可与上年比的里面，{n} 项有明显变化", noneChanged: "{title}：{of} 项可与上年比的都无明显变化", comma: "，", listComma: "、", stop: "。",
  part_text: "主要情况", part_figures: "主要指标", part_caterpillar: "区间图", part_funnel: "漏斗图", part_map: "地图", part_tiles: "格图", part_series: "逐年图", part_flow: "迁入迁出图", part_calendar: "迁移月历", part_stock: "流动人口图", part_pyramid: "人口金字塔", part_lexis: "同批人", part_projection: "推算图", part_coverage: "服务格图", part_quarters: "进度图", part_lorenz: "洛伦兹曲线", "part_chance-series": "均衡逐年图", part_distribution: "分布图", part_spine: "对照图", part_data: "数据表", part_table: "表", "part_lag-timeline": "历期图",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  title: "{area}: {name}", ownText: "Notes", speech: "For the speech", markColumn: "mark", sheetColumn: "Sheet",
  missing: "this snapshot has nothing for these {n} blocks, left out here: {list}",
  speech_results: "Speech: results of the year", speech_problems: "Speech: problems", speech_steps: "Speech: next steps",
  titleOf: "{area}: {name} ({period})", listOf: "{title}: {n}", comesTo: "{title}: {what}", period: "Period", periodOf: "Choose a period",
  month_text: "the month in words", month_numbers: "the month in figures", monthSection: "{period}", monthTitle: "{period}: {list}", monthFigures: "{period} in figures", month_births: "{value} births", month_deaths: "{value} deaths", "month_moves-in": "{value} moves in", "month_moves-out": "{value} moves out",
  monthBefore: "{value} in the same month of the year before", monthSoFar: "{value} in the first {n} months of the year", monthNote: "A month is short and a few more or fewer are usual, so nothing is called a rise or fall. Births and deaths of the last months may still come in late; later snapshots add them.", someChanged: "{title}: {n} of {of} that can be compared with last year changed clearly", noneChanged: "{title}: none of {of} that can be compared with last year changed clearly", comma: ", ", listComma: ", ", stop: ".",
  part_text: "findings", part_figures: "headline figures", part_caterpillar: "intervals", part_funnel: "funnel", part_map: "map", part_tiles: "tiles", part_series: "years", part_flow: "moves in and out", part_calendar: "calendar of moves", part_stock: "migrants", part_pyramid: "age pyramid", part_lexis: "cohorts", part_projection: "projection", part_coverage: "services by area", part_quarters: "progress", part_lorenz: "Lorenz curve", "part_chance-series": "balance by year", part_distribution: "distribution", part_spine: "comparison", part_data: "data", part_table: "table", "part_lag-timeline": "periods",
};
