import type { ExtraRow } from "../exports/extra-rows";
import { bandName } from "../indicators/ages";
import type { ShownBand, ShownPeople, ShownProjected } from "./show-people";

/** Ages, census and projection of an area as rows of a file; `kind` says whether people were counted or calculated. */
export function peopleRows({ ages, census, projection }: ShownPeople, area: string): ExtraRow[] {
  const common = { indicator: "population", area, unit: "count" };
  const counted = (bands: readonly ShownBand[], period: string, kind: string) => bands.flatMap(({ men, women, ...band }): ExtraRow[] => [
    { ...common, period, value: men, sex: "M", age: bandName(band), kind }, { ...common, period, value: women, sex: "F", age: bandName(band), kind },
  ]);
  const calculated = ({ year, ages: spans }: ShownProjected, level: number) => spans.flatMap(({ middle, moving, lower, upper, ...band }): ExtraRow[] => {
    const row = { ...common, period: String(year), age: bandName(band), lower, upper, level_of_interval: level, method: "cohort component, simulated" };
    return [{ ...row, value: middle, kind: "projected, no migration" }, ...(moving === undefined ? [] : [{ ...row, value: moving, kind: "projected, usual moves" }])];
  });
  return [
    ...ages.flatMap(({ year, bands }) => counted(bands, String(year), "counted")), ...(census ? counted(census.bands, census.date, "census") : []),
    ...(projection.status === "ok" ? projection.years.slice(1).flatMap((year) => calculated(year, projection.level)) : []),
  ];
}
