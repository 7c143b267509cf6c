import type { DisclosedFigure } from "../analysis/disclosure";
import { readAnswers } from "../analysis/answers";
import { formatYear } from "../i18n/format";
import * as followUpMessages from "../i18n/messages/follow-up";
import * as messages from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { isComparable, isScored, type Indicator } from "../indicators/indicator";
import type { Locale } from "../base/locale";
import type { CaterpillarView } from "../views/caterpillar-view";
import { href } from "../views/address";
import { changeRows, type ChangeRow } from "../views/change-rows";
import { comparedChart } from "../views/compared-chart";
import { comparedTable, type ComparedTable } from "../views/compared-table";
import { overviewFindings, type Findings } from "../views/findings";
import type { FollowUpView } from "../views/follow-up-view";
import { headlineView, type HeadlineView } from "../views/headline-view";
import { legendOf } from "../views/legend";
import { reportingGrid, type ReportingGrid } from "../views/reporting-grid";
import type { SeriesView } from "../views/series-view";
import type { ShellView } from "../views/shell-view";
import { birthSeries, ratioSeries } from "../views/year-series";
import { compareChildren, mostTelling, type Comparison } from "./compare-children";
import type { Deps } from "./deps";
import { remindersOf, type Reminders } from "./cases/reminders";
import { followUp, listFrame } from "./follow-up";
import { laggingCases, withOverdue } from "./lagging-cases";
import { linksOf, type PageLinks } from "./page-links";
import { openFrame, tenYears, type PageFrame, type Query } from "./page-frame";
import { shellOf, titleOf } from "./page-shell";
import { pooledRatio } from "./pooled-ratio";

export type OverviewPage = {
  title: string;
  shell: ShellView;
  findings: Findings;
  headline: (HeadlineView & { how: string })[];
  compared?: { chart: CaterpillarView; id: string; label: string; table: ComparedTable; how: string; all: string };
  ratio?: { chart: SeriesView; how: string };
  births?: { chart: SeriesView; how: string };
  /** Absent where the snapshot has nothing that could be tested. */
  followUp?: FollowUpView;
  /** Deadlines of the cases; absent where there are none. */
  reminders?: Reminders;
  year: number;
  changes: ChangeRow[];
  reporting: ReportingGrid;
  legend: string[];
  links: PageLinks;
};

/** Cells of the strip: what the sample page of the design shows, of those that this snapshot has anything of. */
const STRIP = ["births", "birth-rate", "sex-ratio-at-birth", "ledger-match", "service-newborn-visit", "aged-65-share", "population", "deaths", "death-rate", "natural-increase", "completeness"];
const CELLS = 6;
/** What the completeness grid lists, where the snapshot has it. */
const KINDS = ["population", "births", "deaths", "moves-in", "moves-out", "migrants-in", "ledger-match", "late-share", "source-agreement", "service-newborn-visit", "activity-sessions"];

