import { z } from "zod";
import { ledgerLineFaults } from "../check/line-check";
import { ledgerPersonFaults } from "../check/person";
import type { Fault } from "../fault";
import { nearest } from "./headers";
import { cut, placed } from "./read-faults";
import type { LedgerInfo } from "./staged";

const LEDGER = "ledger.json";
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** The shape of `ledger.json`; also that of the `ledger` part of a mapping profile. */
export const ledgerSchema = z.strictObject({
  title: z.string().trim().min(1),
  title_en: z.string().trim().min(1).optional(),
  as_of: z.string().refine((text) => isSafeDay(text)),
  stat_year_start: z.int().min(1).max(12).default(10),
  prepared_by: z.string().trim().min(1),
  sample: z.boolean().default(false),
});

function isSafeDay(text: string): boolean {
  try {
    return isDay(text);
  } catch {
    return false; // no such day in any month
  }
}

const WANTED: Record<string, { zh: string; en: string }> = {
  title: { zh: "（标题）须为不空的文字", en: "must be text that is not empty" },
  title_en: { zh: "（英文标题）须为不空的文字", en: "must be text that is not empty" },
  as_of: { zh: "（数据截止日）须为日期，写作 2009-10-05", en: "must be a date written as 2009-10-05" },
  stat_year_start: { zh: "（统计年度起始月）须为 1 至 12 的整数，不加引号", en: "must be a whole number from 1 to 12, without quotes" },
  prepared_by: { zh: "（编制单位）须为单位名称，不写个人", en: "must name the office that prepared it" },
  sample: { zh: "（是否示例数据）须为 true 或 false，不加引号", en: "must be true or false, without quotes" },
};

/** What a `ledger.json` says: whole, or those of its values that are as they must be. */
export type ReadLedger = { ledger?: LedgerInfo; valid: Partial<LedgerInfo>; faults: Fault[] };

/** Reads the text of `ledger.json`. */
export function parseLedger(text: string): ReadLedger {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { valid: {}, faults: [ledgerFault("", "", "ledger.json", NOT_JSON)] };
  }
  return checkLedger(value);
}

const NOT_JSON = {
  zh: "不是有效的 JSON；每行应写作 \"键\": \"值\"，用英文引号和冒号，行末用英文逗号，最后一行不加逗号；请对照空白资料包改正",
  en: 'is not valid JSON; each line should read "key": "value" with straight quotes, lines separated by commas, none after the last; compare it with the template',
};

/** Checks the values of `ledger.json`: every fault at once, unknown keys refused. */
export function checkLedger(value: unknown): ReadLedger {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { valid: {}, faults: [ledgerFault("", "", "ledger.json", { zh: "须为一个对象，即以 { 开头、以 } 结尾；请对照空白资料包改正", en: "must be an object, from { to }; compare it with the template" })] };
  }
  const refused = [...ledgerPersonFaults(value as Record<string, unknown>), ...ledgerLineFaults(value as Record<string, unknown>)];
  const parsed = ledgerSchema.safeParse(value);
  const valid = validParts(value as Record<string, unknown>);
  if (!parsed.success) return { valid, faults: [...refused, ...parsed.error.issues.flatMap((issue) => issueFaults(issue, value as Record<string, unknown>))] };
  return { ledger: valid as LedgerInfo, valid, faults: refused };
}

const INFO_KEYS = { title: "title", title_en: "titleEn", as_of: "asOf", stat_year_start: "statYearStart", prepared_by: "preparedBy", sample: "sample" } as const satisfies Record<keyof typeof ledgerSchema.shape, keyof LedgerInfo>;

/** Each key by itself: a fault in one must not silence the checks that need another. */
function validParts(value: Record<string, unknown>): Partial<LedgerInfo> {
  const parts = Object.entries(INFO_KEYS).flatMap(([key, name]) => {
    const part = ledgerSchema.shape[key as keyof typeof INFO_KEYS].safeParse(value[key]);
    return part.success && part.data !== undefined ? [[name, part.data]] : [];
  });
  return Object.fromEntries(parts) as Partial<LedgerInfo>;
}

/** Later than any day a period can name: where the true one is not known, nothing is held to be after it. */
const NO_DAY = "9999-12-31";

/**
 * What is known of a package that `ledger.json` keeps from being taken, for the checks of its other files only. Without a valid
 * `stat_year_start` there is none, and the checks place months alone.
 */
export function ledgerForChecks(valid: Partial<LedgerInfo>): LedgerInfo {
  return { title: "", preparedBy: "", sample: false, asOf: NO_DAY, ...valid } as LedgerInfo;
}

function issueFaults(issue: z.core.$ZodIssue, value: Record<string, unknown>): Fault[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map(unknownKey);
  const key = String(issue.path[0] ?? "");
  const wanted = WANTED[key] ?? { zh: "不对", en: "is wrong" };
  if (value[key] === undefined) return [ledgerFault(key, "", "ledger.missing", { zh: `缺少此项；${key}${wanted.zh}；请补上`, en: `it is missing; ${key} ${wanted.en}; add it` })];
  const shown = cut(typeof value[key] === "string" ? value[key] : JSON.stringify(value[key]));
  return [ledgerFault(key, shown, "ledger.value", { zh: `“${shown}”不对；${key}${wanted.zh}；请改正`, en: `"${shown}" is wrong; ${key} ${wanted.en}; correct it` })];
}

function unknownKey(key: string): Fault {
  const near = nearest(key, Object.keys(WANTED));
  const shown = cut(key);
  return ledgerFault(shown, "", "ledger.unknownKey", { zh: `未知的项“${shown}”${near ? `，是否为“${near}”` : ""}；请改名或删除`, en: `unknown key "${shown}"${near ? `, did you mean "${near}"` : ""}; rename or delete it` });
}

const ledgerFault = (column: string, value: string, code: string, text: { zh: string; en: string }): Fault => placed({ file: LEDGER, row: 0, column, value, code, ...text });
