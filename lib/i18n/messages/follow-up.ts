export const zhCN = {
  title: "落后村跟踪：在册 {listed} 个，好转 {improving} 个，退出 {released} 个，关注 {watch} 个",
  none: "落后村跟踪：没有村在册或受关注",
  subtitle: "落后指上报、服务或均衡上落后。连续两期落后、同期两项落后或落后且持续变差的列入；连续两期不落后即退出。已按多村同时检验校正。",
  village: "村", state: "状态", evidence: "依据", rounds: "在册期数", since: "起自",
  behindWord: "落后", notBehindWord: "不落后", withheld: "数小，不显示", listed: "在册", overdue: "在册 · 逾期", improving: "好转", released: "退出", watch: "关注",
  valueTarget: "{indicator} {value}，目标 {limit}", valueArea: "{indicator} {value}，全域 {limit}", valueBand: "{indicator} {value}，正常上限 {limit}",
  smallTarget: "{indicator}未达目标 {limit}（数小，不显示）", smallArea: "{indicator}不及全域 {limit}（数小，不显示）", smallBand: "{indicator}超出正常上限 {limit}（数小，不显示）",
  clear: "{indicator} {period} 未再落后",
  join: "；", toBoard: "看板、时间线和办理记录",
  more: "只列最要紧的 {shown} 个村，还有 {rest} 个：请选下级地区查看，或用 ledger show lagging 取全部。",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  title: "Lagging villages: {listed} listed, {improving} improving, {released} released, {watch} on watch",
  none: "Lagging villages: none is listed or on watch",
  subtitle: "Lagging means behind in reporting, in services or in balance. Listed: behind in two periods running, on two indicators at once, or behind and steadily worse; released after two periods not behind. Corrected for testing many villages at once.",
  village: "Village", state: "State", evidence: "Evidence", rounds: "Periods listed", since: "Since",
  behindWord: "behind", notBehindWord: "not behind", withheld: "small, not shown", listed: "listed", overdue: "listed, overdue", improving: "improving", released: "released", watch: "watch",
  valueTarget: "{indicator} {value}, target {limit}", valueArea: "{indicator} {value}, whole area {limit}", valueBand: "{indicator} {value}, upper end of normal {limit}",
  smallTarget: "{indicator} misses the target {limit} (small count, not shown)", smallArea: "{indicator} is behind the whole area, {limit} (small count, not shown)", smallBand: "{indicator} is above the upper end of normal {limit} (small count, not shown)",
  clear: "{indicator} no longer behind in {period}",
  join: "; ", toBoard: "Board, timeline and cases",
  more: "The {shown} most pressing villages are listed; for the other {rest} choose an area below, or take all with ledger show lagging.",
};
