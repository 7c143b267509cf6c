import { distance } from "fastest-levenshtein";
import { isPoolable } from "../analysis/pooled-years";
import { isScored, type Indicator } from "../indicators/indicator";
import type { Condition, TemplateNode } from "./template";
import { syntaxError, type Place } from "./template-fault";
import type { FigureSubject, Subject } from "./template-words";

type Known = readonly Indicator[];
/** Inside which choices a tag stands: a size of change is only said where its direction is. */
type Inside = { conditions: readonly Condition[]; each: boolean };

/**
 * Holds a template under its rules before any figure is read: indicators exist; targets and sides are asked of scored indicators only, since
 * what is described has neither; the size of a change stands inside `rose` or `fell` of the same figure, so that what did not clearly change
 * is never called a rise.
 * @throws InputError `template.syntax`
 */
export function checkTemplate(nodes: readonly TemplateNode[], indicators: Known, inside: Inside = { conditions: [], each: false }): void {
  for (const node of nodes) {
    if (node.kind === "insert") {
      checkSubject(node.subject, node.at, indicators, inside);
      if (node.format === "size" && !inside.conditions.some((one) => saysDirection(one, node.subject))) throw syntaxError(node.at, { zh: "变化的大小（size）只能写在同一指标的 {{#if … rose}} 或 {{#if … fell}} 里", en: "size stands outside {{#if … rose}} and {{#if … fell}} of the same figure" }, "change");
      checkFormat(node, indicators);
    }
    if (node.kind === "each") checkTemplate(node.body, indicators, { ...inside, each: true });
    if (node.kind === "if") {
      for (const { condition, body } of node.branches) {
        checkSubject(condition.subject, condition.at, indicators, inside);
        if (condition.verdict.endsWith("-target")) demandScored(condition.subject, condition.at, indicators);
        checkTemplate(body, indicators, { ...inside, conditions: [...inside.conditions, condition] });
      }
      checkTemplate(node.otherwise, indicators, inside);
    }
  }
}

function checkFormat({ subject, format, at }: Extract<TemplateNode, { kind: "insert" }>, indicators: Known): void {
  if (subject.kind === "figure" && format === "target") demandScored(subject, at, indicators);
  const listed = subject.kind === "villages" || subject.kind === "lagging";
  if ((format === "count") !== listed && format === "count") throw syntaxError(at, { zh: "count 只用于村的名单", en: "count is for lists of villages only" }, "value");
  if (listed && format !== "count" && format !== "value") throw syntaxError(at, { zh: `名单不能写成“${format}”`, en: `a list cannot be written as ${format}` }, "value · count");
  if (subject.kind === "fact" && format !== "value") throw syntaxError(at, { zh: `“${subject.name}”不能写成“${format}”`, en: `${subject.name} cannot be written as ${format}` }, "value");
}

function checkSubject(subject: Subject, at: Place, indicators: Known, { each }: Inside): void {
  if (subject.kind === "villages") return demandScored(subject, at, indicators);
  if (subject.kind !== "figure") return;
  if (subject.indicator === "it") {
    if (!each) throw syntaxError(at, { zh: "it 只能写在 {{#each services}} 里", en: "it stands outside {{#each services}}" }, "{{#each services}}");
    return;
  }
  const indicator = demand(subject.indicator, at, indicators);
  if (subject.period.kind === "pooled" && !isPoolable(indicator)) throw syntaxError(at, { zh: `“${indicator.label["zh-CN"]}”不能合并年份`, en: `"${indicator.id}" cannot be pooled over years` }, "now · last · 2008");
}

function demandScored(subject: Subject, at: Place, indicators: Known): void {
  if ((subject.kind !== "villages" && subject.kind !== "figure") || subject.indicator === "it") return;
  if (isScored(demand(subject.indicator, at, indicators))) return;
  throw syntaxError(at, { zh: `“${subject.indicator}”只描述或不分好坏，没有目标，也不点名高低`, en: `"${subject.indicator}" is described or neutral: it has no target and no side` }, "service-newborn-visit · ledger-match · completeness");
}

function demand(id: string, at: Place, indicators: Known): Indicator {
  const found = indicators.find((one) => one.id === id);
  if (found) return found;
  const near = indicators.map((one) => one.id as string).sort((one, two) => distance(id, one) - distance(id, two)).slice(0, 3);
  throw syntaxError(at, { zh: `没有指标“${id}”`, en: `no indicator "${id}"` }, near.join(" · "));
}

const saysDirection = ({ subject, verdict, not }: Condition, other: Subject): boolean => !not && (verdict === "rose" || verdict === "fell") && subject.kind === "figure" && other.kind === "figure" && sameFigure(subject, other);
const sameFigure = (one: FigureSubject, two: FigureSubject): boolean => one.indicator === two.indicator && one.area === two.area && JSON.stringify(one.period) === JSON.stringify(two.period);
