export const zhCN = {
  quarter: "{n}季度", target: "目标 {value}", mid: "年中 {value}", earlier: "往年 {years}",
  linear: "照此进度 {value}", seasonal: "按往年季节 {value}", later: "空心点为后来的实际",
  titleEndMet: "{indicator}：全年 {value}，达到目标 {goal}", titleEndShort: "{indicator}：全年 {value}，未达到目标 {goal}", titleEndUnsure: "{indicator}：全年 {value}，与目标 {goal} 分不开",
  titleAheadYes: "{indicator}：照目前进度，年底很可能达到目标 {goal}（可能性 {chance}）", titleAheadNo: "{indicator}：照目前进度，年底很难达到目标 {goal}（可能性 {chance}）", titleAheadMaybe: "{indicator}：年底能否达到目标 {goal}，还说不准（可能性 {chance}）",
  titlePlain: "{indicator}：第{quarter}季度末累计 {value}", titleNone: "{indicator}：没有可显示的季度数字",
  subtitle: "累计落实率，% · {area} · {year} · 竖线为 95% 区间", alt: "{title}。{list}", item: "第{n}季度 {value}",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  quarter: "Q{n}", target: "target {value}", mid: "mid-year {value}", earlier: "earlier, {years}",
  linear: "at this pace {value}", seasonal: "by season {value}", later: "hollow: what came later",
  titleEndMet: "{indicator}: {value} for the year, target {goal} reached", titleEndShort: "{indicator}: {value} for the year, target {goal} not reached", titleEndUnsure: "{indicator}: {value} for the year, not told apart from the target {goal}",
  titleAheadYes: "{indicator}: at this pace the target {goal} is very likely reached by year end (chance {chance})", titleAheadNo: "{indicator}: at this pace the target {goal} is hardly reached by year end (chance {chance})", titleAheadMaybe: "{indicator}: whether the target {goal} is reached by year end is open (chance {chance})",
  titlePlain: "{indicator}: {value} at the end of quarter {quarter}", titleNone: "{indicator}: no quarter that may be shown",
  subtitle: "Coverage so far, % · {area} · {year} · upright lines: 95% interval", alt: "{title}. {list}", item: "quarter {n} {value}",
};
