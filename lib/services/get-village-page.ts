import type { Area } from "../analysis/area-tree";
import { readAnswers, type Answers } from "../analysis/answers";
import { formatMonth } from "../i18n/format";
import * as messages from "../i18n/messages/village";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator, type Topic } from "../indicators/indicator";
import type { Locale } from "../base/locale";
import { nameOf } from "../views/names";
import { legendOf } from "../views/legend";
import type { SeriesView } from "../views/series-view";
import type { ShellView } from "../views/shell-view";
import { villageFindings } from "../views/village-findings";
import { villageRow, type VillageLine } from "../views/village-row";
import { birthSeries, tileSeries } from "../views/year-series";
import { referenceOf } from "./compare-children";
import { dataFaults, type FaultRow } from "./data-faults";
import type { Deps } from "./deps";
import { linksOf, type PageLinks } from "./page-links";
import { openFrame, tenYears, type PageFrame, type Query } from "./page-frame";
import { shellOf } from "./page-shell";

export type VillagePage = {
  title: string;
  shell: ShellView;
  heading: string;
  lead: string[];
  /** Since when other villages' past is counted here, and that an old code was asked for. */
  notices: string[];
  columns: { indicator: string; own: string; interval: string; above: string; standing: string; rank: string; change: string };
  groups: { label: string; lines: (VillageLine & { how: string })[] }[];
  births?: SeriesView;
  tiles: SeriesView[];
  faults: FaultRow[];
  legend: string[];
  links: PageLinks;
};

const TOPIC_ORDER: readonly Topic[] = ["services", "reporting", "sexRatio", "population", "births", "deaths", "moves", "activity"];
/** Small pictures, in this order, of those that the village has anything of. */
const TILES = ["service-newborn-visit", "ledger-match", "late-share", "completeness", "birth-rate", "death-rate", "natural-increase", "population", "aged-65-share", "moves-in", "moves-out", "migrants-out"];
const MOST_TILES = 8;

/** Everything about one area, a village as a rule, beside the area above it. */
export async function getVillagePage(deps: Deps, locale: Locale, query: Query, code: string): Promise<VillagePage> {
  const frame = await openFrame(deps, locale, { ...query, area: code });
  const { ledger, area, areaName, year, writer } = frame;
  const parent = ledger.tree.parent(area);
  const years = tenYears(frame);
  const all = ledger.registry.all;
  const answers = await readAnswers(ledger, { indicators: all, areas: parent ? [area, parent] : [area], years: [...new Set([...years, year - 1])] });
  const aboveName = parent ? nameOf(parent, locale) : "";
  const lines = await linesOf(frame, answers, parent);
  const links = linksOf(frame, { path: `/villages/${area.code}`, view: "village" });
  const t = translator(locale, messages);
  const made = (indicator: Indicator) => ({ indicator, figures: years.map((one) => answers.figure(indicator, area, one, { change: false })), areaName, ...writer });
  const births = made(ledger.registry.get("births"));
  return {
    title: `${areaName} · ${frame.year}`,
    shell: shellOf({ ...frame, state: { ...frame.state, area: undefined } }, { path: `/villages/${area.code}` }),
    ...villageFindings({ lines, areaName, aboveName, year: String(year), locale }),
    notices: noticesOf(frame),
    columns: { indicator: t("colIndicator"), own: areaName, interval: t("colInterval"), above: aboveName, standing: t("colStanding", { area: aboveName }), rank: t("colRank"), change: t("colChange") },
    groups: TOPIC_ORDER.flatMap((topic) => {
      const listed = lines.filter((line) => line.topic === topic).map((line) => ({ ...line, how: links.how(line.id) }));
      return listed.length > 0 ? [{ label: t(`topic_${topic}`), lines: listed }] : [];
    }),
    ...(births.figures.some(({ status }) => status !== "missing") ? { births: birthSeries({ ...births, current: answers.figure(births.indicator, area, year) }) } : {}),
    tiles: tilesOf(frame, answers, parent, years).slice(0, MOST_TILES),
    faults: await dataFaults(frame),
    legend: legendOf(writer), links,
  };
}

/** A line for each indicator of which the area or the one above has anything. */
async function linesOf(frame: PageFrame, answers: Answers, parent: Area | undefined): Promise<VillageLine[]> {
  const { ledger, area, year, writer } = frame;
  const lines = await Promise.all(ledger.registry.all.map(async (indicator) => {
    const rank = answers.ranks(indicator, ledger.tree.siblings(area), year);
    const figure = answers.figure(indicator, area, year, { rank: rank(area) });
    const above = parent ? answers.figure(indicator, parent, year, { change: false }) : undefined;
    if (figure.status === "missing" && (above === undefined || above.status === "missing")) return [];
    const own = above?.status === "ok" && isComparable(indicator) && indicator.unit !== "count" ? above : undefined;
    const reference = own ? await referenceOf({ ...frame, areaName: parent ? nameOf(parent, frame.locale) : "" }, indicator, own) : undefined;
    return [villageRow({ indicator, figure, above, reference, aboveName: parent ? nameOf(parent, frame.locale) : "", writer })];
  }));
  return lines.flat();
}

function tilesOf({ ledger, area, writer }: PageFrame, answers: Answers, parent: Area | undefined, years: readonly number[]): SeriesView[] {
  return TILES.flatMap((id) => {
    const indicator = ledger.registry.find(id);
    if (!indicator) return [];
    const figures = years.map((year) => answers.figure(indicator, area, year, { change: false }));
    if (!figures.some(({ status }) => status === "ok")) return [];
    const above = parent && indicator.unit !== "count" ? years.map((year) => answers.figure(indicator, parent, year, { change: false })) : [];
    return [tileSeries({ indicator, figures, above, ...writer })];
  });
}

function noticesOf({ ledger, area, areaName, askedFor, locale }: PageFrame): string[] {
  const t = translator(locale, messages);
  const month = (text: string) => (/^\d{4}-\d{2}$/.test(text) ? formatMonth({ year: Number(text.slice(0, 4)), month: Number(text.slice(5)) }, locale) : text);
  const merged = ledger.tree.mergedInto(area).map((alias) => {
    const parts = { name: nameOf(alias, locale), code: alias.code, area: areaName, since: month(alias.since) };
    return alias.since === "" ? t("mergedUndated", parts) : t("merged", parts);
  });
  const span = area.from ? [t("existsFrom", { area: areaName, from: month(area.from) })] : [];
  return [...(askedFor ? [t("asked", { name: askedFor.name, code: askedFor.code, area: areaName })] : []), ...merged, ...span];
}
