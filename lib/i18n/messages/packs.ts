export const zhCN = {
  title: "{area}{name}", ownText: "补充说明", speech: "讲话要点", markColumn: "标记", sheetColumn: "工作表",
  missing: "本快照没有下列 {n} 块的数据，材料中略去：{list}",
  speech_results: "讲话稿：一年来的工作", speech_problems: "讲话稿：存在的问题", speech_steps: "讲话稿：下一步工作",
  part_text: "主要情况", part_figures: "主要指标", part_caterpillar: "区间图", part_funnel: "漏斗图", part_map: "地图", part_tiles: "格图", part_series: "逐年图", part_flow: "迁入迁出图", part_calendar: "迁移月历", part_stock: "流动人口图", part_pyramid: "人口金字塔", part_lexis: "同批人", part_projection: "推算图", part_coverage: "服务格图", part_quarters: "进度图", part_lorenz: "洛伦兹曲线", "part_chance-series": "均衡逐年图", part_distribution: "分布图", part_spine: "对照图", part_data: "数据表", part_table: "表", "part_lag-timeline": "历期图",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  title: "{area}: {name}", ownText: "Notes", speech: "For the speech", markColumn: "mark", sheetColumn: "Sheet",
  missing: "this snapshot has nothing for these {n} blocks, left out here: {list}",
  speech_results: "Speech: results of the year", speech_problems: "Speech: problems", speech_steps: "Speech: next steps",
  part_text: "findings", part_figures: "headline figures", part_caterpillar: "intervals", part_funnel: "funnel", part_map: "map", part_tiles: "tiles", part_series: "years", part_flow: "moves in and out", part_calendar: "calendar of moves", part_stock: "migrants", part_pyramid: "age pyramid", part_lexis: "cohorts", part_projection: "projection", part_coverage: "services by area", part_quarters: "progress", part_lorenz: "Lorenz curve", "part_chance-series": "balance by year", part_distribution: "distribution", part_spine: "comparison", part_data: "data", part_table: "table", "part_lag-timeline": "periods",
};
