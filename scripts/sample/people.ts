import type { Random } from "../../lib/base/random";
import { MONTHS, YEARS, festivalWeights, firstMonth, monthAt } from "./calendar";
import { type Birth, scatterOverYear, speaks } from "./births";
import { between, pick, stream } from "./draw";
import { VILLAGES, bookOf, villageAt, weightAt } from "./places";
import { DEATHS, EQUAL_MONTHS, MOVES, PEOPLE_AT_MIDPOINT } from "./plants";

export type Sex = "M" | "F";
export type Reach = "county" | "province" | "abroad";
export type Death = { village: number; month: number; sex: Sex; age: number };
export type Move = { village: number; month: number; direction: "in" | "out"; reach: Reach };
/** One of the crowd, so that ages, births, deaths and moves add up; it never leaves the generator. */
type Member = { village: number; sex: Sex; born: number; birth?: Birth; arrived: number; left: number };
export type Crowd = { members: Member[]; deaths: Death[]; moves: Move[] };

const REACHES: readonly Reach[] = ["county", "province", "abroad"];
/** Villages with much coming and going. */
const BUSY: Record<string, number> = { 上湾: 1.7, 南岭: 2.6 };
/** People of a thousand by five years of age in 1999, up to 85 and over. */
const AGES_1999 = [57, 84, 96, 84, 74, 90, 98, 79, 63, 68, 57, 50.4, 43.7, 31.6, 21.1, 12, 5.4, 1.9];

/** Ten years of a township, month by month; the counts are planned, chance decides who. */
export function simulate(seed: number, births: readonly Birth[]): Crowd {
  const deaths = YEARS.flatMap((year) => scatterOverYear(stream(seed, `deaths ${year}`), year, DEATHS[year] ?? 0));
  const moves = planMoves(seed);
  const midpoint = monthAt(PEOPLE_AT_MIDPOINT.date) - 1;
  const upTo = (list: readonly { month: number }[]) => list.filter(({ month }) => month <= midpoint).length;
  const net = upTo(births.filter(({ reported }) => reported < MONTHS)) - upTo(deaths) + upTo(moves.filter(({ direction }) => direction === "in")) - upTo(moves.filter(({ direction }) => direction === "out"));
  const crowd: Crowd = { members: firstMembers(stream(seed, "first members"), PEOPLE_AT_MIDPOINT.people - net), deaths: [], moves };
  const random = stream(seed, "who");
  for (let month = 0; month < MONTHS; month += 1) {
    for (const birth of births) if (birth.month === month) crowd.members.push({ village: birth.village, sex: birth.sex, born: month, birth, arrived: month, left: MONTHS * 2 });
    for (const move of moves) if (move.month === month && move.direction === "in") crowd.members.push(arrival(random, move));
    for (const death of deaths) if (death.month === month) crowd.deaths.push(bury(random, crowd.members, death));
    for (const move of moves) if (move.month === month && move.direction === "out") leave(random, crowd.members, move);
  }
  return crowd;
}

function firstMembers(random: Random, total: number): Member[] {
  const weights = VILLAGES.map((_, village) => weightAt(village, 0));
  return Array.from({ length: total }, () => {
    const band = pick(random, AGES_1999);
    return { village: pick(random, weights), sex: random() < 0.512 - band * 0.001 ? "M" : "F", born: -1 - (band * 60 + between(random, 0, 59)), arrived: -1, left: MONTHS * 2 };
  });
}

function planMoves(seed: number): Move[] {
  const equal = { village: villageAt(EQUAL_MONTHS.village), year: EQUAL_MONTHS.year };
  return YEARS.flatMap((year) =>
    (["in", "out"] as const).flatMap((direction) => {
      const random = stream(seed, `moves ${direction} ${year}`);
      const planted = direction === EQUAL_MONTHS.direction && year === equal.year;
      const wave = direction === "in" ? { height: 9, shift: -9, width: 8 } : { height: 8, shift: 15, width: 9 };
      const weights = festivalWeights(year, wave);
      const level = Math.min(...weights);
      const drawn = Array.from({ length: MOVES[year]?.[direction] ?? 0 }, () => drawMove(random, { year, direction, weights, level }));
      return planted ? [...drawn.filter(({ village }) => village !== equal.village), ...equalMonths(year)] : drawn;
    }),
  );
}

function drawMove(random: Random, { year, direction, weights, level }: { year: number; direction: "in" | "out"; weights: readonly number[]; level: number }): Move {
  for (;;) {
    const at = pick(random, weights);
    const month = firstMonth(year) + at;
    const village = pick(random, VILLAGES.map(({ zh }, index) => weightAt(index, month) * (BUSY[zh] ?? 1)));
    const festive = random() > level / (weights[at] ?? level);
    if (speaks(village, month)) return { village, month, direction, reach: REACHES[pick(random, festive ? [1, 4, 5] : [5, 3, 2])] ?? "county" };
  }
}

function equalMonths(year: number): Move[] {
  return Array.from({ length: 12 }, (_, at) => firstMonth(year) + at).flatMap((month) =>
    Object.entries(EQUAL_MONTHS.reaches).flatMap(([reach, count]) =>
      Array.from({ length: count }, () => ({ village: villageAt(EQUAL_MONTHS.village), month, direction: EQUAL_MONTHS.direction, reach: reach as Reach }))),
  );
}

/** Completed age at the end of a month. */
export const ageAt = (born: number, month: number) => Math.floor((month - born) / 12);

function arrival(random: Random, { village, month }: Move): Member {
  const band = pick(random, [0.12, 0.66, 0.2, 0.02]);
  const [low, high] = ([[1, 14], [16, 40], [41, 60], [61, 75]] as const)[band] ?? [16, 40];
  return { village, sex: random() < 0.5 ? "M" : "F", born: month - between(random, low, high) * 12 - between(random, 0, 11), arrived: month, left: MONTHS * 2 };
}

/** Someone of that village whom the ledger already knows, drawn by a weight on age. */
function draw(random: Random, members: Member[], { village, month }: { village: number; month: number }, weight: (age: number, sex: Sex) => number): Member {
  const there = members.filter((member) => bookOf(member.village, month) === village && member.left > month && (member.birth?.reported ?? -1) < month);
  const member = there[pick(random, there.map(({ born, sex }) => weight(ageAt(born, month), sex)))];
  if (!member) throw new RangeError(`draw: nobody left in village ${village}`);
  return member;
}

function bury(random: Random, members: Member[], spot: { village: number; month: number }): Death {
  const member = draw(random, members, spot, (age, sex) => (age === 0 ? 0.02 : 0.00022 * Math.exp(0.092 * age)) * (sex === "F" && age > 0 ? 0.72 : 1));
  member.left = spot.month;
  return { ...spot, sex: member.sex, age: ageAt(member.born, spot.month) };
}

function leave(random: Random, members: Member[], move: Move): void {
  draw(random, members, move, (age) => (age >= 16 && age <= 40 ? 6 : age > 60 ? 0.15 : 1)).left = move.month;
}

/** Who of the crowd is counted at the end of a month, as known at the end of another. */
export function countedAt(crowd: Crowd, month: number, knownAt: number): { village: number; sex: Sex; age: number }[] {
  return crowd.members
    .filter(({ arrived, left, birth }) => arrived <= month && left > month && (birth?.reported ?? -1) <= knownAt)
    .map(({ village, sex, born }) => ({ village: bookOf(village, month), sex, age: ageAt(born, month) }));
}

