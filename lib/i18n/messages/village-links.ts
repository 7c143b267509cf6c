export const zhCN = {
  label: "本村的", people: "人口结构", movement: "人口流动", services: "服务落实", sexRatio: "出生性别比", similar: "与情况相近的村比",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  label: "Of this village", people: "People", movement: "Movement", services: "Services", sexRatio: "Sex ratio at birth", similar: "Beside similar villages",
};
