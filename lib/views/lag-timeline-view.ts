import type { LaggingListing } from "../analysis/lagging/lagging";
import type { Timeline, TimelineRow, TimelineState } from "../analysis/lagging/timeline";
import { quarterOf } from "../analysis/lagging/timeline";
import * as messages from "../i18n/messages/lagging";
import { translator } from "../i18n/translator";
import { indicatorText, stateText, whenText, type Lookup } from "./lagging-words";
import { joinNames } from "./names";

export type LagField = { state: TimelineState; tested: boolean };
/** Rows of villages, a field for each period with the state after it. */
export type LagTimelineView = {
  title: string; subtitle: string; alt: string; note?: string;
  /** A label where a statistical year begins, by place of the field. */
  years: { at: number; label: string }[];
  /** Fields in a row. */
  periods: number;
  rows: { code: string; name: string; fields: (LagField | undefined)[]; /** Periods in a row with the same state, in words. */ stretches: { from: number; to: number; text: string }[] }[];
  legend: { state: TimelineState; text: string }[];
};
export type StaysTable = { title: string; columns: string[]; rows: { key: string; href: string; cells: string[] }[] };

/** Ten years of quarters. */
const MOST_PERIODS = 40;
const MOST_ROWS = 30;
const SHOWN: ReadonlySet<TimelineState> = new Set(["watch", "listed", "improving", "released", "overdue"]);
const ON_LIST: ReadonlySet<TimelineState> = new Set(["listed", "improving", "overdue"]);
const LEGEND: readonly TimelineState[] = ["watch", "listed", "overdue", "improving", "released", "clear"];

type Question = { timeline: Timeline; areaName: string; lookup: Lookup; /** Villages in all, those without a row too. */ total?: number; /** Title of its own, as on a village's page. */ title?: string };

/** The villages that were ever watched or listed in the last ten years, in code order; undefined where nothing was tested. */
export function lagTimelineView({ timeline, areaName, lookup, total, title: own }: Question): LagTimelineView | undefined {
  const { steps, rows: all } = timeline;
  if (steps.length === 0) return undefined;
  const t = translator(lookup.locale, messages);
  const from = Math.max(0, steps.length - MOST_PERIODS);
  const shown = steps.slice(from);
  const told = all.map(({ area, states }) => ({ area, states: states.slice(from) })).filter(({ states }) => states.some((one) => one && SHOWN.has(one.state)));
  const drawn = longest(told);
  const years = { from: String(Math.floor(shown[0]! / 4)), to: String(Math.floor(shown.at(-1)! / 4)) };
  const ever = told.filter(({ states }) => states.some((one) => one && ON_LIST.has(one.state))).length;
  const now = told.filter(({ states }) => ON_LIST.has(states.at(-1)?.state ?? "clear")).length;
  const title = own ?? (ever === 0 ? t("timelineTitle_none", years) : t("timelineTitle", { ...years, n: String(ever), now: String(now) }));
  const states = new Set(drawn.flatMap(({ states: fields }) => fields.flatMap((one) => (one ? [one.state] : []))));
  const others = (total ?? all.length) - told.length;
  const notes = [...(drawn.length < told.length ? [t("timelineNoteMore", { shown: String(drawn.length), rest: String(told.length - drawn.length) })] : []), ...(others > 0 && told.length > 0 && own === undefined ? [t("timelineNote", { n: String(others) })] : [])];
  return {
    title, subtitle: t("timelineSubtitle", { ...years, area: areaName }), alt: altOf(title, drawn, shown, lookup), ...(notes.length > 0 ? { note: notes.join(lookup.locale === "en" ? " " : "") } : {}),
    years: shown.flatMap((step, at) => (step % 4 === 0 ? [{ at, label: String(step / 4) }] : [])), periods: shown.length,
    rows: drawn.map(({ area, states: fields }) => ({ code: area, name: lookup.area(area).name, fields, stretches: stretchesOf(lookup.area(area).name, fields, shown, lookup) })),
    legend: LEGEND.filter((state) => states.has(state)).map((state) => ({ state, text: stateText(state, lookup.locale) })),
  };
}

/** 石门，2009 年第 2 季度至 2009 年第 4 季度：在册, for every stretch with something to say. */
function stretchesOf(name: string, fields: readonly (LagField | undefined)[], steps: readonly number[], { locale }: Lookup): LagTimelineView["rows"][number]["stretches"] {
  const t = translator(locale, messages);
  const runs: { from: number; to: number; state: TimelineState }[] = [];
  fields.forEach((one, at) => {
    if (!one || !SHOWN.has(one.state)) return;
    const last = runs.at(-1);
    if (last?.to === at - 1 && last.state === one.state) last.to = at;
    else runs.push({ from: at, to: at, state: one.state });
  });
  const when = (at: number) => whenText(quarterOf(steps[at]!), locale);
  return runs.map(({ from, to, state }) => ({ from, to, text: t("timelineTip", { name, period: from === to ? when(from) : t("timelineTo", { from: when(from), to: when(to) }), state: stateText(state, locale) }) }));
}

/** Where there are too many rows, those longest on the list; in code order in any case. */
function longest(rows: readonly TimelineRow[]): readonly TimelineRow[] {
  if (rows.length <= MOST_ROWS) return rows;
  const weight = ({ states }: TimelineRow) => states.reduce((sum, one) => sum + (one && ON_LIST.has(one.state) ? 1 : 0), 0);
  const chosen = new Set([...rows].sort((a, b) => weight(b) - weight(a) || (a.area < b.area ? -1 : 1)).slice(0, MOST_ROWS));
  return rows.filter((row) => chosen.has(row));
}

/** The newest state of each row in words: those who do not see the picture have the table too. */
function altOf(title: string, rows: readonly TimelineRow[], steps: readonly number[], lookup: Lookup): string {
  const t = translator(lookup.locale, messages);
  const last = whenText(quarterOf(steps.at(-1)!), lookup.locale);
  const told = rows.filter(({ states }) => states.at(-1) && states.at(-1)!.state !== "clear").slice(0, 12);
  const rowTexts = told.map(({ area, states }) => t("timelineAltRow", { name: lookup.area(area).name, states: stateText(states.at(-1)!.state, lookup.locale) }));
  return rowTexts.length === 0 ? title : t("timelineAlt", { title, rows: `${t("asOf", { period: last })}${lookup.locale === "en" ? ": " : "："}${rowTexts.join(lookup.locale === "en" ? "; " : "；")}` });
}

/** Every stay on the list, the table behind the timeline. */
export function staysTable(listings: readonly LaggingListing[], lookup: Lookup): StaysTable {
  const t = translator(lookup.locale, messages);
  return {
    title: t("timelineTable"), columns: [t("colVillage"), t("colSince"), t("colListed"), t("colReleased"), t("colIndicators")],
    rows: listings.map(({ area, since, listed, released, indicators }, at) => {
      const { name, href } = lookup.area(area);
      return { key: `${area} ${listed} ${at}`, href, cells: [name, whenText(since, lookup.locale), whenText(listed, lookup.locale), released === undefined ? t("still") : whenText(released, lookup.locale), joinNames(indicators.map((id) => indicatorText(id, lookup)), lookup.locale)] };
    }),
  };
}
