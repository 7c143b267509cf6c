import type { OpenLedger } from "../analysis/open-ledger";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { Locale } from "../base/locale";
import { DASH, formatInterval, formatWithSign, PERCENT } from "../i18n/format";
import * as messages from "../i18n/messages/ledger-command";
import { translator } from "../i18n/translator";
import { changeText } from "../views/change-text";
import { figureText } from "../views/figure-text";
import { nameOf } from "../views/names";
import type { Deps } from "./deps";
import { showLedger, type Shown, type ShowQuestion } from "./show";

const SHAPES = { up: "▲ ", down: "▼ ", flat: "● ", none: "" } as const;

/** A view as an aligned table for a terminal; the words are those of the pages. */
export async function showText(deps: Deps, question: ShowQuestion, locale: Locale): Promise<string> {
  const { ledger, damaged } = await deps.ledger(question.snapshot);
  const shown = await showLedger(ledger, question);
  const t = translator(locale, messages);
  const notes = [
    ...(damaged.length > 0 ? [t("damagedNotice", { ids: damaged.join(", ") })] : []),
    ...(shown.mergedFrom ?? []).map((code) => t("merged", { code, area: shown.area })),
    ...(shown.sample ? [t("sample")] : []),
  ];
  const table = shown.quoted ? quotedTable(ledger, shown, locale) : figureTable(ledger, shown, locale);
  return `${[...notes, alignColumns(table)].join("\n")}\n`;
}

function figureTable({ tree, registry, config }: OpenLedger, shown: Shown, locale: Locale): string[][] {
  const t = translator(locale, messages);
  const head = [t("headIndicator"), t("headCode"), t("headArea"), t("headValue"), t("headInterval"), t("headChange"), t("headRank"), t("headNote")];
  return [head, ...shown.figures.map((figure) => {
    const { display, label, better } = registry.get(figure.indicator);
    const { text, sign, reason } = figureText(figure, display, { locale, threshold: config.threshold });
    const change = changeText(figure, { display, ...(better ? { better } : {}) }, locale);
    const interval = figure.status === "ok" && figure.interval ? formatInterval(figure.interval, display) : "";
    const rank = figure.rank.status === "ok" ? `${figure.rank.lower}–${figure.rank.upper}` : "";
    return [label[locale], figure.area, nameOf(tree.find(figure.area).area, locale), text + sign, interval, figure.change ? SHAPES[change.shape] + change.text : DASH, rank, noteOf(figure, reason, locale)];
  })];
}

function noteOf(figure: DisclosedFigure, reason: string | undefined, locale: Locale): string {
  const t = translator(locale, messages);
  if (reason !== undefined) return reason;
  const parts = [...(figure.months < 12 ? [t("months", { months: String(figure.months) })] : []), ...(figure.coverage < 1 ? [t("coverage", { coverage: formatWithSign(figure.coverage, PERCENT) })] : [])];
  return parts.join(locale === "en" ? ", " : "，");
}

function quotedTable({ tree }: OpenLedger, { quoted = [] }: Shown, locale: Locale): string[][] {
  const t = translator(locale, messages);
  const head = [t("headPeriod"), t("headArea"), t("headItem"), t("headValue"), t("headUnit"), t("headSource")];
  return [head, ...quoted.map(({ period, area, item, itemEn, value, unit, source }) => [period, nameOf(tree.find(area).area, locale), locale === "en" ? (itemEn ?? item) : item, String(value), unit ?? "", source])];
}

/** Pads every column to its widest cell; a Chinese character takes two places in a terminal. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ""))));
  return rows.map((row) => row.map((cell, at) => cell + " ".repeat(widths[at]! - widthOf(cell))).join("  ").trimEnd()).join("\n");
}

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);
