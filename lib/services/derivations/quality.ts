import { COUNT, formatInterval, formatNumber, formatWithSign, PERCENT, RATIO, type NumberFormat } from "../../i18n/format";
import * as messages from "../../i18n/messages/quality-how";
import { translator, type Translator } from "../../i18n/translator";
import type { CountsUsed, Derivation } from "../../views/derivation";
import { figureText, type FigureText } from "../../views/figure-text";
import { nameOf } from "../../views/names";
import { agesTable, cleanUpTable, crossTableOf, nowcastTable, textsOf, kindWord } from "../../views/quality/quality-tables";
import { words, type PlainTable } from "../../views/plain-table";
import { qualityOf } from "../keep-quality";
import { without, type Ask, type Derive } from "./asked";
import type { Quality } from "../../analysis/quality/read-quality";

type T = Translator<typeof messages.zhCN>;
const TWO: NumberFormat = { scale: 1, sign: "", decimals: 2 };
const WHOLE = { ...PERCENT, decimals: 0 as const };
const count = (value: number): string => formatNumber(value, COUNT);
const number = (label: string) => ({ label, number: true as const });
const value = (text: string, interval?: string): FigureText => ({ status: "ok", text, sign: "", ...(interval ? { interval } : {}) });

type Told = Ask & { q: T; quality: Quality };
/** The answer from what the page of data quality reads, or that it has none. */
const ofQuality = (title: (ask: Told) => { label: string; lead: string }, make: (ask: Told) => Omit<Derivation, "label" | "lead"> | undefined): Derive => async (ask) => {
  const { ledger, area, year, locale } = ask.frame;
  const told: Told = { ...ask, q: translator(locale, messages), quality: await qualityOf(ledger, area, year) };
  const { label, lead } = title(told);
  const made = make(told);
  return made ? { label, lead, ...made } : without(ask, label, lead, told.q("unknown"));
};

const eventsOf = ({ frame: { ledger, area, year } }: Ask, id = "births"): CountsUsed[] => [{ formulas: [ledger.registry.get(id).formula], area, years: [year] }];

/** Births that the newest months are still to get. */
export const nowcast = ofQuality(({ q }) => ({ label: q("nowcast"), lead: q("nowcastLead") }), (ask) => {
  const { q, quality: { nowcast: found }, frame: { writer, ledger } } = ask;
  const table = nowcastTable(found, writer);
  if (found.status !== "ok" || !table) return undefined;
  const share = (delay: number) => formatWithSign(found.shares[Math.min(delay, found.shares.length - 1)]!, WHOLE);
  return {
    value: value(count(found.toCome), `± ${formatNumber(found.se, RATIO)}`), methods: ["chain-ladder"],
    today: [q("nowcastToday", { first: share(0), third: share(3), n: count(found.toCome), se: formatNumber(found.se, RATIO) }), ...(found.exact ? [] : [q("nowcastRounded")])],
    inputs: { sentence: q("nowcastSentence", { from: found.from, until: found.until, births: count(found.births) }), table }, level: ledger.config.level, control: "shown", counts: eventsOf(ask),
  };
});

/** One month of births by delay, or all the newest. */
export const delays = ofQuality(({ q, frame }) => ({ label: q("delays"), lead: q("delaysLead", { most: String(frame.writer.threshold - 1) }) }), (ask) => {
  const { q, quality, asked, frame: { writer } } = ask;
  const month = quality.delays.find((one) => one.month === asked.date) ?? quality.delays.at(-1);
  if (!month) return undefined;
  const known = figureText(month.all, COUNT, writer);
  const last = month.byDelay.length - 1;
  const table: PlainTable = {
    caption: q("delays"), columns: [{ label: q("colDelay") }, number(month.month)],
    rows: [{ key: "all", head: q("delayAll"), cells: [{ value: known }] }, ...month.byDelay.flatMap((figure, at) => (figure ? [{ key: String(at), head: at === last ? q("delayLater") : String(at), cells: [{ value: figureText(figure, COUNT, writer) }] }] : []))],
  };
  return { value: known, methods: [], today: [q("delaysToday", { month: month.month, known: known.text })], inputs: { sentence: q("delaysSentence"), table }, control: "shown", counts: eventsOf(ask) };
});

