import type { AreaTree } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { QuotedToday } from "../analysis/quoted-rows";
import type { Locale } from "../base/locale";
import type { Registry } from "../indicators/registry";
import { nameOf } from "../views/names";
import type { FlatColumn } from "./flat-table";

/** What every row says of itself, so that a row alone is still traceable. */
export type Provenance = { snapshot: string; asOf: string; sample: boolean };
/** What a comparison of villages adds to each row. */
export type TableComparison = { against: { kind: string; lower?: number; upper?: number }; funnel?: { flags: Readonly<Record<string, string>> } };
/** What the view of balance adds to the rows of its own area, by indicator. */
export type TableBalance = { area: string; of(indicator: string): { areas: number; gini?: number; theil?: number; between?: number; fifthRatio?: number; chance?: { lower: number; upper: number }; p?: number } | undefined };
export type TableContext = { comparison?: TableComparison; balance?: TableBalance; tree: AreaTree; registry: Registry; locale: Locale; provenance: Provenance };

type Cell = string | number | null;
type Reader<Row> = readonly (readonly [name: string, kind: FlatColumn["kind"], read: (row: Row, context: TableContext) => Cell | undefined])[];

const FIGURE: Reader<DisclosedFigure> = [
  ["indicator", "text", ({ indicator }) => indicator],
  ["indicator_name", "text", ({ indicator }, { registry, locale }) => registry.find(indicator)?.label[locale]],
  ["area", "text", ({ area }) => area],
  ["area_name", "text", ({ area }, { tree, locale }) => nameOf(tree.find(area).area, locale)],
  ["level", "text", ({ area }, { tree }) => tree.find(area).area.level],
  ["period", "text", ({ period }) => period],
  ["months", "number", ({ months }) => months],
  ["coverage", "number", ({ coverage }) => coverage],
  ["status", "text", ({ status }) => status],
  ["reason", "text", (figure) => (figure.status === "ok" ? null : figure.reason)],
  ["value", "number", (figure) => (figure.status === "ok" ? figure.value : null)],
  ["unit", "text", ({ unit }) => unit],
  ["lower", "number", (figure) => (figure.status === "ok" ? figure.interval?.lower : null)],
  ["upper", "number", (figure) => (figure.status === "ok" ? figure.interval?.upper : null)],
  ["level_of_interval", "number", (figure) => (figure.status === "ok" ? figure.interval?.level : null)],
  ["method", "text", (figure) => (figure.status === "ok" ? figure.interval?.method : null)],
  ["events", "number", ({ events }) => events],
  ["exposure", "number", ({ exposure }) => exposure],
  ["quality", "text", ({ quality }) => quality],
  ["rank_status", "text", ({ rank }) => rank.status],
  ["rank_lower", "number", ({ rank }) => (rank.status === "ok" ? rank.lower : null)],
  ["rank_upper", "number", ({ rank }) => (rank.status === "ok" ? rank.upper : null)],
  ["tier", "number", ({ rank }) => (rank.status === "ok" ? rank.tier : null)],
  ["change_verdict", "text", ({ change }) => change?.verdict],
  ["change_kind", "text", ({ change }) => change?.kind],
  ["change_value", "number", ({ change }) => change?.value],
  ["change_lower", "number", ({ change }) => change?.lower],
  ["change_upper", "number", ({ change }) => change?.upper],
  ["change_p", "number", ({ change }) => change?.p],
  ["merged_from", "text", ({ mergedFrom }) => mergedFrom?.join(" ")],
];

const QUOTED: Reader<QuotedToday> = [
  ["area", "text", ({ area }) => area],
  ["area_name", "text", ({ area }, { tree, locale }) => nameOf(tree.find(area).area, locale)],
  ["period", "text", ({ period }) => period],
  ["item", "text", ({ item, itemEn }, { locale }) => (locale === "en" ? (itemEn ?? item) : item)],
  ["value", "number", ({ value }) => value],
  ["unit", "text", ({ unit }) => unit],
  ["source", "text", ({ source }) => source],
  ["indicator", "text", ({ today }) => today?.indicator],
  ["today_value", "number", ({ today }) => (today?.figure.status === "ok" ? today.figure.value : undefined)],
  ["today_lower", "number", ({ today }) => (today?.figure.status === "ok" ? today.figure.interval?.lower : undefined)],
  ["today_upper", "number", ({ today }) => (today?.figure.status === "ok" ? today.figure.interval?.upper : undefined)],
  ["today_verdict", "text", ({ today }) => today?.verdict],
];

const PROVENANCE: Reader<unknown> = [
  ["snapshot", "text", (_, { provenance }) => provenance.snapshot],
  ["as_of", "text", (_, { provenance }) => provenance.asOf],
  ["sample", "text", (_, { provenance }) => (provenance.sample ? "true" : "false")],
];

/** Newer columns stand at the end: a program that counts columns still finds the older ones. */
const COMPARED: Reader<DisclosedFigure> = [
  ["shrunken_value", "number", ({ shrunken }) => shrunken?.value],
  ["shrunken_lower", "number", ({ shrunken }) => shrunken?.interval.lower],
  ["shrunken_upper", "number", ({ shrunken }) => shrunken?.interval.upper],
  ["group_letter", "text", ({ rank }) => (rank.status === "ok" ? rank.letters : null)],
  ["funnel_flag", "text", ({ area }, { comparison }) => comparison?.funnel?.flags[area]],
  ["reference_kind", "text", (_, { comparison }) => comparison?.against.kind],
  ["reference_lower", "number", (_, { comparison }) => comparison?.against.lower],
  ["reference_upper", "number", (_, { comparison }) => comparison?.against.upper],
];

const balanceOf = ({ area, indicator }: DisclosedFigure, { balance }: TableContext) => (balance?.area === area ? balance.of(indicator) : undefined);

/** Balance between the areas below, at the row of the area itself. */
const BALANCE: Reader<DisclosedFigure> = [
  ["balance_areas", "number", (row, context) => balanceOf(row, context)?.areas],
  ["gini", "number", (row, context) => balanceOf(row, context)?.gini],
  ["gini_chance_lower", "number", (row, context) => balanceOf(row, context)?.chance?.lower],
  ["gini_chance_upper", "number", (row, context) => balanceOf(row, context)?.chance?.upper],
  ["gini_p", "number", (row, context) => balanceOf(row, context)?.p],
  ["theil", "number", (row, context) => balanceOf(row, context)?.theil],
  ["theil_between", "number", (row, context) => balanceOf(row, context)?.between],
  ["fifth_ratio", "number", (row, context) => balanceOf(row, context)?.fifthRatio],
];

/** Figures as columns; the same names in every format and language, the same numbers as `show --json`. */
export const figureColumns = (figures: readonly DisclosedFigure[], context: TableContext): FlatColumn[] => columnsOf([...FIGURE, ...PROVENANCE, ...COMPARED, ...(context.balance ? BALANCE : [])], figures, context);

/** Totals quoted from published reports as columns. */
export const quotedColumns = (rows: readonly QuotedToday[], context: TableContext): FlatColumn[] => columnsOf([...QUOTED, ...PROVENANCE], rows, context);

function columnsOf<Row>(readers: Reader<Row>, rows: readonly Row[], context: TableContext): FlatColumn[] {
  return readers.map(([name, kind, read]) => {
    const values = rows.map((row) => read(row, context) ?? null);
    return { name, kind, values } as FlatColumn; // each reader gives what its kind says
  });
}
