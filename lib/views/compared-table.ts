import type { Figure } from "../analysis/figure";
import { formatInterval, formatWithSign } from "../i18n/format";
import * as figureMessages from "../i18n/messages/figure";
import * as messages from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { changeText, type ChangeText } from "./change-text";
import { figureText, type FigureText, type Writer } from "./figure-text";
import { figureStanding, type NamedFigure, type Reference } from "./interval-row";

/** The table behind an interval chart: every area, the ones without a number too, with the reason. */
export type ComparedTable = {
  columns: { area: string; value: string; interval: string; shrunken?: string; rank?: string; standing?: string; change?: string };
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
};

/** Rows in the order given; a described indicator has neither rank nor standing. */
export function comparedTable({ indicator, children, reference, areaName, writer, link, changes = false }: Question): ComparedTable {
  const t = translator(writer.locale, messages);
  const comparable = isComparable(indicator);
  const word = reference === undefined ? "" : reference.kind === "target" ? t("refTarget") : reference.kind === "band" ? t("refBand") : areaName;
  const shrunken = children.some(({ figure }) => figure.shrunken !== undefined);
  return {
    columns: {
      area: t("colArea"), value: t("colValue"), interval: t("colInterval"),
      ...(shrunken ? { shrunken: t("colShrunken") } : {}), ...(comparable ? { rank: t("colRank") } : {}),
      ...(comparable && reference ? { standing: t("colStanding", { reference: word }) } : {}), ...(changes ? { change: t("colChange") } : {}),
    },
    rows: children.map(({ code, name, figure, hint }) => ({
      code, name, href: link(code), ...(hint ? { hint } : {}), value: figureText(figure, indicator.display, writer),
      ...(figure.shrunken ? { shrunken: { value: formatWithSign(figure.shrunken.value, indicator.display), interval: formatInterval(figure.shrunken.interval, indicator.display) } } : {}),
      ...(comparable ? { rank: rankText(figure, writer), ...standingText(figure, indicator, reference, word, writer) } : {}),
      ...(changes ? { change: changeText(figure, indicator, writer.locale) } : {}),
    })),
  };
}

/** `3–17`: a rank is always an interval. */
export function rankText({ rank }: Figure, { locale }: Writer): string {
  const t = translator(locale, figureMessages);
  if (rank.status !== "ok") return rank.status === "tooFew" ? t("rankTooFew") : "";
  return `${rank.lower}–${rank.upper}`;
}

function standingText(figure: Figure, { better }: Indicator, reference: Reference | undefined, word: string, { locale }: Writer): Pick<ComparedRow, "standing"> {
  const t = translator(locale, figureMessages);
  const standing = figureStanding(figure, reference);
  if (!standing) return {};
  if (standing === "apartNot") return { standing: { text: t("apartNot", { reference: word }), tone: "neutral" } };
  const text = t(standing === "above" ? "clearlyAbove" : "clearlyBelow", { reference: word });
  return { standing: { text, tone: better === undefined ? "neutral" : (standing === "above") === (better === "higher") ? "better" : "behind" } };
}
