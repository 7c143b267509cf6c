import type { DisclosedFigure } from "../analysis/disclosure";
import type { Corrected } from "../analysis/quality/corrected";
import type { RatioRule, RatioVerdict } from "../analysis/ratio-judgement";
import { COUNT, formatInterval, formatNumber, formatWithSign, PERCENT, RATIO } from "../i18n/format";
import * as quality from "../i18n/messages/quality";
import * as messages from "../i18n/messages/sex-ratio";
import { translator, type Translator } from "../i18n/translator";
import { missingGirls } from "../statistics/missing-girls";
import type { Indicator } from "../indicators/indicator";
import { asSentence, joinNames } from "./names";
import { countAreas } from "./area-words";
import { figureText, type Writer } from "./figure-text";
import type { Findings } from "./findings";
import { said, spoken, type Basis, type Said } from "./said";
import * as derivation from "../i18n/messages/derivation";

export type T = Translator<typeof messages.zhCN>;
export type JudgedName = { name: string; /** Of an area, or of a guidance group. */ code?: string; group?: string; verdict: RatioVerdict };
type Question = {
  own: { figure: DisclosedFigure; verdict: RatioVerdict; pool: number };
  indicator: Indicator; band: readonly [number, number]; rule: RatioRule; normal: number;
  areas?: { level: string; rows: readonly JudgedName[] }; groups: readonly JudgedName[]; villages?: { level: string; rows: readonly JudgedName[] };
  /** Of the last year with checks of births. */
  births?: { year: number } & Extract<Corrected, { status: "ok" }>;
  areaName: string; year: number; level: number; writer: Writer;
};

const WHOLE = COUNT;
/** Names written out; of more only so many. */
const MOST_NAMES = 4;

/** What the sex ratio at birth says, and what cannot be said: births that suffice first, then who is high, then the girls missing. */
export function sexRatioFindings(question: Question): Findings {
  const { own: { figure, verdict }, indicator, rule, band, areas, groups, villages, areaName, year, writer } = question;
  const t: T = translator(writer.locale, messages);
  const basis: Basis = { id: indicator.id, label: indicator.label[writer.locale], pool: question.own.pool };
  if (figure.status !== "ok") return spoken(said(t("headNone", { area: areaName, year: String(year) }), basis), [said(asSentence(t("headNoneNext", { reason: (figureText(figure, indicator.display, writer).reason ?? "").replace(/[。.]$/, "") })))]);
  const lead = [
    ...(figure.interval ? [said(t("leadInterval", { interval: formatInterval(figure.interval, RATIO), lower: String(band[0]), upper: String(band[1]), test: testWords(verdict, t) }), basis)] : []),
    ...(areas ? [said(stageSentence("Areas", areas, t, writer), ...highOf(areas.rows, question))] : []), ...(groups.length > 0 ? [said(stageSentence("Groups", { level: "mixed", rows: groups }, t, writer), ...highOf(groups, question))] : []), ...(villages ? [said(stageSentence("Villages", villages, t, writer), ...highOf(villages.rows, question))] : []),
    said(missingSentence(question, t), { id: "missing-girls", label: translator(writer.locale, derivation)("missingGirls"), pool: question.own.pool, parts: { normal: String(question.normal) } }), ...completeSentence(question, t), said(t("leadNeed", { need: formatNumber(rule.need, WHOLE), upper: String(band[1]) })),
  ];
  return spoken(said(headingOf(question, t), basis), lead);
}

/** Those named as high; of a sentence that names none the area's own ratio. */
function highOf(rows: readonly JudgedName[], { indicator, own: { pool }, writer: { locale } }: Question): Basis[] {
  const high = rows.filter(({ verdict: { verdict } }) => verdict === "high").slice(0, MOST_NAMES);
  if (high.length === 0) return [{ id: indicator.id, label: indicator.label[locale], pool }];
  return high.map(({ name, code, group }) => (group === undefined ? { id: indicator.id, label: name, ...(code === undefined ? {} : { area: code }), pool } : { id: "group-ratio", label: name, parts: { pool: String(pool), group } }));
}

