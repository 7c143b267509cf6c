import type { Area } from "../analysis/area-tree";
import { readAnswers, type Answers } from "../analysis/answers";
import { formatMonth } from "../i18n/format";
import * as messages from "../i18n/messages/village";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator, type Topic } from "../indicators/indicator";
import type { Locale } from "../base/locale";
import type { FigureText } from "../views/figure-text";
import type { Findings } from "../views/findings";
import { legendOf } from "../views/legend";
import type { SeriesView } from "../views/series-view";
import type { ShellView } from "../views/shell-view";
import { villageFindings } from "../views/village-findings";
import { inSentence, joinNames, nameOf } from "../views/names";
import { noPyramid, type PyramidView } from "../views/pyramid-view";
import type { SpineView } from "../views/spine-view";
import { seriesMatrix, type SeriesMatrix } from "../views/series-matrix";
import type { VillageFollowUp } from "../views/village-follow-up";
import { villageRow, type VillageLine } from "../views/village-row";
import { withXmr, xmrTexts } from "../views/xmr-marks";
import { birthSeries, tileSeries } from "../views/year-series";
import { referenceOf } from "./compare-children";
import type { Deps } from "./deps";
import { listFrame } from "./follow-up";
import { linksOf, type PageLinks } from "./page-links";
import { openFrame, tenYears, type PageFrame, type Query } from "./page-frame";
import { shellOf } from "./page-shell";
import { isRelative } from "./shown-values";
import { villageAges } from "./village-ages";
import { villageFaults, type VillageFaultsPart } from "./village-faults";
import { villageLagging } from "./village-lagging";
import { villageLinks, type VillageLinks } from "./village-links";
import { villageSpine } from "./village-spine";

export type VillagePage = {
  title: string;
  shell: ShellView;
  heading: string;
  lead: string[];
  basis?: Findings["basis"];
  /** Since when other villages' past is counted here, and that an old code was asked for. */
  notices: string[];
  /** Sizes that are not compared: people, births, deaths, moves. */
  sizes: { id: string; label: string; value: FigureText; how: string }[];
  /** Other pages that answer for this village. */
  elsewhere?: VillageLinks;
  spine?: SpineView;
  columns: { indicator: string; own: string; interval: string; above: string; standing: string; rank: string; change: string };
  groups: { label: string; lines: (VillageLine & { how: string; /** How the figure of the area above was made. */ howAbove?: string })[] }[];
  births?: SeriesView;
  series?: { title: string; subtitle: string; note: string; tiles: SeriesView[]; table: SeriesMatrix };
  /** Absent where there are no ages: `noAges` says so. */
  pyramid?: PyramidView;
  noAges: string;
  followUp?: VillageFollowUp;
  faults: VillageFaultsPart;
  legend: string[];
  links: PageLinks;
};

const TOPIC_ORDER: readonly Topic[] = ["services", "reporting", "sexRatio", "population", "births", "deaths", "moves", "activity"];
/** Small pictures, in this order, of those that the village has anything of. */
const TILES = ["service-newborn-visit", "ledger-match", "late-share", "completeness", "birth-rate", "death-rate", "natural-increase", "aged-65-share", "moves-in", "moves-out", "migrants-out"];
const MOST_TILES = 8;
const SIZES = ["population", "births", "deaths", "moves-in", "moves-out", "migrants-in", "migrants-out"];

/** Everything about one area, a village as a rule, beside the area above it. */
export async function getVillagePage(deps: Deps, locale: Locale, query: Query, code: string): Promise<VillagePage> {
  const frame = await openFrame(deps, locale, { ...query, area: code });
  const { ledger, area, areaName, year, writer } = frame;
  const parent = ledger.tree.parent(area);
  const years = tenYears(frame);
  const answers = await readAnswers(ledger, { indicators: ledger.registry.all, areas: parent ? [area, parent] : [area], years: [...new Set([...years, year - 1])] });
  const aboveName = parent ? nameOf(parent, locale) : "";
  const lines = await linesOf(frame, answers, parent);
  const standing = lines.find(({ id }) => id === "aged-65-share")?.standing?.text;
  const [spine, pyramid, followUp, faults] = await Promise.all([villageSpine(frame, answers, parent), villageAges(frame, parent, standing), listFrame(frame).then((onList) => villageLagging(deps, onList, parent)), villageFaults(deps, frame)]);
  const links = linksOf(frame, { path: `/villages/${area.code}`, view: "village" });
  const series = seriesOf(frame, answers, { parent, years, how: (id, at) => links.how(id, { year: at }) });
  const births = birthsOf(frame, answers, years);
  const elsewhere = villageLinks(frame, lines);
  return {
    title: `${areaName} · ${frame.year}`,
    shell: shellOf({ ...frame, state: { ...frame.state, area: undefined } }, { path: `/villages/${area.code}` }),
    ...villageFindings({ lines, areaName, aboveName, year: String(year), locale }),
    notices: noticesOf(frame),
    sizes: SIZES.flatMap((id) => lines.filter((line) => line.id === id).map(({ label, own }) => ({ id, label, value: own, how: links.how(id) }))),
    ...(elsewhere ? { elsewhere } : {}), ...(spine ? { spine } : {}), ...(series ? { series } : {}), ...(pyramid ? { pyramid } : {}), noAges: noPyramid(locale), ...(followUp ? { followUp } : {}), ...(births ? { births } : {}),
    ...tableOf(frame, lines, links, parent),
    faults, legend: legendOf(writer), links,
  };
}

