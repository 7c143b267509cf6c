import { formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/sex-ratio";
import { translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import type { ChanceDistribution } from "../statistics/ratio-distribution";
import { countAreas, levelWord } from "./area-words";

/** So many areas there are between two edges, and so many there would be if only chance made areas differ. */
export type DistributionBin = { observed: number; expected: number };
export type DistributionView = {
  title: string;
  subtitle: string;
  alt: string;
  note?: string;
  bins: readonly DistributionBin[];
  /** Inner edges, one fewer than bins, as they are written under the axis. */
  edges: readonly string[];
  words: { observed: string; expected: string; lower: string; higher: string; axis: string };
  /** The same in numbers. */
  table: { columns: string[]; rows: { label: string; observed: string; expected: string }[] };
};

type Question = { level: string; least: number; left: number; distribution: ChanceDistribution; period: string; areaName: string; source: string; locale: Locale };

const WHOLE = { scale: 1, sign: "", decimals: 0 } as const;
const ONE = { scale: 1, sign: "", decimals: 1 } as const;
const THREE = { scale: 1, sign: "", decimals: 2 } as const;

/** How the ratios of areas are spread, beside what chance alone gives areas of this size. */
export function distributionView({ level, least, left, distribution: { bins, areas, common, spread }, period, areaName, source, locale }: Question): DistributionView {
  const t = translator(locale, messages);
  const edges = bins.slice(1).map(({ from }) => formatNumber(from, WHOLE));
  const parts = { count: countAreas(areas, level, locale), level: levelWord(level, locale), area: areaName, period, common: formatNumber(common, ONE), least: String(least), left: countAreas(left, level, locale) };
  const title = spread.status !== "ok" ? t("spreadPlain", parts) : t(spread.exceedsChance ? "spreadMore" : "spreadChance", parts);
  const p = spread.status === "ok" ? (spread.p < 0.005 ? t("pSmall") : t("pIs", { p: formatNumber(spread.p, THREE) })) : "";
  const label = (at: number) => (at === 0 ? t("binBelow", { edge: edges[0]! }) : at === edges.length ? t("binAbove", { edge: edges.at(-1)! }) : t("bin", { from: edges[at - 1]!, to: edges[at]! }));
  return {
    title, alt: title, subtitle: t("spreadSubtitle", parts), edges, bins: bins.map(({ observed, expected }) => ({ observed, expected })),
    note: [...(spread.status === "ok" ? [t("spreadTest", { p, share: formatNumber(100 * spread.byChance, WHOLE) })] : []), ...(least > 1 ? [t("spreadLeast", parts)] : []), source].join(locale === "en" ? " " : ""),
    words: { observed: t("observed"), expected: t("expected"), lower: t("lower"), higher: t("higher"), axis: t("axisRatio") },
    table: {
      columns: [t("colRatio"), t("observed"), t("expected")],
      rows: bins.map(({ observed, expected }, at) => ({ label: label(at), observed: formatNumber(observed, WHOLE), expected: formatNumber(expected, ONE) })),
    },
  };
}
