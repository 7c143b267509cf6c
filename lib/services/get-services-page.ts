import { z } from "zod";
import type { Locale } from "../base/locale";
import type { ChartView } from "../charts/chart-svg";
import { COUNT, formatPeriod, formatYear } from "../i18n/format";
import * as messages from "../i18n/messages/services";
import * as overview from "../i18n/messages/overview";
import { translator, type Translator } from "../i18n/translator";
import { isScored, type Scored } from "../indicators/indicator";
import { sharedLevel } from "../views/area-words";
import { comparedChart } from "../views/compared-chart";
import { comparedTable, type ComparedTable } from "../views/compared-table";
import { coverageMatrix, MOST_ROWS } from "../views/coverage-matrix-view";
import { figureText } from "../views/figure-text";
import { outlookTitle } from "../views/document-titles";
import type { Findings } from "../views/findings";
import { sortRows } from "../views/interval-row";
import { legendOf } from "../views/legend";
import { asSentence } from "../views/names";
import { percent, progressView, type QuarterView } from "../views/quarter-view";
import { outlookRow, type LeftTable, type OutlookRow } from "../views/service-tables";
import { leftHeading, servicesFindings } from "../views/services-findings";
import type { ShellView } from "../views/shell-view";
import { CHOICES } from "./choices";
import type { Deps } from "./deps";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf, titleOf } from "./page-shell";
import { activitiesPart, type ActivitiesPart } from "./services-activities-part";
import { serviceCoverage, type ServiceCoverage } from "./service-coverage";
import { serviceProgress, type Quarter, type ServiceLine, type ServiceProgress } from "./service-progress";

export type ServicesForm = { action: string; hidden: [string, string][]; choices: { name: string; label: string; options: { value: string; label: string; chosen?: true }[] }[]; button: string };

export type ServicesPage = {
  title: string;
  shell: ShellView;
  heading: string;
  lead: string[];
  basis?: Findings["basis"];
  empty?: string[];
  form?: ServicesForm;
  matrix?: { chart: ChartView; table: LeftTable };
  /** Looked from. */
  quarter?: number;
  /** The service chosen: through the year, and its areas. */
  chosen?: { id: string; definition: string; progress: QuarterView; chart?: ChartView; table?: ComparedTable; caption: string; all: { label: string; href: string } };
  tiles: { id: string; view: QuarterView }[];
  /** `told`: what the table says, for documents. */
  outlook?: { subtitle: string; told?: string; rows: OutlookRow[] };
  left?: { subtitle: string; told?: string; table: LeftTable };
  activities: ActivitiesPart;
  aid: string[];
  legend: string[];
  links: PageLinks;
};

const schema = z.object({
  service: CHOICES.service.optional(), quarter: CHOICES.quarter.optional(),
});

/** How far services reach those entitled to them: every area and service, through the year, who is left, and what was held. */
export async function getServicesPage(deps: Deps, locale: Locale, query: Query): Promise<ServicesPage> {
  const asked = readQuery(schema, query);
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, year } = frame;
  const wanted = asked.service === undefined ? undefined : ledger.registry.get(asked.service);
  const services = ledger.registry.all.filter(isScored).filter(({ topic }) => topic === "services");
  const [progress, activities] = await Promise.all([serviceProgress(ledger, { services, area, areas: ledger.tree.children(area), year, quarter: asked.quarter }), activitiesPart(frame)]);
  if (!progress || progress.lines.length === 0) return emptyPage(frame, activities);
  const coverage = await serviceCoverage(frame, progress.lines.map(({ indicator }) => indicator));
  const telling = [...coverage].sort((one, two) => behindIn(two) - behindIn(one))[0]!;
  const chosen = progress.lines.find(({ indicator }) => indicator === (wanted ?? telling.indicator)) ?? progress.lines[0]!;
  return pageOf({ frame, progress, coverage, chosen, activities, quarter: asked.quarter });
}

const behindIn = ({ rows }: ServiceCoverage): number => rows.filter(({ tone }) => tone === "behind").length;

type T = Translator<typeof messages.zhCN>;
type Made = { frame: PageFrame; progress: ServiceProgress; coverage: ServiceCoverage[]; chosen: ServiceLine; activities: ActivitiesPart; quarter?: Quarter };

