import { readScores, type Weights } from "../analysis/quality/score";
import { stateOf } from "../analysis/quality/faults/traced-fault";
import { COUNT, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/quality-page";
import * as words from "../i18n/messages/quality";
import * as overview from "../i18n/messages/overview";
import { translator, type Translator } from "../i18n/translator";
import { isComparable } from "../indicators/indicator";
import type { Extra } from "../views/address";
import type { CalendarView } from "../views/calendar-view";
import type { CaterpillarView } from "../views/caterpillar-view";
import { comparedChart } from "../views/compared-chart";
import { comparedTable, type ComparedTable } from "../views/compared-table";
import type { PlainTable } from "../views/plain-table";
import { delayView } from "../views/quality/delay-view";
import { inWorkingOrder, type FaultRows } from "../views/quality/fault-rows";
import { agesTable, agreementTable, cleanUpTable, completenessTable, correctedTable, crossTableOf, lastCheckTable, nowcastTable, planTable } from "../views/quality/quality-tables";
import { rulesText } from "../views/quality/rules-text";
import { scoreTable } from "../views/quality/score-table";
import type { LinkView } from "../views/shell-view";
import type { StockView } from "../views/stock-view";
import { compareChildren } from "./compare-children";
import { countStates, faultsHref, rowsOf } from "./fault-list";
import { faultsFile } from "./get-faults-page";
import type { QualityMade } from "./get-quality-page";
import { sourceFor } from "./movement-charts";
import { cleanUpChart } from "./quality-charts";
import { weightsForm, type WeightsForm } from "./quality-form";
import { ROWS_A_PAGE, tablePages, type TablePages } from "./quality-pages";

export type CompletePart = { table?: PlainTable; note: string; corrected?: { table: PlainTable; note: string }; plan?: PlainTable; last?: { table: PlainTable; more?: string } };
export type LatePart = { delays?: CalendarView; villages?: PlainTable; villagesNone?: string; nowcast?: { table: PlainTable; note: string }; areas?: { id: string; chart: CaterpillarView; table: ComparedTable; all: LinkView }; cleanUp?: { chart?: StockView; table: PlainTable } };
export type WrongPart = { cross: { key: string; table: PlainTable; subtitle: string }[]; ages?: { table: PlainTable; note: string } };
export type AgreementPart = { subtitle: string; table?: PlainTable; all?: string; more?: string };
export type ScorePart = { table: PlainTable; subtitle: string; note: string; moved: string; form: WeightsForm; pages?: TablePages };
export type FaultsPart = { title: string; subtitle: string; /** Rules set otherwise than the defaults. */ rules?: string; open: FaultRows; more?: LinkView; folded: { label: string; rows: FaultRows; more: LinkView }[]; download?: LinkView };

const said = (frame: QualityMade["frame"]): Translator<typeof messages.zhCN> => translator(frame.locale, messages);
const told = (frame: QualityMade["frame"]): Translator<typeof words.zhCN> => translator(frame.locale, words);
const n = (value: number) => formatNumber(value, COUNT);

/** Completeness by kind, what births would be, checks planned and made, and the last check of each village. */
export function completePart({ frame, quality: { completeness, corrected, checks }, links, name }: QualityMade): CompletePart {
  const [t, w] = [said(frame), told(frame)];
  const { writer } = frame;
  const table = completenessTable(completeness, writer);
  const right = withHow(correctedTable(corrected, writer), (key) => links.how(key === "births" ? "births" : key === "rate" ? "birth-rate" : "sex-ratio-at-birth"));
  const plan = planTable(checks.plan, writer);
  // Those longest without a check stand first: they are the ones to visit.
  const villages = checks.villages.toSorted((one, two) => (one.last ?? "").localeCompare(two.last ?? ""));
  const last = lastCheckTable(villages.slice(0, ROWS_A_PAGE), writer, { ...links, name });
  return {
    ...(table ? { table } : {}), note: w("completenessNote"), ...(right && corrected.status === "ok" ? { corrected: { table: right, note: w(corrected.entered ? "correctedEntered" : "correctedOpen") } } : {}),
    ...(plan ? { plan } : {}), ...(last ? { last: { table: last, ...(villages.length > ROWS_A_PAGE ? { more: t("moreRows", { shown: n(ROWS_A_PAGE), all: n(villages.length) }) } : {}) } } : {}),
  };
}

/** The first cell of each row leads to how it was made. */
const withHow = (table: PlainTable | undefined, how: (key: string) => string): PlainTable | undefined => table && { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell, at) => (at === 0 && "value" in cell ? { ...cell, how: how(row.key) } : cell)) })) };

