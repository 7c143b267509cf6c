import type { AgeStructure } from "../analysis/age-structure";
import type { Locale } from "../base/locale";
import { COUNT, PERCENT, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/lexis";
import { translator } from "../i18n/translator";
import { bornIn, followCohorts, isFiveYear, mostChanged, peopleOf, type Cohort } from "./cohorts";
import { joinNames } from "./names";
import { bandLabel } from "./pyramid-view";

/** Which cells one cohort passes: a band for each year, or none before it was born or when it is in the open band. */
export type CohortPath = { label: string; bands: (number | undefined)[] };
/** Ages upwards, years to the right: a cohort climbs. `cells[band][year]` in people. */
export type LexisView = {
  title: string;
  subtitle: string;
  alt: string;
  note: string;
  legend: string;
  years: number[];
  ages: string[];
  cells: number[][];
  paths: CohortPath[];
  table?: { columns: { born: string; ages: string; then: string; now: string; change: string }; rows: { born: string; /** First and last year of birth: `1994-1999`. */ key: string; ages: string; then: string; now: string; change: string }[] };
};

/** Years before the newest that are drawn. */
const LONGEST = 10;

/** Population by age group over the years with two cohorts marked: the largest, and the one that changed most. Five-year bands only. */
export function lexisView(history: readonly AgeStructure[], { areaName, locale }: { areaName: string; locale: Locale }): LexisView | undefined {
  const t = translator(locale, messages);
  const last = history.at(-1);
  const drawn = history.filter(({ year }) => last !== undefined && year >= last.year - LONGEST);
  if (!last || drawn.length < 2 || last.bands.filter(isFiveYear).length < 3) return undefined;
  const followed = followCohorts(history);
  const largest = last.bands.filter(isFiveYear).reduce((most, band) => (peopleOf(band) > peopleOf(most) ? band : most));
  const changed = followed && mostChanged(followed);
  const marked = [largest, ...(changed && changed.agesNow.from !== largest.from ? [changed.agesNow] : [])];
  const written = (pair: readonly [number, number], key: "born" | "bornLong") => t(key, { from: String(pair[0]), to: String(pair[1]) });
  const paths = marked.map((ages): CohortPath => ({ label: written(bornIn(last.year, ages), "born"), bands: drawn.map(({ year }) => bandAt(last, ages.from + 2 - (last.year - year))) }));
  const title = t("title", { born: written(bornIn(last.year, largest), "bornLong"), ages: bandLabel(largest), year: String(last.year) });
  const years = drawn.map(({ year }) => year);
  return {
    title, subtitle: t("subtitle", { area: areaName }), legend: t("legend"), years, paths,
    note: t("note", { labels: joinNames(paths.map(({ label }) => label), locale) }),
    alt: t("alt", { title, from: String(years[0]), to: String(last.year), bands: String(last.bands.length) }),
    ages: last.bands.map(bandLabel), cells: last.bands.map((_, at) => drawn.map(({ bands }) => peopleOf(bands[at]!))),
    ...(followed ? { table: { columns: { born: t("colBorn"), ages: t("colAges"), then: t("colThen", { year: String(followed.from) }), now: t("colNow", { year: String(followed.to) }), change: t("colChange") }, rows: [...followed.cohorts].reverse().map((cohort) => ({ ...row(cohort, written(cohort.born, "bornLong"), locale), key: cohort.born.join("-") })) } } : {}),
  };
}

function row({ agesThen, agesNow, then, now }: Cohort, born: string, locale: Locale) {
  const ages = translator(locale, messages)("ageStep", { then: bandLabel(agesThen), now: bandLabel(agesNow) });
  return { born, ages, then: formatNumber(then, COUNT), now: formatNumber(now, COUNT), change: then > 0 ? signed(now / then - 1) : "—" };
}

const signed = (share: number): string => (share > 0 ? "+" : "") + formatWithSign(share, PERCENT);

/** The band that holds an age; none below 0 and in the open band, where cohorts mix. */
function bandAt({ bands }: AgeStructure, age: number): number | undefined {
  const at = bands.findIndex(({ from, to }) => age >= from && to !== undefined && age <= to);
  return at < 0 ? undefined : at;
}
