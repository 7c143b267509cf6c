import type { Random } from "../../lib/base/random";
import { LAST_YEAR, MONTHS, YEARS, firstMonth, quarterName, yearOf } from "./calendar";
import type { Birth } from "./births";
import { deal, dealMisses, harmlessMisses, split, stream } from "./draw";
import { type Cell, type Sheet, sorted } from "./ledger-csv";
import { type Crowd, countedAt } from "./people";
import { MERGER, VILLAGES, codeOf, villageAt } from "./places";
import { CHECKS_FROM, FEWEST_NEWBORNS, GUEST_NEWBORNS, MISFILED_FROM, MISSED_ELSEWHERE, MISSED_VISITS, REPORTING_TARGETS, SERVICES, SERVICES_FROM, SOURCES_FROM, VISITS, WEAK_SERVICE } from "./plants";
import type { Known } from "./population-file";
import { lastQuarter } from "./check-files";

type Service = (typeof SERVICES)[number];
type Due = { village: number; quarter: number; service: Service; due: number };
const VILLAGES_NOW = VILLAGES.map((_, village) => village).filter((village) => village !== MERGER.from);
const yearsFrom = (year: number) => YEARS.filter((each) => each >= year);

/** Served of what had fallen due, cumulative from the start of the statistical year. */
export function serviceFile(seed: number, births: readonly Birth[], crowd: Crowd, known: Known): Sheet {
  const rows: Cell[][] = [];
  for (const year of yearsFrom(SERVICES_FROM)) {
    for (const service of SERVICES) {
      const cells = VILLAGES_NOW.flatMap((village) => fallsDue(stream(seed, `due ${service.code} ${year} ${village}`), { births, crowd, village, year, service }));
      const missed = misses(stream(seed, `missed ${service.code} ${year}`), cells);
      rows.push(...cumulate(cells, missed, lastQuarter(known)));
    }
  }
  return { name: "services", columns: ["area", "period", "service", "eligible", "served"], rows: sorted(rows) };
}

/** How many became due in each quarter of a year. */
function fallsDue(random: Random, { births, crowd, village, year, service }: { births: readonly Birth[]; crowd: Crowd; village: number; year: number; service: Service }): Due[] {
  const start = firstMonth(year);
  const people = countedAt(crowd, start - 1, MONTHS - 1).filter((person) => person.village === village);
  const aged = (low: number, high: number, sex?: string) => people.filter(({ age, sex: own }) => age >= low && age <= high && (!sex || own === sex)).length;
  const evenly = (total: number) => split([1, 1, 1, 1].map((weight) => weight + random() * 0.2), total);
  const newborns = () => withGuests(stream(year, `guests ${village}`), newInLedger(births, village, year), year === LAST_YEAR ? GUEST_NEWBORNS[VILLAGES[village]?.zh ?? ""] : undefined);
  const due: Record<Service["code"], () => number[]> = {
    newborn_visit: () => newborns().map((count) => count * VISITS),
    newborn_screening: newborns,
    child_health_0_6: () => evenly(aged(0, 6)),
    folic_acid: () => deal(random, [1, 1, 1, 1], Math.max(2, Math.round(people.length * 0.012))),
    girls_enrolment: () => { const girls = split([1, 1], aged(6, 14, "F")); return [0, girls[0] ?? 0, 0, girls[1] ?? 0]; },
    family_support_paid: () => { const families = split([1, 1], Math.max(2, Math.round(aged(60, 150) * 0.09))); return [0, families[0] ?? 0, 0, families[1] ?? 0]; },
    migrant_contact: () => evenly(Math.round(people.length * 0.15)),
    elderly_health_65: () => evenly(aged(65, 150)),
  };
  return due[service.code]().map((count, at) => ({ village, quarter: (start / 3) + at, service, due: count }));
}

/** Newborns of a year by the quarter in which the ledger learned of them; the year's own quarters only. */
function newInLedger(births: readonly Birth[], village: number, year: number): number[] {
  const own = births.filter((birth) => birth.village === village && yearOf(birth.month) === year && yearOf(birth.reported) === year);
  return [0, 1, 2, 3].map((at) => own.filter(({ reported }) => Math.floor((reported - firstMonth(year)) / 3) === at).length);
}

