export const zhCN = {
  all: "全部", speaker: "讲者", help: "按键", find: "找村：", mark: "标出", unmark: "取消", notes: "备注", clock: "时间", gone: "已用", slide: "页", restart: "重新计时",
  keyNext: "下一页（翻页笔、空格）", keyPrevious: "上一页", keyNumber: "到这一页", keyEnds: "首页、末页", keyAll: "全部页面", keyZoom: "放大图表（也可点击）", keyFind: "按名称标出一个村", keyBlack: "黑屏", keyDark: "深色、浅色", keyFull: "全屏", keySpeaker: "讲者窗口：备注、下一页、时间", keyBack: "返回",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  all: "All", speaker: "Speaker", help: "Keys", find: "Village:", mark: "Mark", unmark: "Clear", notes: "Notes", clock: "Time", gone: "Elapsed", slide: "Slide", restart: "Restart clock",
  keyNext: "next (clicker, space)", keyPrevious: "previous", keyNumber: "go to this slide", keyEnds: "first, last", keyAll: "all slides", keyZoom: "enlarge a figure (or click it)", keyFind: "mark a village by name", keyBlack: "black screen", keyDark: "dark or light", keyFull: "full screen", keySpeaker: "speaker window: notes, next slide, time", keyBack: "back",
};
