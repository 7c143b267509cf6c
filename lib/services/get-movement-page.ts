import type { Movement, Reach, Way } from "../analysis/movement";
import { yearsOf } from "../analysis/open-ledger";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/movement";
import { translator } from "../i18n/translator";
import type { CalendarView } from "../views/calendar-view";
import type { CaterpillarView } from "../views/caterpillar-view";
import type { Findings } from "../views/findings";
import type { FlowView } from "../views/flow-view";
import type { Reference } from "../views/interval-row";
import { legendOf } from "../views/legend";
import { movementFindings, movementMissing } from "../views/movement-findings";
import { areaTable, calendarTable, contactTable, impliedTable, monthTable, quarterTable, seasonTable, stockTable, yearTable, type TableLinks } from "../views/movement-tables";
import { nameOf } from "../views/names";
import type { PlainTable } from "../views/plain-table";
import type { SeriesView } from "../views/series-view";
import type { ShellView } from "../views/shell-view";
import type { StockView } from "../views/stock-view";
import type { Deps } from "./deps";
import { movementOf } from "./keep-movement";
import { areasChart, calendarCharts, contactChart, flowChart, impliedChart, monthNames, periodOf, reachCharts, stockCharts, yearsChart } from "./movement-charts";
import { openFrame, type PageFrame, type Query } from "./page-frame";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf } from "./page-shell";
import { targetOf } from "./target-of";

export type MovementPage = {
  title: string;
  shell: ShellView;
  findings: Findings;
  /** What is lacking, and what to hand in: the most important first. */
  missing: string[];
  flow?: { view: FlowView; table: PlainTable };
  reaches?: { title: string; subtitle: string; note: string; views: (FlowView & { reach: Reach })[] };
  years?: { view: FlowView; table: PlainTable };
  calendars: { way: Way; view: CalendarView; table: PlainTable }[];
  season?: { table: PlainTable; note: string };
  stocks: { way: Way; view: StockView; table: PlainTable }[];
  areas?: { chart?: CaterpillarView; table: PlainTable; note: string; all: { label: string; href: string } };
  contact?: { chart?: SeriesView; open: { title: string; subtitle: string; table: PlainTable }; areas?: PlainTable; definition: string };
  implied?: { chart?: SeriesView; table: PlainTable; how: string; areas?: { title: string; table: PlainTable } };
  readAid?: string;
  calendarAid: string;
  legend: string[];
  links: PageLinks;
};

/** Rows of a table on the page; files hold all. */
const MOST_ROWS = 100;

/** Moves by month and reach, migrants by date, the year as a calendar, areas below, confirmation at both ends; implied movement where there are no moves. */
export async function getMovementPage(deps: Deps, locale: Locale, query: Query): Promise<MovementPage> {
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, areaName, year, writer } = frame;
  const t = translator(locale, messages);
  const [movement, goal] = await Promise.all([movementOf(ledger, area, year), targetOf(ledger, "service-migrant-contact", area, year)]);
  const links = linksOf(frame, { path: "/movement", view: "movement" });
  const name = (code: string) => nameOf(ledger.tree.find(code).area, locale);
  const now = movement.own.find((row) => row.year === year);
  const own: Reference | undefined = now?.net.status === "ok" ? { kind: "own", lower: now.net.value, upper: now.net.value } : undefined;
  const target: Reference | undefined = goal === undefined ? undefined : { kind: "target", lower: goal, upper: goal };
  const parent = area.level === "village" ? ledger.tree.parent(area) : undefined;
  const spans = ["move_in", "move_out"].flatMap((measure) => ledger.periods.get(measure) ?? []);
  const outside = spans.length > 0 && spans.every(({ first, last }) => year < first || year > last);
  const reported = outside ? yearsOf(ledger).filter((one) => spans.some(({ first, last }) => one >= first && one <= last)).sort((one, two) => one - two) : undefined;
  const words = { movement, year, areaName, name, ...(reported ? { reported } : {}), level: ledger.config.level, writer, ...(parent ? { aboveName: nameOf(parent, locale) } : {}), ...(own ? { own } : {}), ...(target ? { target } : {}) };
  const parts = partsOf({ frame, movement, links: { ...links, name } });
  return {
    title: `${t("page")} · ${areaName} · ${year}`, shell: shellOf(frame, { page: "movement", path: "/movement" }),
    findings: movementFindings(words), missing: movementMissing(words), ...parts,
    ...areasPart({ frame, movement, links: { ...links, name } }, own, links.villages("net-migration-rate")), ...contactPart({ frame, movement, links: { ...links, name } }, target),
    ...(parts.flow ? { readAid: t("readAid") } : {}), calendarAid: t("calendarRead"), legend: legendOf(writer), links,
  };
}