/** The field of months and delays, what is still to come, which areas report late, and what of a change is late entry. */
export async function latePart({ frame, quality: { delays, nowcast, cleanUp }, faults, links, name }: QualityMade): Promise<LatePart> {
  const w = told(frame);
  const { writer, areaName, ledger } = frame;
  const span = delays.length > 0 ? `${delays[0]!.month}—${delays.at(-1)!.month}` : "";
  const field = delayView({ delays, nowcast, areaName, source: sourceFor(frame, span), writer });
  const table = nowcastTable(nowcast, writer);
  const assumed = nowcast.status === "ok" && nowcast.assumed > 0 ? (writer.locale === "en" ? " " : "") + w("nowcastAssumed", { n: String(nowcast.assumed) }) : "";
  const years = cleanUp.filter(({ year }) => year <= frame.year);
  const [chart, clean, areas] = [cleanUpChart(frame, cleanUp), cleanUpTable(years, writer), ledger.periods.has("birth_known") ? await lateAreas(frame, links) : undefined];
  const known = ledger.periods.has("birth_known");
  const villages = known ? lateVillages({ frame, faults, links, name }) : undefined;
  return { ...(field ? { delays: field } : {}), ...(villages ? { villages } : known ? { villagesNone: said(frame)("lateVillagesNone") } : {}), ...(table ? { nowcast: { table, note: w("nowcastNote") + assumed } } : {}), ...(areas ? { areas } : {}), ...(clean ? { cleanUp: { ...(chart ? { chart } : {}), table: clean } } : {}) };
}

/** More rows than this make a chart that nobody reads; the page of villages has them all. */
const MOST_DRAWN = 60;

/** In the order of areas, with the years in which each was late; a village's late births are few and often withheld, so the test says it and not the share. */
function lateVillages({ frame, faults, links, name }: Pick<QualityMade, "frame" | "faults" | "links" | "name">): PlainTable | undefined {
  const years = new Map<string, string[]>();
  for (const { code, area, period, gone } of faults) if (code === "lateEntry" && !gone) years.set(area, [...(years.get(area) ?? []), period]);
  if (years.size === 0) return undefined;
  const t = said(frame);
  return { caption: t("lateVillages"), columns: [{ label: t("colVillage") }, { label: t("colYears") }], rows: [...years].slice(0, ROWS_A_PAGE).map(([area, periods]) => ({ key: area, head: name(area), href: links.area(area), cells: [{ text: periods.join(frame.locale === "en" ? ", " : "、") }] })) };
}

async function lateAreas(frame: QualityMade["frame"], links: QualityMade["links"]): Promise<LatePart["areas"]> {
  const indicator = frame.ledger.registry.get("late-share");
  if (!isComparable(indicator) || frame.ledger.tree.children(frame.area).length > 10 * MOST_DRAWN) return undefined;
  const [found] = await compareChildren(frame, [indicator]);
  // Where most shares are withheld, the few that are drawn are those with nothing late: they say nothing of the others.
  if (!found || found.rows.length > MOST_DRAWN || found.rows.length < found.leftOut) return undefined;
  const { own, ...compared } = found;
  const chart = comparedChart({ ...compared, ...(own.status === "ok" ? { own: own.value } : {}), source: sourceFor(frame, String(frame.year)), locale: frame.locale });
  return { id: indicator.id, chart, table: comparedTable({ ...found, writer: frame.writer, link: links.area }), all: { label: translator(frame.locale, overview)("allOf", { indicator: indicator.label[frame.locale] }), href: links.villages(indicator.id) } };
}

/** What was taken for what, and how exactly ages are written. */
export function wrongPart({ frame, quality: { crossTables, ages } }: QualityMade): WrongPart {
  const table = agesTable(ages.days, frame.writer);
  return {
    cross: crossTables.map((one) => { const { subtitle, ...cells } = crossTableOf(one, frame.writer); return { key: `${one.kind}|${one.field}`, table: cells, subtitle }; }),
    ...(table ? { ages: { table, note: told(frame)("agesNote") } } : {}),
  };
}

