import { readAnswers } from "../../analysis/answers";
import type { DisclosedFigure } from "../../analysis/disclosure";
import { readPooled, windowOf } from "../../analysis/pooled-years";
import { COUNT, formatNumber, PERCENT, RATIO } from "../../i18n/format";
import { girlsShort, missingGirls } from "../../statistics/missing-girls";
import { countAreas } from "../../views/area-words";
import { inputTable, MOST_INPUTS, partCell, type Derivation } from "../../views/derivation";
import { figureText } from "../../views/figure-text";
import { nameOf } from "../../views/names";
import type { PlainTable } from "../../views/plain-table";
import { NORMAL_RATIO, ratioFacts, type RatioStage } from "../sex-ratio-facts";
import { SEED } from "../sex-ratio-spread";
import { without, type Ask, type Derive } from "./asked";
import { pText } from "./balance";

const RATIO_AT_BIRTH = "sex-ratio-at-birth";
const ORDERS = ["sex-ratio-order-1", "sex-ratio-order-2", "sex-ratio-order-3"];

/** Girls missing against a normal ratio, under either assumption. */
export const girls = (kind: "missingGirls" | "girlsShort"): Derive => async (ask) => {
  const { frame: { ledger, area, year }, asked: { pool = 1, normal = NORMAL_RATIO }, t } = ask;
  const indicator = ledger.registry.get(RATIO_AT_BIRTH);
  const lead = t(kind === "missingGirls" ? "girlsLead" : "shortLead", { normal: String(normal) });
  const figure = (await readPooled(ledger, { indicators: [indicator], areas: [area], year, pool })).figure(indicator, area, year, { change: false });
  const { status, events: boys, exposure: births } = figure;
  if (status !== "ok" || boys === undefined || births === undefined) return without(ask, t(kind), lead);
  const level = ledger.config.level;
  const { value, interval } = (kind === "missingGirls" ? missingGirls : girlsShort)({ boys, girls: births - boys }, normal, level);
  const text = formatNumber(value, COUNT);
  return {
    label: t(kind), lead, value: { status: "ok", text, sign: "", interval: `(${formatNumber(interval.lower, COUNT)} ~ ${formatNumber(interval.upper, COUNT)})` }, methods: ["missing-girls", "sex-ratio"],
    today: [t(kind === "missingGirls" ? "girlsToday" : "shortToday", { boys: formatNumber(boys, COUNT), births: formatNumber(births, COUNT), girls: formatNumber(births - boys, COUNT), normal: String(normal), value: text })],
    inputs: await windowInputs(ask, figure), level, control: "shown", counts: [{ formulas: [indicator.formula], area, years: windowOf(year, pool) }],
  };
};

/** The years taken together first, then each on its own. */
async function windowInputs({ frame: { ledger, area, year, writer }, asked: { pool = 1 }, links, t }: Ask, whole: DisclosedFigure): Promise<Derivation["inputs"]> {
  const indicator = ledger.registry.get(RATIO_AT_BIRTH);
  const years = windowOf(year, pool);
  const answers = await readAnswers(ledger, { indicators: [indicator], areas: [area], years, before: false });
  const span = pool === 1 ? String(year) : `${years[0]}–${year}`;
  const rows = [
    { key: "all", head: span, figure: whole, how: links.how(RATIO_AT_BIRTH, { pool }) },
    ...(pool === 1 ? [] : years.map((one) => ({ key: String(one), head: String(one), figure: answers.figure(indicator, area, one, { change: false }), how: links.how(RATIO_AT_BIRTH, { year: one }) }))),
  ];
  return { sentence: t("yearsIn", { years: span }), table: inputTable(rows, indicator, t("colYear"), writer) };
}

/** The change of the ratio, taken apart by birth order. */
export const orderChange: Derive = async (ask) => {
  const { frame: { ledger, area, year, writer }, asked, links, t } = ask;
  const { changes } = await ratioFacts(ledger, { area, year, pool: asked.pool, level: undefined });
  const change = changes.find(({ from }) => from === asked.from) ?? changes[0];
  if (!change) return without(ask, t("orderChange"), t("orderLead", { from: String(asked.from ?? ""), to: String(year) }));
  const signed = (value: number) => (value > 0 ? "+" : "") + formatNumber(value, RATIO);
  const indicators = ORDERS.map((id) => ledger.registry.get(id));
  const answers = await readAnswers(ledger, { indicators, areas: [area], years: [change.from, change.to], before: false });
  const rows = [change.from, change.to].flatMap((one) => indicators.map((indicator, at) => ({ key: `${indicator.id} ${one}`, head: `${one} · ${t(`order${at + 1}` as "order1")}`, figure: answers.figure(indicator, area, one, { change: false }), how: links.how(indicator.id, { year: one }) })));
  return {
    label: t("orderChange"), lead: t("orderLead", { from: String(change.from), to: String(change.to) }), year: change.to, value: { status: "ok", text: signed(change.difference), sign: "" }, methods: ["kitagawa", "newcombe"],
    today: [t("orderToday", { second: formatNumber(change.second, RATIO), first: formatNumber(change.first, RATIO), difference: signed(change.difference), structure: signed(change.structure), ratios: signed(change.ratios) }), t("orderInterval", { level: `${formatNumber(ledger.config.level, { ...PERCENT, decimals: 0 })}%`, interval: `(${signed(change.interval.lower)} ~ ${signed(change.interval.upper)})` })],
    inputs: { sentence: t("yearsIn", { years: `${change.from}, ${change.to}` }), table: inputTable(rows, indicators[0]!, t("colOrder"), writer) }, level: ledger.config.level, control: "shown",
    counts: [{ formulas: indicators.map(({ formula }) => formula), area, years: [change.from, change.to] }],
  };
};