function testWords(verdict: RatioVerdict, t: T): string {
  if (verdict.verdict !== "high" && verdict.verdict !== "notHigh") return "";
  return t("test", { p: verdict.p < 0.005 ? t("pSmall") : t("pIs", { p: formatNumber(verdict.p, { scale: 1, sign: "", decimals: 2 }) }) });
}

/** `2005—2009 年 5 年合并`, or the year. */
export function windowWords(pool: number, year: number, t: T): string {
  return t(pool === 1 ? "windowOne" : "windowMany", { from: String(year - pool + 1), to: String(year), n: String(pool) });
}

function headingOf({ own: { figure, verdict, pool }, band, year }: Question, t: T): string {
  if (figure.status !== "ok") return "";
  const parts = { window: windowWords(pool, year, t), value: formatNumber(figure.value, RATIO), upper: String(band[1]), lower: String(band[0]) };
  if (verdict.verdict === "tooFew") return t("headFew", { ...parts, births: formatNumber(verdict.births, WHOLE), lacking: formatNumber(verdict.lacking, WHOLE) });
  if (verdict.verdict === "high") return t("headHigh", parts);
  return t(figure.interval && figure.interval.upper < band[0] ? "headBelow" : "headNot", parts);
}

function stageSentence(kind: "Areas" | "Groups" | "Villages", { level, rows }: { level: string; rows: readonly JudgedName[] }, t: T, { locale }: Writer): string {
  const judged = rows.filter(({ verdict: { verdict } }) => verdict === "high" || verdict === "notHigh").length;
  const names = rows.filter(({ verdict: { verdict } }) => verdict === "high").map(({ name }) => name);
  const parts = { count: countAreas(rows.length, level, locale), n: String(rows.length), judged: formatNumber(judged, WHOLE), high: formatNumber(names.length, WHOLE) };
  if (judged === 0) return t(`lead${kind}Few`, parts);
  if (names.length === 0) return t(`lead${kind}None`, parts);
  return t(`lead${kind}`, { ...parts, names: joinNames(names.slice(0, MOST_NAMES), locale) + (names.length > MOST_NAMES ? "…" : "") });
}

function missingSentence({ own: { figure }, normal, level }: Question, t: T): string {
  const { events = 0, exposure = 0 } = figure;
  const { value, interval, verdict } = missingGirls({ boys: events, girls: exposure - events }, normal, level);
  if (verdict === "none") return t("leadMissingNone", { normal: String(normal) });
  const turned = verdict === "surplus" ? { lower: -interval.upper, upper: -interval.lower } : interval;
  return t(verdict === "missing" ? "leadMissing" : "leadSurplus", { normal: String(normal), value: formatNumber(Math.abs(value), WHOLE), interval: `${formatNumber(turned.lower, WHOLE)}–${formatNumber(turned.upper, WHOLE)}` });
}

/** What the births still missing could do to the ratio: of the checks of births alone, and only where completeness is surely below one. */
function completeSentence({ births, indicator, writer: { locale } }: Question, t: T): Said[] {
  if (!births?.ratio || births.ratio.known.status !== "ok" || births.births.known.status !== "ok") return [];
  const { year, completeness: { value, interval }, entered, ratio: { known, girls }, births: { known: { value: own }, corrected } } = births;
  const missed = corrected.value - own;
  if (!(interval.upper < 1) || missed < 0.5) return [];
  const words = translator(locale, quality);
  const text = t(entered ? "leadCompleteEntered" : "leadComplete", { year: String(year), value: formatWithSign(value, PERCENT), interval: formatInterval(interval, PERCENT).slice(1, -1), n: formatNumber(missed, WHOLE), now: formatNumber(known.value, indicator.display), then: formatNumber(girls, indicator.display) });
  return [said(text, { id: "births-complete", label: words("colComplete"), year }, { id: "births-corrected", label: words("correctedTitle"), year }, { id: indicator.id, label: indicator.label[locale], year })];
}
