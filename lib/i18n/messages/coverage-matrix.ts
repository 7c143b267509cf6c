export const zhCN = {
  title: "{count}、{services} 项服务：{cells} 格中有 {behind} 格明显低于{reference}，{who}", titleNone: "{count}、{services} 项服务：没有一格明显低于{reference}", whoOne: "全在{name}", whoSome: "集中在{names}", whoMany: "分在 {count}",
  refTarget: "目标", refMixed: "目标或总体",
  subtitle: "落实率，% · {area} · {period}累计 · 明显低于的多的在前，其余按代码次序",
  more: "只画前 {n} 个地区，其余见表。", source: "{source}",
  goal: "目标 {value}", own: "总体 {value}", all: "总体",
  legend_behind: "▼ 明显低于（{n} 格）", legend_better: "明显高于（{n} 格）", legend_same: "分不开（{n} 格）", legend_plain: "有数字（{n} 格）", legend_suppressed: "{small} 或防倒推，不显示（{n} 格）", legend_missing: "未报（{n} 格）", legend_undefined: "无应服务的人（{n} 格）",
  hint: "{name}，{indicator} {value}",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  title: "{count}, {services, plural, one {one service} other {# services}}: {behind} of {cells} cells clearly below {reference}, {who}", titleNone: "{count}, {services, plural, one {one service} other {# services}}: no cell clearly below {reference}", whoOne: "all in {name}", whoSome: "most in {names}", whoMany: "in {count}",
  refTarget: "the target", refMixed: "target or area",
  subtitle: "Coverage, % · {area} · {period}, cumulative · areas with most cells clearly below first, else in code order",
  more: "The first {n} areas are drawn; the rest stand in the table.", source: "{source}",
  goal: "target {value}", own: "area {value}", all: "Whole area",
  legend_behind: "▼ clearly below ({n})", legend_better: "clearly above ({n})", legend_same: "cannot be told apart ({n})", legend_plain: "has a figure ({n})", legend_suppressed: "{small} or protecting one, not shown ({n})", legend_missing: "not reported ({n})", legend_undefined: "nobody entitled ({n})",
  hint: "{name}, {indicator} {value}",
};
