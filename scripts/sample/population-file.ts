import type { Random } from "../../lib/base/random";
import { YEARS, firstMonth, lastDay, monthAt, monthName } from "./calendar";
import { stream } from "./draw";
import { type Cell, type Sheet, sorted } from "./ledger-csv";
import { type Crowd, type Sex, countedAt } from "./people";
import { TOWNSHIP, VILLAGES, codeOf, exists } from "./places";

type Person = ReturnType<typeof countedAt>[number];
export type Known = { /** Last month of which anything is known. */ month: number; /** The day of the snapshot. */ asOf: string };

/** Days on which the township was counted by single years of age: the census, and the middle of 2009. */
const SINGLE_YEARS = ["2000-11-01", "2009-04-01"];
/** Villages give bands from that day on; before it only the township does (its own rows), and villages give totals by sex. */
const VILLAGE_BANDS_FROM = "2004-09-30";
const columns = ["area", "date", "sex", "age_from", "age_to", "count"] as const;

/** Five years of age to a band, infants apart, open from 85. */
export function bandOf(age: number): [from: number, to: number | ""] {
  if (age === 0) return [0, 0];
  if (age < 5) return [1, 4];
  if (age >= 85) return [85, ""];
  return [age - (age % 5), age - (age % 5) + 4];
}

/** Population at each year end by sex and band, in the middle of each year by sex, and by single years on two days. */
export function populationFile(seed: number, crowd: Crowd, known: Known): Sheet {
  const rows: (readonly Cell[])[] = [];
  const count = (date: string, month: number, kind: "bands" | "total" | "single") => {
    if (date > known.asOf) return;
    const people = countedAt(crowd, month, known.month);
    rows.push(...(kind === "single" ? singleYears(stream(seed, `single ${date}`), people, date) : tables(people, date, month, kind === "bands")));
  };
  count(lastDay(-1), -1, "bands");
  for (const year of YEARS) {
    const start = firstMonth(year);
    count(`${monthName(start + 6)}-01`, start + 5, "total");
    count(lastDay(start + 11), start + 11, "bands");
  }
  for (const date of SINGLE_YEARS) count(date, monthAt(date) - 1, "single");
  return { name: "population", columns, rows: sorted(rows) };
}

function tables(people: readonly Person[], date: string, month: number, bands: boolean): Cell[][] {
  const villages = VILLAGES.map((_, village) => village).filter((village) => exists(village, month + 1) || (exists(village, month) && bands));
  const areas = [{ code: TOWNSHIP.code, people }, ...villages.map((village) => ({ code: codeOf(village), people: people.filter((person) => person.village === village) }))];
  return areas.flatMap(({ code, people: there }) => (["M", "F"] as const).flatMap((sex) => {
    const ofSex = there.filter((person) => person.sex === sex);
    return [[code, date, sex, 0, "", ofSex.length], ...(bands && (code === TOWNSHIP.code || date >= VILLAGE_BANDS_FROM) ? byBand(ofSex, [code, date, sex]) : [])];
  }));
}

function byBand(people: readonly Person[], head: readonly Cell[]): Cell[][] {
  const counts = new Map<string, number>();
  for (const { age } of people) counts.set(bandOf(age).join("-"), (counts.get(bandOf(age).join("-")) ?? 0) + 1);
  return [...counts].map(([band, count]) => {
    const [from, to] = band.split("-");
    return [...head, Number(from), to === "" ? "" : Number(to), count];
  });
}

/**
 * Single years as people give them: some ages are rounded down to 0 and 5 (never out of their band), and of those just
 * under 45 many are written as just over it. Totals by sex stand on the villages' own rows of the same day, where there are any.
 */
function singleYears(random: Random, people: readonly Person[], date: string): Cell[][] {
  const counts = new Map<string, number>();
  for (const person of people) {
    const age = Math.min(100, said(random, person.age));
    counts.set(`${person.sex},${age}`, (counts.get(`${person.sex},${age}`) ?? 0) + 1);
  }
  const totals = (["M", "F"] as Sex[]).map((sex) => [TOWNSHIP.code, date, sex, 0, "", people.filter((person) => person.sex === sex).length]);
  const single = [...counts].map(([key, count]) => {
    const [sex, age] = key.split(",");
    return [TOWNSHIP.code, date, sex ?? "", Number(age), age === "100" ? "" : Number(age), count];
  });
  return date.endsWith("-04-01") ? single : [...totals, ...single];
}

function said(random: Random, age: number): number {
  if (age >= 100) return 100;
  if ((age === 43 || age === 44) && random() < 0.3) return age + 2;
  return age >= 23 && [1, 2].includes(age % 5) && random() < 0.06 ? age - (age % 5) : age;
}
