import type { Scores } from "../../analysis/quality/score";
import { DASH, formatInterval, formatNumber, PERCENT } from "../../i18n/format";
import type { Comparable } from "../../indicators/indicator";
import { figureText, type Writer } from "../figure-text";
import { light, words, type PlainCell, type PlainTable } from "../plain-table";
import { textsOf, type QualityLinks } from "./quality-tables";

export type ScoreQuestion = { scores: Scores; areaName: string; year: number; indicator(id: string): Comparable; /** Rows of one page of it; all where absent. */ rows?: { from: number; most: number }; writer: Writer };
/** Rows in code order: a list by score would put the smallest villages first and last. */
export type ScoreTable = { table: PlainTable; subtitle: string; note: string; moved: string };

/** Each village's score with its parts, the interval of its rank, and what other weights would make of it: those chosen, or all alike. */
export function scoreTable({ scores, areaName, year, indicator, rows: asked, writer }: ScoreQuestion, { area: link, name }: QualityLinks): ScoreTable | undefined {
  const { villages, weights } = scores;
  if (!villages.some(({ status }) => status === "ok")) return undefined;
  const t = textsOf(writer);
  const { locale } = writer;
  const ids = Object.keys(weights);
  const other = scores.others.chosen ? "chosen" : "equal";
  const number = (label: string) => ({ label, number: true as const });
  const rank = (one: { lower: number; upper: number } | undefined): PlainCell => words(one ? `${one.lower}–${one.upper}` : DASH);
  const part = (village: Scores["villages"][number], id: string): PlainCell => { const found = village.parts.find((one) => one.indicator === id); return found ? { value: figureText(found.figure, indicator(id).display, writer) } : words(DASH); };
  const shown = asked ? villages.slice(asked.from, asked.from + asked.most) : villages;
  const rows = shown.map((village) => ({
    key: village.area, head: name(village.area), href: link(village.area),
    cells: [
      ...(village.status === "ok" ? [words(formatNumber(village.value, PERCENT)), light(formatInterval(village.interval, PERCENT)), rank(village.rank), rank(village.others[other]?.rank)] : [light(t("scoreNone")), light(""), words(DASH), words(DASH)]),
      ...ids.map((id) => part(village, id)),
    ],
  }));
  const moved = villages.filter((village) => village.status === "ok" && village.rank && village.others[other]?.rank && village.rank.tier !== village.others[other].rank.tier).length;
  const list = ids.map((id) => `${indicator(id).label[locale]} ${weights[id]}`).join(locale === "en" ? ", " : "、");
  return {
    table: { caption: t("scoreTitle"), columns: [{ label: t("colVillage") }, number(t("colScore")), { label: t("colInterval") }, number(t("colRank")), number(t(other === "chosen" ? "colRankChosen" : "colRankOther")), ...ids.map((id) => number(indicator(id).label[locale]))], rows },
    subtitle: t("scoreSubtitle", { area: areaName, year: String(year) }), note: t("scoreNote", { weights: list }), moved: t(other === "chosen" ? "scoreMovedChosen" : "scoreMoved", { n: String(moved) }),
  };
}
