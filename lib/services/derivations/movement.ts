import type { DisclosedFigure } from "../../analysis/disclosure";
import { readImplied } from "../../analysis/implied-moves";
import { SEED, type Movement, type Way } from "../../analysis/movement";
import { netInterval, readNetMoves } from "../../analysis/net-moves";
import { monthOf } from "../../analysis/stat-year";
import { COUNT, formatInterval, formatMonth, formatNumber, PER_MILLE, RATIO } from "../../i18n/format";
import { figureText } from "../../views/figure-text";
import { timesText } from "../../views/movement-tables";
import type { PlainCell } from "../../views/plain-table";
import { movementOf } from "../keep-movement";
import { without, type Ask, type Derive } from "./asked";
import { pText } from "./balance";
import { partsTable } from "./sex-ratio";

const count = (value: number): string => formatNumber(value, COUNT);
const number = (label: string) => ({ label, number: true as const });

/** What chance leaves open of a net migration rate. */
export const netRate: Derive = async (ask) => {
  const { frame: { ledger, area, year, writer }, links, t } = ask;
  const row = (await readNetMoves(ledger, [area], year))[0]!;
  const interval = netInterval(row, ledger.config.level);
  if (!interval || row.in.status !== "ok" || row.out.status !== "ok" || row.net.status !== "ok") return without(ask, t("netInterval"), t("netLead"));
  const [comings, goings, exposure] = [row.in.value, row.out.value, row.net.exposure ?? 0];
  const value = figureText(row.net, PER_MILLE, writer);
  const share = formatNumber(comings / (comings + goings), { scale: 1, sign: "", decimals: 3 });
  const rows = (["moves-in", "moves-out", "net-migration-rate"] as const).map((id, at) => ({ key: id, head: ledger.registry.get(id).label[writer.locale], cells: [{ value: figureText([row.in, row.out, row.net][at]!, id === "net-migration-rate" ? PER_MILLE : COUNT, writer), how: links.how(id) }] }));
  return {
    label: t("netInterval"), lead: t("netLead"), value: { ...value, interval: formatInterval(interval, PER_MILLE) }, methods: ["wilson"],
    today: [t("netToday", { in: count(comings), out: count(goings), n: count(comings + goings), p: share, exposure: formatNumber(exposure, RATIO), value: value.text + value.sign })],
    inputs: { sentence: t("yearsIn", { years: String(year) }), table: { caption: t("caption"), columns: [{ label: t("colWhat") }, number(t("colValue"))], rows } }, level: ledger.config.level, control: "shown",
    counts: [{ formulas: [ledger.registry.get("net-migration-rate").formula], area, years: [year] }],
  };
};

/** Population change less natural increase. */
export const implied: Derive = async (ask) => {
  const { frame: { ledger, area, year }, t } = ask;
  const row = (await readImplied(ledger, [area], [year]))[0];
  if (!row || row.births.status !== "ok" || row.deaths.status !== "ok") return without(ask, t("implied"), t("impliedLead"));
  const { before, after, births, deaths } = row;
  const [born, died] = [ledger.registry.get("births"), ledger.registry.get("deaths")];
  const value = count(row.implied);
  const parts = [[t("populationOn", { date: row.from }), before], [t("populationOn", { date: row.to }), after], [born.label[ask.frame.locale], births.value], [died.label[ask.frame.locale], deaths.value]] as const;
  return {
    label: t("implied"), lead: t("impliedLead"), value: { status: "ok", text: value, sign: "" }, methods: [],
    today: [t("impliedToday", { after: count(after), before: count(before), births: count(births.value), deaths: count(deaths.value), value })],
    inputs: { sentence: t("yearsIn", { years: String(year) }), table: partsTable(t("caption"), t("colWhat"), [t("colValue")], parts.map(([head, part]) => ({ key: head, head, parts: [part] }))) }, control: "shown",
    counts: [{ formulas: [ledger.registry.get("population").formula, born.formula, died.formula], area, years: [year] }],
  };
};