/** Newborns of families not registered there: as planted, elsewhere as many as make the year's number fit to be shown. */
function withGuests(random: Random, own: readonly number[], planted?: readonly number[]): number[] {
  const lacking = Math.max(0, FEWEST_NEWBORNS + (random() < 0.5 ? 1 : 0) - own.reduce((sum, count) => sum + count, 0));
  const guests = planted ?? deal(random, [1, 1, 1, 1], lacking);
  return own.map((count, at) => count + (guests[at] ?? 0));
}

/** Who was missed: as planted where a village is behind, elsewhere within what chance allows. */
function misses(random: Random, cells: readonly Due[]): number[] {
  const planted = cells.map((cell) => plantedMisses(cell));
  const service = cells[0]?.service;
  if (!service) return [];
  const free = cells.map(({ due }, at) => ({ trials: due, cap: planted[at] === undefined ? harmlessMisses(due, 1 - service.target) : 0 }));
  const thrifty = cells.some((cell) => visitsPlanted(cell)) ? MISSED_ELSEWHERE : undefined;
  const wanted = thrifty ?? Math.round(free.reduce((sum, { trials, cap }) => sum + (cap > 0 ? trials : 0), 0) * (1 - service.rate));
  const dealt = dealMisses(random, free, wanted);
  return cells.map((_, at) => planted[at] ?? dealt[at] ?? 0);
}

const visitsPlanted = ({ service, quarter }: Due) => service.code === "newborn_visit" && quarterName(quarter).startsWith(String(LAST_YEAR));

function plantedMisses(cell: Due): number | undefined {
  const { village, quarter, service, due } = cell;
  const weak = WEAK_SERVICE.find((each) => villageAt(each.village) === village && each.service === service.code && each.quarters.includes(quarterName(quarter)));
  if (weak) return due - Math.round(due * weak.share);
  const visits = visitsPlanted(cell) ? MISSED_VISITS[VILLAGES[village]?.zh ?? ""] : undefined;
  return visits ? Math.min(Math.floor(due / 2), visits[quarter % 4] ?? 0) : undefined;
}

function cumulate(cells: readonly Due[], missed: readonly number[], last: number): Cell[][] {
  const sums = new Map<number, { eligible: number; served: number }>();
  return cells.flatMap(({ village, quarter, service, due }, at) => {
    const before = quarter % 4 === 0 ? undefined : sums.get(village);
    const sum = { eligible: (before?.eligible ?? 0) + due, served: (before?.served ?? 0) + due - (missed[at] ?? 0) };
    sums.set(village, sum);
    return quarter <= last ? [[codeOf(village), quarterName(quarter), service.code, sum.eligible, sum.served]] : [];
  });
}

/** Goals by year and by quarter, the same in each quarter: a share of what fell due, not a share of the year. */
export function targetFile(known: Known): Sheet {
  const from = (indicator: string) => (indicator === "source-agreement" ? SOURCES_FROM : indicator === "field-error-rate" ? MISFILED_FROM : CHECKS_FROM);
  const services = SERVICES.flatMap(({ code, target }) => yearsFrom(SERVICES_FROM).flatMap((year) => goals(`service-${code.replaceAll("_", "-")}`, year, target)));
  const reporting = Object.entries(REPORTING_TARGETS).flatMap(([indicator, target]) => yearsFrom(from(indicator)).flatMap((year) => goals(indicator, year, target(year))));
  const started = [...services, ...reporting].filter(({ start }) => start <= known.month);
  return { name: "targets", columns: ["indicator", "area", "period", "target"], rows: sorted(started.map(({ row }) => row)) };
}

function goals(indicator: string, year: number, target: number): { start: number; row: Cell[] }[] {
  const quarters = [0, 1, 2, 3].map((at) => ({ start: firstMonth(year) + at * 3, row: [indicator, "", `${year}-Q${at + 1}`, target] }));
  return [{ start: firstMonth(year), row: [indicator, "", String(year), target] }, ...quarters];
}
