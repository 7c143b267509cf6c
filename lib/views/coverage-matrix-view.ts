import type { Figure } from "../analysis/figure";
import { COUNT, formatInterval, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/coverage-matrix";
import * as figureMessages from "../i18n/messages/figure";
import { translator, type Translator } from "../i18n/translator";
import type { Scored } from "../indicators/indicator";
import type { LegendKey } from "./area-findings";
import { FILLS, type Fill } from "./area-mark";
import { countAreas } from "./area-words";
import { figureText, smallCount, type Writer } from "./figure-text";
import { figureStanding, toneOf, type Reference, type Standing } from "./interval-row";
import { joinNames } from "./names";
import { percent } from "./quarter-view";

export type MatrixCell = { fill: Fill; /** `63.6`, `1–4`, `未报`. */ text: string; /** Without decimals, where there is little room. */ short: string; /** Marks what is clearly below. */ below?: true; hint: string };
export type MatrixRow = { code: string; name: string; cells: readonly MatrixCell[] };

/** Areas by services: what each cell is, and which are clearly below what they stand beside. */
export type CoverageMatrixView = {
  title: string;
  subtitle: string;
  alt: string;
  note: string;
  columns: readonly { label: string; reference: string }[];
  /** The area as a whole, above its parts. */
  own: MatrixRow;
  rows: readonly MatrixRow[];
  legend: readonly LegendKey[];
};

/** One service: the whole area, and each of its parts in code order, all of them for every service. */
export type MatrixColumn = { indicator: Scored; reference?: Reference; own: Figure; children: readonly { code: string; name: string; figure: Figure }[] };
export type MatrixQuestion = { columns: readonly MatrixColumn[]; areaName: string; level: string; period: string; source: string; writer: Writer };

/** So many rows have room in one picture. */
export const MOST_ROWS = 60;

type T = Translator<typeof messages.zhCN>;

/** Areas with most cells clearly below stand first; whatever else is in the rows, the others keep their code order. */
export function coverageMatrix({ columns, areaName, level, period, source, writer }: MatrixQuestion): CoverageMatrixView {
  const { locale } = writer;
  const t: T = translator(locale, messages);
  const areas = columns[0]?.children ?? [];
  const all = areas.map(({ code, name }, at): MatrixRow => ({ code, name, cells: columns.map((column) => cellOf(column, { name, figure: column.children[at]!.figure }, writer)) }));
  const rows = all.toSorted((one, two) => belowIn(two) - belowIn(one)); // a stable sort
  const cells = all.flatMap((row) => row.cells);
  const own: MatrixRow = { code: "", name: t("all"), cells: columns.map((column) => cellOf(column.reference?.kind === "own" ? { ...column, reference: undefined } : column, { name: areaName, figure: column.own }, writer)) };
  const count = countAreas(areas.length, level, locale);
  const reference = columns.every((column) => column.reference?.kind === "target") ? t("refTarget") : t("refMixed");
  const behind = rows.filter((row) => belowIn(row) > 0);
  const common = { count, services: String(columns.length), reference };
  const below = cells.filter((cell) => cell.below).length;
  const title = below === 0 ? t("titleNone", common) : t("title", { ...common, behind: formatNumber(below, COUNT), cells: formatNumber(cells.length, COUNT), who: whoOf(behind, level, locale, t) });
  return {
    title, alt: title, subtitle: t("subtitle", { area: areaName, period }),
    note: [...(rows.length > MOST_ROWS ? [t("more", { n: String(MOST_ROWS) })] : []), source].join(locale === "en" ? " " : ""),
    columns: columns.map(({ indicator, reference: beside }) => ({ label: indicator.label[locale], reference: beside ? t(beside.kind === "target" ? "goal" : "own", { value: beside.kind === "target" ? percent(beside.lower, indicator.display) : formatWithSign(beside.lower, indicator.display) }) : "" })),
    own, rows: rows.slice(0, MOST_ROWS), legend: legendOf(cells, writer, t),
  };
}

export const belowIn = ({ cells }: Pick<MatrixRow, "cells">): number => cells.filter(({ below }) => below).length;

function whoOf(behind: readonly MatrixRow[], level: string, locale: Writer["locale"], t: T): string {
  const names = behind.map(({ name }) => name);
  if (names.length === 1) return t("whoOne", { name: names[0]! });
  if (names.length <= 3) return t("whoOne", { name: joinNames(names, locale) });
  const most = behind.filter((row) => belowIn(row) > 1).map(({ name }) => name);
  return most.length > 0 && most.length <= 3 ? t("whoSome", { names: joinNames(most, locale) }) : t("whoMany", { count: countAreas(names.length, level, locale) });
}

function cellOf({ indicator, reference }: MatrixColumn, { name, figure }: { name: string; figure: Figure }, writer: Writer): MatrixCell {
  const t: T = translator(writer.locale, messages);
  const words = translator(writer.locale, figureMessages);
  const written = figureText(figure, indicator.display, writer);
  const hint = t("hint", { name, indicator: indicator.label[writer.locale], value: `${written.text}${written.sign}` });
  if (figure.status !== "ok") return { fill: figure.status, text: written.text, short: written.text, hint: `${hint}${comma(writer)}${written.reason ?? ""}` };
  const standing = standingOf(figure, reference);
  const tone = standing === undefined || standing === "apartNot" ? "neutral" : toneOf(standing, indicator.better);
  const fill: Fill = standing === undefined ? "plain" : tone === "neutral" ? "same" : tone;
  const interval = figure.shrunken?.interval ?? figure.interval;
  const beside = standing === undefined ? "" : words(standing === "apartNot" ? "apartNot" : standing === "above" ? "clearlyAbove" : "clearlyBelow", { reference: t(reference?.kind === "target" ? "refTarget" : "all") });
  return {
    fill, text: written.text, short: formatNumber(figure.value, { ...indicator.display, decimals: 0 }), ...(tone === "behind" ? { below: true as const } : {}),
    hint: [`${hint}${interval ? ` ${formatInterval(interval, indicator.display)}` : ""}`, ...(beside ? [beside] : [])].join(comma(writer)),
  };
}

/**
 * A cell shows the value as it was counted. Where that lies on the other side than the interval, which is drawn towards all areas,
 * the cell would deny its own mark: it cannot be told apart.
 */
function standingOf(figure: Extract<Figure, { status: "ok" }>, reference: Reference | undefined): Standing | undefined {
  const standing = figureStanding(figure, reference);
  if (!reference || standing === undefined) return standing;
  const denied = standing === "below" ? figure.value >= reference.lower : figure.value <= reference.upper;
  return denied ? "apartNot" : standing;
}

const comma = ({ locale }: Writer): string => (locale === "en" ? ", " : "，");

function legendOf(cells: readonly MatrixCell[], { threshold }: Writer, t: T): LegendKey[] {
  return FILLS.flatMap((fill) => {
    const n = cells.filter((cell) => cell.fill === fill).length;
    return n === 0 || fill === "below" || fill === "above" ? [] : [{ fill, text: t(`legend_${fill}`, { n: formatNumber(n, COUNT), small: smallCount(threshold) }) }];
  });
}