/** Births by event and by entry, and what of the change is late entry. */
export const cleanUp = ofQuality(({ q }) => ({ label: q("cleanUp"), lead: q("cleanUpLead") }), (ask) => {
  const { q, quality, frame: { writer, year } } = ask;
  const found = quality.cleanUp.find((one) => one.year === year);
  const table = cleanUpTable(quality.cleanUp.filter((one) => one.year <= year), writer);
  if (!found || !table) return undefined;
  const text = (name: "happened" | "entered" | "fromEarlier" | "enteredLater") => figureText(found[name], COUNT, writer);
  const signed = (change: number) => (change > 0 ? "+" : "") + count(change);
  return {
    value: text("entered"), methods: [],
    today: [q("cleanUpToday", { entered: text("entered").text, happened: text("happened").text, earlier: text("fromEarlier").text, later: text("enteredLater").text }), ...(found.change ? [q("cleanUpChange", { entered: signed(found.change.entered), happened: signed(found.change.happened), cleanUp: signed(found.change.cleanUp) })] : [])],
    inputs: { sentence: q("yearSentence", { year: String(year) }), table }, control: "shown", counts: eventsOf(ask),
  };
});

/** Chapman's estimate over all checks of births in the year. */
export const birthsComplete = ofQuality(({ q }) => ({ label: q("complete"), lead: q("completeLead") }), (ask) => {
  const found = ask.quality.completeness.year.find(({ kind }) => kind === "birth");
  return found?.pooled ? { value: value(formatWithSign(found.pooled.value, PERCENT), formatInterval(found.pooled.interval, PERCENT)), ...chapmanOf(ask, found as typeof found & { pooled: NonNullable<typeof found.pooled> }) } : undefined;
});

/** What births would be, beside the ledger's own. */
export const birthsCorrected = ofQuality(({ q }) => ({ label: q("births"), lead: q("birthsLead") }), (ask) => {
  const { q, quality: { corrected, completeness } } = ask;
  const found = completeness.year.find(({ kind }) => kind === "birth");
  if (corrected.status !== "ok" || corrected.births.known.status !== "ok" || !found?.pooled) return undefined;
  const of = chapmanOf(ask, found as typeof found & { pooled: NonNullable<typeof found.pooled> });
  const seen = corrected.entered ? found.ledger + found.found - found.matched : found.ledger;
  const text = count(corrected.births.corrected.value);
  return { ...of, value: value(text, formatInterval(corrected.births.corrected, COUNT)), today: [q("birthsToday", { known: count(corrected.births.known.value), total: formatNumber(found.pooled.total, RATIO), seen: count(seen), value: text }), ...of.today] };
});

type Checked = Quality["completeness"]["year"][number] & { pooled: { value: number; total: number } };

function chapmanOf(ask: Told, { ledger, found, matched, pooled, checks }: Checked): Pick<Derivation, "methods" | "today" | "inputs" | "level" | "control" | "counts"> {
  const { q, frame } = ask;
  const rows = ([["rowLedger", ledger], ["rowFound", found], ["rowMatched", matched]] as const).map(([key, part]) => ({ key, head: q(key), cells: [words(count(part))] }));
  return {
    methods: ["chapman"], today: [q("completeToday", { ledger: count(ledger), found: count(found), matched: count(matched), total: formatNumber(pooled.total, RATIO), value: formatWithSign(pooled.value, PERCENT) })],
    inputs: { sentence: q("checksSentence", { year: String(frame.year), n: count(checks) }), table: { caption: q("complete"), columns: [{ label: ask.t("colWhat") }, number(ask.t("colValue"))], rows: [...rows, { key: "total", head: q("rowTotal"), cells: [words(formatNumber(pooled.total, RATIO))] }] } },
    level: frame.ledger.config.level, control: "shown", counts: eventsOf(ask, "completeness"),
  };
}

/** Agreement of one field beyond chance; `kind` of the address is `birth|order`. */
export const kappa = ofQuality(({ q, quality, asked, frame }) => { const one = tableOf(quality, asked.kind); const w = textsOf(frame.writer); return { label: q("kappa", { kind: kindWord(one?.kind ?? "birth", w), field: one ? w(`field_${one.field as "sex"}`) : "" }), lead: q("kappaLead") }; }, (ask) => {
  const { q, quality, asked, frame: { writer, ledger } } = ask;
  const one = tableOf(quality, asked.kind);
  if (!one?.kappa) return undefined;
  const { subtitle: _, ...table } = crossTableOf(one, writer);
  const { agreement, byChance, value: found, interval } = one.kappa;
  return {
    value: value(formatNumber(found, TWO), formatInterval(interval, TWO)), methods: ["kappa"], today: [q("kappaToday", { agreement: formatNumber(agreement, { ...TWO, decimals: 3 }), chance: formatNumber(byChance, { ...TWO, decimals: 3 }), value: formatNumber(found, TWO) })],
    inputs: { sentence: q("kappaSentence", { n: count(one.total) }), table }, level: ledger.config.level, control: "shown", counts: eventsOf(ask, "field-error-rate"),
  };
});