/** How far areas lie apart beside what chance alone gives. */
export const ratioSpread: Derive = async (ask) => {
  const { frame: { ledger, area, year, locale, writer }, asked, links, t } = ask;
  const facts = await ratioFacts(ledger, { area, year, pool: asked.pool, level: asked.level });
  const { spread, pool } = facts;
  if (!spread) return without(ask, t("ratioSpread"), t("spreadLead", { common: "—" }));
  const { level, least, left, distribution: { areas, common, spread: test } } = spread;
  const stage: RatioStage | undefined = [facts.villages, facts.areas].find((one) => one?.level === level);
  const rows = (stage?.rows ?? []).filter(({ figure: { exposure = 0, status } }) => exposure >= least && (status === "ok" || status === "undefined"));
  const indicator = ledger.registry.get(RATIO_AT_BIRTH);
  return {
    label: t("ratioSpread"), lead: t("spreadLead", { common: formatNumber(common, RATIO) }), value: { status: "ok", text: test.status === "ok" ? `p ${pText(test.p)}` : "—", sign: "" }, methods: ["chance-spread"],
    today: test.status === "ok" ? [t("spreadToday", { chi2: formatNumber(test.statistic, RATIO), df: String(test.df), p: pText(test.p), share: `${formatNumber(test.byChance, { ...PERCENT, decimals: 0 })}%` })] : [],
    inputs: { sentence: [t("spreadIn", { least: String(least), shown: countAreas(areas, level, locale), left: countAreas(left, level, locale) }), ...(rows.length > MOST_INPUTS ? [t("more", { n: String(MOST_INPUTS), all: formatNumber(rows.length, COUNT) })] : [])].join(locale === "en" ? " " : ""), table: inputTable(rows.map(({ area: one, figure }) => ({ key: one.code, head: nameOf(one, locale), href: links.area(one.code), figure, how: links.how(RATIO_AT_BIRTH, { area: one.code, pool }) })), indicator, t("colArea"), writer) },
    ...(test.status === "ok" && test.method === "simulated" ? { draws: { n: 999, seed: String(SEED) } } : {}), control: "shown", counts: [{ formulas: [indicator.formula], area, below: level, years: windowOf(year, pool) }],
  };
};

/** The sex ratio of a guidance group's villages taken together. */
export const groupRatio: Derive = async (ask) => {
  const { frame: { ledger, area, year, locale, writer }, asked, links, t } = ask;
  const facts = await ratioFacts(ledger, { area, year, pool: asked.pool, level: undefined });
  const found = facts.groups.find(({ group }) => group.id === asked.group);
  const indicator = ledger.registry.get(RATIO_AT_BIRTH);
  const label = t("group", { group: found ? nameOf(found.group, locale) : (asked.group ?? ""), label: indicator.label[locale] });
  const lead = t("groupLead");
  if (!found || found.figure.status === "missing") return without(ask, label, lead);
  const { figure, villages, group, withheld } = found;
  const members = facts.villages?.rows.filter(({ area: one }) => group.villages.includes(one)) ?? [];
  const { events: boys = 0, exposure: births = 0 } = figure;
  const value = figureText(figure, indicator.display, writer);
  return {
    label, lead, value, methods: ["sex-ratio"], today: figure.status === "ok" ? [t("groupToday", { boys: formatNumber(boys, COUNT), girls: formatNumber(births - boys, COUNT), births: formatNumber(births, COUNT), villages: countAreas(villages, "village", locale), value: value.text })] : [],
    inputs: { sentence: t("membersIn", { villages: countAreas(villages, "village", locale), withheld: String(withheld) }), table: inputTable(members.map(({ area: one, figure: own }) => ({ key: one.code, head: nameOf(one, locale), href: links.area(one.code), figure: own, how: links.how(RATIO_AT_BIRTH, { area: one.code, pool: facts.pool }) })), indicator, t("colArea"), writer) },
    level: ledger.config.level, control: "shown", counts: [{ formulas: [indicator.formula], area, below: "village", years: windowOf(year, facts.pool) }],
  };
};

/** Both parts of one figure, for a table with a row for each. */
export const partsTable = (caption: string, head: string, columns: readonly string[], rows: readonly { key: string; head: string; parts: readonly (number | undefined)[] }[]): PlainTable => ({
  caption, columns: [{ label: head }, ...columns.map((label) => ({ label, number: true as const }))], rows: rows.map(({ key, head: name, parts }) => ({ key, head: name, cells: parts.map(partCell) })),
});

