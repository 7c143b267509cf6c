import type { Figure } from "../analysis/figure";
import { COUNT, formatInterval, formatNumber, formatWithSign } from "../i18n/format";
import * as comparisonMessages from "../i18n/messages/comparison";
import * as figureMessages from "../i18n/messages/figure";
import * as messages from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { changeText, type ChangeText } from "./change-text";
import { birthsLacking } from "./enough-births";
import { figureText, type FigureText, type Writer } from "./figure-text";
import { figureStanding, type NamedFigure, type Reference } from "./interval-row";
import type { SparkView } from "./spark-view";

/** The table behind an interval chart: every area, the ones without a number too, with the reason. */
export type ComparedTable = {
  columns: { area: string; value: string; interval: string; shrunken?: string; rank?: string; letters?: string; standing?: string; change?: string; spark?: string };
  rows: ComparedRow[];
};

export type ComparedRow = {
  code: string;
  name: string;
  href: string;
  hint?: string;
  value: FigureText;
  shrunken?: { value: string; interval: string };
  rank?: string;
  /** Rows that share a letter cannot be told apart. */
  letters?: string;
  /** Earlier years as a small line. */
  spark?: SparkView;
  standing?: { text: string; tone: "behind" | "better" | "neutral" };
  change?: ChangeText;
};

type Question = {
  indicator: Indicator;
  children: readonly (NamedFigure & { hint?: string })[];
  reference?: Reference;
  areaName: string;
  writer: Writer;
  link: (code: string) => string;
  changes?: boolean;
  /** Show group letters; they need a note that says what they stand on. */
  letters?: boolean;
  sparks?: ReadonlyMap<string, SparkView>;
};

/** Rows in the order given; a described indicator has neither rank nor standing. */
export function comparedTable({ indicator, children, reference, areaName, writer, link, changes = false, letters = false, sparks }: Question): ComparedTable {
  const t = translator(writer.locale, messages);
  const comparable = isComparable(indicator);
  const word = reference === undefined ? "" : reference.kind === "target" ? t("refTarget") : reference.kind === "band" ? t("refBand") : areaName;
  const words = translator(writer.locale, comparisonMessages);
  const lettered = letters && comparable && children.some(({ figure: { rank } }) => rank.status === "ok");
  const shrunken = children.some(({ figure }) => figure.shrunken !== undefined);
  return {
    columns: {
      area: t("colArea"), value: t("colValue"), interval: t("colInterval"),
      ...(shrunken ? { shrunken: t("colShrunken") } : {}), ...(comparable ? { rank: t("colRank") } : {}), ...(lettered ? { letters: words("colLetters") } : {}),
      ...(comparable && reference ? { standing: t("colStanding", { reference: word }) } : {}), ...(changes ? { change: t("colChange") } : {}),
      ...(sparks && sparks.size > 0 ? { spark: words("colSpark") } : {}),
    },
    rows: children.map(({ code, name, figure, hint }) => ({
      code, name, href: link(code), ...(hint ? { hint } : {}), value: figureText(figure, indicator.display, writer),
      ...(figure.shrunken ? { shrunken: { value: formatWithSign(figure.shrunken.value, indicator.display), interval: formatInterval(figure.shrunken.interval, indicator.display) } } : {}),
      ...(comparable ? { rank: rankText(figure, writer), ...standingText(figure, indicator, reference, writer) } : {}),
      ...(changes ? { change: changeText(figure, indicator, writer.locale) } : {}),
      ...(lettered ? { letters: figure.rank.status === "ok" ? figure.rank.letters : "" } : {}), ...(sparks?.has(code) ? { spark: sparks.get(code)! } : {}),
    })),
  };
}

/** `3–17`: a rank is always an interval. */
export function rankText({ rank }: Figure, { locale }: Writer): string {
  const t = translator(locale, figureMessages);
  if (rank.status !== "ok") return rank.status === "tooFew" ? t("rankTooFew") : "";
  return `${rank.lower}–${rank.upper}`;
}

function standingText(figure: Figure, { better }: Indicator, reference: Reference | undefined, { locale }: Writer): Pick<ComparedRow, "standing"> {
  const t = translator(locale, figureMessages);
  const standing = figureStanding(figure, reference);
  if (!standing) return {};
  const lacking = birthsLacking(figure, reference);
  if (lacking > 0) return { standing: { text: translator(locale, comparisonMessages)("tooFewBirths", { n: formatNumber(lacking, COUNT) }), tone: "neutral" } };
  // The column's head says beside what.
  if (standing === "apartNot") return { standing: { text: t("apartNotShort"), tone: "neutral" } };
  const text = t(standing === "above" ? "clearlyAboveShort" : "clearlyBelowShort");
  return { standing: { text, tone: better === undefined ? "neutral" : (standing === "above") === (better === "higher") ? "better" : "behind" } };
}
