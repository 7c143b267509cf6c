export const zhCN = {
  product: "村镜", skip: "跳到正文", menu: "菜单", mainNav: "页面",
  whole: "看全局", compare: "比村情", follow: "盯落实", meet: "开好会", manage: "管数据",
  overview: "总览", people: "人口结构", movement: "人口流动", villages: "村级比较", sexRatio: "出生性别比", balance: "村间均衡", services: "服务落实", quality: "数据质量", lagging: "落后村跟踪", village: "村情", how: "怎么算的", meetings: "会议材料", history: "历年公布数", snapshots: "数据快照", methods: "方法说明",
  area: "地区", year: "统计年度",
  findArea: "按名称或代码找地区", find: "查找", found: "找到 {n} 个", foundNone: "没有找到“{text}”", foundMany: "只列前 {n} 个，请写得更具体",
  moreAreas: "还有 {n} 个，请用查找",
  asOf: "数据截至 {date}", snapshot: "快照 {id}",
  sample: "示例数据：虚构的乡镇，仅供试用。导入本单位台账后此行消失。",
  damaged: "最新的快照 {ids} 不完整或被改动，没有使用；本页用的是完整的快照 {used}。请用 ledger verify 查看，再重新导入。",
  source: "来源：{title} · {office} · 数据截至 {date} · 快照 {id}",
  chinese: "中文", english: "EN",
  provisionalYear: "初步",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  product: "Cunjing", skip: "Skip to content", menu: "Menu", mainNav: "Pages",
  whole: "The whole", compare: "Compare", follow: "Follow up", meet: "Meetings", manage: "Data",
  overview: "Overview", people: "People", movement: "Movement", villages: "Villages", sexRatio: "Sex ratio at birth", balance: "Balance", services: "Services", quality: "Data quality", lagging: "Lagging villages", village: "Village", how: "How this was made", meetings: "Meetings", history: "Quoted totals", snapshots: "Snapshots", methods: "Methods",
  area: "Area", year: "Statistical year",
  findArea: "Find an area by name or code", find: "Find", found: "{n} found", foundNone: "Nothing found for “{text}”", foundMany: "Only the first {n} are listed: write more of the name",
  moreAreas: "{n} more: use the search",
  asOf: "Data as of {date}", snapshot: "snapshot {id}",
  sample: "Sample data: a fictional township, for trying out only. This line goes when an office imports its own ledger.",
  damaged: "The newest snapshot {ids} is incomplete or altered and is not used; this page shows the whole snapshot {used}. See ledger verify, then import again.",
  source: "Source: {title} · {office} · data as of {date} · snapshot {id}",
  chinese: "中文", english: "EN",
  provisionalYear: "provisional",
};