function pageOf(made: Made): ServicesPage {
  const { frame, progress, coverage, chosen, activities, quarter } = made;
  const { ledger, locale, areaName, writer, area } = frame;
  const t: T = translator(locale, messages);
  const extra = { service: chosen.indicator.id, quarter: quarter === undefined ? undefined : String(quarter) };
  const level = sharedLevel(ledger.tree.children(area));
  const now = progress.lines.map((line) => ({ ...line, ...line.quarters[progress.quarter - 1]! }));
  const services = now.map((line) => { const { rows, reference } = coverage.find(({ indicator }) => indicator === line.indicator)!; return { ...line, rows, ...(reference ? { reference } : {}) }; });
  const links = linksOf(frame, { path: "/services", view: "services", extra: { service: extra.service, quarter: quarter !== undefined && quarter <= progress.latest ? String(quarter) : undefined } });
  const seen = { quarter: String(progress.quarter) };
  return {
    title: `${t("page")} · ${areaName} · ${frame.year}`,
    shell: shellOf(frame, { page: "services", path: "/services", extra: { ...extra, service: quarter === undefined && chosen === progress.lines[0] ? undefined : extra.service } }),
    ...servicesFindings({ services, quarter: progress.quarter, areaName, level, writer }),
    form: formOf(made, t), ...matrixPart(made, level, links), chosen: chosenPart(made, level, links, t), tiles: tilesOf(made),
    outlook: { subtitle: t("outlookSub", { ...seen, area: areaName }), told: outlookTitle(services, locale), rows: now.map((line) => outlookRow({ ...line, shares: line.quarters.map(({ share }) => share) }, writer)) },
    ...(ledger.tree.children(area).length > 0 ? { left: { subtitle: t("leftSub", seen), told: leftHeading(services, writer), table: leftTable(made, links) } } : {}),
    activities, aid: aidOf(made, t), legend: legendOf(writer), links, quarter: progress.quarter,
  };
}

function emptyPage(frame: PageFrame, activities: ActivitiesPart): ServicesPage {
  const { ledger: { periods, entry }, locale, areaName, year, writer } = frame;
  const t: T = translator(locale, messages);
  const span = periods.get("service_served");
  return {
    title: `${t("page")} · ${areaName} · ${year}`, shell: shellOf(frame, { page: "services", path: "/services" }),
    heading: t("emptyHeading", { area: areaName, year: formatYear(year, entry.statYearStart, locale) }), lead: [], tiles: [], activities, aid: [], legend: legendOf(writer), links: linksOf(frame, { path: "/services", view: "services" }),
    empty: [span ? t("emptyYears", { years: span.first === span.last ? String(span.first) : `${span.first}–${span.last}` }) : t("emptyStep")],
  };
}

