import { readAnswers } from "../answers";
import type { Area } from "../area-tree";
import { disclose, type DisclosedFigure } from "../disclosure";
import type { RawFigure } from "../estimate";
import type { OpenLedger } from "../open-ledger";
import { PROTECTS, protectRow, SHOWN, SMALL, isSmall } from "../withhold";
import { keptFor } from "./kept";
import { openCount } from "./open-count";

export const SOURCES = ["ledger", "report", "book", "platform"] as const;
export type Source = (typeof SOURCES)[number];
export const INDICATOR_OF: Readonly<Record<string, string>> = { birth: "births", death: "deaths", move_in: "moves-in", move_out: "moves-out" };

/** One source against the ledger: of one village and kind in a year. */
export type AgreementCell = {
  source: Exclude<Source, "ledger">;
  state: "agree" | "differ";
  /** First and last period of the latest stretch that differs, within the year or begun before it; `open` where it still differs at the end. */
  since?: string; until?: string; open?: true;
  count: DisclosedFigure;
  /** Source less ledger, only where both may be shown. */
  difference?: number;
};
export type AgreementRow = { area: string; kind: string; ledger: DisclosedFigure; cells: AgreementCell[] };
/** `total` are the sums of the area itself, where it lies above the village. */
export type Agreement = { kinds: string[]; rows: AgreementRow[]; total: { kind: string; counts: { source: Source; count: DisclosedFigure }[] }[] };

type Counts = Partial<Record<Source, number>>;
type Row = { year: number; period: string; counts: Counts };
/** One village's and kind's periods in order, and their sums by statistical year. */
type Series = { rows: Row[]; years: Map<number, Counts> };
/** By kind and the place of the village. */
type Given = ReadonlyMap<string, ReadonlyMap<number, Series>>;
const kept = keptFor<Given>(1);

/** The same figure as ledger, report, book and platform have it, by village and kind; every village of the area that gave any. */
export async function readAgreement(ledger: OpenLedger, { area, year }: { area: Area; year: number }): Promise<Agreement> {
  const given = await readSources(ledger);
  const villages = area.level === "village" ? [area] : ledger.tree.villages(area);
  const families = new Map<number, Area[]>();
  for (const village of villages) if (!families.has(village.parent)) families.set(village.parent, [...ledger.tree.siblings(village)]);
  const kinds = Object.keys(INDICATOR_OF).filter((kind) => villages.some(({ pos }) => given.get(kind)?.get(pos)?.years.has(year)));
  if (kinds.length === 0) return { kinds, rows: [], total: [] };
  const isShown = await shownCells(ledger, { families: [...families.values()], kinds, year, given });
  const made = villages.flatMap((village) => kinds.flatMap((kind) => rowOf(village, kind, year, given.get(kind)?.get(village.pos), isShown)));
  const total = area.level === "village" ? [] : kinds.map((kind) => ({ kind, counts: SOURCES.flatMap((source) => {
    const sums = villages.flatMap(({ pos }) => given.get(kind)?.get(pos)?.years.get(year)?.[source] ?? []);
    return sums.length === 0 ? [] : [{ source, count: openCount(area, INDICATOR_OF[kind]!, String(year), sums.reduce((sum, one) => sum + one, 0)) }];
  }) }));
  return { kinds, rows: made, total };
}

const readSources = (ledger: OpenLedger): Promise<Given> => kept(ledger, "", () => (ledger.periods.has("source_cells") ? read(ledger) : Promise.resolve(new Map())));

