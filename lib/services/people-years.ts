import { readAgeDay } from "../analysis/age-history";
import { readCensusAges } from "../analysis/census-ages";
import { formatWithSign, PERCENT } from "../i18n/format";
import * as messages from "../i18n/messages/people";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import { oldShare } from "../views/cohorts";
import { naturalSeries, structureSeries, vitalSeries, vitalTable } from "../views/people-series";
import { pyramidView, type PyramidView } from "../views/pyramid-view";
import { figuresBy, type PeopleMade, type PeoplePage } from "./get-people-page";

const VITALS = ["births", "deaths", "birth-rate", "death-rate", "natural-increase"];

/** The pyramid of the newest ages, the last census or the earliest year behind it. */
export async function pyramidOf({ frame: { ledger, area, areaName, locale }, history }: PeopleMade): Promise<PyramidView | undefined> {
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

/** Ageing, births, deaths and natural increase over the years, and their table. */
export function seriesOf(made: PeopleMade): Pick<PeoplePage, "aged" | "dependency" | "vital" | "natural" | "vitals"> {
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
