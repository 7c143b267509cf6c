import { seededRandom } from "../base/random";
import type { Indicator } from "../indicators/indicator";
import { festivalContrast, type Contrast } from "../statistics/festival-contrast";
import { seasonality, type Seasonality, type YearMonths } from "../statistics/seasonality";
import { readAnswers } from "./answers";
import type { Area } from "./area-tree";
import { readDated, type DatedFigures } from "./dated-figures";
import type { DisclosedFigure } from "./disclosure";
import { springFestival } from "./festivals";
import { readImplied, type ImpliedMoves } from "./implied-moves";
import { readMonths, type MonthFigures } from "./month-figures";
import { readNetMoves, readNetYears, type NetMoves } from "./net-moves";
import type { OpenLedger } from "./open-ledger";
import { readQuarterShares, type QuarterShare } from "./quarter-shares";

/** How far a move or a migrant goes: formats.md section 2. */
export const REACHES = ["county", "province", "abroad"] as const;
export type Reach = (typeof REACHES)[number];
export const WAYS = ["in", "out"] as const;
export type Way = (typeof WAYS)[number];
/** The service in which a migrant's two offices confirm each other. */
export const CONTACT = "service-migrant-contact";
/** Any whole number: the same question always gets the same answer. */
export const SEED = 20090126;

/** The year's pattern over the whole calendar years known, and the month of the Spring Festival beside the others. */
export type Season = { pattern: Seasonality; festival: { before: Contrast; festival: Contrast; after: Contrast } };
export type Contact = { indicator: Indicator; years: DisclosedFigure[]; quarters: ({ quarter: number } & QuarterShare)[]; /** The latest quarter reported, and where each area below stands at its end. */ latest?: number; areas: ({ area: Area } & QuarterShare)[] };

export type Movement = {
  /** Oldest first, the one asked for last. */
  years: number[];
  /** Reaches that the package gives. */
  reaches: Reach[];
  /** Absent for a village, whose months are too small to be shown, and where no move was handed in. */
  flows?: Record<Way, MonthFigures>;
  season?: Record<Way, Season>;
  /** Dates of the years shown; empty for a village. */
  stocks: Record<Way, DatedFigures>;
  /** The area itself, year by year. */
  own: (NetMoves & { year: number })[];
  migrants: Record<Way, DisclosedFigure[]>;
  /** The areas directly below in the year asked for. */
  areas: NetMoves[];
  contact?: Contact;
  /** Where there are no moves: the areas' own years, and the areas below in the newest year that the area itself has. */
  implied: { own: ImpliedMoves[]; areas: ImpliedMoves[] };
};

export type MovementQuestion = { area: Area; year: number; years: readonly number[] };

/** Everything the page of movement rests on; each number of it has passed disclosure control. */
export async function readMovement(ledger: OpenLedger, { area, year, years: wanted }: MovementQuestion): Promise<Movement> {
  const years = [...wanted].sort((one, two) => one - two);
  const below = ledger.tree.children(area);
  const [own, migrants, areas, contact] = await Promise.all([
    readNetYears(ledger, [area], years).then((found) => years.map((one) => ({ ...found.get(one)![0]!, year: one }))),
    migrantYears(ledger, area, years), below.length > 0 ? readNetMoves(ledger, below, year) : [], readContact(ledger, { area, year, years }),
  ]);
  const hasMoves = [...own, ...areas].some((row) => row.in.status !== "missing" || row.out.status !== "missing");
  const isVillage = area.level === "village";
  const reaches = isVillage ? [] : await readReaches(ledger, area, years);
  const [comings, goings] = hasMoves && !isVillage ? await Promise.all(WAYS.map((way) => months(ledger, way, { area, years }))) : [];
  const flows = comings && goings ? { in: comings, out: goings } : undefined;
  const stock = async (way: Way) => (isVillage || migrants[way].every(({ status }) => status === "missing") ? [] : readDated(ledger, { indicator: ledger.registry.get(`migrants-${way}`), bands: REACHES, area, years }));
  const implied = hasMoves ? [] : await readImplied(ledger, [area], years);
  const newest = implied.at(-1)?.year;
  return {
    years, reaches, ...(flows ? { flows, season: { in: seasonOf(ledger, flows.in, years), out: seasonOf(ledger, flows.out, years) } } : {}),
    stocks: { in: await stock("in"), out: await stock("out") }, own, migrants, areas, ...(contact ? { contact } : {}),
    implied: { own: implied, areas: newest === undefined ? [] : await readImplied(ledger, below.filter(({ level }) => level !== "village"), [newest]) },
  };
}

