import { readAnswers } from "../../analysis/answers";
import { seedOf, type Balance, type BalanceMeasure } from "../../analysis/balance";
import { areasAtLevel } from "../../analysis/balance-units";
import { weakEnd } from "../../analysis/fifth-changes";
import { formatInterval, formatNumber, formatWithSign, PERCENT, type NumberFormat } from "../../i18n/format";
import type { Comparable } from "../../indicators/indicator";
import { countAreas } from "../../views/area-words";
import { INDEX, index, levelsWord, rangeText, TIMES, valueFormat } from "../../views/balance-text";
import { inputTable, MOST_INPUTS, type Derivation } from "../../views/derivation";
import type { MethodId } from "../../views/methods/method-list";
import { nameOf } from "../../views/names";
import { balanceFor } from "../keep-balance";
import { balanceBy, balanceLevel, openBalance } from "../show-balance";
import { comparableOf, without, type Ask, type Derive, type Level } from "./asked";

type Known = Extract<Balance, { status: "ok" }>;
type Name = "gini" | "theil" | "between" | "within" | "fifthRatio";
const METHODS: Record<Name, MethodId> = { gini: "gini", theil: "theil", between: "theil", within: "theil", fifthRatio: "fifths" };
const FORMATS: Record<Name, NumberFormat> = { gini: INDEX, theil: INDEX, between: INDEX, within: INDEX, fifthRatio: TIMES };

/** One measure of the gap between areas in one year, as /balance has it. */
export const balanceMeasure = (name: Name, title: Name | "lorenz" = name): Derive => async (ask) => {
  const { frame: { ledger, area, year, locale }, asked, t } = ask;
  const indicator = comparableOf(ask);
  const label = t(title, { indicator: indicator.label[locale] });
  const level = balanceLevel(ledger, area, asked.level);
  const answer = level && (await balanceFor(ledger, { indicator, area, level, by: await balanceBy(ledger, { area, level }, asked.by), years: [year] }));
  const now = answer?.years.at(-1);
  const measure = now?.status === "ok" ? now.measures[name] : undefined;
  const count = now && countAreas(now.areas, level!, locale);
  const lead = t(name === "fifthRatio" ? "fifthLead" : "balanceLead", { count: count ?? levelsWord(level ?? "village", locale) });
  if (!level || now?.status !== "ok" || !measure) return without(ask, label, lead);
  const hasDraws = now.replicates > 0;
  return {
    label, lead, value: { status: "ok", text: formatNumber(measure.value, FORMATS[name]), sign: "", ...(measure.bootstrap ? { interval: formatInterval(measure.bootstrap, FORMATS[name]) } : {}) },
    methods: [METHODS[name], ...(measure.chance ? (["chance-inequality"] as const) : []), ...(measure.bootstrap ? (["bootstrap"] as const) : [])],
    today: [todayOf(name, now, indicator, ask), ...chanceOf(name, measure, ask)], inputs: await inputsOf(ask, { indicator, level, now }), level: ledger.config.level,
    ...(hasDraws ? { draws: { n: now.replicates, seed: String(seedOf(indicator.id, year)) } } : {}), control: "shown",
    counts: [{ formulas: [indicator.formula], area, below: level, years: [year] }],
  };
};

function todayOf(name: Name, { measures, top, bottom }: Known, indicator: Comparable, { t }: Ask): string {
  const value = (of: Name) => index(measures[of]?.value ?? 0);
  if (name === "gini") return t("giniToday", { sum: index(1 - measures.gini!.value), value: value("gini") });
  const format = valueFormat(indicator);
  if (name === "fifthRatio") return t("fifthToday", { top: formatWithSign(top, format), bottom: formatWithSign(bottom, format), value: formatNumber(measures.fifthRatio!.value, TIMES) });
  return t(name === "theil" ? "theilToday" : "partToday", { value: value("theil"), between: value("between"), within: value("within") });
}

function chanceOf(name: Name, { chance, p, bootstrap }: BalanceMeasure, { t, frame: { ledger } }: Ask): string[] {
  const format = FORMATS[name];
  const level = formatWithSign(ledger.config.level, { ...PERCENT, decimals: 0 });
  return [
    chance ? t("chanceToday", { mean: formatNumber(chance.mean, format), level, lower: formatNumber(chance.lower, format), upper: formatNumber(chance.upper, format), p: pText(p) }) : t("noChance"),
    ...(bootstrap ? [t("bootstrapToday", { interval: rangeText(bootstrap, format) })] : []),
  ];
}

/** `= 0.031`, `< 0.001`. */
export const pText = (p: number | undefined): string => (p === undefined ? "—" : p < 0.001 ? "< 0.001" : `= ${formatNumber(p, { scale: 1, sign: "", decimals: 3 })}`);

/** The areas in code order, those left out among them with their reason. */
async function inputsOf({ frame: { ledger, area, year, writer, locale }, links, t }: Ask, { indicator, level, now }: { indicator: Comparable; level: Level; now: Known }): Promise<Derivation["inputs"]> {
  const areas = areasAtLevel(ledger.tree, area, level);
  const answers = await readAnswers(ledger, { indicators: [indicator], areas, years: [year], before: false });
  const listed = areas.slice(0, MOST_INPUTS).map((one) => ({ key: one.code, head: nameOf(one, locale), href: links.area(one.code), figure: answers.figure(indicator, one, year, { change: false }), how: links.how(indicator.id, { area: one.code }) }));
  const { suppressed, missing, unfit } = now.leftOut;
  return { sentence: [t("areasIn", { shown: countAreas(now.areas, level, locale), withheld: String(suppressed), missing: String(missing + unfit) }), ...(areas.length > MOST_INPUTS ? [t("more", { n: String(MOST_INPUTS), all: formatNumber(areas.length, { scale: 1, sign: "", decimals: 0 }) })] : [])].join(locale === "en" ? " " : ""), table: inputTable(listed, indicator, t("colArea"), writer) };
}

/** Who left the weakest fifth and who fell into it, between two years. */
export const fifthMoves: Derive = async (ask) => {
  const { frame: { ledger, area, year, locale }, asked, t } = ask;
  const indicator = comparableOf(ask);
  const label = t("fifthMoves", { indicator: indicator.label[locale], end: t(`end_${weakEnd(indicator)}`) });
  const level = balanceLevel(ledger, area, asked.level);
  const answer = level && (await openBalance(ledger, { indicator, area, level, year, by: await balanceBy(ledger, { area, level }, asked.by), ...(asked.from === undefined ? {} : { since: asked.from }) }));
  const moves = answer?.moves;
  const now = answer?.years.at(-1);
  if (!level || moves?.status !== "ok" || now?.status !== "ok") return without(ask, label, t("fifthMovesLead", { sure: formatWithSign(0.9, { ...PERCENT, decimals: 0 }) }));
  const { from, to, areas, size, sure, counts, observed } = moves;
  return {
    label, lead: t("fifthMovesLead", { sure: formatWithSign(sure, { ...PERCENT, decimals: 0 }) }), value: { status: "ok", text: `${counts.left} / ${counts.fell}`, sign: "" }, methods: ["fifth-moves"],
    today: [t("fifthMovesToday", { areas: countAreas(areas, level, locale), size: String(size), from: String(from), to: String(to), seenLeft: String(observed.left), seenFell: String(observed.fell), left: String(counts.left), fell: String(counts.fell) })],
    inputs: await inputsOf(ask, { indicator, level, now }), draws: { n: 500, seed: String(from * 10_000 + to) }, control: "shown", counts: [{ formulas: [indicator.formula], area, below: level, years: [from, to] }],
  };
};