type Made = { frame: PageFrame; movement: Movement; links: TableLinks };

function partsOf({ frame, movement, links }: Made): Pick<MovementPage, "flow" | "reaches" | "years" | "calendars" | "season" | "stocks" | "implied"> {
  const { writer, year, areaName, locale } = frame;
  const t = translator(locale, messages);
  const names = monthNames(frame);
  const [flow, reaches, years] = [flowChart(frame, movement), reachCharts(frame, movement), yearsChart(frame, movement)];
  const table = flow && monthTable(movement, year, names, writer, links);
  const calendar = Array.from({ length: 12 }, (_, at) => (locale === "en" ? names[(at + 12 - (frame.ledger.entry.statYearStart - 1)) % 12]! : t("months", { n: String(at + 1) })));
  const season = seasonTable(movement, calendar, writer, links);
  return {
    ...(flow && table ? { flow: { view: flow, table } } : {}), ...(reaches.length > 1 ? { reaches: { title: t("reachTitle"), subtitle: t("reachSubtitle", { area: areaName, period: periodOf(frame) }), note: t("flowWithheld"), views: reaches } } : {}),
    ...(years ? { years: { view: years, table: yearTable(movement, writer, links) } } : {}),
    calendars: calendarCharts(frame, movement).flatMap(({ way, view }) => { const behind = calendarTable(movement, way, names, writer, links); return behind ? [{ way, view, table: behind }] : []; }),
    ...(season ? { season } : {}), stocks: stockCharts(frame, movement).map(({ way, view }) => ({ way, view, table: stockTable(movement, way, writer, links) })), ...impliedPart({ frame, movement, links }),
  };
}

function impliedPart({ frame, movement: { implied }, movement, links }: Made): Pick<MovementPage, "implied"> {
  const last = implied.own.at(-1);
  if (!last) return {};
  const t = translator(frame.locale, messages);
  const chart = impliedChart(frame, movement);
  return { implied: {
    ...(chart ? { chart } : {}), table: impliedTable(implied.own, "year", frame.writer, links), how: t("impliedHow", { from: last.from, to: last.to }),
    ...(implied.areas.length > 0 ? { areas: { title: t("impliedAreas", { year: String(last.year) }), table: impliedTable(implied.areas.slice(0, MOST_ROWS), "area", frame.writer, links) } } : {}),
  } };
}

function areasPart({ frame, movement: { areas }, links }: Made, own: Reference | undefined, all: string): Pick<MovementPage, "areas"> {
  if (!areas.some((row) => row.in.status !== "missing" || row.out.status !== "missing")) return {};
  const t = translator(frame.locale, messages);
  const chart = areasChart(frame, areas, own);
  return { areas: { ...(chart ? { chart } : {}), table: areaTable(areas.slice(0, MOST_ROWS), own, frame.areaName, frame.writer, links), note: t("areasNote"), all: { label: t("allVillages"), href: all } } };
}

function contactPart({ frame, movement, links }: Made, target: Reference | undefined): Pick<MovementPage, "contact"> {
  const { contact } = movement;
  if (!contact || contact.latest === undefined) return {};
  const t = translator(frame.locale, messages);
  const now = contact.quarters.find(({ quarter }) => quarter === contact.latest);
  const chart = contactChart(frame, movement, target?.lower);
  const left = now?.left.status === "ok" && now.left.value > 0 ? String(now.left.value) : undefined;
  return { contact: {
    ...(chart ? { chart } : {}), definition: contact.indicator.definition[frame.locale],
    open: { title: left === undefined ? t("openTitle") : t("openTitleSome", { quarter: String(contact.latest), left }), subtitle: t("openSubtitle", { area: frame.areaName, period: periodOf(frame) }), table: quarterTable(contact, frame.writer, links) },
    ...(contact.areas.length > 0 ? { areas: contactTable({ ...contact, areas: contact.areas.slice(0, MOST_ROWS) }, target, frame.writer, links) } : {}),
  } };
}