/** Everything the overview says of one area and year. */
export async function getOverviewPage(deps: Deps, locale: Locale, query: Query): Promise<OverviewPage> {
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, areaName, year, writer } = frame;
  const t = translator(locale, messages);
  const years = tenYears(frame);
  const all = ledger.registry.all;
  const links = linksOf(frame, { path: "/", view: "overview" });
  const onList = await listFrame(frame);
  const [answers, comparisons, listed, reminders] = await Promise.all([
    readAnswers(ledger, { indicators: all, areas: [area], years: [...new Set([...years, year - 1])] }),
    compareChildren(frame, all.filter((indicator) => indicator.headline && isScored(indicator))),
    followUp(onList, (code) => links.area(code), async (lagging) => withOverdue(lagging, await laggingCases(deps, ledger, onList.year, [...new Set(lagging.listings.map((one) => one.area))]))),
    remindersOf(deps, frame),
  ]);
  const now = all.map((indicator) => answers.figure(indicator, area, year));
  const before = all.map((indicator) => answers.figure(indicator, area, year - 1, { change: false }));
  const series = new Map(all.map((indicator) => [indicator.id as string, years.map((one) => answers.figure(indicator, area, one, { change: false }))]));
  const byId = new Map(all.map((indicator, at) => [indicator.id as string, { indicator, figure: now[at]! }]));
  const pooled = pooledRatio(series.get("sex-ratio-at-birth") ?? [], ledger.config.normalSexRatio, ledger.config.level);
  const telling = mostTelling(comparisons) ?? (await compareChildren(frame, [ledger.registry.get("death-rate")].filter(isComparable)))[0];
  const strip = STRIP.flatMap((id) => byId.get(id) ?? []).filter(({ figure }) => figure.status !== "missing" || figure.reason !== "notInPackage").slice(0, CELLS);
  return {
    title: `${t("page")} · ${areaName} · ${year}`,
    shell: shellOf(frame, { page: "overview", path: "/" }), year,
    findings: overviewFindings({ headline: strip, compared: telling, pooled, areaName, year: String(year), ...writer }),
    // The strip shows the sex ratio of several years together: its making is that of the same years.
    headline: headlineView(strip, pooled, writer).map((cell) => ({ ...cell, how: links.how(cell.id, cell.id === "sex-ratio-at-birth" && pooled?.years === 3 ? { pool: 3 } : {}) })),
    ...(telling ? { compared: comparedBlock(frame, telling, links) } : {}),
    ...seriesBlocks(frame, series, byId.get("births")?.figure, links),
    ...(listed ? { followUp: { ...listed, board: { label: translator(locale, followUpMessages)("toBoard"), href: href("/lagging", frame.state) } } } : {}), ...(reminders ? { reminders } : {}),
    changes: changeRows(all, now, before, writer),
    reporting: reportingGrid(KINDS.flatMap((id) => gridRow(ledger.registry.find(id), series)), years, locale),
    legend: legendOf(writer),
    links,
  };
}

function comparedBlock(frame: PageFrame, telling: Comparison, links: PageLinks): NonNullable<OverviewPage["compared"]> {
  const { ledger, year, locale } = frame;
  const t = translator(locale, messages);
  const source = t("source", { title: titleOf(frame), period: formatYear(year, ledger.entry.statYearStart, locale) });
  const { own, ...compared } = telling;
  return {
    id: telling.indicator.id, label: telling.indicator.label[locale],
    chart: comparedChart({ ...compared, ...(own.status === "ok" ? { own: own.value } : {}), source, locale }),
    table: comparedTable({ ...telling, writer: frame.writer, link: links.area }),
    how: links.how(telling.indicator.id), all: links.villages(telling.indicator.id),
  };
}

function seriesBlocks({ ledger, areaName, writer }: PageFrame, series: ReadonlyMap<string, DisclosedFigure[]>, births: DisclosedFigure | undefined, links: PageLinks): Pick<OverviewPage, "ratio" | "births"> {
  const made = (id: string) => ({ indicator: ledger.registry.get(id), figures: series.get(id) ?? [], areaName, ...writer });
  const known = (id: string) => (series.get(id) ?? []).some(({ status }) => status !== "missing");
  return {
    ...(known("sex-ratio-at-birth") ? { ratio: { chart: ratioSeries({ ...made("sex-ratio-at-birth"), band: ledger.config.normalSexRatio }), how: links.how("sex-ratio-at-birth") } } : {}),
    ...(known("births") ? { births: { chart: birthSeries({ ...made("births"), current: births }), how: links.how("births") } } : {}),
  };
}

function gridRow(indicator: Indicator | undefined, series: ReadonlyMap<string, DisclosedFigure[]>) {
  const figures = indicator ? (series.get(indicator.id) ?? []) : [];
  return indicator && figures.some(({ status }) => status !== "missing") ? [{ indicator, figures }] : [];
}
