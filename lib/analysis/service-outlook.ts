import { accruingShare, servedDispersion, type QuarterServed } from "../statistics/accruing-share";
import { expectedFinish, type Outlook } from "../statistics/progress";
import type { Figure } from "./figure";

const QUARTERS = 4;

/** Why nothing is said of what a year is heading for. */
export type NoOutlook = "withheld" | "notReported" | "falling" | "noEntitled" | "tooFewYears";
export type QuarterOutlook = Exclude<Outlook, { status: "missing" }> | { status: "missing"; reason: NoOutlook };

export type OutlookQuestion = {
  /** Running shares of the year at the end of its quarters 1 to n. */
  quarters: readonly Figure[];
  /** The same of earlier years, four quarters each. */
  earlier: readonly (readonly Figure[])[];
  /** Quarter by whose end the goal is to be met. */
  at: 2 | 4;
  goal: number;
  level: number;
  /** Known from elsewhere, as for a village whose own quarters are too small to tell. */
  accrues?: boolean;
};

export type ServiceOutlook = {
  /** Whether more people fall due as the year goes on; else the entitled of the whole year are known from the start. */
  accrues: boolean;
  /** Earlier years that the seasonal outlook could use. */
  years: number;
  linear: QuarterOutlook;
  seasonal: QuarterOutlook;
};

/**
 * What the running share of a service is heading for, from figures that are shown and from nothing else. Where the entitled are known
 * from the start, those reached so far are carried on (`expectedFinish`); where more fall due as the year goes on, the share so far
 * is (`accruingShare`), with as many falling due per quarter as so far, or, by season, as in the same quarters of earlier years.
 */
export function serviceOutlook({ quarters, earlier, at, goal, level, accrues: told }: OutlookQuestion): ServiceOutlook {
  const years = earlier.map((year) => year.map(countOf)).filter((year): year is Served[] => year.length === QUARTERS && year.every((count) => count !== undefined) && isRising(year as Served[]));
  const known = quarters.map(countOf);
  const accrues = told ?? fallsDue([quarters, ...earlier]);
  const usable = (year: readonly Served[]) => (accrues ? year[at - 1]! : year.at(-1)!).due > 0;
  const common = { accrues, years: years.filter(usable).length };
  const settled = settle(quarters, known, at, goal);
  if (settled) return { ...common, linear: settled, seasonal: settled };
  const now = known as Served[]; // settle has seen that none lacks
  const question = { now, years: years.filter(usable), at, goal, level };
  return accrues ? { ...common, ...asTheyFallDue(question) } : { ...common, ...ofAllEntitled(question) };
}

type Served = QuarterServed;

/** Both counts where they are shown; a figure with nobody entitled has them too. */
const countOf = ({ events, exposure }: Figure): Served | undefined => (events === undefined || exposure === undefined ? undefined : { served: events, due: exposure });

const isRising = (counts: readonly Served[]): boolean => counts.every(({ served, due }, at) => served <= due && served >= (counts[at - 1]?.served ?? 0) && Number.isInteger(served) && Number.isInteger(due));

/**
 * Whether people fall due as the year goes on: in any of these years more than a tenth was added to the entitled since the first quarter
 * known. Lists that stand from the start are put right by a few.
 */
export const fallsDue = (years: readonly (readonly Figure[])[]): boolean => years.some((year) => growsBy(year.map(countOf).filter((count) => count !== undefined)));

const growsBy = (counts: readonly Served[]): boolean => counts.length > 1 && counts.at(-1)!.due > 1.1 * counts[0]!.due;

function settle(figures: readonly Figure[], known: readonly (Served | undefined)[], at: number, goal: number): QuarterOutlook | undefined {
  const missing = (reason: NoOutlook): QuarterOutlook => ({ status: "missing", reason });
  const reached = known[at - 1];
  if (known.length >= at) {
    if (!reached) return missing(figures[at - 1]?.status === "suppressed" ? "withheld" : "notReported");
    return reached.due > 0 ? { status: "decided", value: reached.served / reached.due, met: reached.served / reached.due >= goal - 1e-12 } : missing("noEntitled");
  }
  if (figures.some(({ status }) => status === "suppressed")) return missing("withheld");
  if (known.length === 0 || known.some((count) => count === undefined)) return missing("notReported");
  if (!isRising(known as Served[])) return missing("falling");
  return known.at(-1)!.due > 0 ? undefined : missing("noEntitled");
}

type Ahead = { now: readonly Served[]; years: readonly (readonly Served[])[]; at: 2 | 4; goal: number; level: number };
type Both = Pick<ServiceOutlook, "linear" | "seasonal">;

function ofAllEntitled({ now, years, at, goal, level }: Ahead): Both {
  const earlier = years.map((year) => ({ reached: year.map(({ served }) => served), entitled: year.at(-1)!.due }));
  const { linear, seasonal } = expectedFinish({ reached: now.map(({ served }) => served), entitled: now.at(-1)!.due, at, target: goal, earlier }, level);
  return { linear: said(linear), seasonal: said(seasonal) };
}

function asTheyFallDue({ now, years, at, goal, level }: Ahead): Both {
  const { served, due } = now.at(-1)!;
  const dispersion = servedDispersion([...years, now].map(addedIn));
  const further = Math.round((due * (at - now.length)) / now.length);
  const linear = accruingShare({ served, due, further, target: goal, dispersion }, level);
  const before = years.filter((year) => year[now.length - 1]!.due > 0);
  const grown = before.reduce((sum, year) => sum + year[at - 1]!.due, 0) / before.reduce((sum, year) => sum + year[now.length - 1]!.due, 0);
  if (before.length === 0) return { linear: said(linear), seasonal: { status: "missing", reason: "tooFewYears" } };
  // Of those who will have fallen due and are not reached yet, as large a part as in earlier years; later quarters play no part.
  const earlier = before.map((year) => ({ reached: year.map((_, quarter) => year[Math.min(quarter, at - 1)]!.served), entitled: year[at - 1]!.due }));
  const { seasonal } = expectedFinish({ reached: now.map((count) => count.served), entitled: Math.max(due, Math.round(due * grown)), at, target: goal, earlier }, level);
  return { linear: said(linear), seasonal: said(seasonal) };
}

/** What each quarter added; where more were served than fell due, some had waited. */
const addedIn = (counts: readonly Served[]): QuarterServed[] => counts.map(({ served, due }, at) => ({ served: served - (counts[at - 1]?.served ?? 0), due: due - (counts[at - 1]?.due ?? 0) })).filter(({ served, due }) => served <= due);

const said = (outlook: Outlook): QuarterOutlook => (outlook.status === "missing" ? { status: "missing", reason: outlook.reason === "noQuarter" ? "notReported" : outlook.reason } : outlook);
