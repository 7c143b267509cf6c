import type { Pool } from "../analysis/pooled-years";
import { syntaxError, type Place } from "./template-fault";

/** What a condition asks of a figure. The last three need a target, so they stand for scored indicators only. */
export const VERDICTS = ["rose", "fell", "unclear", "known", "behind-target", "near-target", "meets-target"] as const;
export type Verdict = (typeof VERDICTS)[number];
/** How a figure is written; `size` is the size of a change without its direction. */
export const FORMATS = ["value", "number", "interval", "change", "size", "label", "target", "count"] as const;
export type Format = (typeof FORMATS)[number];
export const SIDES = ["below", "above"] as const;
export const STATES = ["listed", "improving", "released", "watch"] as const;
export const FACTS = ["area", "year", "period", "as-of", "office", "title"] as const;

export type AreaWord = "here" | "above" | (string & {});
export type PeriodWord = { kind: "now" | "last" } | { kind: "year"; year: number } | { kind: "pooled"; pool: Pool };
/** What a tag speaks of: a figure, the villages on one side of their reference, the villages in a state, or a fact of the report. */
export type FigureSubject = { kind: "figure"; /** `it` inside `each`. */ indicator: string; area: AreaWord; period: PeriodWord };
export type Subject =
  | FigureSubject
  | { kind: "villages"; indicator: string; side: (typeof SIDES)[number] }
  | { kind: "lagging"; state: (typeof STATES)[number] }
  | { kind: "fact"; name: (typeof FACTS)[number] };

const AREA = /^(?:here|above|[0-9A-Za-z_]{3,32})$/;

/**
 * `birth-rate here last`: the indicator, then the area and the period where they are not the report's own, in any order.
 * @throws InputError `template.syntax`
 */
export function readSubject(words: readonly string[], at: Place): Subject {
  const [first = "", ...rest] = words;
  if (first === "villages") return villagesOf(rest, at);
  if (first === "lagging") {
    const state = STATES.find((one) => one === rest[0]);
    if (!state || rest.length !== 1) throw syntaxError(at, { zh: `lagging 后面是“${rest.join(" ")}”`, en: `"${rest.join(" ")}" after lagging` }, STATES.join(" · "));
    return { kind: "lagging", state };
  }
  const fact = FACTS.find((one) => one === first);
  if (fact && rest.length === 0) return { kind: "fact", name: fact };
  if (!/^[a-z][a-z0-9-]*$/.test(first)) throw syntaxError(at, { zh: `不认识“${first}”`, en: `"${first}" is not known` }, "birth-rate · villages … · lagging … · area");
  return figureOf(first, rest, at);
}

function figureOf(indicator: string, rest: readonly string[], at: Place): FigureSubject {
  let [area, period]: [string | undefined, PeriodWord | undefined] = [undefined, undefined];
  for (const word of rest) {
    const asPeriod = periodOf(word);
    if (asPeriod && !period) period = asPeriod;
    else if (!asPeriod && AREA.test(word) && area === undefined) area = word;
    else throw syntaxError(at, { zh: `多出的词“${word}”`, en: `"${word}" is one word too many, or not known` }, `{{${indicator} here|above|CODE now|last|2008|3-years|5-years ${FORMATS.join("|")}}}`);
  }
  return { kind: "figure", indicator, area: area ?? "here", period: period ?? { kind: "now" } };
}

function periodOf(word: string): PeriodWord | undefined {
  if (word === "now" || word === "last") return { kind: word };
  const pooled = /^([35])-years$/.exec(word);
  if (pooled) return { kind: "pooled", pool: Number(pooled[1]) as Pool };
  return /^(?:19|20)\d{2}$/.test(word) ? { kind: "year", year: Number(word) } : undefined;
}

function villagesOf([indicator = "", word = "", ...more]: readonly string[], at: Place): Subject {
  const side = SIDES.find((one) => one === word);
  if (!side || more.length > 0) throw syntaxError(at, { zh: `villages 后面是“${[indicator, word, ...more].join(" ").trim()}”`, en: `"${[indicator, word, ...more].join(" ").trim()}" after villages` }, "{{villages service-newborn-visit below}}");
  return { kind: "villages", indicator, side };
}