/** Years of months kept for each snapshot, some 20 kB each: ten pages of ten years read nineteen of them. */
const MOST_KEPT = 500;
const kept = new WeakMap<OpenLedger["reader"], Map<string, Promise<MonthFigures>>>();

/** Each year on its own, side by side, and always with every reach: what is withheld must not hang on the question. */
async function months(ledger: OpenLedger, way: Way, { area, years }: { area: Area; years: readonly number[] }): Promise<MonthFigures> {
  const known = kept.get(ledger.reader) ?? new Map<string, Promise<MonthFigures>>();
  kept.set(ledger.reader, known);
  const read = (year: number) => {
    const key = `${way}|${area.pos}|${year}`;
    const made = known.get(key) ?? readMonths(ledger, { indicator: ledger.registry.get(`moves-${way}`), bands: REACHES, area, years: [year] });
    if (!known.has(key) && known.size >= MOST_KEPT) known.clear();
    known.set(key, made);
    made.catch(() => known.delete(key));
    return made;
  };
  const made = new Map(await Promise.all(years.map(async (year) => [year, await read(year)] as const)));
  return { figure: (year, month, band) => made.get(year)!.figure(year, month, band) };
}

async function migrantYears(ledger: OpenLedger, area: Area, years: readonly number[]): Promise<Record<Way, DisclosedFigure[]>> {
  const [comers, goers] = [ledger.registry.get("migrants-in"), ledger.registry.get("migrants-out")];
  const answers = await readAnswers(ledger, { indicators: [comers, goers], areas: [area], years });
  return { in: years.map((one) => answers.figure(comers, area, one)), out: years.map((one) => answers.figure(goers, area, one)) };
}

/** Which reaches the rollup has of this area; a package may give none. */
async function readReaches({ reader }: OpenLedger, area: Area, years: readonly number[]): Promise<Reach[]> {
  const { band = [] } = await reader.ask({ from: "months", columns: ["band"], sum: [], where: [{ column: "pos", is: "equal", value: area.pos }, { column: "measure", is: "in", values: ["move_in", "move_out", "migrant_in", "migrant_out"] }, { column: "year", is: "in", values: years }] });
  return REACHES.filter((reach) => band.includes(reach));
}

async function readContact(ledger: OpenLedger, { area, year, years }: MovementQuestion): Promise<Contact | undefined> {
  const indicator = ledger.registry.find(CONTACT);
  if (!indicator) return undefined;
  const answers = await readAnswers(ledger, { indicators: [indicator], areas: [area], years: [...years], before: false });
  const shares = years.map((one) => answers.figure(indicator, area, one, { change: false }));
  if (shares.every(({ status }) => status === "missing")) return undefined;
  const below = ledger.tree.children(area);
  const at = await readQuarterShares(ledger, { indicator, areas: [area, ...below], years: [year] });
  const quarters = [1, 2, 3, 4].map((quarter) => ({ quarter, ...at(area, year, quarter) }));
  const latest = quarters.filter(({ share }) => share.status !== "missing").at(-1)?.quarter;
  return { indicator, years: shares, quarters, ...(latest === undefined ? {} : { latest }), areas: latest === undefined ? [] : below.map((one) => ({ area: one, ...at(one, year, latest) })) };
}

/** Statistical years put together to calendar years, as lunar months and days of months are of the calendar. */
function seasonOf({ entry, config: { level } }: OpenLedger, figures: MonthFigures, years: readonly number[]): Season {
  const known = new Map<string, number>();
  for (const year of years) for (let month = 1; month <= 12; month += 1) {
    const figure = figures.figure(year, month);
    if (figure.status === "ok") known.set(figure.period, figure.value);
  }
  const [first, last] = [years[0]! - (entry.statYearStart === 1 ? 0 : 1), years.at(-1)!];
  const calendar = Array.from({ length: last - first + 1 }, (_, at): YearMonths => ({ year: first + at, months: Array.from({ length: 12 }, (_none, month) => known.get(`${first + at}-${String(month + 1).padStart(2, "0")}`)) }));
  const pattern = seasonality(calendar, { level, random: seededRandom(SEED) });
  const dispersion = pattern.status === "ok" ? (pattern.test.dispersion ?? 1) : 1;
  const festivals = calendar.map(({ year }) => ({ year, month: Number(springFestival(year).slice(5, 7)) }));
  return { pattern, festival: festivalContrast(calendar, festivals, { level, dispersion }) };
}
