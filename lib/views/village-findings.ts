import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/village";
import { translator } from "../i18n/translator";
import type { Findings } from "./findings";
import { inSentence, joinNames } from "./names";
import { said, spoken, type Basis } from "./said";
import type { VillageLine } from "./village-row";

type Question = { lines: readonly VillageLine[]; areaName: string; aboveName: string; year: string; locale: Locale };

/**
 * What one village's page says first: where it clearly differs, and what clearly changed; silence where nothing does.
 * Nobody is called behind here: that is for the follow-up rules, which correct for many tests at once.
 */
export function villageFindings({ lines, areaName, aboveName, year, locale }: Question): Findings {
  const t = translator(locale, messages);
  if (lines.every(({ own }) => own.status === "missing")) return spoken(said(t("empty", { area: areaName, year })), [said(t("emptyNext"))]);
  const toned = (tone: string) => lines.filter(({ standing }) => standing?.tone === tone && standing.at !== "apartNot");
  const labels = (tone: string) => toned(tone).map(({ label }) => inSentence(label, locale, "inner"));
  const basis = (of: readonly VillageLine[]): Basis[] => of.map(({ id, label }) => ({ id, label }));
  const [behind, better] = [labels("behind"), labels("better")];
  const neutral = lines.filter(({ standing }) => standing && standing.at !== "apartNot" && standing.tone === "neutral");
  const heading = behind.length > 0 ? t("headingBehind", { area: areaName, above: aboveName, list: joinNames(behind, locale) }) : better.length > 0 ? t("headingBetter", { area: areaName, above: aboveName, list: joinNames(better, locale) }) : aboveName === "" || lines.every(({ standing }) => !standing) ? t("headingAlone", { area: areaName, year }) : t(neutral.length > 0 ? "headingScoredSame" : "headingSame", { area: areaName, above: aboveName });
  const changed = lines.filter(({ change }) => change.shape === "up" || change.shape === "down");
  return spoken(said(heading, ...basis(behind.length > 0 ? toned("behind") : toned("better"))), [
      ...(behind.length > 0 && better.length > 0 ? [said(t("alsoBetter", { above: aboveName, list: joinNames(better, locale) }), ...basis(toned("better")))] : []),
      ...(neutral.length > 0 ? [said(t("alsoDiffers", { list: joinNames(neutral.map(({ label, standing }) => `${inSentence(label, locale, "inner")}${locale === "en" ? " " : ""}${standing?.text ?? ""}`), locale) }), ...basis(neutral))] : []),
      changed.length > 0 ? said(t("changed", { list: joinNames(changed.map(({ label, change }) => `${label} ${change.shape === "up" ? "▲" : "▼"} ${change.text}`), locale) }), ...basis(changed)) : said(t("nothingChanged")),
  ]);
}
