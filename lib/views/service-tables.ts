import type { DisclosedFigure } from "../analysis/disclosure";
import type { QuarterOutlook } from "../analysis/service-outlook";
import { COUNT, formatNumber, type NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/services";
import { translator } from "../i18n/translator";
import type { Scored } from "../indicators/indicator";
import { figureText, type FigureText, type Writer } from "./figure-text";
import { figureStanding, toneOf } from "./interval-row";
import { outlookText, type Wanted } from "./outlook-text";
import { percent } from "./quarter-view";

/** One service beside its target: where it stands, mid-year, and what the year is heading for. */
export type OutlookRow = {
  id: string;
  label: string;
  now: FigureText;
  goal: string;
  standing?: { text: string; tone: "behind" | "better" | "neutral" };
  /** What was wanted by mid-year and what came of it. */
  mid: string;
  end: string;
  season: string;
  /** Counts of people; absent where the share is not shown. */
  served?: string;
  left: FigureText;
};

export type OutlookQuestion = {
  indicator: Scored;
  share: DisclosedFigure;
  left: DisclosedFigure;
  target?: number;
  /** Running shares of the four quarters. */
  shares: readonly DisclosedFigure[];
  midYear: { goal: number; linear: QuarterOutlook };
  yearEnd?: { linear: QuarterOutlook; seasonal: QuarterOutlook };
};

export function outlookRow({ indicator, share, left, shares, target, midYear, yearEnd }: OutlookQuestion, writer: Writer): OutlookRow {
  const t = translator(writer.locale, messages);
  const format: NumberFormat = indicator.display;
  const side = target === undefined ? undefined : figureStanding(share, { kind: "target", lower: target, upper: target });
  const words = { below: t("below"), above: t("above"), apartNot: t("same") };
  const count = (value: number | undefined) => (value === undefined ? "" : formatNumber(value, COUNT));
  return {
    id: indicator.id, label: indicator.label[writer.locale], now: figureText(share, format, writer), goal: target === undefined ? t("goalNone") : percent(target, format),
    ...(side ? { standing: { text: words[side], tone: toneOf(side, indicator.better) } } : {}),
    mid: t("midCell", { goal: percent(midYear.goal, format), result: outlookText(midYear.linear, wanted(midYear.goal, shares[1]), format, writer) }), end: outlookText(yearEnd?.linear, wanted(target, shares[3]), format, writer),
    season: yearEnd?.linear.status === "decided" ? "" : outlookText(yearEnd?.seasonal, {}, format, writer),
    ...(share.status === "ok" ? { served: t("servedOf", { served: count(share.events), eligible: count(share.exposure) }) } : {}), left: figureText(left, COUNT, writer),
  };
}

const wanted = (goal: number | undefined, reached: DisclosedFigure | undefined): Wanted => ({ ...(goal === undefined ? {} : { goal }), ...(reached?.status === "ok" && reached.interval ? { interval: reached.interval } : {}) });

/** How many of each area are left of those entitled to each service. */
export type LeftTable = { columns: readonly string[]; rows: readonly { code: string; name: string; href: string; cells: readonly FigureText[] }[]; note?: string };
