export const zhCN = {
  noFigure: "没有这个数", noInterval: "没有区间", noTarget: "没有目标", noChange: "与上年不可比", noList: "没有可以比较的村",
  unclear: "与上年相比无明显变化", rose: "比上年上升{size}", fell: "比上年下降{size}", rosePlain: "比上年上升", fellPlain: "比上年下降",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  noFigure: "there is no such figure", noInterval: "it has no interval", noTarget: "it has no target", noChange: "it cannot be compared with last year", noList: "there are no villages to compare",
  unclear: "showed no clear change on last year", rose: "rose by {size} on last year", fell: "fell by {size} on last year", rosePlain: "rose on last year", fellPlain: "fell on last year",
};
