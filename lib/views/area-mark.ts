import type { Figure } from "../analysis/figure";
import { formatInterval, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/area-marks";
import * as figureMessages from "../i18n/messages/figure";
import { translator, type Translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { figureText, type Writer } from "./figure-text";
import { figureStanding, toneOf, type NamedFigure, type Reference, type Standing } from "./interval-row";

/** How an area is filled: strong only where it differs, one pale grey for what cannot be told apart, one tint for what is only described. */
export type Fill = "behind" | "better" | "below" | "above" | "same" | "plain" | "suppressed" | "missing" | "undefined";
export const FILLS: readonly Fill[] = ["behind", "better", "below", "above", "same", "plain", "suppressed", "missing", "undefined"];

/** One area of a map or of a tile grid. */
export type AreaMark = {
  code: string;
  name: string;
  status: Figure["status"];
  /** Beside the reference; absent where nothing is compared, as for what is described. */
  standing?: Standing;
  fill: Fill;
  /** `92.3%`, `1–4`, `未报`, `—`; absent where there are too many areas to write it. */
  text?: string;
  /** Name, value and standing in one line, for those who point at it. */
  hint?: string;
};

/** An area to draw, and what it is grouped under. `standing` wins where the caller worked it out; else it follows from interval and reference. */
export type AreaToMark = NamedFigure & { parent?: { code: string; name: string }; standing?: Standing };

export type AreasQuestion = {
  indicator: Indicator;
  /** Every area compared, in code order. */
  areas: readonly AreaToMark[];
  /** Absent where there is nothing to compare with, as for counts. */
  reference?: Reference;
  /** What the reference is called inside a sentence, where it is neither the target, the normal band nor the area above: `同类村`. */
  referenceName?: string;
  /** The area whose parts these are. */
  areaName: string;
  level: string;
  /** The sentence that names the source. */
  source: string;
  writer: Writer;
};

/** Beyond this many areas none has room for a name or a value. */
export const MOST_NAMED = 400;

/** So many areas of thousands, or groups of them, say what they are to those who point at them: more would weigh too much. */
export const MOST_HINTS = 200;

/** Marks every area; one that is only described has neither standing nor a colour by value. */
export function areaMarks(question: AreasQuestion): AreaMark[] {
  const write = question.areas.length <= MOST_NAMED ? writerOf(question) : undefined;
  const marks = question.areas.map((area): AreaMark => {
    const { code, name, figure } = area;
    const standing = standingOf(area, question);
    return { code, name, status: figure.status, ...(standing ? { standing } : {}), fill: fillOf(figure.status, standing, question.indicator), ...write?.(area, standing) };
  });
  const differing = write ? [] : marks.flatMap(({ standing }, at) => (standing === "below" || standing === "above" ? [at] : []));
  if (differing.length === 0 || differing.length > MOST_HINTS) return marks;
  const many = writerOf(question);
  for (const at of differing) marks[at] = { ...marks[at]!, hint: many(question.areas[at]!, marks[at]!.standing).hint };
  return marks;
}

export function referenceWord({ reference, referenceName, areaName, writer }: AreasQuestion): string {
  const t: Translator<typeof messages.zhCN> = translator(writer.locale, messages);
  if (referenceName !== undefined) return referenceName;
  return reference?.kind === "target" ? t("refTarget") : reference?.kind === "band" ? t("refBand") : areaName;
}

function standingOf({ figure, standing }: AreaToMark, { indicator, reference }: AreasQuestion): Standing | undefined {
  return isComparable(indicator) && figure.status === "ok" ? (standing ?? figureStanding(figure, reference)) : undefined;
}

function writerOf(question: AreasQuestion): (area: AreaToMark, standing: Standing | undefined) => Required<Pick<AreaMark, "text" | "hint">> {
  const { indicator: { display }, writer } = question;
  const t = translator(writer.locale, figureMessages);
  const own: Translator<typeof messages.zhCN> = translator(writer.locale, messages);
  const reference = referenceWord(question);
  return ({ name, figure }, standing) => {
    const written = figureText(figure, display, writer);
    const text = figure.status === "ok" ? formatWithSign(figure.value, display) : written.text;
    // The standing is that of the shrunken interval where there is one; the raw one beside it would seem to deny it.
    const { shrunken } = figure;
    const value = figure.status === "ok" && shrunken ? own("hintShrunken", { text, estimate: formatWithSign(shrunken.value, display), interval: formatInterval(shrunken.interval, display) }) : `${text}${written.interval ? ` ${written.interval}` : ""}`;
    const said = standing === undefined ? written.reason : t(standing === "apartNot" ? "apartNot" : standing === "above" ? "clearlyAbove" : "clearlyBelow", { reference });
    return { text, hint: [`${name} ${value}`, ...(said ? [said] : [])].join(writer.locale === "en" ? ", " : "，") };
  };
}

function fillOf(status: Figure["status"], standing: Standing | undefined, { better }: Indicator): Fill {
  if (status !== "ok") return status;
  if (standing === undefined) return "plain";
  if (standing === "apartNot") return "same";
  const tone = toneOf(standing, better);
  return tone === "neutral" ? standing : tone;
}
