/** What a cell of a ledger file must be; the checks of each kind stand in `check/`. */
export type ColumnKind =
  | "area" // a code, 1 to 32 characters of 0-9 A-Z a-z _ -
  | "text"
  | "level"
  | "month" // YYYY-MM
  | "period" // YYYY-MM, YYYY-Qn or YYYY
  | "serviceperiod" // YYYY-MM or YYYY-Qn
  | "date" // YYYY-MM-DD
  | "sex" // M, F, U or empty
  | "count" // digits only, or empty = not known
  | "age" // whole years 0..150, or empty
  | "eventkind"
  | "band"
  | "direction"
  | "reach"
  | "mode"
  | "field"
  | "source"
  | "code" // a service, activity, indicator or group code
  | "fraction" // 0..1
  | "number";

export type Column = { name: string; zh: readonly string[]; kind: ColumnKind; /** May the column be missing and the cell be empty? */ optional?: true };
export type LedgerFile = { name: FileName; zh: string; columns: readonly Column[]; key: readonly string[] };

const area = { name: "area", zh: ["地区"], kind: "area" } as const satisfies Column;
const period = { name: "period", zh: ["期间"], kind: "period" } as const satisfies Column;
const kind = { name: "kind", zh: ["类别"], kind: "eventkind" } as const satisfies Column;
const sex = { name: "sex", zh: ["性别"], kind: "sex", optional: true } as const satisfies Column;
const count = { name: "count", zh: ["数量", "人数"], kind: "count" } as const satisfies Column;
const nameZh = { name: "name_zh", zh: ["名称"], kind: "text" } as const satisfies Column;
const nameEn = { name: "name_en", zh: ["英文名"], kind: "text", optional: true } as const satisfies Column;

