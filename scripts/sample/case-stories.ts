import { codeOf, villageAt } from "./places";

/** One entry of a story: the day it was written and by which post; `evidence` asks for what the rules said until that period. */
export type StoryEntry = { on: string; role: string; kind: "plan" | "progress" | "close" | "reopen" | "correction"; body: Record<string, unknown>; evidence?: string };
export type CaseStory = { village: string; listed: string; opened: string; entries: StoryEntry[] };

const office = (on: string, body: Record<string, unknown>): StoryEntry => ({ on, role: "planning-office", kind: "plan", body });
const progress = (on: string, role: string, note: string, measures?: string[]): StoryEntry => ({ on, role, kind: "progress", body: { ...(measures ? { measures } : {}), note } });
const close = (on: string, reason: string, note: string, evidence: string): StoryEntry => ({ on, role: "committee", kind: "close", body: { reason, note }, evidence });

/** Cases of the sample: helped and released, closed and taken up again, overdue, corrected, just begun, and one without help. */
export const CASE_STORIES: readonly CaseStory[] = [
  {
    village: "中心", listed: "2004-Q4", opened: "2004-10-12", entries: [
      office("2004-10-15", { post: "statistics", group: "g2", deadline: "2005-06-30", note: "报表连续迟报。先由村统计岗自查，按月报送。" }),
      progress("2005-04-12", "village-office", "各月报表已按期送达。"),
      close("2005-07-08", "released", "连续两期按期报送，退出名单。", "2005-Q3"),
    ],
  },
  {
    village: "青杨", listed: "2006-Q3", opened: "2006-07-11", entries: [
      office("2006-07-14", { post: "health", group: "g3", deadline: "2006-12-31", measures: ["service-day", "equipment"], note: "老年人体检集中在春季，缺检测设备。由卫生院每月到村一次。" }),
      progress("2006-08-22", "liaison-office", "到村服务日两次，血压计和血糖仪已配发。", ["service-day", "equipment"]),
      progress("2006-11-16", "guidance-group", "到村服务日第三、四次，未体检的老人已逐组通知。"),
      close("2007-01-12", "released", "连续两期达到目标，退出名单。", "2007-Q1"),
    ],
  },
  {
    village: "大营", listed: "2007-Q2", opened: "2007-04-11", entries: [
      office("2007-04-17", { post: "services", group: "g4", deadline: "2007-12-31", measures: ["training", "service-day"], note: "儿童健康管理建档不全，先补档，再逐月随访。" }),
      progress("2007-07-20", "liaison-office", "村医和统计岗培训一次。", ["training"]),
      office("2008-01-09", { deadline: "2008-06-30", measures: ["joint-check"], note: "限期已到，仍未达到目标；延长半年，并与户籍室联合核查儿童底数。" }),
      progress("2008-03-26", "guidance-group", "联合核查完成，底数已更正；服务日补做健康检查。", ["joint-check", "service-day"]),
      close("2008-07-10", "released", "连续两期不再落后，退出名单。", "2008-Q3"),
    ],
  },
  {
    village: "南岭", listed: "2008-Q4", opened: "2008-10-10", entries: [
      office("2008-10-14", { post: "statistics", group: "g5", deadline: "2009-03-31", measures: ["training"], note: "台账与实际不符较多，主要是变动未及时登记。" }),
      progress("2008-11-25", "liaison-office", "登记办法培训一次，村统计岗和各组参加。", ["training"]),
      close("2009-04-20", "decision", "本期核查不再落后，例会同意先行结案，继续观察。", "2009-Q2"),
      { on: "2009-07-08", role: "planning-office", kind: "reopen", body: { note: "第三季度核查再次落后，重新办理。" } },
      office("2009-07-10", { deadline: "2009-11-30", measures: ["joint-check"], note: "改为与派出所户籍室逐季联合核查。" }),
      progress("2009-09-15", "guidance-group", "第四季度联合核查完成，差错已更正。", ["joint-check"]),
    ],
  },
  {
    village: "上湾", listed: "2009-Q1", opened: "2009-01-09", entries: [
      office("2009-01-13", { post: "migrants", group: "g2", deadline: "2009-06-30", measures: ["migrant-outreach", "training"], note: "外出人口联系不上，台账变动随之漏登。春节返乡时集中走访。" }),
      progress("2009-02-10", "liaison-office", "春节期间走访外出家庭，留下联系方式的单位和村组台账已更新。", ["migrant-outreach"]),
      office("2009-07-06", { deadline: "2009-09-15", note: "限期内未达到目标，延至九月中旬；请联系单位提出下一步办法。" }),
      progress("2009-08-25", "liaison-office", "第二次走访尚未安排，正与用工地的服务站联系。"),
    ],
  },
  {
    village: "石门", listed: "2009-Q2", opened: "2009-04-08", entries: [
      office("2009-04-10", { post: "health", group: "g1", deadline: "2009-12-31", measures: ["service-day", "training"], note: "儿童和老年人健康管理两项落后，服务点离各组较远。" }),
      { on: "2009-04-13", role: "planning-office", kind: "correction", body: { of: 1, note: "限期录错，应为十月底。", as: { kind: "plan", body: { post: "health", group: "g1", deadline: "2009-10-31", measures: ["service-day", "training"], note: "儿童和老年人健康管理两项落后，服务点离各组较远。" } } } },
      progress("2009-06-18", "liaison-office", "分组服务日两次，老年人体检随车进行。", ["service-day"]),
      progress("2009-09-10", "guidance-group", "第三次服务日因雨改期，定在十月中旬。"),
    ],
  },
  {
    village: "柳沟", listed: "2009-Q3", opened: "2009-07-09", entries: [
      office("2009-07-14", { post: "services", group: "g3", deadline: "2009-10-20", measures: ["service-day", "migrant-outreach", "funds"], note: "儿童随访和外出人口联系两项落后。服务日交通经费由乡里列支。" }),
      progress("2009-09-02", "liaison-office", "服务日一次；外出人口名册按组核对完毕。", ["service-day"]),
    ],
  },
  {
    village: "河东", listed: "2009-Q2", opened: "2009-04-08", entries: [
      office("2009-04-10", { post: "registry", group: "g1", deadline: "2009-07-31", measures: ["joint-check", "training"], note: "簿册与台账数不一致，半年未对账。" }),
      progress("2009-04-28", "liaison-office", "与户籍室联合对账一次，差异逐项更正。", ["joint-check"]),
      progress("2009-06-15", "guidance-group", "簿册登记办法培训一次，改为每月对账。", ["training"]),
      close("2009-10-05", "released", "连续两期各处数字一致，退出名单。", "2009-Q4"),
    ],
  },
];

export const codeOfStory = ({ village }: CaseStory): string => codeOf(villageAt(village));
/** Offices write at ten in the morning. */
export const timeOf = (day: string): string => `${day}T02:00:00.000Z`;
