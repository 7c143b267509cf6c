import { isLocale, type Locale } from "../../lib/base/locale";
import { LedgerError, type Bilingual } from "../../lib/base/errors";
import * as messages from "../../lib/i18n/messages/ledger-command";
import { translator } from "../../lib/i18n/translator";

/** The language of tables and reports: `--lang`, else English where LANG says so, else Chinese. */
export function localeOf(asked: string | undefined): Locale {
  if (asked !== undefined) return isLocale(asked) ? asked : asked.toLowerCase().startsWith("en") ? "en" : "zh-CN";
  return (process.env.LC_ALL || process.env.LANG || "").toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

/** Says a sentence on standard error: in both languages, or in the one that was asked for. */
export function say(text: Bilingual, asked: string | undefined): void {
  const lines = asked === undefined ? [text.zh, text.en] : [localeOf(asked) === "en" ? text.en : text.zh];
  process.stderr.write(`${lines.join("\n")}\n`);
}

/** Ends a command that failed: the sentence on standard error, with `--json` the same as a value on standard output. */
export function tellError(error: unknown, { json, lang }: { json?: boolean; lang?: string }): number {
  const known = error instanceof LedgerError ? { code: error.code, text: error.text, exitCode: error.exitCode } : { code: "program.failed", text: failure(error), exitCode: 1 };
  say(known.text, lang);
  if (process.env.LEDGER_DEBUG && error instanceof Error) process.stderr.write(`${error.stack ?? error.message}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { code: known.code, ...known.text } })}\n`);
  return known.exitCode;
}

function failure(error: unknown): Bilingual {
  const text = error instanceof Error ? error.message : String(error);
  return { zh: translator("zh-CN", messages)("failed", { text }), en: translator("en", messages)("failed", { text }) };
}