/** The data files of a ledger package: formats.md section 2. `ledger.json` and the geometry stand apart. */
export const LEDGER_FILES = {
  areas: {
    name: "areas", zh: "区划",
    columns: [
      { name: "code", zh: ["代码"], kind: "area" }, nameZh, nameEn, { name: "level", zh: ["级别"], kind: "level" },
      { name: "parent", zh: ["上级代码"], kind: "area", optional: true }, { name: "from", zh: ["启用"], kind: "month", optional: true },
      { name: "to", zh: ["停用"], kind: "month", optional: true }, { name: "merged_into", zh: ["并入"], kind: "area", optional: true },
    ],
    key: ["code"],
  },
  population: {
    name: "population", zh: "人口",
    columns: [area, { name: "date", zh: ["日期"], kind: "date" }, sex, { name: "age_from", zh: ["年龄起"], kind: "age", optional: true }, { name: "age_to", zh: ["年龄止"], kind: "age", optional: true }, count],
    key: ["area", "date", "sex", "age_from", "age_to"],
  },
  events: {
    name: "events", zh: "变动",
    columns: [area, period, { name: "reported", zh: ["上报期间"], kind: "month", optional: true }, kind, sex, { name: "band", zh: ["档次"], kind: "band", optional: true }, count],
    key: ["area", "period", "reported", "kind", "sex", "band"],
  },
  migrants: {
    name: "migrants", zh: "流动人口",
    columns: [area, { name: "date", zh: ["日期"], kind: "date" }, { name: "direction", zh: ["方向"], kind: "direction" }, { name: "reach", zh: ["范围"], kind: "reach", optional: true }, sex, count],
    key: ["area", "date", "direction", "reach", "sex"],
  },
  checks: {
    name: "checks", zh: "核查",
    columns: [
      area, period, kind, { name: "date", zh: ["核查日期"], kind: "date", optional: true }, { name: "mode", zh: ["方式"], kind: "mode", optional: true },
      { name: "ledger", zh: ["台账数"], kind: "count" }, { name: "found", zh: ["核查数"], kind: "count" }, { name: "matched", zh: ["相符数"], kind: "count" },
      { name: "duplicates", zh: ["重报数"], kind: "count", optional: true }, { name: "planned", zh: ["计划次数"], kind: "count", optional: true },
    ],
    key: ["area", "period", "kind", "date"],
  },
  misfiled: {
    name: "misfiled", zh: "错项",
    columns: [area, period, kind, { name: "field", zh: ["项目"], kind: "field" }, { name: "ledger_value", zh: ["台账值"], kind: "text" }, { name: "true_value", zh: ["实际值"], kind: "text" }, count],
    key: ["area", "period", "kind", "field", "ledger_value", "true_value"],
  },
  sources: {
    name: "sources", zh: "口径",
    columns: [area, period, kind, { name: "source", zh: ["来源"], kind: "source" }, count],
    key: ["area", "period", "kind", "source"],
  },
  services: {
    name: "services", zh: "服务",
    columns: [area, { name: "period", zh: ["期间"], kind: "serviceperiod" }, { name: "service", zh: ["服务"], kind: "code" }, { name: "eligible", zh: ["应服务"], kind: "count" }, { name: "served", zh: ["已服务"], kind: "count" }],
    key: ["area", "period", "service"],
  },
  activities: {
    name: "activities", zh: "活动",
    columns: [area, period, { name: "activity", zh: ["活动"], kind: "code" }, { name: "sessions", zh: ["场次"], kind: "count" }, { name: "people", zh: ["人次"], kind: "count" }],
    key: ["area", "period", "activity"],
  },
  targets: {
    name: "targets", zh: "目标",
    columns: [{ name: "indicator", zh: ["指标"], kind: "code" }, { ...area, optional: true }, period, { name: "target", zh: ["目标值"], kind: "fraction" }],
    key: ["indicator", "area", "period"],
  },
  groups: {
    name: "groups", zh: "指导组",
    columns: [{ name: "group", zh: ["组"], kind: "code" }, nameZh, nameEn, area],
    key: ["group", "area"],
  },
  reported: {
    name: "reported", zh: "公布数",
    columns: [area, period, { name: "item", zh: ["项目"], kind: "text" }, { name: "item_en", zh: ["项目英文"], kind: "text", optional: true }, { name: "value", zh: ["数值"], kind: "number" }, { name: "unit", zh: ["单位"], kind: "text", optional: true }, { name: "source", zh: ["出处"], kind: "text" }],
    key: ["area", "period", "item", "source"],
  },
} as const satisfies Record<string, { name: string; zh: string; columns: readonly Column[]; key: readonly string[] }>;

export type FileName = keyof typeof LEDGER_FILES;
export const FILE_NAMES = Object.keys(LEDGER_FILES) as FileName[];

/** Chinese and English forms of the values that have a fixed list. */
export const VALUE_LISTS = {
  level: { country: "国家", province: "省", prefecture: "市", county: "县", township: "乡镇", village: "村" },
  sex: { M: "男", F: "女", U: "不详" },
  eventkind: { birth: "出生", death: "死亡", move_in: "迁入", move_out: "迁出" },
  direction: { in: "流入", out: "流出" },
  reach: { county: "县内", province: "省内", abroad: "省外" },
  mode: { regular: "定期", surprise: "突击" },
  field: { sex: "性别", order: "孩次", month: "月份", age: "年龄" },
  source: { ledger: "台账", report: "报表", book: "簿册", platform: "平台" },
  activity: { training: "培训", outreach: "宣传", consultation: "咨询", association: "协会活动", meeting: "例会" },
  service: {
    newborn_visit: "新生儿访视", newborn_screening: "新生儿疾病筛查", child_health_0_6: "0–6岁儿童健康管理", folic_acid: "叶酸发放",
    girls_enrolment: "女童入学", family_support_paid: "奖励扶助按时兑现", migrant_contact: "流动人口双向核实", elderly_health_65: "65岁以上健康管理",
  },
} as const;

/** Largest first: an area's parent stands on a larger level; levels may be skipped. */
export const LEVELS = ["country", "province", "prefecture", "county", "township", "village"] as const;
export type Level = (typeof LEVELS)[number];
