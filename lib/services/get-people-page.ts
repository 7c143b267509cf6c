import { readAgeHistory, readAgeYears } from "../analysis/age-history";
import type { AgeStructure } from "../analysis/age-structure";
import { readAnswers, type Answers } from "../analysis/answers";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { Locale } from "../base/locale";
import * as lexisMessages from "../i18n/messages/lexis";
import * as messages from "../i18n/messages/people";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import type { CaterpillarView } from "../views/caterpillar-view";
import { followCohorts } from "../views/cohorts";
import type { ComparedTable } from "../views/compared-table";
import type { FigureText } from "../views/figure-text";
import type { Findings } from "../views/findings";
import { headlineView, type HeadlineView } from "../views/headline-view";
import { legendOf } from "../views/legend";
import { lexisView, type LexisView } from "../views/lexis-view";
import { peopleFindings } from "../views/people-findings";
import type { VitalTable } from "../views/people-series";
import { projectionView, type ProjectionView } from "../views/projection-view";
import { noPyramid, type PyramidView } from "../views/pyramid-view";
import type { SeriesView } from "../views/series-view";
import type { LinkView, ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { projectionOf } from "./keep-projection";
import { openFrame, type PageFrame, type Query } from "./page-frame";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf } from "./page-shell";
import { childrenOf, comparedOf } from "./people-areas";
import { pyramidOf, seriesOf } from "./people-years";

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
/** Years shown, the one asked for among them. */
const YEARS = 11;

/** What is fixed before the parts of the page are made. */
export type PeopleMade = { frame: PageFrame; answers: Answers; years: number[]; history: AgeStructure[]; /** Of ages and population: the year asked for, else the newest before it. */ ageYear: number; links: PageLinks };

/** Ages, ageing, births and deaths, cohorts and a projection of one area. */
export async function getPeoplePage(deps: Deps, locale: Locale, query: Query): Promise<PeoplePage> {
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, areaName, year, writer } = frame;
  const years = frame.years.filter((one) => one <= year && one > year - YEARS).sort((one, two) => one - two);
  const [history, ageYears, answers] = await Promise.all([readAgeHistory(ledger, area, year), readAgeYears(ledger, area), readAnswers(ledger, { indicators: ledger.registry.shownIn("people"), areas: [area], years: [...new Set([...years, year - 1])] })]);
  const ageYear = newestYear(frame, answers, years);
  const made: PeopleMade = { frame, answers, years, history, ageYear, links: linksOf(frame, { path: "/people", view: "people" }) };
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

export const figuresBy = ({ frame: { ledger, area }, answers, years }: PeopleMade, id: string): DisclosedFigure[] => years.map((year) => answers.figure(ledger.registry.get(id), area, year, { change: false }));

function findingsOf(made: PeopleMade, projection: ProjectionView): Findings {
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
    indicator: (id) => ledger.registry.get(id), born: ([from, to]) => t("bornLong", { from: String(from), to: String(to) }), areaName, year, level: ledger.config.level, locale,
  });
}

/** Headline figures: those of the year, and of people the newest there are. */
function stripOf({ frame: { ledger, area, year, writer }, answers, ageYear, links }: PeopleMade): PeoplePage["strip"] {
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

/** Links from one year with ages to the next, without script. */
function stepsOf({ frame: { state, year, locale }, ageYear }: PeopleMade, known: readonly number[]): PeoplePage["steps"] {
  const t = translator(locale, messages);
  const link = (one: number, label = String(one)): LinkView => ({ label, href: href("/people", { ...state, year: String(one) }), ...(one === year ? { current: true as const } : {}) });
  if (known.length < 2) return undefined;
  const before = known.filter((one) => one < Math.min(year, ageYear)).at(-1);
  const after = known.find((one) => one > year);
  return { label: t("yearSteps"), ...(before === undefined ? {} : { before: link(before, t("earlier")) }), ...(after === undefined ? {} : { after: link(after, t("later")) }), years: known.map((one) => link(one)) };
}
