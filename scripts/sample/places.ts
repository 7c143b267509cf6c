import { monthAt } from "./calendar";

/** A code that no real township bears: 62 and zeros. */
export const TOWNSHIP = { code: "620000000000", zh: "清源乡", en: "Qingyuan Township" };

export type Village = { code: string; zh: string; en: string; /** About how many people live there. */ people: number };

const NAMES: readonly [string, string, number][] = [
  ["石门", "Shimen", 860], ["上湾", "Shangwan", 790], ["柳沟", "Liugou", 760], ["长渠", "Changqu", 520], ["西坪", "Xiping", 430], ["白塔", "Baita", 470],
  ["中心", "Zhongxin", 650], ["双桥", "Shuangqiao", 380], ["北原", "Beiyuan", 410], ["王家堡", "Wangjiabu", 560], ["清泉", "Qingquan", 450], ["马庄", "Mazhuang", 480],
  ["新民", "Xinmin", 350], ["大营", "Daying", 600], ["南岭", "Nanling", 420], ["古城", "Gucheng", 540], ["沙坝", "Shaba", 390], ["青杨", "Qingyang", 330],
  ["红崖", "Hongya", 400], ["李家湾", "Lijiawan", 360], ["河东", "Hedong", 440], ["东关", "Dongguan", 510], ["桃园", "Taoyuan", 310], ["下寨", "Xiazhai", 220],
  ["后沟", "Hougou", 180],
];

/** 24 villages, and a 25th that went into one of them. */
export const VILLAGES: readonly Village[] = NAMES.map(([zh, en, people], at) => ({ code: `6200000000${String(at + 1).padStart(2, "0")}`, zh, en, people }));

/** The index of a village by its Chinese name. */
export function villageAt(name: string): number {
  const at = VILLAGES.findIndex(({ zh }) => zh === name);
  if (at < 0) throw new RangeError(`villageAt: no village ${name}`);
  return at;
}

export const codeOf = (village: number) => VILLAGES[village]?.code ?? "";

/** 后沟 went into 双桥: its last own month. */
export const MERGER = { from: villageAt("后沟"), into: villageAt("双桥"), lastMonth: monthAt("2005-05") };

/** Does the village report under its own code in that month? */
export const exists = (village: number, month: number) => village !== MERGER.from || month <= MERGER.lastMonth;

/** The village whose books hold a person of `village` in that month. */
export const bookOf = (village: number, month: number) => (exists(village, month) ? village : MERGER.into);

/** Expected share of people in a month: the successor carries the merged village's weight after the merger. */
export function weightAt(village: number, month: number): number {
  if (!exists(village, month)) return 0;
  const own = VILLAGES[village]?.people ?? 0;
  return village === MERGER.into && month > MERGER.lastMonth ? own + (VILLAGES[MERGER.from]?.people ?? 0) : own;
}

const GROUP_NAMES = ["一", "二", "三", "四", "五"] as const;

/** Five guidance groups; villages of today only. */
export const GROUPS = GROUP_NAMES.map((zh, at) => ({
  code: `g${at + 1}`, zh: `第${zh}指导组`, en: `Guidance group ${at + 1}`,
  villages: VILLAGES.map((_, village) => village).filter((village) => village !== MERGER.from && village % 5 === at),
}));
