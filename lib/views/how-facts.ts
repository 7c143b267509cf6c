import type { Figure } from "../analysis/figure";
import { PERCENT, formatInterval, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/how";
import { translator, type Translator } from "../i18n/translator";
import { isComparable, type Formula, type Indicator } from "../indicators/indicator";
import type { PageState } from "./address";
import { changeText } from "./change-text";
import { rankText } from "./compared-table";
import { figureText, type Writer } from "./figure-text";
import { CHANGE_METHODS, indicatorFormula } from "./methods/indicator-formula";
import { isRow, plainText, type Math } from "./methods/math";
import { methodHref, nameOfMethod } from "./methods/method-entry";
import { methodOfInterval, type MethodId } from "./methods/method-list";
import type { LinkView } from "./shell-view";

/** One line of how a figure was made; `method` leads to the method's own page. */
export type HowFact = { term: string; text: string; method?: LinkView; /** Books and articles, in the language they are written in. */ sources?: string };
export type HowQuestion = { indicator: Indicator; /** The one that was used, where there are several. */ formula: Formula; figure: Figure; isPooled: boolean; state: PageState; writer: Writer };

type T = Translator<typeof messages.zhCN>;

/** Parts, interval, change, coverage, quality and protection of one figure, in words and with its numbers. */
export function howFacts(question: HowQuestion): HowFact[] {
  const { indicator, figure, writer, state } = question;
  const t = translator(writer.locale, messages);
  const method = (id: MethodId | undefined) => (id ? { method: { label: nameOfMethod(id, writer.locale), href: methodHref(id, state) } } : {});
  return [
    ...partFacts(question, t),
    { term: t("interval"), ...intervalFact(question, t, method) },
    { term: t("change"), ...changeFact(question, t, method) },
    { term: t("class"), text: t(`class_${indicator.class}`) },
    ...(isComparable(indicator) ? [rankFact(question, t)] : []),
    { term: t("months"), text: t("monthsText", { months: String(figure.months), coverage: formatWithSign(figure.coverage, PERCENT) }) },
    { term: t("quality"), text: qualityText(question, t) },
    { term: t("control"), text: figure.status === "suppressed" ? reasonOf(question) : t("control_shown", { most: String(writer.threshold - 1) }) },
    ...(figure.mergedFrom ? [{ term: t("mergedFrom"), text: t("merged", { codes: figure.mergedFrom.join(writer.locale === "en" ? ", " : "、") }) }] : []),
  ];
}

/** Numerator and denominator: the words of the formula, and the number where it may be said. */
function partFacts({ formula, figure, writer, indicator }: HowQuestion, t: T): HowFact[] {
  const { numerator, denominator } = partsOf(formula, writer, t);
  const write = (value: number | undefined) => (value === undefined ? undefined : formatNumber(value, { scale: 1, sign: "", decimals: Number.isInteger(value) ? 0 : 1 }));
  const missing = t(figure.status === "suppressed" ? "notShown" : "notKnown", { reason: reasonOf({ figure, indicator, writer }) });
  const fact = (term: string, parts: string, value: number | undefined): HowFact => ({ term, text: t("equals", { parts, value: write(value) ?? missing }) });
  return [fact(t("numerator"), numerator, figure.events), ...(denominator === undefined ? [] : [fact(t("denominator"), denominator, figure.exposure)])];
}

function partsOf(formula: Formula, { locale }: Writer, t: T): { numerator: string; denominator?: string } {
  const [line] = indicatorFormula({ formula }, locale);
  if (formula.kind === "count") return { numerator: plainText(line!) }; // a formula has at least one line
  const { over, under } = fractionIn(line!);
  if (formula.kind === "rate" || formula.kind === "difference") return { numerator: plainText(over), denominator: t("personYears") };
  // The trials of a sex ratio are both sexes together.
  if (formula.kind === "odds") return { numerator: plainText(over), denominator: t("bothSexes", { boys: plainText(over), girls: plainText(under) }) };
  return { numerator: plainText(over), denominator: plainText(under) };
}

function fractionIn(math: Math): { over: Math; under: Math } {
  if (typeof math !== "string" && !isRow(math) && math.is === "fraction") return math;
  const found = isRow(math) ? math.find((part) => typeof part !== "string" && !isRow(part) && part.is === "fraction") : undefined;
  if (found === undefined) throw new TypeError(`how: no fraction in ${plainText(math)}`);
  return fractionIn(found);
}

const SHAPES = { up: "▲", down: "▼", flat: "●" } as const;

type Link = (id: MethodId | undefined) => { method?: LinkView };

function intervalFact({ figure, indicator, writer }: HowQuestion, t: T, method: Link): Omit<HowFact, "term"> {
  if (figure.status !== "ok") return { text: t("intervalNotShown") };
  if (!figure.interval || figureText(figure, indicator.display, writer).interval === undefined) return { text: t("intervalNone") };
  const id = methodOfInterval(figure.interval.method);
  const name = id ? nameOfMethod(id, writer.locale) : figure.interval.method;
  const level = formatWithSign(figure.interval.level, { scale: 100, sign: "%", decimals: figure.interval.level === 0.95 ? 0 : 1 });
  return { text: t("intervalText", { level, interval: formatInterval(figure.interval, indicator.display), method: name }), ...method(id) };
}

function changeFact({ figure, formula, indicator, isPooled, writer }: HowQuestion, t: T, method: Link): Omit<HowFact, "term"> {
  if (isPooled) return { text: t("changePooled") };
  const { text: size, shape, detail } = changeText(figure, { ...(indicator.better ? { better: indicator.better } : {}), display: indicator.display }, writer.locale);
  const text = shape === "none" ? size : `${SHAPES[shape]} ${size}`;
  const [id] = CHANGE_METHODS[formula.kind];
  if (figure.status !== "ok") return { text: t("intervalNotShown") };
  if (!figure.change || id === undefined) return { text: t("changeNone", { change: text }) };
  return { text: t("changeText", { change: detail ? `${text}${writer.locale === "en" ? "; " : "；"}${detail}` : text, method: nameOfMethod(id, writer.locale) }), ...method(id) };
}

/** Among the areas below the same one, as on the area's own page. */
const rankFact = ({ figure, writer }: HowQuestion, t: T): HowFact => ({ term: t("rank"), text: figure.status === "ok" ? rankText(figure, writer) || t("rankNone") : t("intervalNotShown") });

function qualityText({ figure, indicator, writer }: HowQuestion, t: T): string {
  const { mark, reason } = figureText(figure, indicator.display, writer);
  return mark ? mark.reason : (reason ?? t("complete"));
}

const reasonOf = ({ figure, indicator, writer }: Pick<HowQuestion, "figure" | "indicator" | "writer">): string => figureText(figure, indicator.display, writer).reason ?? "";
