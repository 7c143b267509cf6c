import type { OpenLedger } from "../analysis/open-ledger";
import { LOCALES, type Locale } from "../base/locale";
import { formatPeriod } from "../i18n/format";
import * as messages from "../i18n/messages/check-reasons";
import { translator } from "../i18n/translator";
import type { Flag } from "../speech/reason";
import type { CheckedClaim } from "../speech/verdict";

/** Why a claim cannot be checked and what else is to be said of it, as one sentence in each language; nothing where there is nothing to say. */
export function reasonTexts(claim: Pick<CheckedClaim, "reason" | "flags">, ledger: Pick<OpenLedger, "entry">): { zh?: string; en?: string } {
  const [zh = "", en = ""] = LOCALES.map((locale) => reasonText(claim, ledger, locale));
  return zh === "" ? {} : { zh, en };
}

function reasonText({ reason, flags = [] }: Pick<CheckedClaim, "reason" | "flags">, { entry }: Pick<OpenLedger, "entry">, locale: Locale): string {
  const t = translator(locale, messages);
  const said = [...(reason ? [t(reason)] : []), ...flags.map((flag) => flagText(flag, entry.statYearStart, locale))];
  return said.join(locale === "en" ? "; " : "；");
}

function flagText(flag: Flag, statYearStart: number, locale: Locale): string {
  const t = translator(locale, messages);
  const number = (value: number) => String(Number(value.toPrecision(12)));
  switch (flag.code) {
    case "otherPeriod": return t("otherPeriod", { period: periodText(flag.period, statYearStart, locale) });
    case "earlierSnapshot": return t("earlierSnapshot", { asOf: flag.asOf });
    case "rankInterval": return t(flag.lower === flag.upper ? "rankIs" : "rankOf", { lower: String(flag.lower), upper: String(flag.upper), of: String(flag.of) });
    case "sumDiffers": return t("sumDiffers", { sum: number(flag.sum), total: number(flag.total) });
    case "sharesDiffer": return t("sharesDiffer", { sum: number(flag.sum) });
    case "quoted": return t("quoted", { source: flag.source, item: flag.item, period: flag.period });
    case "truncated": return t("truncated");
    case "derived": return t(flag.how);
  }
}

/** `2009`, `2009-Q3`, `2009-03`, `2007..2009` or `2009-Q1..Q3` in words. */
export function periodText(period: string, statYearStart: number, locale: Locale): string {
  if (period === "") return "—";
  const years = /^(\d{4})\.\.(\d{4})$/.exec(period);
  if (years) return locale === "en" ? `${years[1]}–${years[2]} together` : `${years[1]}—${years[2]} 年合并`;
  const quarters = /^(\d{4})-Q1\.\.Q(\d)$/.exec(period);
  if (quarters) return locale === "en" ? `${quarters[1]}, first ${quarters[2]} quarters` : `${quarters[1]} 年前 ${quarters[2]} 个季度`;
  const span = period.split("..");
  if (span.length === 2) return span.map((one) => formatPeriod(one, statYearStart, locale)).join(locale === "en" ? " to " : "至");
  if (/^\d{4}$/.test(period)) return locale === "en" ? (statYearStart === 1 ? period : `statistical year ${period}`) : `${period} ${statYearStart === 1 ? "年" : "统计年度"}`;
  return formatPeriod(period, statYearStart, locale);
}
