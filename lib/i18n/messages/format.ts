export const zhCN = {
  statYear: "{year} 统计年度（{from}—{to}）",
  statYearShort: "{year}（{from}—{to}）",
  calendarYear: "{year} 年",
  month: "{year}年{month}",
  month1: "1月", month2: "2月", month3: "3月", month4: "4月", month5: "5月", month6: "6月",
  month7: "7月", month8: "8月", month9: "9月", month10: "10月", month11: "11月", month12: "12月",
  quarter: "{year} 统计年度第 {quarter} 季度",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  statYear: "statistical year {year} ({from} to {to})",
  statYearShort: "{year} ({from} to {to})",
  calendarYear: "{year}",
  month: "{month} {year}",
  month1: "Jan", month2: "Feb", month3: "Mar", month4: "Apr", month5: "May", month6: "Jun",
  month7: "Jul", month8: "Aug", month9: "Sep", month10: "Oct", month11: "Nov", month12: "Dec",
  quarter: "quarter {quarter} of statistical year {year}",
};
