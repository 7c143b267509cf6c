import type { FoundFault } from "../../analysis/quality/faults/fault";
import type { Quality } from "../../analysis/quality/read-quality";
import { COUNT, formatInterval, formatNumber, formatWithSign, PERCENT, RATIO } from "../../i18n/format";
import type { Writer } from "../figure-text";
import type { Findings } from "../findings";
import { joinNames } from "../names";
import { said, spoken, type Basis, type Said } from "../said";
import { isOpen } from "./fault-table";
import { faultWords } from "./fault-words";
import { textsOf, type T } from "./quality-tables";

export type QualityWords = { quality: Quality; year: number; areaName: string; /** The area above a village. */ aboveName?: string; name(code: string): string; /** Completeness below this is poor. */ poor: number; writer: Writer };

/** So many faults are said; the list holds all. */
const MOST_SAID = 3;
const MOST_NAMES = 3;

/** What the page says first; what the numbers do not say is left out. */
export function qualityFindings(question: QualityWords): Findings {
  const t = textsOf(question.writer);
  return spoken(heading(question, t), [...faultLead(question, t), ...nowcastLead(question, t), ...cleanUpLead(question, t), ...correctedLead(question, t), ...(question.aboveName === undefined ? [] : [said(t("leadVillage", { above: question.aboveName }))])]);
}

function heading({ quality, areaName, year, writer: { locale } }: QualityWords, t: T): Said {
  const open = quality.faults.filter(isOpen).length;
  const found = quality.completeness.year.find(({ kind }) => kind === "birth")?.pooled;
  const lacks = quality.faults.length === 0 && !found && quality.checks.villages.length === 0 && quality.agreement.rows.length === 0;
  if (lacks) return said(t("headNone", { area: areaName }));
  const clause = open > 0 ? t("headFaults", { area: areaName, open: formatNumber(open, COUNT) }) : t("headClean", { area: areaName });
  const basis: Basis | undefined = found && { id: "births-complete", label: t("colComplete") };
  return said(clause + (found ? t("headComplete", { year: String(year), value: formatWithSign(found.value, PERCENT), interval: plain(formatInterval(found.interval, PERCENT), locale) }) : ""), basis);
}

/** Chinese sentences bring their own brackets. */
const plain = (interval: string, locale: string): string => (locale === "en" ? interval : interval.slice(1, -1));

function faultLead({ quality: { faults }, aboveName, name, writer }: QualityWords, t: T): Said[] {
  const high = faults.filter((fault) => isOpen(fault) && fault.severity === "high");
  // One village and one kind of fault is one point, over however many years and kinds of events.
  const points = new Map<string, FoundFault>();
  for (const fault of high) { const key = `${fault.area}|${fault.code}`; points.set(key, points.has(key) ? { ...fault, kind: "" } : fault); }
  const list = [...points.values()].slice(0, MOST_SAID).map((fault) => `${name(fault.area)}${writer.locale === "en" ? ": " : "："}${faultWords(fault, writer.locale).text}`).join(writer.locale === "en" ? "; " : "；");
  const omitted = faults.filter(({ code, kind }) => code === "omission" && kind === "birth");
  const villages = new Set(omitted.map(({ pos }) => pos));
  const lacking = new Set(omitted.filter((fault) => !fault.mended).map(({ pos }) => pos));
  const mended = villages.size - lacking.size;
  const unchecked = faults.filter(({ code }) => code === "unchecked");
  return [
    ...(points.size > 0 ? [said(t("leadStands", { list }))] : []),
    ...(villages.size > 0 ? [said(aboveName === undefined ? t("leadOmission", { n: String(villages.size), mended: String(mended) }) : t(mended > 0 ? "leadOmissionOne" : "leadOmissionOpen"))] : []),
    ...(unchecked.length > 0 && unchecked.length <= MOST_NAMES ? [said(t("leadUnchecked", { names: joinNames(unchecked.map(({ area }) => name(area)), writer.locale) }))] : []),
  ];
}

function nowcastLead({ quality: { nowcast } }: QualityWords, t: T): Said[] {
  return nowcast.status === "ok" && nowcast.toCome >= 0.5 ? [said(t("leadNowcast", { n: formatNumber(nowcast.toCome, COUNT), se: formatNumber(nowcast.se, RATIO) }), { id: "nowcast", label: t("nowcastTitle") })] : [];
}

/** Said where the two ways of counting part by a tenth of the year's births. */
const PART = 0.1;

function cleanUpLead({ quality: { cleanUp }, year }: QualityWords, t: T): Said[] {
  const found = cleanUp.find((one) => one.year === year);
  if (!found?.change || found.happened.status !== "ok" || found.change.cleanUp < PART * found.happened.value) return [];
  const { entered, happened } = found.change;
  const n = (value: number) => formatNumber(Math.abs(value), COUNT);
  const other = happened === 0 ? t("happenedSame") : t(happened > 0 ? "happenedMore" : "happenedFewer", { n: n(happened) });
  return [said(t("leadCleanUp", { year: String(year), n: n(entered), direction: t(entered >= 0 ? "leadCleanUpMore" : "leadCleanUpFewer"), other }), { id: "clean-up", label: t("cleanUpTitle") })];
}

/** The sex ratio as a screen: an excess of boys beside low completeness is first a question to the data. */
function correctedLead({ quality: { corrected }, year, poor, writer: { locale } }: QualityWords, t: T): Said[] {
  if (corrected.status !== "ok" || corrected.births.known.status !== "ok") return [];
  const { births, ratio, completeness } = corrected;
  const screen = ratio && ratio.known.status === "ok" && completeness.value < poor
    ? [said(t("leadScreen", { ratio: formatNumber(ratio.known.value, RATIO), value: formatWithSign(completeness.value, PERCENT), girls: formatNumber(ratio.girls, RATIO) }), { id: "sex-ratio-at-birth", label: t("colRatio") }, { id: "births-corrected", label: t("correctedTitle") })] : [];
  return [said(t("leadCorrected", { year: String(year), value: formatNumber(births.corrected.value, COUNT), interval: plain(formatInterval(births.corrected, COUNT), locale), known: formatNumber(corrected.births.known.value, COUNT) }), { id: "births-corrected", label: t("correctedTitle") }, { id: "births", label: t("itemBirths") }), ...screen];
}
