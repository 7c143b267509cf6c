import type { DisclosedFigure } from "../analysis/disclosure";
import { COUNT, PERCENT, RATIO, formatNumber, formatWithSign } from "../i18n/format";
import * as derivation from "../i18n/messages/derivation";
import * as messages from "../i18n/messages/people";
import { translator, type Translator } from "../i18n/translator";
import { newcombe } from "../statistics/newcombe";
import type { Locale } from "../base/locale";
import { mostChanged, type Followed } from "./cohorts";
import type { Findings } from "./findings";
import { joined, said, spoken, type Basis, type Said } from "./said";
import type { Indicator } from "../indicators/indicator";

type T = Translator<typeof messages.zhCN>;
export type PeopleNow = { population?: DisclosedFigure; dependency?: DisclosedFigure; births?: DisclosedFigure; deaths?: DisclosedFigure; /** 65 and over, the first year there is and the one shown. */ aged?: { now: DisclosedFigure; first?: DisclosedFigure } };
export type ProjectedOld = { year: number; /** Of the ages it begins with. */ start: number; lower: number; upper: number; from: number; to: number };
type Question = { now: PeopleNow; followed?: Followed; projected?: ProjectedOld; /** Born in words, of the cohort that changed most. */ born: (pair: [number, number]) => string; /** Names an indicator to those who ask how it was made. */ indicator: (id: string) => Indicator; areaName: string; year: number; level: number; locale: Locale };

/** Two or three sentences from the numbers; what is withheld, unknown or not told apart is not said to have changed. */
export function peopleFindings({ now, followed, projected, born, indicator, areaName, year, level, locale }: Question): Findings {
  const t: T = translator(locale, messages);
  const basis = (id: string, figure?: DisclosedFigure): Basis => ({ id, label: indicator(id).label[locale], ...(figure ? { year: Number(figure.period) } : {}) });
  const clauses = [...agedClause(now.aged, { level, year: String(year) }, t).map((text) => said(text, basis("aged-65-share", now.aged?.now), now.aged?.first && basis("aged-65-share", now.aged.first))), ...naturalClause(now, t).map((text) => said(text, basis("births", now.births), basis("deaths", now.deaths)))];
  const population = now.population?.status === "ok" ? formatNumber(now.population.value, COUNT) : undefined;
  if (clauses.length === 0) return population ? spoken(said(t("populationOnly", { area: areaName, n: population }), basis("population", now.population)), []) : spoken(said(t("empty", { area: areaName, year: String(year) })), [said(t("emptyNext"))]);
  const heading = joined(clauses, locale === "en" ? "; " : "；");
  return spoken({ ...heading, text: heading.text.charAt(0).toUpperCase() + heading.text.slice(1) }, [
    ...(population ? [said(t("leadPopulation", { n: population, year: now.population?.period ?? "" }), basis("population", now.population))] : []),
    ...(now.dependency?.status === "ok" ? [said(t("leadDependency", { n: formatNumber(now.dependency.value * 100, RATIO) }), basis("dependency-ratio", now.dependency))] : []),
    ...cohortSentence(followed, born, t),
    ...(projected ? [said(t("leadProjection", { year: String(projected.year), lower: people(projected.lower), upper: people(projected.upper), from: String(projected.from), to: String(projected.to) }), { id: "projection", label: translator(locale, derivation)("projection"), year: projected.start })] : []),
  ]);
}

/** How a share stands beside an earlier one: by Newcombe's difference of the two. */
export function longChange(now: DisclosedFigure, first: DisclosedFigure, level: number): "up" | "down" | "unclear" {
  if (now.status !== "ok" || first.status !== "ok" || !now.exposure || !first.exposure) return "unclear";
  const parts = ({ events = 0, exposure = 0 }: DisclosedFigure, ratio: boolean) => ({ events, trials: ratio ? events + exposure : exposure });
  // A ratio of dependants to those of working age may exceed 1: it is compared as a share of both.
  const ratio = now.unit !== "share" && now.indicator === "dependency-ratio";
  return newcombe(parts(now, ratio), parts(first, ratio), level).verdict;
}

function agedClause(aged: PeopleNow["aged"], { level, year }: { level: number; year: string }, t: T): string[] {
  if (aged?.now.status !== "ok") return [];
  const { period } = aged.now;
  const value = formatWithSign(aged.now.value, PERCENT);
  const share = period === year ? value : t("shareOf", { share: value, year: period });
  if (aged.first?.status !== "ok") return [t("agedOnly", { share })];
  const parts = { share, from: aged.first.period, points: formatNumber(Math.abs(aged.now.value - aged.first.value), PERCENT) };
  const change = longChange(aged.now, aged.first, level);
  return [t(change === "up" ? "agedUp" : change === "down" ? "agedDown" : "agedSame", parts)];
}

/** Births less deaths of a whole year, said as a fact and not judged. */
function naturalClause({ births, deaths }: PeopleNow, t: T): string[] {
  if (births?.status !== "ok" || deaths?.status !== "ok" || births.months < 12 || deaths.months < 12) return [];
  const more = births.value - deaths.value;
  return [t(more > 0 ? "naturalMore" : more < 0 ? "naturalLess" : "naturalEven", { n: formatNumber(Math.abs(more), COUNT), year: births.period })];
}

function cohortSentence(followed: Followed | undefined, born: Question["born"], t: T): Said[] {
  const cohort = followed && mostChanged(followed);
  if (!cohort) return [];
  const change = cohort.now / cohort.then - 1;
  const share = formatWithSign(Math.abs(change), PERCENT);
  return [said(t("leadCohort", { born: born(cohort.born), from: String(followed.from), to: String(followed.to), then: formatNumber(cohort.then, COUNT), now: formatNumber(cohort.now, COUNT), change: t(change > 0 ? "cohortMore" : "cohortLess", { share }) }), { id: "cohort", label: born(cohort.born), year: followed.to, parts: { born: cohort.born.join("-") } })];
}

const people = (value: number): string => formatNumber(Math.round(value), COUNT);