/** The villages whose books differ; the others are only counted. */
export function agreementPart({ frame, quality: { agreement }, links, name }: QualityMade): AgreementPart | undefined {
  if (agreement.rows.length === 0) return undefined;
  const [t, w] = [said(frame), told(frame)];
  const apart = agreement.rows.filter(({ cells }) => cells.some(({ state }) => state === "differ"));
  const table = apart.length === 0 ? undefined : agreementTable({ ...agreement, rows: apart.slice(0, ROWS_A_PAGE) }, { writer: frame.writer, statYearStart: frame.ledger.entry.statYearStart }, { ...links, name });
  return {
    subtitle: w("agreementSubtitle", { area: frame.areaName, year: String(frame.year), same: w("same") }), ...(table ? { table } : { all: t("agreeAll", { n: n(new Set(agreement.rows.map(({ area }) => area)).size) }) }),
    ...(apart.length > ROWS_A_PAGE ? { more: t("moreRows", { shown: n(ROWS_A_PAGE), all: n(apart.length) }) } : {}),
  };
}

type ScoreAsked = { weights: Weights | undefined; page: number; extra: Extra };

/** Scores of the villages with their parts, and their ranks under other weights beside those in force. */
export async function scorePart({ frame, quality, links, name }: QualityMade, { weights, page, extra }: ScoreAsked): Promise<ScorePart | undefined> {
  const { ledger, area, areaName, year, writer } = frame;
  const scores = weights && quality.scores.villages.length > 0 ? await readScores(ledger, { area, year, chosen: weights }) : quality.scores;
  const all = scores.villages.length;
  const at = Math.min(page, Math.max(1, Math.ceil(all / ROWS_A_PAGE)));
  const indicator = (id: string) => { const found = ledger.registry.get(id); if (!isComparable(found)) throw new TypeError(`quality: ${id} is not compared`); return found; };
  const made = scoreTable({ scores, areaName, year, indicator, rows: { from: (at - 1) * ROWS_A_PAGE, most: ROWS_A_PAGE }, writer }, { ...links, name });
  if (!made) return undefined;
  const pages = tablePages(frame, { all, page: at, extra, anchor: "score" });
  const parts = Object.keys(scores.weights);
  const partOf = (place: number, cells: number) => parts[place - (cells - parts.length)];
  const table = { ...made.table, rows: made.table.rows.map((row) => ({ ...row, cells: row.cells.map((cell, place) => ("value" in cell ? { ...cell, how: links.how(partOf(place, row.cells.length)!, { area: row.key }) } : place === 0 && "text" in cell && /\d/.test(cell.text) ? { value: { status: "ok" as const, text: cell.text, sign: "" }, how: links.how("quality-score", { area: row.key }) } : cell)) })) };
  return { ...made, table, form: weightsForm(frame, weights), ...(pages ? { pages } : {}) };
}

/** Open faults that the page itself holds; all stand on the list's own page. */
const MOST_OPEN = 30;
const MOST_FOLDED = 10;

/** What is to be mended first; what is for the record and what was mended are folded away. */
export function faultsPart({ frame, faults }: QualityMade): FaultsPart {
  const t = said(frame);
  const { area, state, locale, ledger } = frame;
  const count = countStates(faults);
  const ordered = inWorkingOrder(faults);
  const of = (wanted: "open" | "record" | "mended") => ordered.filter((one) => stateOf(one) === wanted);
  const all = (wanted: "open" | "record" | "mended") => ({ label: t("allFaults", { n: n(count[wanted]) }), href: faultsHref({ state }, state.area, { state: wanted === "open" ? undefined : wanted }) });
  const fold = (wanted: "record" | "mended", label: string) => (count[wanted] === 0 ? [] : [{ label, rows: rowsOf(frame, of(wanted).slice(0, MOST_FOLDED), label), more: all(wanted) }]);
  const rules = rulesText(ledger.config.quality, ledger.registry, frame.writer);
  return {
    ...(rules ? { rules } : {}),
    title: t("faultsPage"), subtitle: count.open > 0 ? t("faultsHeading", { area: frame.areaName, open: n(count.open) }) : t("faultsHeadingNone", { area: frame.areaName }),
    open: rowsOf(frame, of("open").slice(0, MOST_OPEN), t("faultsPage")), ...(faults.length > 0 ? { more: all("open"), download: { label: t(area.level === "village" ? "faultsOfVillage" : "faultsByVillage"), href: faultsFile(locale, area.code, ledger.entry.id) } } : {}),
    folded: [...fold("record", t("recordFold", { n: n(count.record) })), ...fold("mended", t("mendedFold", { n: n(count.mended) }))],
  };
}
