import type { AgeStructure } from "../analysis/age-structure";
import { AHEAD, BORN_BOYS, FEWEST_PEOPLE, type Projection } from "../analysis/projection";
import { FEWEST_DEATHS, sumOf } from "../analysis/vital-rates";
import type { Locale } from "../base/locale";
import { COUNT, RATIO, formatInterval, formatNumber, type NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/projection";
import { translator, type Translator } from "../i18n/translator";
import type { Interval } from "../statistics/interval";
import { peopleOf } from "./cohorts";
import { nameOf } from "./names";

/** People of some ages: counted years, then the calculated range from the same start. */
export type ProjectionTile = {
  title: string;
  subtitle: string;
  alt: string;
  note?: string;
  counted: { year: number; value: number }[];
  /** From the start, where it has no width. */
  range: { year: number; lower: number; upper: number }[];
  /** Middle without migration. */
  middle: { year: number; value: number }[];
  /** Where counted ends. */
  from: number;
};
export type ProjectionView =
  | { status: "refused"; heading: string; sentence: string }
  | { status: "ok"; heading: string; title: string; subtitle: string; alt: string; tiles: ProjectionTile[]; assumptions: { title: string; lines: string[]; what: string }; table: { title: string; columns: string[]; rows: string[][] }; last: { year: number; /** Of the ages it begins with. */ start: number; lower: number; upper: number; from: number; to: number } };

type Made = Extract<Projection, { status: "ok" }>;
type T = Translator<typeof messages.zhCN>;
type Question = { projection: Projection; history: readonly AgeStructure[]; areaName: string; isVillage: boolean; locale: Locale };
/** People of one line of the picture in a year: from the counted ages, from a variant's path and of its range. */
type Line = { label: string; counted(structure: AgeStructure): number; middle(year: number, variant: "zero" | "own"): number | undefined; range(year: number): Interval };

const TFR: NumberFormat = { scale: 1, sign: "", decimals: 2 };

/** The calculation of five years as small pictures, what it rests on, and its numbers; or the sentence why there is none. */
export function projectionView({ projection, history, areaName, isVillage, locale }: Question): ProjectionView {
  const t: T = translator(locale, messages);
  if (projection.status === "refused") return { status: "refused", heading: t("heading"), sentence: t(`refused_${projection.reason}`, { n: String(projection.reason === "fewPeople" ? FEWEST_PEOPLE : FEWEST_DEATHS) }) };
  const { start, rates } = projection;
  const lines = linesOf(projection, t);
  const counted = history.filter(({ year }) => year <= start.year && year >= start.year - 10);
  const tiles = lines.map((line) => tileOf(line, counted, start, t));
  const old = tiles.at(-1)!.range.at(-1)!;
  const title = t("title", { year: String(old.year), lower: people(old.lower), upper: people(old.upper) });
  return {
    status: "ok", heading: t("heading"), title, alt: title, tiles,
    subtitle: t("subtitle", { area: areaName, first: String(counted[0]?.year ?? start.year), from: String(start.year) }),
    assumptions: { title: t("assumptions"), lines: assumptionsOf(projection, { areaName, isVillage, locale }, t), what: t("what") },
    table: tableOf(projection, lines, t),
    last: { year: old.year, start: start.year, lower: old.lower, upper: old.upper, from: rates.source.years[0]!, to: rates.source.years.at(-1)! },
  };
}

function linesOf({ range, sums }: Made, t: T): Line[] {
  const all: Line = { label: t("all"), counted: ({ bands }) => bands.reduce((sum, band) => sum + peopleOf(band), 0), middle: (year, variant) => range[variant]?.path[year]?.total, range: (year) => range.envelope[year]!.total };
  return [all, ...sums.map(({ from, to = Infinity }, at): Line => ({
    label: t(`from${from}` as "from65"),
    counted: ({ bands }) => bands.filter((band) => band.from >= from && (band.to ?? Infinity) <= to).reduce((sum, band) => sum + peopleOf(band), 0),
    middle: (year, variant) => range[variant]?.sums[year]?.[at],
    range: (year) => range.envelope[year]!.sums[at]!,
  }))];
}

function tileOf(line: Line, counted: readonly AgeStructure[], start: AgeStructure, t: T): ProjectionTile {
  const years = Array.from({ length: AHEAD + 1 }, (_, year) => year);
  const range = years.map((year) => ({ year: start.year + year, lower: line.range(year).lower, upper: line.range(year).upper }));
  const parts = { year: String(start.year + AHEAD), lower: people(range.at(-1)!.lower), upper: people(range.at(-1)!.upper) };
  return {
    title: line.label, subtitle: t("range", parts), alt: t("alt", { ...parts, title: line.label, from: String(start.year), now: people(line.counted(start)) }), from: start.year, range,
    counted: [...counted.filter(({ year }) => year !== start.year), start].map((structure) => ({ year: structure.year, value: line.counted(structure) })),
    middle: years.map((year) => ({ year: start.year + year, value: line.middle(year, "zero")! })),
  };
}

/** What the calculation rests on, in sentences. */
function assumptionsOf({ rates, moves, range }: Made, { areaName, isVillage, locale }: Pick<Question, "areaName" | "isVillage" | "locale">, t: T): string[] {
  const { source, fertility, expectation, schedule } = rates;
  const own = !isVillage && expectation.male.interval !== undefined;
  const years = ({ value, interval }: typeof expectation.male) => formatNumber(value, RATIO) + (interval ? ` ${formatInterval(interval, RATIO)}` : "");
  const span = { from: String(source.years[0]), to: String(source.years.at(-1)) };
  const sourceName = nameOf(source.area, locale);
  const deaths = { ...span, n: people(sumOf(source.deaths.male) + sumOf(source.deaths.female)), men: years(expectation.male), women: years(expectation.female) };
  return [
    ...(isVillage ? [t("village", { source: sourceName })] : []),
    own || isVillage ? t("deathsOwn", { ...deaths, area: isVillage ? sourceName : areaName }) : t("deathsBorrowed", { ...deaths, area: areaName, source: sourceName, level: rates.levelled ? t("ownLevel") : "" }),
    t("births", { n: people(rates.births), age: formatNumber(schedule.meanAge, COUNT), tfr: formatNumber(fertility.value, TFR), interval: formatInterval(fertility.interval, TFR), boys: String(BORN_BOYS) }),
    moves ? t(moves.implied ? "movesImplied" : "movesTwo", { net: formatNumber(moves.net, COUNT), from: String(moves.years[0]), to: String(moves.years.at(-1)), source: sourceName }) : t("movesNone"),
    t("range95", { n: String(range.replicates) }),
  ];
}

/** Each year: the middle of either variant, then the range of each line. */
function tableOf({ start, range }: Made, lines: readonly Line[], t: T): { title: string; columns: string[]; rows: string[][] } {
  const [all] = lines;
  return {
    title: t("table"), columns: [t("colYear"), t("colZero"), ...(range.own ? [t("colOwn")] : []), ...lines.map(({ label }) => t("colRange", { label }))],
    rows: range.envelope.map((_, year) => [
      String(start.year + year), people(all!.middle(year, "zero")!), ...(range.own ? [people(all!.middle(year, "own")!)] : []),
      ...lines.map((line) => spanText(line.range(year))),
    ]),
  };
}

const people = (value: number): string => formatNumber(Math.round(value), COUNT);
const spanText = ({ lower, upper }: Interval): string => (Math.round(lower) === Math.round(upper) ? people(lower) : `${people(lower)}–${people(upper)}`);
