import { readAgeDay, readAgeHistory, readAgeYears } from "../analysis/age-history";
import type { AgeStructure } from "../analysis/age-structure";
import { readAnswers, type Answers } from "../analysis/answers";
import { readCensusAges } from "../analysis/census-ages";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { Locale } from "../base/locale";
import { formatWithSign, formatYear, PERCENT } from "../i18n/format";
import * as overview from "../i18n/messages/overview";
import * as lexisMessages from "../i18n/messages/lexis";
import * as messages from "../i18n/messages/people";
import { translator } from "../i18n/translator";
import { isComparable, type Indicator } from "../indicators/indicator";
import { href } from "../views/address";
import type { CaterpillarView } from "../views/caterpillar-view";
import { followCohorts, oldShare } from "../views/cohorts";
import { comparedChart } from "../views/compared-chart";
import { comparedTable, type ComparedTable } from "../views/compared-table";
import { figureText, type FigureText } from "../views/figure-text";
import type { Findings } from "../views/findings";
import { headlineView, type HeadlineView } from "../views/headline-view";
import { legendOf } from "../views/legend";
import { lexisView, type LexisView } from "../views/lexis-view";
import { nameOf } from "../views/names";
import { peopleFindings } from "../views/people-findings";
import { naturalSeries, structureSeries, vitalSeries, vitalTable, type VitalTable } from "../views/people-series";
import { projectionView, type ProjectionView } from "../views/projection-view";
import { noPyramid, pyramidView, type PyramidView } from "../views/pyramid-view";
import type { SeriesView } from "../views/series-view";
import type { LinkView, ShellView } from "../views/shell-view";
import { compareChildren } from "./compare-children";
import type { Deps } from "./deps";
import { projectionOf } from "./keep-projection";
import { openFrame, type PageFrame, type Query } from "./page-frame";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf, titleOf } from "./page-shell";

export type PeoplePage = {
  title: string;
  shell: ShellView;
  findings: Findings;
  /** That the ages are of another year than the one asked for. */
  notice?: string;
  strip: (HeadlineView & { how: string })[];
  /** Absent where there are no ages by sex: `noAges` says so and what to hand in. */
  pyramid?: PyramidView;
  noAges: string[];
  /** Years with ages; the shell's years hold those without too. */
  steps?: { label: string; before?: LinkView; after?: LinkView; years: LinkView[] };
  aged?: SeriesView;
  dependency?: SeriesView;
  vital?: SeriesView;
  natural?: SeriesView;
  vitals: VitalTable & { title: string; colYear: string };
  lexis?: LexisView;
  projection: ProjectionView;
  compared?: { chart: CaterpillarView; table: ComparedTable; label: string; how: string; all: string };
  children?: { title: string; note: string; columns: string[]; rows: { code: string; name: string; href: string; cells: { id: string; value: FigureText }[] }[] };
  readAid: string;
  legend: string[];
  links: PageLinks;
};

const STRIP = ["population", "aged-65-share", "dependency-ratio", "births", "deaths", "natural-increase"];
const VITALS = ["births", "deaths", "birth-rate", "death-rate", "natural-increase"];
/** Years shown, the one asked for among them. */
const YEARS = 11;
const MOST_CHILDREN = 100;

/** What is fixed before the parts of the page are made. */
type Made = { frame: PageFrame; answers: Answers; years: number[]; history: AgeStructure[]; /** Of ages and population: the year asked for, else the newest before it. */ ageYear: number; links: PageLinks };

/** Ages, ageing, births and deaths, cohorts and a projection of one area. */
export async function getPeoplePage(deps: Deps, locale: Locale, query: Query): Promise<PeoplePage> {
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, areaName, year, writer } = frame;
  const years = frame.years.filter((one) => one <= year && one > year - YEARS).sort((one, two) => one - two);
  const [history, ageYears, answers] = await Promise.all([readAgeHistory(ledger, area, year), readAgeYears(ledger, area), readAnswers(ledger, { indicators: ledger.registry.shownIn("people"), areas: [area], years: [...new Set([...years, year - 1])] })]);
  const ageYear = newestYear(frame, answers, years);
  const made: Made = { frame, answers, years, history, ageYear, links: linksOf(frame, { path: "/people", view: "people" }) };
  const projected = history.length > 0 ? history.at(-1)!.year : year;
  const [pyramid, compared, children, projection] = await Promise.all([pyramidOf(made), comparedOf(made), childrenOf(made), projectionOf(ledger, area, projected)]);
  const projectionPart = projectionView({ projection, history, areaName, isVillage: area.level === "village", locale });
  const t = translator(locale, messages);
  const lexis = lexisView(history, { areaName, locale });
  const steps = stepsOf(made, ageYears);
  return {
    title: `${t("page")} · ${areaName} · ${year}`,
    shell: shellOf(frame, { page: "people", path: "/people" }),
    findings: findingsOf(made, projectionPart),
    ...(ageYear === year ? {} : { notice: t("noAgesYear", { year: String(year), ageYear: String(ageYear) }) }),
    strip: stripOf(made), ...(pyramid ? { pyramid } : {}), noAges: [noPyramid(locale), t("noAgesNext")], ...(steps ? { steps } : {}),
    ...seriesOf(made), ...(lexis ? { lexis } : {}), projection: projectionPart, ...(compared ? { compared } : {}), ...(children ? { children } : {}),
    readAid: t(pyramid ? "readAid" : "readAidPlain"), legend: legendOf(writer), links: made.links,
  };
}

