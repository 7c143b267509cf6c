import type { Balance } from "../analysis/balance";
import type { Locale } from "../base/locale";
import type { NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/balance";
import { translator } from "../i18n/translator";
import type { Comparable } from "../indicators/indicator";
import { giniOfYear, INDEX, index, levelsWord, standingOf } from "./balance-text";

/** `chance` is what chance alone would give in that year; a year without a number says why. */
export type ChancePoint = { year: number } & ({ status: "ok"; value: number; lower?: number; upper?: number; chance?: { lower: number; upper: number }; exceeds: boolean } | { status: "none"; text: string });
/** A measure of inequality over the years beside what chance alone would give. */
export type ChanceSeriesView = { title: string; subtitle: string; alt: string; note: string; points: ChancePoint[]; chanceLabel: string; format: NumberFormat };

type Question = { indicator: Comparable; years: readonly Balance[]; level: string; areaName: string; locale: Locale };

/** Gini over the years; undefined where no year has one. */
export function chanceSeriesView({ indicator, years, level, areaName, locale }: Question): ChanceSeriesView | undefined {
  const t = translator(locale, messages);
  const known = years.flatMap((balance) => (giniOfYear(balance) ? [{ year: balance.year, ...giniOfYear(balance)! }] : []));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return undefined;
  const now = giniOfYear(years.at(-1));
  const values = known.map(({ value }) => value);
  const span = { from: String(years[0]!.year), to: String(years.at(-1)!.year) };
  const year = span.to;
  const standing = standingOf(now);
  const title = !now ? t("chartTitle_none", { year }) : standing === "plain" ? t("chartTitle_plain", { from: String(first.year), to: String(last.year), low: index(Math.min(...values)), high: index(Math.max(...values)) }) : t(`chartTitle_${standing}`, { year });
  const chance = known.some((one) => one.chance);
  return {
    title, subtitle: t("chartSubtitle", { indicator: indicator.label[locale], area: areaName, level: levelsWord(level, locale), ...span }),
    alt: t("chartAlt", { title, from: String(first.year), first: index(first.value), to: String(last.year), last: index(last.value) }),
    note: t(chance ? "chartNote" : "chartNotePlain"), points: years.map((balance) => pointOf(balance, locale)), chanceLabel: chance ? t("chartChance") : "", format: INDEX,
  };
}

function pointOf(balance: Balance, locale: Locale): ChancePoint {
  const measure = giniOfYear(balance);
  const { year } = balance;
  if (!measure) {
    const nothing = balance.areas + balance.leftOut.suppressed === 0;
    return { year, status: "none", text: nothing ? "—" : translator(locale, messages)(balance.status === "none" && balance.reason === "mostWithheld" ? "noYear_mostWithheld" : "noYear_tooFew") };
  }
  const { value, bootstrap, chance, exceedsChance } = measure;
  return { year, status: "ok", value, exceeds: exceedsChance === true, ...(bootstrap ? { lower: bootstrap.lower, upper: bootstrap.upper } : {}), ...(chance ? { chance: { lower: chance.lower, upper: chance.upper } } : {}) };
}
