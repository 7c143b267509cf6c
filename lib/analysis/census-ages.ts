import { bandName } from "../indicators/ages";
import type { AgeBand, AgeStructure } from "./age-structure";
import type { Area } from "./area-tree";
import { disclose, type DisclosedFigure } from "./disclosure";
import type { RawFigure } from "./estimate";
import type { OpenLedger } from "./open-ledger";
import { firstDayOf } from "./stat-year";
import { SHOWN } from "./withhold";

/** Days of the national censuses of China (National Bureau of Statistics, communiqués of the fourth to seventh census). */
export const CENSUS_DAYS = ["1982-07-01", "1990-07-01", "2000-11-01", "2010-11-01", "2020-11-01"] as const;

export type CensusAges = { date: string; structure: AgeStructure };

type Sexes = { male: Map<string, number>; female: Map<string, number> };

/**
 * The area by age and sex on the day of the last census before a statistical year, in the bands given; undefined where the ledger has no
 * ages of that day for it. Population counts need no protection (formats.md section 6).
 */
export async function readCensusAges(ledger: OpenLedger, area: Area, { before, bands }: { before: number; bands: readonly Pick<AgeBand, "from" | "to">[] }): Promise<CensusAges | undefined> {
  const { reader, entry } = ledger;
  const begins = firstDayOf(before, entry.statYearStart);
  const days = CENSUS_DAYS.filter((day) => day < begins);
  if (days.length === 0 || !reader.has("population")) return undefined;
  const { date = [], sex = [], band = [], value = [] } = await reader.ask({
    from: "population", columns: ["date", "sex", "band", "value"],
    where: [{ column: "pos", is: "equal", value: area.pos }, { column: "sex", is: "in", values: ["M", "F"] }, { column: "date", is: "in", values: [...days] }],
  });
  const known = new Map<string, Sexes>();
  date.forEach((day, at) => {
    if (value[at] === null) return;
    const key = String(day);
    const sexes = known.get(key) ?? { male: new Map(), female: new Map() };
    sexes[sex[at] === "M" ? "male" : "female"].set(String(band[at]), Number(value[at]));
    known.set(key, sexes);
  });
  for (const day of [...days].reverse()) {
    const sexes = known.get(day);
    const structure = sexes && structureOf(area, day, sexes, bands);
    if (structure) return { date: day, structure };
  }
  return undefined;
}

function structureOf(area: Area, day: string, sexes: Sexes, bands: readonly Pick<AgeBand, "from" | "to">[]): AgeStructure | undefined {
  const figure = (value: number) => dated(area, day, value);
  const made = bands.map(({ from, to }, at): AgeBand | undefined => {
    const [male, female] = [bandOf(sexes.male, bands, at), bandOf(sexes.female, bands, at)];
    return male === undefined || female === undefined ? undefined : { from, ...(to === undefined ? {} : { to }), male: figure(male), female: figure(female) };
  });
  const [men, women] = [sexes.male.get(""), sexes.female.get("")];
  if (men === undefined || women === undefined || made.some((band) => band === undefined)) return undefined;
  return { area, year: Number(day.slice(0, 4)), bands: made as AgeBand[], whole: { from: 0, male: figure(men), female: figure(women) } };
}

/** A band as it stands in the table; an open one that does not is what the closed ones leave of everyone. */
function bandOf(counts: ReadonlyMap<string, number>, bands: readonly Pick<AgeBand, "from" | "to">[], at: number): number | undefined {
  const own = counts.get(bandName(bands[at]!));
  if (own !== undefined || bands[at]!.to !== undefined) return own;
  const below = bands.slice(0, at).map((band) => counts.get(bandName(band)));
  const whole = counts.get("");
  if (whole === undefined || below.some((count) => count === undefined)) return undefined;
  const rest = below.reduce<number>((left, count) => left - count!, whole);
  return rest >= 0 ? rest : undefined;
}

function dated(area: Area, day: string, value: number): DisclosedFigure {
  const raw: RawFigure = { known: { months: 12, coverage: 1, fault: false, events: value }, outcome: { is: "ok", value } };
  return disclose(raw, { state: SHOWN, personYears: false }, { indicator: "population", area: area.code, period: day, unit: "count", quality: "complete", rank: { status: "notScored" }, mergedFrom: undefined }, () => ({ interval: undefined, change: undefined, shrunken: undefined }));
}