function tableOf({ areaName, locale }: PageFrame, lines: readonly VillageLine[], links: PageLinks, parent: Area | undefined): Pick<VillagePage, "columns" | "groups"> {
  const aboveName = parent ? nameOf(parent, locale) : "";
  const t = translator(locale, messages);
  return {
    columns: { indicator: t("colIndicator"), own: areaName, interval: t("colInterval"), above: aboveName, standing: t("colStanding", { area: aboveName }), rank: t("colRank"), change: t("colChange") },
    groups: TOPIC_ORDER.flatMap((topic) => {
      const listed = lines.filter((line) => line.topic === topic).map((line) => ({ ...line, how: links.how(line.id), ...(parent && line.above ? { howAbove: links.how(line.id, { area: parent.code }) } : {}) }));
      return listed.length > 0 ? [{ label: t(`topic_${topic}`), lines: listed }] : [];
    }),
  };
}

function birthsOf({ ledger, area, areaName, year, writer }: PageFrame, answers: Answers, years: readonly number[]): SeriesView | undefined {
  const indicator = ledger.registry.get("births");
  const figures = years.map((one) => answers.figure(indicator, area, one, { change: false }));
  return figures.some(({ status }) => status !== "missing") ? birthSeries({ indicator, figures, areaName, ...writer, current: answers.figure(indicator, area, year) }) : undefined;
}

/** A line for each indicator of which the area or the one above has anything. */
async function linesOf(frame: PageFrame, answers: Answers, parent: Area | undefined): Promise<VillageLine[]> {
  const { ledger, area, year, writer } = frame;
  const lines = await Promise.all(ledger.registry.all.map(async (indicator) => {
    const rank = answers.ranks(indicator, ledger.tree.siblings(area), year);
    const figure = answers.figure(indicator, area, year, { rank: rank(area) });
    const above = parent ? answers.figure(indicator, parent, year, { change: false }) : undefined;
    if (figure.status === "missing" && (above === undefined || above.status === "missing")) return [];
    const own = above?.status === "ok" && isComparable(indicator) && isRelative(indicator) ? above : undefined;
    const reference = own ? await referenceOf({ ...frame, areaName: parent ? nameOf(parent, frame.locale) : "" }, indicator, own) : undefined;
    return [villageRow({ indicator, figure, above, reference, aboveName: parent ? nameOf(parent, frame.locale) : "", writer })];
  }));
  return lines.flat();
}

/** Ten years of the first indicators that the area has anything of, with the limits of an XmR chart. */
type SeriesQuestion = { parent: Area | undefined; years: readonly number[]; how(id: string, year: number): string };

function seriesOf({ ledger, area, areaName, locale, writer }: PageFrame, answers: Answers, { parent, years, how }: SeriesQuestion): VillagePage["series"] {
  const chosen = TILES.flatMap((id) => {
    const indicator = ledger.registry.find(id);
    if (!indicator) return [];
    const figures = years.map((year) => answers.figure(indicator, area, year, { change: false }));
    if (!figures.some(({ status }) => status === "ok")) return [];
    const above = parent && isRelative(indicator) ? years.map((year) => answers.figure(indicator, parent, year, { change: false })) : [];
    const tile = tileSeries({ indicator, figures, above, ...writer });
    // The people of one year are mostly those of the last: points that follow one another have no usual range round a mean.
    return [{ id, tile: indicator.topic === "population" ? tile : withXmr(tile, { bounds: boundsOf(indicator), locale }) }];
  }).slice(0, MOST_TILES);
  if (chosen.length === 0) return undefined;
  const tiles = chosen.map(({ tile }) => tile);
  const matrix = seriesMatrix(tiles, years, locale);
  const rows = matrix.rows.map((row, at) => ({ ...row, how: years.map((year) => how(chosen[at]!.id, year)) }));
  const labels = (names: readonly string[]) => joinNames(names.map((name) => inSentence(name, locale, "inner")), locale);
  return { ...xmrTexts(tiles, { area: areaName, above: parent ? nameOf(parent, locale) : "", locale, labels }), tiles, table: { ...matrix, rows } };
}

const boundsOf = ({ formula: { kind } }: Indicator): { lower?: number; upper?: number } => (kind === "difference" ? {} : kind === "share" || kind === "completeness" ? { lower: 0, upper: 1 } : { lower: 0 });

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