/** The pattern of a flow over the year, and the months round the Spring Festival. */
export const season = (way: Way): Derive => async (ask) => {
  const { frame: { ledger, area, year }, asked, t } = ask;
  const movement = await movementOf(ledger, area, year);
  const found = movement.season?.[way];
  if (found?.pattern.status !== "ok") return without(ask, t(`season_${way}`), t("seasonLead"));
  const { pattern, festival } = found;
  const shown = pattern.months.find(({ month }) => month === asked.month) ?? pattern.months.reduce((most, one) => (one.index > most.index ? one : most));
  const contrasts = (["before", "festival", "after"] as const).flatMap((when) => {
    const one = festival[when];
    return one.status === "ok" ? [t("contrastToday", { when: t(`contrast_${when}`), ratio: timesText(one.ratio), interval: `(${timesText(one.interval.lower)}–${timesText(one.interval.upper)})`, p: pText(one.p) })] : [];
  });
  const { test } = pattern;
  return {
    label: t(`season_${way}`), lead: t("seasonLead"), value: { status: "ok", text: count(shown.index), sign: "", interval: formatInterval(shown.interval, COUNT) }, methods: ["seasonality", "wilson"],
    today: [
      t("seasonToday", { month: String(shown.month), events: count(shown.events), expected: formatNumber(shown.expected, RATIO), index: count(shown.index), interval: formatInterval(shown.interval, COUNT) }),
      t("seasonTest", { chi2: formatNumber(test.statistic, RATIO), p: pText(test.p) }), ...(test.dispersion === undefined ? [] : [t("seasonDispersion", { n: formatNumber(test.dispersion, RATIO) })]), ...contrasts,
    ],
    inputs: { sentence: t("yearsIn", { years: pattern.years.join(", ") }), table: monthsTable(ask, movement, way, pattern.years) }, level: ledger.config.level, ...(test.method === "simulated" ? { draws: { n: 999, seed: String(SEED) } } : {}), control: "shown",
    counts: [{ formulas: [ledger.registry.get(`moves-${way}`).formula], area, years: movement.years, monthly: true, band: "" }],
  };
};

/** Calendar years by months: the counts that are shown. */
function monthsTable({ frame: { ledger, writer }, t }: Ask, { flows, years }: Movement, way: Way, used: readonly number[]) {
  const known = new Map<string, DisclosedFigure>();
  for (const year of years) for (let month = 1; month <= 12; month += 1) known.set(monthOf(year, month, ledger.entry.statYearStart), flows![way].figure(year, month));
  const cell = (key: string): PlainCell => { const figure = known.get(key); return figure ? { value: figureText(figure, COUNT, writer) } : { text: "" }; };
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  return {
    caption: t("caption"), columns: [{ label: t("colYear") }, ...months.map((month) => number(String(month)))],
    rows: used.map((year) => ({ key: String(year), head: String(year), cells: months.map((month) => cell(`${year}-${String(month).padStart(2, "0")}`)) })),
  };
}

/** Moves of one month, or of one reach. */
export const monthMoves = (way: Way): Derive => async (ask) => {
  const { frame: { ledger, area, year, locale }, asked: { month = 0, reach }, t } = ask;
  const { flows, reaches } = await movementOf(ledger, area, year);
  const start = ledger.entry.statYearStart;
  const period = month === 0 ? String(year) : monthText(monthOf(year, month, start), locale);
  const label = t("partLabel", { label: t(`moves_${way}`), part: `${period} · ${t(`reach_${reach ?? "all"}`)}` });
  const known = flows && (reach === undefined || reaches.includes(reach));
  if (!known) return without(ask, label, t("partLead", { most: String(ledger.config.threshold - 1) }));
  return partOf(ask, { label, figure: flows[way].figure(year, month, reach ?? ""), what: `${period} · ${t(`reach_${reach ?? "all"}`)}`, id: `moves-${way}`, band: reach ?? "" });
};

/** Migrants registered on one date, of all reaches or one. */
export const stock = (way: Way): Derive => async (ask) => {
  const { frame: { ledger, area, year, locale }, asked: { date, reach }, t } = ask;
  const { stocks } = await movementOf(ledger, area, year);
  const found = stocks[way].find(({ month }) => month === date) ?? stocks[way].at(-1);
  const period = found ? monthText(found.month, locale) : (date ?? String(year));
  const label = t("partLabel", { label: t(`stock_${way}`), part: `${period} · ${t(`reach_${reach ?? "all"}`)}` });
  if (!found) return without(ask, label, t("partLead", { most: String(ledger.config.threshold - 1) }));
  return partOf(ask, { label, figure: found.figure(reach ?? ""), what: `${period} · ${t(`reach_${reach ?? "all"}`)}`, id: `migrants-${way}`, band: reach ?? "", year: found.year });
};

type Part = { label: string; figure: DisclosedFigure; what: string; id: string; band: string; year?: number };

function partOf({ frame: { ledger, area, year: asked, writer }, links, t }: Ask, { label, figure, what, id, band, year = asked }: Part) {
  const value = figureText(figure, COUNT, writer);
  return {
    label, lead: t("partLead", { most: String(ledger.config.threshold - 1) }), value, methods: ["byar"] as const, today: value.status === "ok" ? [t("countToday", { what, value: value.text })] : [value.reason ?? value.text],
    inputs: { sentence: t("yearsIn", { years: String(year) }), table: { caption: t("caption"), columns: [{ label: t("colWhat") }, number(t("colValue"))], rows: [{ key: what, head: what, cells: [{ value, how: links.how(id, { year }) }] }] } },
    control: "shown" as const, counts: [{ formulas: [ledger.registry.get(id).formula], area, years: [year], monthly: true as const, band }],
  };
}

const monthText = (month: string, locale: Ask["frame"]["locale"]): string => formatMonth({ year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)) }, locale);
