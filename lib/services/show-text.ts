import type { OpenLedger } from "../analysis/open-ledger";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { QuotedToday } from "../analysis/quoted-rows";
import type { Locale } from "../base/locale";
import { DASH, formatInterval, formatWithSign, PERCENT } from "../i18n/format";
import * as messages from "../i18n/messages/ledger-command";
import * as quality from "../i18n/messages/quality-page";
import { translator } from "../i18n/translator";
import { changeText } from "../views/change-text";
import { figureText } from "../views/figure-text";
import { nameOf } from "../views/names";
import type { Deps } from "./deps";
import { circularText } from "./circular/show-circular";
import { showLedger, type Shown, type ShowQuestion } from "./show";

const SHAPES = { up: "▲ ", down: "▼ ", flat: "● ", none: "" } as const;

/** A view as an aligned table for a terminal; the words are those of the pages. */
export async function showText(deps: Deps, question: ShowQuestion, locale: Locale): Promise<string> {
  const { ledger, damaged } = await deps.ledger(question.snapshot);
  const shown = await showLedger(ledger, question, deps);
  const t = translator(locale, messages);
  const notes = [
    ...(damaged.length > 0 ? [t("damagedNotice", { ids: damaged.join(", ") })] : []),
    ...(shown.mergedFrom ?? []).map((code) => t("merged", { code, area: shown.area })),
    ...(shown.sample ? [t("sample")] : []),
  ];
  if (shown.circular) return `${[...notes, await circularText(deps, ledger, { area: ledger.tree.find(shown.area).area, year: shown.year, locale, ...(shown.circular.period ? { period: shown.circular.period } : {}) })].join("\n")}\n`;
  const table = shown.quoted ? quotedTable(ledger, shown, locale) : figureTable(ledger, shown, locale);
  const more = [shown.sexRatio, shown.balance, shown.movement, shown.people, shown.services].some((part) => part !== undefined);
  return `${[...notes, alignColumns(table), ...(shown.faults ? faultLines(shown.faults, locale) : []), ...(more ? [t("moreInJson")] : [])].join("\n")}\n`;
}

/** Faults that are open or were mended, those for the record only counted; the sentences are those of the page. */
function faultLines(faults: NonNullable<Shown["faults"]>, locale: Locale): string[] {
  const t = translator(locale, quality);
  const open = faults.filter(({ state, severity }) => state === "open" && severity !== "low");
  const mended = faults.filter(({ state }) => state === "mended");
  const line = ({ area, period, file, mendedIn, ...words }: (typeof faults)[number]) => [area, period, locale === "en" ? words.en : words.zh, file, ...(mendedIn ? [t("stateMendedIn", { date: mendedIn.date, snapshot: mendedIn.snapshot })] : [t(`state_open`)])];
  const table = [...open, ...mended].map(line);
  return [`${t("state_open")} ${open.length} · ${t("state_record")} ${faults.length - open.length - mended.length} · ${t("state_mended")} ${mended.length}`, ...(table.length > 0 ? [alignColumns(table)] : [])];
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

function quotedTable({ tree, registry, config }: OpenLedger, { quoted = [] }: Shown, locale: Locale): string[][] {
  const t = translator(locale, messages);
  const head = [t("headPeriod"), t("headArea"), t("headItem"), t("headValue"), t("headUnit"), t("headToday"), t("headSource")];
  const today = (of: QuotedToday["today"]) => {
    if (!of) return "";
    const { text, sign, interval } = figureText(of.figure, registry.get(of.indicator).display, { locale, threshold: config.threshold });
    return [text + sign, ...(interval ? [interval] : [])].join(" ");
  };
  return [head, ...quoted.map(({ period, area, item, itemEn, value, unit, today: of, source }) => [period, nameOf(tree.find(area).area, locale), locale === "en" ? (itemEn ?? item) : item, String(value), unit ?? "", today(of), source])];
}

/** Pads every column to its widest cell; a Chinese character takes two places in a terminal. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ""))));
  return rows.map((row) => row.map((cell, at) => cell + " ".repeat(widths[at]! - widthOf(cell))).join("  ").trimEnd()).join("\n");
}

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);