function formOf({ frame: { locale, state }, progress, chosen }: Made, t: T): ServicesForm {
  const hidden = Object.entries({ area: state.area, year: state.year, snapshot: state.snapshot }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  const quarters = Array.from({ length: progress.latest }, (_, at) => at + 1);
  return {
    action: locale === "en" ? "/en/services" : "/services", hidden, button: t("apply"),
    choices: [
      { name: "service", label: t("service"), options: progress.lines.map(({ indicator }) => ({ value: indicator.id, label: indicator.label[locale], ...(indicator === chosen.indicator ? { chosen: true as const } : {}) })) },
      { name: "quarter", label: t("quarter"), options: quarters.map((n) => ({ value: n === progress.latest ? "" : String(n), label: t("quarterOption", { n: String(n) }) + (n === progress.latest ? t("latest") : ""), ...(n === progress.quarter ? { chosen: true as const } : {}) })) },
    ],
  };
}

const sourceOf = (frame: PageFrame): string => translator(frame.locale, overview)("source", { title: titleOf(frame), period: formatYear(frame.year, frame.ledger.entry.statYearStart, frame.locale) });

function matrixPart(made: Made, level: string, links: PageLinks): Pick<ServicesPage, "matrix"> {
  const { frame, coverage, progress } = made;
  const areas = coverage[0]?.children ?? [];
  if (areas.length === 0) return {};
  const { locale, writer, areaName, ledger, year } = frame;
  const view = coverageMatrix({ columns: coverage, areaName, level, period: formatPeriod(`${year}-Q${progress.latest}`, ledger.entry.statYearStart, locale), source: sourceOf(frame), writer });
  const rows = [{ code: frame.area.code, name: areaName, figures: coverage.map(({ own }) => own) }, ...areas.map(({ code, name }, at) => ({ code, name, figures: coverage.map(({ children }) => children[at]!.figure) }))];
  return { matrix: { chart: { kind: "coverage", view }, table: countTable(rows, coverage, frame, links, (figure, { display }) => figureText(figure, display, writer)) } };
}

type Row = { code: string; name: string; figures: readonly Parameters<typeof figureText>[0][] };

/** Areas by services; a long list is cut, and says so. */
function countTable(rows: readonly Row[], columns: readonly { indicator: Scored }[], { locale, area }: PageFrame, links: PageLinks, write: (figure: Row["figures"][number], indicator: Scored) => ReturnType<typeof figureText>): LeftTable {
  const cut = rows.slice(0, MOST_ROWS + 1);
  return {
    columns: columns.map(({ indicator }) => indicator.label[locale]),
    rows: cut.map(({ code, name, figures }) => ({ code, name, href: code === area.code ? "" : links.area(code), cells: figures.map((figure, at) => write(figure, columns[at]!.indicator)) })),
    ...(rows.length > cut.length ? { note: translator(locale, messages)("moreRows", { n: String(MOST_ROWS) }) } : {}),
  };
}

function leftTable({ frame, progress, coverage }: Made, links: PageLinks): LeftTable {
  const { ledger, area, areaName, year, writer } = frame;
  const rows = [{ code: area.code, name: areaName }, ...(coverage[0]?.children ?? [])].map(({ code, name }) => ({ code, name, figures: progress.lines.map(({ indicator }) => progress.at(indicator, ledger.tree.find(code).area, year, progress.quarter).left) }));
  return countTable(rows, progress.lines.map(({ indicator }) => ({ indicator })), frame, links, (figure) => figureText(figure, COUNT, writer));
}

/** Pictures of one service over more areas than this are on the villages page. */
const MOST_DRAWN = 60;

function chosenPart({ frame, progress, coverage, chosen }: Made, level: string, links: PageLinks, t: T): NonNullable<ServicesPage["chosen"]> {
  const { locale, writer, areaName, ledger, year } = frame;
  const { indicator, own, reference, children, rows, ranked } = coverage.find((one) => one.indicator === chosen.indicator)!;
  const drawn = sortRows(rows, indicator.better).slice(0, MOST_DRAWN);
  const progressPicture = progressView({
    indicator, shares: chosen.quarters.map(({ share }) => share), from: progress.quarter, goals: chosen.goals, target: chosen.target, midYear: chosen.midYear.goal, earlier: chosen.earlier,
    linear: chosen.yearEnd?.linear, seasonal: chosen.yearEnd?.seasonal, areaName, period: formatYear(year, ledger.entry.statYearStart, locale), writer,
  });
  const chart = rows.length < 2 ? undefined : comparedChart({ indicator, rows: drawn, reference, areaName, level, leftOut: children.length - rows.length, source: sourceOf(frame), locale, ...(own.status === "ok" ? { own: own.value } : {}) });
  return {
    id: indicator.id, definition: asSentence(indicator.definition[locale]), progress: progressPicture, ...(chart ? { chart: { kind: "caterpillar", view: chart } } : {}),
    ...(children.length > 0 ? { table: comparedTable({ indicator, children: ranked().slice(0, MOST_ROWS), reference, areaName, writer, link: links.area }) } : {}),
    caption: indicator.label[locale], all: { label: t("all", { indicator: indicator.label[locale] }), href: links.villages(indicator.id) },
  };
}

/** One small picture for each service, all on one scale. */
function tilesOf({ frame, progress }: Made): ServicesPage["tiles"] {
  const { areaName, year, writer } = frame;
  const known = progress.lines.flatMap(({ quarters, target, goals }) => [...quarters.flatMap(({ share }) => (share.status === "ok" ? [share.value] : [])), ...[target, ...goals].filter((goal) => goal !== undefined)]);
  const extent = { lower: Math.min(1, ...known), upper: Math.max(0, ...known) };
  return progress.lines.map(({ indicator, quarters, goals, target }) => {
    const view = progressView({ indicator, shares: quarters.map(({ share }) => share), from: 4, goals, target, areaName, period: String(year), extent, writer });
    return { id: indicator.id, view: { ...view, title: indicator.label[writer.locale], ...(view.goals ? { goals: { ...view.goals, label: target === undefined ? "" : percent(target, indicator.display) } } : {}) } };
  });
}

function aidOf({ frame: { locale, ledger, writer }, progress }: Made, t: T): string[] {
  const named = (accrues: boolean) => progress.lines.filter(({ midYear }) => midYear.accrues === accrues).map(({ indicator }) => indicator.label[locale]).join(t("join"));
  return [
    t("aid1"), t("aid2"), ...(named(true) ? [t("aid3Accrue", { list: named(true) })] : []), ...(named(false) ? [t("aid3List", { list: named(false) })] : []),
    t("aid4", { share: percent(ledger.config.midYearShare, { scale: 100, sign: "%", decimals: 1 }) }), t("note1", { most: String(writer.threshold - 1) }),
  ];
}

