import { z } from "zod";
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
  title: { zh: "须为不空的文字", en: "must be text that is not empty" },
  title_en: { zh: "须为不空的文字", en: "must be text that is not empty" },
  as_of: { zh: "须为日期 YYYY-MM-DD", en: "must be a date YYYY-MM-DD" },
  stat_year_start: { zh: "须为 1 至 12 的整数", en: "must be a whole number from 1 to 12" },
  prepared_by: { zh: "须为编制单位的名称", en: "must name the office that prepared it" },
  sample: { zh: "须为 true 或 false", en: "must be true or false" },
};

/** Reads the text of `ledger.json`. */
export function parseLedger(text: string): { ledger?: LedgerInfo; faults: Fault[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { faults: [ledgerFault("", "", "ledger.json", { zh: "ledger.json 不是有效的 JSON", en: "ledger.json is not valid JSON" })] };
  }
  return checkLedger(value);
}

/** Checks the values of `ledger.json`: every fault at once, unknown keys refused. */
export function checkLedger(value: unknown): { ledger?: LedgerInfo; faults: Fault[] } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { faults: [ledgerFault("", "", "ledger.json", { zh: "ledger.json 须为一个对象", en: "ledger.json must be an object" })] };
  }
  const persons = ledgerPersonFaults(value as Record<string, unknown>);
  const parsed = ledgerSchema.safeParse(value);
  if (!parsed.success) return { faults: [...persons, ...parsed.error.issues.flatMap((issue) => issueFaults(issue, value as Record<string, unknown>))] };
  const { title, title_en: titleEn, as_of: asOf, stat_year_start: statYearStart, prepared_by: preparedBy, sample } = parsed.data;
  return { ledger: { title, ...(titleEn ? { titleEn } : {}), asOf, statYearStart, preparedBy, sample }, faults: persons };
}

function issueFaults(issue: z.core.$ZodIssue, value: Record<string, unknown>): Fault[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map(unknownKey);
  const key = String(issue.path[0] ?? "");
  const wanted = WANTED[key] ?? { zh: "不对", en: "is wrong" };
  if (value[key] === undefined) return [ledgerFault(key, "", "ledger.missing", { zh: `缺少 ${key}：${wanted.zh}`, en: `${key} is missing: it ${wanted.en}` })];
  const shown = cut(typeof value[key] === "string" ? value[key] : JSON.stringify(value[key]));
  return [ledgerFault(key, shown, "ledger.value", { zh: `${key} ${wanted.zh}，得到“${shown}”`, en: `${key} ${wanted.en}, got "${shown}"` })];
}

function unknownKey(key: string): Fault {
  const near = nearest(key, Object.keys(WANTED));
  const shown = cut(key);
  return ledgerFault(shown, "", "ledger.unknownKey", { zh: `未知的项“${shown}”${near ? `；是否为“${near}”？` : ""}`, en: `unknown key "${shown}"${near ? `; did you mean "${near}"?` : ""}` });
}

const ledgerFault = (column: string, value: string, code: string, text: { zh: string; en: string }): Fault => placed({ file: LEDGER, row: 0, column, value, code, ...text });
