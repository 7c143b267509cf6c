export const zhCN = {
  page: "年度讲话稿", lead: "由模板和台账写成。带下划线的数都能点开，看它是怎么算的。没有明显变化的，不说上升或下降。",
  download: "下载 DOCX", downloadHint: "附全部数字的出处", template: "用的模板", templateHint: "写法见 data/templates/README.md；改好的模板可粘贴在这里试写或保存。", tryIt: "按这个模板写", reset: "用自带的模板", check: "核对讲话稿",
  droppedTitle: "没有写进去的句子", droppedSub: "缺数、不公布或不可比的数，所在的句子整句略去。", droppedLine: "略去：{text}（{why}）", droppedNone: "没有略去的句子。", fault: "模板有误：{why}",
  listTitle: "稿中的数和出处", colNumber: "序号", colFigure: "指标、地区、年度", colSaid: "稿中写法", colMade: "怎么算的", comma: "，", join: "；", numbers: "稿中用到 {n} 个数",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  page: "Annual speech", lead: "Written from a template and the ledger. Every underlined number leads to how it was made. What did not clearly change is not called a rise or a fall.",
  download: "Download DOCX", downloadHint: "with the source of every number", template: "The template", templateHint: "How to write one: data/templates/README.md. A changed template can be tried here, or saved. ", tryIt: "Write from this template", reset: "Use the shipped template", check: "Check a speech",
  droppedTitle: "Sentences left out", droppedSub: "A sentence whose number is missing, withheld or not comparable is left out whole.", droppedLine: "Left out: {text} ({why})", droppedNone: "No sentence was left out.", fault: "The template has a fault: {why}",
  listTitle: "Numbers of this speech and their sources", colNumber: "No.", colFigure: "Indicator, area, year", colSaid: "As said", colMade: "How it is made", comma: ", ", join: "; ", numbers: "{n} numbers used",
};
