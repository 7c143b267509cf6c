import { netFigure, netInterval } from "../analysis/net-moves";
import type { Movement, Season, Way } from "../analysis/movement";
import type { Contrast } from "../statistics/festival-contrast";
import { COUNT, PERCENT, PER_MILLE, formatInterval, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/movement";
import { translator, type Translator } from "../i18n/translator";
import { countAreas, sharedLevel } from "./area-words";
import { figureText, type Writer } from "./figure-text";
import type { Findings } from "./findings";
import { said, spoken, type Basis, type Said } from "./said";
import * as derivation from "../i18n/messages/derivation";
import { figureStanding, type Reference, type Standing } from "./interval-row";
import { inSentence, joinNames } from "./names";
import { timesText } from "./movement-tables";
import { monthText } from "./stock-view";

type T = Translator<typeof messages.zhCN>;
export type MovementWords = { movement: Movement; year: number; areaName: string; /** The area above a village. */ aboveName?: string; name(code: string): string; /** Years of the snapshot with moves, where the one asked for lies outside them. */ reported?: readonly number[]; /** Of the net rate; absent where the area itself has none. */ own?: Reference; target?: Reference; level: number; writer: Writer };

/** So many names are said; of more, how many they are. */
const MOST_NAMES = 4;

/** Sentences of the page; what the numbers do not say is left out. */
export function movementFindings(question: MovementWords): Findings {
  const t: T = translator(question.writer.locale, messages);
  const { movement, aboveName, writer } = question;
  const lead = movement.implied.own.length > 0 ? impliedLead(question, t) : [
    ...netLead(question, t), ...(aboveName === undefined || !movement.own.some((row) => row.in.status !== "missing") ? [] : [said(t("villageMonths", { most: String(writer.threshold - 1), above: aboveName }))]),
    ...seasonLead(movement, writer, t), ...stockLead(movement, writer, t), ...areasLead(question, t),
  ];
  return spoken(said(headingOf(question, t), ...headingBasis(question)), [...lead, ...contactLead(question, t)]);
}

function headingOf({ movement, year, areaName, reported, writer }: MovementWords, t: T): string {
  const now = movement.own.find((row) => row.year === year);
  const implied = movement.implied.own.at(-1);
  if (implied) return t(implied.implied > 0 ? "headImpliedIn" : implied.implied < 0 ? "headImpliedOut" : "headImpliedEven", { year: String(implied.year), n: formatNumber(Math.abs(implied.implied), COUNT) });
  if (!now || (now.in.status === "missing" && now.out.status === "missing")) return !reported && movement.own.every((row) => row.in.status === "missing" && row.out.status === "missing") ? t("headNone", { area: areaName }) : t("headNoneYear", { area: areaName, year: String(year) });
  const text = { year: String(year), in: figureText(now.in, COUNT, writer).text, out: figureText(now.out, COUNT, writer).text };
  if (now.in.status !== "ok" || now.out.status !== "ok") return t("headPart", text);
  const net = now.in.value - now.out.value;
  return t(net > 0 ? "headIn" : net < 0 ? "headOut" : "headEven", { ...text, net: formatNumber(Math.abs(net), COUNT) });
}

/** Where the numbers of the heading were made. */
function headingBasis({ movement, year, writer: { locale } }: MovementWords): Basis[] {
  const t = translator(locale, messages);
  const implied = movement.implied.own.at(-1);
  if (implied) return [{ id: "implied-moves", label: translator(locale, derivation)("implied"), year: implied.year }];
  const now = movement.own.find((row) => row.year === year);
  return now && (now.in.status !== "missing" || now.out.status !== "missing") ? [{ id: "moves-in", label: t("in") }, { id: "moves-out", label: t("out") }] : [];
}

function netLead({ movement, year, level, writer: { locale } }: MovementWords, t: T): Said[] {
  const now = movement.own.find((row) => row.year === year);
  const interval = now && netInterval(now, level);
  if (!interval || now.net.status !== "ok") return [];
  return [said(t(interval.lower > 0 || interval.upper < 0 ? "netClear" : "netUnclear", { value: formatWithSign(now.net.value, PER_MILLE), interval: formatInterval(interval, PER_MILLE) }), { id: "net-interval", label: translator(locale, derivation)("netInterval") })];
}

/** Of each flow the month, of the three round the festival, that differs most from the others. */
function seasonLead({ season }: Movement, { locale }: Writer, t: T): Said[] {
  if (!season) return [];
  const told = (["in", "out"] as const).flatMap((way) => {
    const found = strongest(season[way]);
    return found ? [{ ...found, way }] : [];
  });
  if (told.length === 0) return [];
  const years = told.flatMap(({ contrast }) => contrast.years);
  const list = told.map(({ way, when, contrast }) => t(contrast.verdict === "more" ? "seasonMore" : "seasonFewer", { when: t(`when_${when}`), way: inSentence(t(way), locale, "inner"), ratio: timesText(contrast.ratio), interval: `${timesText(contrast.interval.lower)}–${timesText(contrast.interval.upper)}` }));
  return [said(t("season", { from: String(Math.min(...years)), to: String(Math.max(...years)), list: list.join(locale === "en" ? "; " : "；") }), ...told.map(({ way }) => ({ id: `season-${way}`, label: translator(locale, derivation)(`season_${way}`) })))];
}

type Known = Extract<Contrast, { status: "ok" }>;

function strongest({ festival }: Season): { when: "before" | "festival" | "after"; contrast: Known } | undefined {
  const known = (["before", "festival", "after"] as const).flatMap((when) => {
    const contrast = festival[when];
    return contrast.status === "ok" && contrast.verdict !== "unclear" && contrast.ratio > 0 && Number.isFinite(contrast.ratio) ? [{ when, contrast }] : [];
  });
  return known.sort((one, two) => Math.abs(Math.log(two.contrast.ratio)) - Math.abs(Math.log(one.contrast.ratio)))[0];
}

function stockLead({ stocks }: Movement, { locale }: Writer, t: T): Said[] {
  const basis = (way: Way, date: string): Basis => ({ id: `stock-${way}`, label: translator(locale, derivation)(`stock_${way}`), parts: { date } });
  const last = (way: Way) => [...stocks[way]].reverse().flatMap(({ month, figure }) => { const all = figure(); return all.status === "ok" ? [{ month, n: formatNumber(all.value, COUNT) }] : []; })[0];
  const [comers, goers] = [last("in"), last("out")];
  if (comers && goers && comers.month === goers.month) return [said(t("stock", { month: monthText(comers.month, locale), in: comers.n, out: goers.n }), basis("in", comers.month), basis("out", goers.month))];
  return [comers && { ...comers, way: "in" as const }, goers && { ...goers, way: "out" as const }].flatMap((one) => (one ? [said(t("stockOne", { month: monthText(one.month, locale), way: inSentence(t(`stockTitlePlain_${one.way}`), locale, "inner"), n: one.n }), basis(one.way, one.month))] : []));
}

/** Neutral: who lies above or below, in code order. */
function areasLead({ movement: { areas }, areaName, name, own, writer: { locale } }: MovementWords, t: T): Said[] {
  const drawn = areas.filter(({ interval }) => interval !== undefined);
  if (drawn.length < 2 || !own) return [];
  const level = sharedLevel(drawn.map(({ area }) => area));
  const on = (side: Standing) => drawn.filter((row) => figureStanding(netFigure(row), own) === side);
  const say = (side: "above" | "below") => {
    const found = on(side);
    if (found.length === 0) return [];
    const few = found.length <= MOST_NAMES;
    const key = few ? (side === "above" ? "areaHigh" : "areaLow") : side === "above" ? "manyHigh" : "manyLow";
    return [t(key, { names: joinNames(found.map(({ area }) => name(area.code)), locale), count: countAreas(found.length, level, locale), area: areaName })];
  };
  const list = [...say("above"), ...say("below")];
  const basis: Basis = { id: "net-migration-rate", label: t("colRate") };
  if (list.length === 0) return [said(t("areasNone", { count: countAreas(drawn.length, level, locale), area: areaName }), basis)];
  return [said(t("areasSome", { list: list.join(locale === "en" ? ", " : "，"), area: areaName }), basis)];
}

function contactLead({ movement: { contact }, name, target, writer }: MovementWords, t: T): Said[] {
  const now = contact?.quarters.find(({ quarter }) => quarter === contact.latest);
  if (!contact || !now || now.share.status !== "ok") return [];
  const { text, sign, interval } = figureText(now.share, PERCENT, writer);
  const parts = { label: contact.indicator.label[writer.locale], value: text + sign, interval: interval ? ` ${interval}` : "" };
  const basis: Basis = { id: "service-outlook", label: parts.label, parts: { indicator: contact.indicator.id, quarter: String(now.quarter) } };
  const first = now.left.status === "ok" && now.left.value > 0 ? t("contact", { ...parts, quarter: String(now.quarter), left: formatNumber(now.left.value, COUNT) }) : t("contactPlain", parts);
  const behind = contact.areas.filter(({ share }) => figureStanding(share, target) === "below");
  if (!target || behind.length === 0) return [said(first, basis)];
  const words = { target: formatWithSign(target.lower, { ...PERCENT, decimals: 0 }), names: joinNames(behind.map(({ area }) => name(area.code)), writer.locale), count: countAreas(behind.length, sharedLevel(behind.map(({ area }) => area)), writer.locale) };
  return [said(first, basis), said(t(behind.length <= MOST_NAMES ? "contactBehind" : "contactBehindMany", words), { id: contact.indicator.id, label: parts.label })];
}

function impliedLead({ movement: { implied }, year, writer: { locale } }: MovementWords, t: T): Said[] {
  const [first, last] = [implied.own[0]!, implied.own.at(-1)!];
  const sum = implied.own.reduce((all, one) => all + one.implied, 0);
  return [said(t("impliedLead", { from: String(first.year), to: String(last.year), net: `${sum > 0 ? "+" : ""}${formatNumber(sum, COUNT)}` }), ...implied.own.map((one) => ({ id: "implied-moves", label: translator(locale, derivation)("ofYear", { label: translator(locale, derivation)("implied"), year: String(one.year) }), year: one.year }))), ...(last.year < year ? [said(t("impliedNotYear", { year: String(year), last: String(last.year) }))] : [])];
}

/** What is lacking, and what to hand in: one sentence each. */
export function movementMissing({ movement, reported, writer }: Pick<MovementWords, "movement" | "reported" | "writer">): string[] {
  const t: T = translator(writer.locale, messages);
  const own = movement.own.filter((row) => row.in.status !== "missing" || row.out.status !== "missing").map(({ year }) => year);
  const known = (own.length > 0 ? own : (reported ?? [])).map(String);
  const now = movement.own.at(-1);
  const lacksYear = now?.in.status === "missing" && now.out.status === "missing";
  return [
    ...(known.length === 0 ? [t("missingMoves"), ...(movement.implied.own.length === 0 ? [t("impliedCannot")] : [])] : lacksYear ? [t("missingYear", { years: known.join(writer.locale === "en" ? ", " : "、") })] : []),
    ...(movement.migrants.in.every(({ status }) => status === "missing") && movement.migrants.out.every(({ status }) => status === "missing") ? [t("missingStock")] : []), ...(movement.contact ? [] : [t("missingContact")]),
  ];
}