async function read({ reader, tree }: OpenLedger): Promise<Given> {
  const columns = ["area", "kind", "year", "month", "span", "period", "source"];
  const { area = [], kind = [], year = [], period = [], source = [], count = [] } = await reader.ask({ from: "sources", columns: [...columns, "count"], orderBy: columns.map((column) => ({ column })) });
  const given = new Map<string, Map<number, Series>>();
  area.forEach((code, at) => {
    if (count[at] === null) return;
    const villages = given.get(String(kind[at])) ?? new Map<number, Series>();
    given.set(String(kind[at]), villages);
    const { pos } = tree.find(String(code)).area;
    const series = villages.get(pos) ?? { rows: [], years: new Map<number, Counts>() };
    villages.set(pos, series);
    let row = series.rows.at(-1);
    if (row?.period !== String(period[at])) series.rows.push((row = { year: Number(year[at]), period: String(period[at]), counts: {} }));
    const sums = series.years.get(row.year) ?? {};
    series.years.set(row.year, sums);
    const of = String(source[at]) as Source;
    for (const counts of [row.counts, sums]) counts[of] = (counts[of] ?? 0) + Number(count[at]);
  });
  return given;
}

type Question = { families: readonly (readonly Area[])[]; kinds: readonly string[]; year: number; given: Given };

/**
 * Counts 1–4 of a village are withheld, further ones until none can be had from the total of its siblings, and all sources of a village together: where
 * books agree, one of them would tell the others. What the ledger's own figure withholds is withheld here.
 */
async function shownCells(ledger: OpenLedger, { families, kinds, year, given }: Question): Promise<(pos: number, kind: string) => number> {
  const states = new Map<string, number>();
  const indicators = kinds.map((kind) => ledger.registry.get(INDICATOR_OF[kind]!));
  const answers = await readAnswers(ledger, { indicators, areas: families.flat(), years: [year], before: false });
  for (const family of families) kinds.forEach((kind, at) => {
    const columns = SOURCES.map((source) => Float64Array.from(family, ({ pos }) => given.get(kind)?.get(pos)?.years.get(year)?.[source] ?? NaN));
    const state = Uint8Array.from(family, (area, place) => (columns.some((column) => isSmall(column[place]!, ledger.config.threshold)) ? SMALL : answers.raw(indicators[at]!, area, year).shown ? SHOWN : PROTECTS));
    const places = family.map((_, place) => place);
    for (let changed = true; changed; ) changed = columns.map((column) => protectRow(column, state, places, ledger.config.threshold)).includes(true);
    family.forEach(({ pos }, place) => states.set(`${pos}|${kind}`, state[place]!));
  });
  return (pos, kind) => states.get(`${pos}|${kind}`) ?? SHOWN;
}

function rowOf(area: Area, kind: string, year: number, series: Series | undefined, stateOf: (pos: number, kind: string) => number): AgreementRow[] {
  const sums = series?.years.get(year);
  const own = sums?.ledger;
  if (!series || own === undefined) return [];
  const state = stateOf(area.pos, kind);
  const figure = (value: number): DisclosedFigure => {
    const raw: RawFigure = { known: { months: 12, coverage: 1, fault: false, events: value }, outcome: { is: "ok", value } };
    return disclose(raw, { state, personYears: false }, { indicator: INDICATOR_OF[kind]!, area: area.code, period: String(year), unit: "count", quality: "complete", rank: { status: "notScored" }, mergedFrom: undefined }, () => ({ interval: undefined, change: undefined, shrunken: undefined }));
  };
  const cells = SOURCES.slice(1).flatMap((source): AgreementCell[] => {
    const value = sums?.[source];
    return value === undefined ? [] : [{ source: source as AgreementCell["source"], ...stretchOf(series.rows, year, source), count: figure(value), ...(state === SHOWN ? { difference: value - own } : {}) }];
  });
  return [{ area: area.code, kind, ledger: figure(own), cells }];
}

function stretchOf(rows: readonly Row[], year: number, source: Source): Pick<AgreementCell, "state" | "since" | "until" | "open"> {
  const compared = rows.filter(({ counts, year: at }) => at <= year && counts.ledger !== undefined && counts[source] !== undefined);
  const differs = ({ counts }: Row) => counts.ledger !== counts[source];
  const last = compared.findLastIndex((row) => row.year === year && differs(row));
  if (last < 0) return { state: "agree" };
  let first = last;
  while (first > 0 && differs(compared[first - 1]!)) first -= 1;
  return { state: "differ", since: compared[first]!.period, until: compared[last]!.period, ...(last === compared.length - 1 ? { open: true as const } : {}) };
}