/** The newest year with people, where the year asked for has none. */
function newestYear({ ledger, area, year }: PageFrame, answers: Answers, years: readonly number[]): number {
  const population = ledger.registry.get("population");
  return [...years].reverse().find((one) => answers.figure(population, area, one, { change: false }).status === "ok") ?? year;
}

const figuresBy = ({ frame: { ledger, area }, answers, years }: Made, id: string): DisclosedFigure[] => years.map((year) => answers.figure(ledger.registry.get(id), area, year, { change: false }));

function findingsOf(made: Made, projection: ProjectionView): Findings {
  const { frame: { ledger, area, areaName, year, locale }, answers, history, ageYear } = made;
  const at = (id: string, one: number) => answers.figure(ledger.registry.get(id), area, one, { change: false });
  const aged = figuresBy(made, "aged-65-share").filter(({ status }) => status === "ok");
  const now = at("aged-65-share", ageYear);
  const first = aged[0]?.period === now.period ? undefined : aged[0];
  const t = translator(locale, lexisMessages);
  const followed = followCohorts(history);
  return peopleFindings({
    now: { population: at("population", ageYear), dependency: at("dependency-ratio", ageYear), births: at("births", year), deaths: at("deaths", year), aged: { now, ...(first ? { first } : {}) } },
    ...(followed ? { followed } : {}), ...(projection.status === "ok" ? { projected: projection.last } : {}),
    born: ([from, to]) => t("bornLong", { from: String(from), to: String(to) }), areaName, year, level: ledger.config.level, locale,
  });
}

/** Headline figures: those of the year, and of people the newest there are. */
function stripOf({ frame: { ledger, area, year, writer }, answers, ageYear, links }: Made): PeoplePage["strip"] {
  const measured = STRIP.map((id) => {
    const indicator = ledger.registry.get(id);
    const at = indicator.topic === "population" ? ageYear : year;
    return { at, indicator, figure: answers.figure(indicator, area, at) };
  }).filter(({ figure }) => figure.status !== "missing" || figure.reason !== "notInPackage");
  const t = translator(writer.locale, messages);
  return headlineView(measured, undefined, writer).map((cell, at) => {
    const of = measured[at]!.at;
    return { ...cell, label: of === year ? cell.label : t("ofYear", { label: cell.label, year: String(of) }), how: links.how(cell.id, { year: of }) };
  });
}

/** The pyramid of the newest ages, the last census or the earliest year behind it. */
async function pyramidOf({ frame: { ledger, area, areaName, locale }, history }: Made): Promise<PyramidView | undefined> {
  const own = history.at(-1);
  if (!own) return undefined;
  const t = translator(locale, messages);
  const earliest = history[0] === own ? undefined : history[0];
  const [census, day, first] = await Promise.all([readCensusAges(ledger, area, { before: own.year, bands: own.bands }), readAgeDay(ledger, area, own.year), earliest && readAgeDay(ledger, area, earliest.year)]);
  const beside = census ? { structure: census.structure, date: census.date, key: "outlineCensus" as const } : earliest && { structure: earliest, date: first ?? "", key: "outlineDate" as const };
  if (!beside) return pyramidView({ own, areaName, period: day, locale });
  const { structure, date, key } = beside;
  const share = oldShare(structure);
  return pyramidView({ own, areaName, period: day, locale, ...(share === undefined ? {} : { standing: t("standingThen", { date, share: formatWithSign(share, PERCENT) }) }), beside: { structure, label: t(key, { date }), scale: "count" } });
}

