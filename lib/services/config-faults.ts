import { distance } from "fastest-levenshtein";
import { z } from "zod";
import type { Bilingual } from "../base/errors";

/** As much of a zod issue as is told. */
type Issue = z.core.$ZodIssue;

/** What is wrong with an office's settings, in both languages: where it stands, what was got, what may stand there. */
export function configFaults(schema: z.ZodType, issues: readonly Issue[]): Bilingual {
  const told = issues.map((issue) => faultOf(schema, issue));
  return { zh: told.map(({ zh }) => zh).join("；"), en: told.map(({ en }) => en).join("; ") };
}

function faultOf(schema: z.ZodType, issue: Issue): Bilingual {
  const at = issue.path.join(".") || "config";
  switch (issue.code) {
    case "unrecognized_keys": return unknownKeys(at, issue.keys, keysAt(schema, issue.path));
    case "too_small": return { zh: `${at} 应${issue.inclusive === false ? "大于" : "不小于"} ${issue.minimum}`, en: `${at} must be ${issue.inclusive === false ? "above" : "at least"} ${issue.minimum}` };
    case "too_big": return { zh: `${at} 应${issue.inclusive === false ? "小于" : "不大于"} ${issue.maximum}`, en: `${at} must be ${issue.inclusive === false ? "below" : "at most"} ${issue.maximum}` };
    case "invalid_type": return { zh: `${at} 的类型不对，应为 ${KINDS[issue.expected] ?? issue.expected}`, en: `${at} is not of the right kind, wanted ${issue.expected}` };
    default: return ownWords(at, issue.message);
  }
}

const KINDS: Readonly<Record<string, string>> = { number: "数", int: "整数", string: "文字", array: "列表", object: "一组设置", tuple: "列表", boolean: "true 或 false" };

/** The schemas' own sentences stand in both languages, with a stroke between. */
function ownWords(at: string, message: string): Bilingual {
  const [en, zh] = message.split(" / ");
  return { zh: `${at}：${zh ?? message}`, en: `${at}: ${en ?? message}` };
}

function unknownKeys(at: string, got: readonly string[], known: readonly string[]): Bilingual {
  const told = got.map((key) => ({ name: at === "config" ? key : `${at}.${key}`, near: known.toSorted((one, two) => distance(key, one) - distance(key, two))[0] }));
  return {
    zh: told.map(({ name, near }) => `没有设置“${name}”${near ? `，是否为“${near}”？` : "。"}可用：${known.join("、")}`).join("；"),
    en: told.map(({ name, near }) => `no setting "${name}"${near ? `, did you mean "${near}"?` : ";"} known: ${known.join(", ")}`).join("; "),
  };
}

/** Names that may stand at a place of the schema; defaults and checks are wrapped round it. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = bare(schema);
  for (const step of path) {
    if (at instanceof z.ZodObject) at = bare((at.shape as Record<string, unknown>)[String(step)]);
    else if (at instanceof z.ZodArray) at = bare(at.element);
    else return [];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape as object) : [];
}

function bare(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodDefault || at instanceof z.ZodPrefault || at instanceof z.ZodOptional) at = at.unwrap();
  return at;
}
