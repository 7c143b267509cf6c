export const zhCN = {
  head: "讲话稿中有 {count} 处数字，与快照 {snapshot}（截至 {asOf}）核对：",
  none: "没有可核对的数字。",
  at: "位置", claim: "原文", indicator: "指标", area: "地区", period: "期间", verdict: "结论", value: "快照中的数",
  agrees: "相符",
  agreesAfterRounding: "四舍五入后相符",
  differs: "不符",
  unclearChange: "称升降，但变化不明显",
  earlierSnapshot: "与较早的快照相符，此后已更正",
  cannotCheck: "无法核对",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  head: "{count} numbers in the draft, checked against snapshot {snapshot} (as of {asOf}):",
  none: "No number that can be checked.",
  at: "at", claim: "text", indicator: "indicator", area: "area", period: "period", verdict: "verdict", value: "in the snapshot",
  agrees: "agrees",
  agreesAfterRounding: "agrees after rounding",
  differs: "differs",
  unclearChange: "called a rise or fall that is not clear",
  earlierSnapshot: "agrees with an earlier snapshot, restated since",
  cannotCheck: "cannot be checked",
};