/** Links from one year with ages to the next, without script. */
function stepsOf({ frame: { state, year, locale }, ageYear }: Made, known: readonly number[]): PeoplePage["steps"] {
  const t = translator(locale, messages);
  const link = (one: number, label = String(one)): LinkView => ({ label, href: href("/people", { ...state, year: String(one) }), ...(one === year ? { current: true as const } : {}) });
  if (known.length < 2) return undefined;
  const before = known.filter((one) => one < Math.min(year, ageYear)).at(-1);
  const after = known.find((one) => one > year);
  return { label: t("yearSteps"), ...(before === undefined ? {} : { before: link(before, t("earlier")) }), ...(after === undefined ? {} : { after: link(after, t("later")) }), years: known.map((one) => link(one)) };
}

function seriesOf(made: Made): Pick<PeoplePage, "aged" | "dependency" | "vital" | "natural" | "vitals"> {
  const { frame: { ledger, area, areaName, writer, locale }, answers, years, history } = made;
  const t = translator(locale, messages);
  // A year that rests on the count of the year before is no further point.
  const counted = new Set(history.map(({ year }) => year));
  const hasAges = (year: number) => counted.size === 0 || counted.has(year);
  const question = (id: string) => ({ indicator: ledger.registry.get(id), figures: figuresBy(made, id), areaName, ...writer });
  const structure = (id: string) => ({ ...question(id), figures: figuresBy(made, id).filter(({ period, status }) => status !== "ok" || hasAges(Number(period))), level: ledger.config.level });
  const parts = {
    aged: structureSeries("aged", structure("aged-65-share")), dependency: structureSeries("dependency", structure("dependency-ratio")),
    vital: vitalSeries({ births: question("births"), deaths: question("deaths"), areaName, ...writer }), natural: naturalSeries(question("natural-increase")),
  };
  const indicators: Indicator[] = VITALS.map((id) => ledger.registry.get(id));
  const known = years.filter((year) => indicators.some((indicator) => answers.figure(indicator, area, year, { change: false }).status !== "missing"));
  return {
    ...(Object.fromEntries(Object.entries(parts).filter(([, view]) => view !== undefined)) as Pick<PeoplePage, "aged">), // what is absent is left out
    vitals: { title: t("title_table"), colYear: t("colYear"), ...vitalTable(indicators, known, (indicator, year) => answers.figure(indicator, area, year, { change: false }), writer) },
  };
}

/** Who is ageing: the areas below beside the whole; neutral, so nobody stands on a better side. */
async function comparedOf({ frame, ageYear, links }: Made): Promise<PeoplePage["compared"]> {
  const { ledger, locale } = frame;
  const indicator = ledger.registry.get("aged-65-share");
  const [telling] = isComparable(indicator) ? await compareChildren({ ...frame, year: ageYear }, [indicator]) : [];
  if (!telling) return undefined;
  const { own, ...compared } = telling;
  const source = translator(locale, overview)("source", { title: titleOf(frame), period: formatYear(ageYear, ledger.entry.statYearStart, locale) });
  return {
    label: indicator.label[locale], chart: comparedChart({ ...compared, ...(own.status === "ok" ? { own: own.value } : {}), source, locale }),
    table: comparedTable({ ...telling, writer: frame.writer, link: links.area }), how: links.how(indicator.id, { year: ageYear }), all: links.villages(indicator.id),
  };
}

/** The view's figures of each area directly below, in code order. */
async function childrenOf({ frame: { ledger, area, year, writer, locale }, links }: Made): Promise<PeoplePage["children"]> {
  const t = translator(locale, messages);
  const children = ledger.tree.children(area);
  if (children.length === 0) return undefined;
  const listed = children.slice(0, MOST_CHILDREN);
  const answers = await readAnswers(ledger, { indicators: ledger.registry.shownIn("people"), areas: listed, years: [year], before: false });
  const indicators = ledger.registry.shownIn("people").filter((indicator) => listed.some((child) => answers.figure(indicator, child, year, { change: false }).status !== "missing"));
  if (indicators.length === 0) return undefined;
  return {
    title: t("title_children"), note: [t("childrenNote"), ...(children.length > listed.length ? [t("childrenMore", { n: String(listed.length) })] : [])].join(locale === "en" ? " " : ""),
    columns: [t("colArea"), ...indicators.map(({ label }) => label[locale])],
    rows: listed.map((child) => ({ code: child.code, name: nameOf(child, locale), href: links.area(child.code), cells: indicators.map((indicator) => ({ id: indicator.id, value: figureText(answers.figure(indicator, child, year, { change: false }), indicator.display, writer) })) })),
  };
}
