import type { Reason } from "./reason";

/**
 * Words of what no indicator holds. A number near one of them is about that, not about an indicator named further off.
 * `line`: what this tool holds no figure of (design section 2); `estimate`: only the quality page has it, of one kind of event;
 * `none`: nothing of the kind is in a ledger.
 */
const OUTSIDE: readonly { reason: Reason; words: readonly string[] }[] = [
  { reason: "line", words: [
    "计划生育率", "政策生育率", "符合政策生育率", "计划内", "计划外", "政策内", "政策外", "违法生育", "违法怀孕", "超生", "结扎", "绝育", "放环", "上环", "取环", "人流引产", "人流", "引产", "终止妊娠", "避孕及时率", "避孕", "节育率", "节育", "四术", "手术",
    "孕检", "环孕检", "孕情", "查环查孕", "透环", "社会抚养费", "抚养费", "罚款", "独生子女", "长效措施", "落实措施", "知情选择", "药具",
    "births within the plan", "within the plan", "outside the plan", "permitted births", "unauthorised births", "unauthorized births", "sterilization", "sterilisation", "iud", "abortion", "induction", "contracepti", "pregnancy check", "maintenance fee", "fees levied", "one-child certificate", "fines",
  ] },
  { reason: "estimate", words: ["出生登记完整率", "死亡登记完整率", "completeness of births", "completeness of birth registration", "completeness of deaths"] },
  { reason: "none", words: [
    "漏统漏报出生人口", "漏统漏报出生", "漏报出生人口", "漏报出生", "流动人口", "户籍人口", "农业人口", "贫困人口", "劳动年龄人口", "育龄人口", "城镇人口", "纯收入", "可支配收入", "财政收入", "总产值", "产量", "经费", "资金", "投入", "补助", "奖金", "拨款", "贷款", "党员", "干部", "专干", "工作人员", "志愿者", "医生", "村医", "代表", "育龄妇女", "已婚", "晚婚率", "早婚", "初婚", "户数", "农户", "户籍", "低保", "贫困",
    "劳动力", "学生", "教师", "参合", "参保", "耕地", "面积", "公里", "满意率", "满意度", "参与率", "知晓率", "普及率", "活动室", "活动中心", "活动场所", "入户", "表格", "宣传单", "标语", "孕妇", "孕产妇", "住院分娩率", "婴儿死亡率", "孕产妇死亡率", "失业率", "城镇化率", "总和生育率", "人口普查", "抽样调查",
    "income", "budget", "revenue", "funds", "spending", "party members", "officials", "cadres", "staff", "volunteers", "women of childbearing age", "delegates", "households", "infant mortality", "maternal mortality", "fertility rate", "satisfaction", "unemployment", "literacy", "gdp", "harvest", "census", "sample survey",
  ] },
];

export type OutsideWord = { text: string; reason: Reason };

/** Every such word, longest first. */
export const OUTSIDE_WORDS: readonly OutsideWord[] = OUTSIDE.flatMap(({ reason, words }) => words.map((text) => ({ text, reason }))).sort((one, two) => two.text.length - one.text.length);