const tableOf = ({ crossTables }: Quality, key: string | undefined) => crossTables.find(({ kind, field }) => `${kind}|${field}` === key) ?? crossTables.find((table) => table.kappa);

/** Indices of single years of age on the newest day up to the year. */
export const ageHeaping = ofQuality(({ q }) => ({ label: q("ages"), lead: q("agesLead") }), (ask) => {
  const { q, quality: { ages }, frame: { writer } } = ask;
  const table = agesTable(ages.days, writer);
  const last = ages.days.at(-1);
  if (!table || !last) return undefined;
  return {
    value: value(formatNumber(100 * last.whipple, RATIO)), methods: ["whipple", "myers", "boundary"],
    today: ages.days.map(({ date, whipple, myers, at45, over45 }) => q("agesToday", { date, whipple: formatNumber(100 * whipple, RATIO), myers: formatNumber(myers, RATIO), at: formatNumber(at45, TWO), over: over45 === undefined ? "—" : formatNumber(over45, TWO) })),
    inputs: { sentence: q("agesSentence", { n: String(ages.days.length) }), table }, control: "people", counts: eventsOf(ask, "population"),
  };
});

/** The score of one village with its parts; of a larger area, the parts of the villages' scores. */
export const qualityScore = ofQuality(({ q, frame: { area, areaName } }) => ({ label: area.level === "village" ? q("scoreOf", { area: areaName }) : q("score"), lead: q("scoreLead") }), (ask) => {
  const { q, quality: { scores }, frame: { ledger, area, writer, year }, links } = ask;
  const known = scores.villages.filter((one) => one.status === "ok");
  const own = known.find((one) => one.area === area.code);
  const level = ledger.config.level;
  const counts = Object.keys(scores.weights).slice(0, 1).flatMap((id) => eventsOf(ask, id));
  if (!own) {
    if (known.length === 0) return undefined;
    const values = known.map((one) => one.value);
    const rows = known.slice(0, 100).map((one) => ({ key: one.area, head: nameOf(ledger.tree.find(one.area).area, writer.locale), href: links.area(one.area), cells: [{ value: value(formatNumber(one.value, PERCENT)), how: links.how("quality-score", { area: one.area }) }] }));
    const text = `${formatNumber(Math.min(...values), PERCENT)}–${formatNumber(Math.max(...values), PERCENT)}`;
    return { value: value(text), methods: ["rank-region"], today: [q("scoreWhole", { lower: formatNumber(Math.min(...values), PERCENT), upper: formatNumber(Math.max(...values), PERCENT) })], inputs: { sentence: ask.t("yearsIn", { years: String(year) }), table: { caption: q("score"), columns: [{ label: ask.t("colArea") }, number(q("score"))], rows } }, level, control: "shown", counts };
  }
  const rows = own.parts.map(({ indicator: id, figure, good }) => { const indicator = ledger.registry.get(id); return { key: id, head: indicator.label[writer.locale], cells: [{ value: figureText(figure, indicator.display, writer), how: links.how(id) }, words(good === undefined ? "—" : formatNumber(good, { ...TWO, decimals: 3 })), words(String(scores.weights[id]))] }; });
  return {
    value: value(formatNumber(own.value, PERCENT), formatInterval(own.interval, PERCENT)), methods: ["rank-region"], today: [q("scoreToday", { value: formatNumber(own.value, PERCENT) }), ...(own.rank ? [q("scoreRank", { lower: String(own.rank.lower), upper: String(own.rank.upper) })] : [])],
    inputs: { sentence: q("scoreSentence", { held: formatWithSign(own.held, WHOLE) }), table: { caption: q("score"), columns: [{ label: ask.t("colWhat") }, number(ask.t("colValue")), number(q("colGood")), number(q("colWeight"))], rows } }, level, control: "shown", counts,
  };
});
