import type { DisclosedFigure } from "../analysis/disclosure";
import type { OrderChange } from "../analysis/order-change";
import type { RatioVerdict } from "../analysis/ratio-judgement";
import { COUNT, formatNumber, RATIO } from "../i18n/format";
import * as messages from "../i18n/messages/sex-ratio";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import { girlsShort, missingGirls, type MissingGirls } from "../statistics/missing-girls";
import { figureText, type FigureText, type Writer } from "./figure-text";
import { windowWords, type T } from "./sex-ratio-findings";

/** Verdict in words; only a clear one has a side. */
export type VerdictText = { text: string; tone: "behind" | "neutral" };

export function verdictText(verdict: RatioVerdict, t: T): VerdictText {
  if (verdict.verdict === "high") return { text: t("verdictHigh"), tone: "behind" };
  return { text: verdict.verdict === "tooFew" ? t("verdictFew", { n: formatNumber(verdict.lacking, COUNT) }) : verdict.verdict === "notHigh" ? t("verdictNot") : t("verdictNone"), tone: "neutral" };
}

export type WindowTable = { columns: string[]; rows: { pool: number; label: string; births: string; boys: string; girls: string; value: FigureText; verdict: VerdictText; missing: string; short: string }[] };
type Window = { pool: number; figure: DisclosedFigure; verdict: RatioVerdict };

/** One, three and five years: births, ratio, verdict and the girls missing under both assumptions. */
export function windowTable({ windows, year, normal, level, indicator, writer }: { windows: readonly Window[]; year: number; normal: number; level: number; indicator: Indicator; writer: Writer }): WindowTable {
  const t: T = translator(writer.locale, messages);
  return {
    columns: [t("colWindow"), t("colBirths"), t("colBoys"), t("colGirls"), t("colRatio"), t("colInterval"), t("colVerdict"), t("colMissing"), t("colShort")],
    rows: windows.map(({ pool, figure, verdict }) => {
      const { events: boys, exposure: births } = figure;
      const known = figure.status === "ok" && boys !== undefined && births !== undefined;
      const number = (value: number | undefined) => (known && value !== undefined ? formatNumber(value, COUNT) : "");
      const sexes = known ? { boys, girls: births - boys } : undefined;
      return {
        pool, label: windowWords(pool, year, t), births: number(births), boys: number(boys), girls: number(sexes?.girls), value: figureText(figure, indicator.display, writer), verdict: verdictText(verdict, t),
        missing: sexes ? girlsText(missingGirls(sexes, normal, level)) : "", short: sexes ? girlsText(girlsShort(sexes, normal, level)) : "",
      };
    }),
  };
}

const girlsText = ({ value, interval }: MissingGirls): string => `${formatNumber(value, COUNT)} (${formatNumber(interval.lower, COUNT)} ~ ${formatNumber(interval.upper, COUNT)})`;

export type ChangeTable = { title: string; subtitle: string; note: string; lead: string; columns: string[]; rows: { label: string; effect: string; interval: string }[] };

/** What the mix of birth orders and what the ratios within orders did to the change: described, nothing is judged. */
export function changeTable(change: OrderChange, areaName: string, writer: Writer): ChangeTable {
  const t: T = translator(writer.locale, messages);
  const signed = (value: number) => (value > 0 ? "+" : "") + formatNumber(value, RATIO);
  const size = formatNumber(Math.abs(change.difference), RATIO);
  const direction = size === "0.0" ? t("changeSame") : t(change.difference > 0 ? "changeUp" : "changeDown", { size });
  const parts = { from: String(change.from), to: String(change.to), first: formatNumber(change.first, RATIO), second: formatNumber(change.second, RATIO) };
  return {
    title: t("changeTitle", { ...parts, change: direction, structure: signed(change.structure), ratios: signed(change.ratios) }), subtitle: t("changeSubtitle", { area: areaName }),
    lead: t(change.verdict === "unclear" ? "changeUnclear" : "changeClear", parts), note: t("changeNote"), columns: [t("colPart"), t("colEffect"), t("colInterval")],
    rows: [
      { label: t("changeStructure"), effect: signed(change.structure), interval: "" },
      { label: t("changeRatios"), effect: signed(change.ratios), interval: `(${signed(change.interval.lower)} ~ ${signed(change.interval.upper)})` },
      { label: t("changeWhole"), effect: signed(change.difference), interval: "" },
    ],
  };
}
