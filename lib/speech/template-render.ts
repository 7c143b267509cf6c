import type { Figure } from "../analysis/figure";
import type { Locale } from "../base/locale";
import { formatInterval, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/template";
import { translator, type Translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import { changeSize } from "../views/change-text";
import { figureText } from "../views/figure-text";
import { inSentence, joinNames } from "../views/names";
import type { Condition, Insert, TemplateNode } from "./template";
import type { FigureSubject, Subject } from "./template-words";

/** Which figure a number of the speech is: enough to make its link. */
export type SpokenFigure = { indicator: string; area: string; year: number; pool: number; period: string };
export type SpeechPiece = { kind: "text"; text: string } | { kind: "value"; text: string; figure?: SpokenFigure } | { kind: "gap"; text: string; reason: string };
/** What was read for a template; a figure that is not there is asked for as any other. */
export type TemplateData = {
  locale: Locale;
  threshold: number;
  figure(subject: FigureSubject): { figure: Figure; indicator: Indicator; spoken: SpokenFigure; target?: number } | undefined;
  villages(indicator: string, side: "below" | "above"): readonly string[] | undefined;
  lagging(state: string): readonly string[] | undefined;
  fact(name: string): string;
  /** Ids of the services that have figures here. */
  services: readonly string[];
};

type T = Translator<typeof messages.zhCN>;
type Reading = { data: TemplateData; t: T; it?: string };

/** Fills a template: pieces of text and numbers in order, and a gap where there is no number to say. */
export function renderPieces(nodes: readonly TemplateNode[], data: TemplateData, it?: string): SpeechPiece[] {
  const reading: Reading = { data, t: translator(data.locale, messages), ...(it === undefined ? {} : { it }) };
  return nodes.flatMap((node): SpeechPiece[] => {
    if (node.kind === "text") return [{ kind: "text", text: node.text }];
    if (node.kind === "insert") return [insert(node, reading)];
    if (node.kind === "each") return data.services.flatMap((service) => renderPieces(node.body, data, service));
    const branch = node.branches.find(({ condition }) => holds(condition, reading));
    return renderPieces(branch?.body ?? node.otherwise, data, it);
  });
}

const meant = (subject: FigureSubject, { it }: Reading): FigureSubject => (subject.indicator === "it" && it !== undefined ? { ...subject, indicator: it } : subject);
const namesOf = (subject: Subject, { data }: Reading): readonly string[] | undefined => (subject.kind === "villages" ? data.villages(subject.indicator, subject.side) : subject.kind === "lagging" ? data.lagging(subject.state) : undefined);

function holds({ subject, verdict, not }: Condition, reading: Reading): boolean {
  return not !== truth();

  function truth(): boolean {
    if (subject.kind === "fact") return true;
    if (subject.kind !== "figure") return (namesOf(subject, reading) ?? []).length > 0;
    const found = reading.data.figure(meant(subject, reading));
    if (!found || found.figure.status !== "ok") return false;
    const { figure: { interval, change }, target } = found;
    if (verdict === "known") return true;
    if (verdict === "rose" || verdict === "fell") return change?.verdict === (verdict === "rose" ? "up" : "down");
    if (verdict === "unclear") return change?.verdict === "unclear";
    if (target === undefined || !interval) return false;
    const side = interval.upper < target ? "low" : interval.lower > target ? "high" : "near";
    if (verdict === "near-target") return side === "near";
    return (verdict === "meets-target") === ((side === "high") === (found.indicator.better === "higher")) && side !== "near";
  }
}

function insert({ subject, format }: Insert, reading: Reading): SpeechPiece {
  const { data, t } = reading;
  if (subject.kind === "fact") return { kind: "text", text: data.fact(subject.name) };
  if (subject.kind !== "figure") {
    const names = namesOf(subject, reading);
    if (!names) return { kind: "gap", text: "", reason: t("noList") };
    return { kind: "value", text: format === "count" ? String(names.length) : joinNames(names, data.locale) };
  }
  const found = data.figure(meant(subject, reading));
  if (!found) return { kind: "gap", text: subject.indicator, reason: t("noFigure") };
  const { figure, indicator, spoken, target } = found;
  const label = inSentence(indicator.label[data.locale], data.locale, "inner");
  if (format === "label") return { kind: "text", text: label };
  if (figure.status !== "ok") return { kind: "gap", text: label, reason: figureText(figure, indicator.display, data).reason ?? t("noFigure") };
  const value = (text: string): SpeechPiece => ({ kind: "value", text, figure: spoken });
  const gap = (reason: string): SpeechPiece => ({ kind: "gap", text: label, reason });
  if (format === "number") return value(formatNumber(figure.value, indicator.display));
  if (format === "interval") return figure.interval ? value(formatInterval(figure.interval, indicator.display)) : gap(t("noInterval"));
  if (format === "target") return target === undefined ? gap(t("noTarget")) : { kind: "value", text: formatWithSign(target, indicator.display).replace(/\.0+(?![0-9])/, "") };
  if (format === "change" || format === "size") {
    const words = changeWords(figure, indicator, format, reading);
    return words === undefined ? gap(t("noChange")) : value(words);
  }
  return value(formatWithSign(figure.value, indicator.display));
}

/** The verdict in words: a rise or fall with its size where it is clear, and plainly no clear change where it is not. */
function changeWords(figure: Extract<Figure, { status: "ok" }>, { formula, display }: Indicator, format: "change" | "size", { data, t }: Reading): string | undefined {
  const { change } = figure;
  if (!change) return undefined;
  if (change.verdict === "unclear") return format === "change" ? t("unclear") : undefined;
  const size = changeSize(figure.value, change, display, data.locale).replaceAll(" 个", "个");
  if (format === "size") return size;
  // The change of a sex ratio is one of the share of boys: its size would be taken for the ratio's own.
  if (formula.kind === "odds" || change.value === undefined || change.value === 0) return t(change.verdict === "up" ? "rosePlain" : "fellPlain");
  return t(change.verdict === "up" ? "rose" : "fell", { size });
}
