export const zhCN = {
  title_listed: "落后村跟踪：在册 {rounds} 期，起自 {since}", title_overdue: "落后村跟踪：在册 {rounds} 期，已逾期，起自 {since}", title_improving: "落后村跟踪：在册，最近一期好转",
  title_released: "落后村跟踪：已退出", title_watch: "落后村跟踪：受关注，{since} 落后一次", title_none: "落后村跟踪：不在册", title_never: "落后村跟踪：从未列入",
  subtitle: "在{above}各村中逐期检验，已按多村同时检验校正；截至 {period}",
  due: "限期 {date}", overdueBy: "限期 {date}，已逾期 {n} 天", eased: "限期 {date} 已到，最近一期不再落后", openList: "{above}的落后村跟踪", openCase: "办理记录", evidence: "依据：{text}", open: "{listed} 列入，至今在册：{indicators}", closed: "{listed} 列入，{released} 退出：{indicators}",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  title_listed: "Follow-up: listed for {rounds} periods, since {since}", title_overdue: "Follow-up: listed for {rounds} periods, past the deadline, since {since}", title_improving: "Follow-up: listed, better in the last period",
  title_released: "Follow-up: released", title_watch: "Follow-up: on watch, behind once in {since}", title_none: "Follow-up: not listed", title_never: "Follow-up: never listed",
  subtitle: "Tested each period among the villages of {above}, corrected for testing many at once; up to {period}",
  due: "Deadline {date}", overdueBy: "Deadline {date}, {n} days ago", eased: "Deadline {date} has passed; not behind in the last period", openList: "Lagging villages of {above}", openCase: "Case", evidence: "Evidence: {text}", open: "Listed {listed}, still listed: {indicators}", closed: "Listed {listed}, released {released}: {indicators}",
};
