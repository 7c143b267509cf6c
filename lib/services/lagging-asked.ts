import { z } from "zod";
import type { LaggingRules } from "../analysis/lagging/rules";
import { InputError } from "../base/errors";

/** Names of thresholds in addresses and on the command line. */
export const RULE_NAMES = ["discovery", "running", "together", "clear", "fewest", "births", "correct"] as const;
export type RuleName = (typeof RULE_NAMES)[number];

const whole = (most: number) => z.string().regex(/^\d{1,6}$/).transform(Number).pipe(z.int().min(1).max(most));

/** One shape for address, download and command line. */
export const RULE_SHAPES = {
  discovery: z.string().regex(/^0?\.\d{1,4}$/).transform(Number).pipe(z.number().gt(0).max(0.5)).optional(),
  running: whole(8).optional(), together: whole(8).optional(), clear: whole(8).optional(), fewest: whole(1000).optional(),
  births: z.string().regex(/^\d{3,6}$/).transform(Number).pipe(z.int().min(100).max(100_000)).optional(), correct: z.enum(["none"]).optional(),
};
export type AskedRules = { [Name in RuleName]?: z.infer<(typeof RULE_SHAPES)[Name]> };

/** The rules that a reader tries, and whether they differ from those in force. */
export function triedRules(asked: AskedRules, base: LaggingRules): { rules: LaggingRules; changed: boolean } {
  const { discovery, running, together, clear, fewest, births, correct } = asked;
  const rules: LaggingRules = {
    ...base, falseDiscovery: discovery ?? base.falseDiscovery, periodsRunning: running ?? base.periodsRunning, indicatorsAtOnce: together ?? base.indicatorsAtOnce,
    periodsClear: clear ?? base.periodsClear, fewestTrials: fewest ?? base.fewestTrials, sexRatioBirths: births ?? base.sexRatioBirths, correction: correct === "none" ? "none" : base.correction,
  };
  return { rules, changed: (Object.keys(rules) as (keyof LaggingRules)[]).some((name) => rules[name] !== base[name]) };
}

/**
 * `discovery=0.1,running=3`, as downloads and `--rules` give it.
 * @throws InputError naming the part and what may be given
 */
export function parseRules(text: string): AskedRules {
  const pairs = text.split(",").map((pair) => pair.split("="));
  const parsed = z.strictObject(RULE_SHAPES).safeParse(Object.fromEntries(pairs.map(([name = "", value = ""]) => [name.trim(), value.trim()])));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const part = issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : String(issue?.path[0] ?? "");
  throw new InputError("lagging.rules", {
    zh: `--rules 中的“${part.slice(0, 30)}”不合规定；可用：discovery（0 到 0.5）、running、together、clear（1 到 8）、fewest（1 到 1000）、births（100 到 100000）、correct=none`,
    en: `the part "${part.slice(0, 30)}" of --rules is not valid; known: discovery (0 to 0.5), running, together, clear (1 to 8), fewest (1 to 1000), births (100 to 100000), correct=none`,
  });
}

/** The same text from what an address asked; undefined where it asked for nothing. */
export function rulesText(asked: AskedRules): string | undefined {
  const parts = RULE_NAMES.flatMap((name) => (asked[name] === undefined ? [] : [`${name}=${String(asked[name])}`]));
  return parts.length === 0 ? undefined : parts.join(",");
}
