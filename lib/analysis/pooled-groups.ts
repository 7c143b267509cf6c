import type { Formula, FormulaKind, Indicator } from "../indicators/indicator";
import type { Answers } from "./answers";
import type { Area } from "./area-tree";
import { changeOf } from "./change";
import { disclose, type DisclosedFigure } from "./disclosure";
import { intervalOf, type RawFigure } from "./estimate";
import type { Change } from "./figure";
import { ENOUGH_COVERAGE } from "./figure-line";
import type { Group, Groups } from "./groups";
import type { OpenLedger } from "./open-ledger";
import { exchangeable, type Move, type YearlyCount } from "./pooled-control";
import { EITHER, isSmall, PROTECTS, SHOWN, SMALL } from "./withhold";

export type SetQuestion = {
  indicator: Indicator;
  answers: Answers;
  year: number;
  /** As in the figures: `2009` or `2007..2009`. */
  period: string;
  months: number;
  /** Of several years: the same question of each single one. */
  single?: readonly Omit<SetQuestion, "single">[];
};

/** One figure of several villages taken together, and of how many. */
export type SetFigure = { figure: DisclosedFigure; villages: number; withheld: number };

/**
 * The villages of a set taken together: events and exposures are summed, those of withheld villages too. It is shown only while no
 * withheld village follows: every withheld count must be exchangeable with another of the same township and the same groups, and so
 * must those of the township's other villages, which are what the groups leave of its total. Sums of several years are given where
 * those of every single year are: `single`. A sum of 1 to threshold − 1 is withheld as a village's would be.
 */
export function groupFigure(ledger: OpenLedger, groups: Groups, group: Group, question: SetQuestion): SetFigure {
  const { answers, indicator, year } = question;
  const rows = group.villages.map((area) => ({ area, ...answers.raw(indicator, area, year) }));
  const withheld = rows.filter(({ shown, figure }) => !shown && hasCounts(figure)).length;
  const single = question.single ?? [question];
  const safe = withheld === 0 || single.every((one) => isSafeYear(ledger, groups, group, one));
  return { figure: setFigure(ledger, { id: group.id, formula: rows[0]?.formula ?? indicator.formula, rows: rows.map(({ figure }) => figure), safe }, question), villages: rows.length, withheld };
}

/** As `groupFigure`, of any villages; only those whose own figure is shown take part, so the sum says nothing that they do not. */
export function shownFigure(ledger: OpenLedger, id: string, villages: readonly Area[], question: SetQuestion): SetFigure {
  const rows = villages.map((area) => question.answers.raw(question.indicator, area, question.year));
  const shown = rows.filter((row) => row.shown).map(({ figure }) => figure);
  return { figure: setFigure(ledger, { id, formula: rows[0]?.formula ?? question.indicator.formula, rows: shown, safe: true }, question), villages: villages.length, withheld: rows.filter(({ shown: one, figure }) => !one && hasCounts(figure)).length };
}

/** Whether a group's sum of one year gives nothing away: no village of it is withheld, or all could be others. */
function isSafeYear(ledger: OpenLedger, groups: Groups, group: Group, question: SetQuestion): boolean {
  const shown = group.villages.every((area) => {
    const row = question.answers.raw(question.indicator, area, question.year);
    return row.shown || !hasCounts(row.figure);
  });
  return shown || townsOf(ledger, group.villages).every((town) => isSafeTown(ledger, groups, town, question));
}

const hasCounts = ({ known }: RawFigure): boolean => known.events !== undefined;

/** Difference of two sets as of two years: Newcombe for shares, conditional ratio for rates; undefined where either is not shown. */
export function setDifference(indicator: Indicator, one: DisclosedFigure, two: DisclosedFigure, level: number): Change | undefined {
  const raw = (figure: DisclosedFigure): RawFigure => ({
    known: { months: 12, coverage: 1, fault: false, ...(figure.events === undefined ? {} : { events: figure.events }), ...(figure.exposure === undefined ? {} : { exposure: figure.exposure }) },
    outcome: figure.status === "ok" ? { is: "ok", value: figure.value } : { is: "undefined", reason: "zeroDenominator" },
  });
  const { kind } = indicator.formula;
  // A sum of everyone says nothing of a difference in level; and of completeness the variance is not at hand.
  if (kind === "count" || kind === "completeness") return undefined;
  return changeOf(kind, raw(one), raw(two), level, true);
}

type SetRows = { id: string; formula: Formula; rows: readonly RawFigure[]; safe: boolean };

function setFigure(ledger: OpenLedger, { id, formula: { kind }, rows, safe }: SetRows, { indicator, period, months }: SetQuestion): DisclosedFigure {
  const { level, threshold } = ledger.config;
  const raw = together(kind, rows, months);
  const small = countsOf(kind, raw)?.some((count) => isSmall(count, threshold)) ?? false;
  const quality = raw.known.fault ? ("doubtful" as const) : raw.known.coverage < ENOUGH_COVERAGE || raw.known.months < months ? ("provisional" as const) : ("complete" as const);
  const frame = { indicator: indicator.id, area: id, period, unit: indicator.unit, quality, rank: { status: "notScored" as const }, mergedFrom: undefined };
  const ruling = { state: small || !safe ? EITHER : SHOWN, personYears: kind === "rate" || kind === "difference" };
  return disclose(raw, ruling, frame, () => ({ interval: intervalOf(kind, raw, level), change: undefined, shrunken: undefined }));
}

/** Counts added up; a village that did not report makes the coverage smaller. */
function together(kind: FormulaKind, rows: readonly RawFigure[], months: number): RawFigure {
  const reported = rows.filter(hasCounts).filter(({ outcome }) => outcome.is !== "missing");
  if (reported.length === 0) return { known: { months: 0, coverage: 0, fault: false }, outcome: { is: "missing", reason: "notReported" } };
  const total = (part: "events" | "exposure") => reported.reduce((sum, { known }) => sum + (known[part] ?? 0), 0);
  const [events, exposure] = [total("events"), total("exposure")];
  const known = {
    months: Math.min(months, ...reported.map((row) => row.known.months)), coverage: reported.reduce((sum, row) => sum + row.known.coverage, 0) / rows.length,
    fault: reported.some((row) => row.known.fault), events, ...(kind === "count" ? {} : { exposure }),
  };
  if (kind === "count") return { known, outcome: { is: "ok", value: events } };
  const against = kind === "odds" ? exposure - events : exposure;
  if (!(against > 0)) return { known, outcome: { is: "undefined", reason: "zeroDenominator" } };
  const variance = reported.reduce((sum, row) => sum + (row.variance ?? 0), 0);
  return { known, ...(kind === "completeness" ? { variance } : {}), outcome: { is: "ok", value: kind === "odds" ? (100 * events) / against : events / against } };
}

/** The counts that a figure gives away: events; or events, the rest and both together. */
function countsOf(kind: FormulaKind, { known: { events = 0, exposure = 0 } }: RawFigure): number[] | undefined {
  if (kind === "rate" || kind === "count") return [events];
  return kind === "odds" || kind === "share" ? [events, exposure - events, exposure] : undefined;
}

/** How counts may change together while what else is shown stays. */
const ALONE: readonly Move[] = [[[0, 1]]];
const WITH_REST: readonly Move[] = [[[0, 1], [1, -1]], [[0, 1], [2, 1]], [[1, 1], [2, 1]]];

const townsOf = ({ tree }: OpenLedger, villages: readonly Area[]): Area[] => [...new Set(villages.map((area) => tree.parent(area)))].filter((area) => area !== undefined);

/** Whether all of a township's withheld villages can be exchanged within their own groups. */
function isSafeTown({ tree, config: { threshold } }: OpenLedger, { namesOf }: Groups, town: Area, { answers, indicator, year }: SetQuestion): boolean {
  const rows = tree.children(town).filter(({ level }) => level === "village").map((area) => ({ area, ...answers.raw(indicator, area, year) })).filter(({ figure, shown }) => !shown && hasCounts(figure));
  const kind = rows[0]?.formula.kind;
  if (kind === undefined) return true;
  const values = rows.map(({ figure }) => countsOf(kind, figure));
  if (values.includes(undefined)) return false;
  const counts = values[0]!.map((_, place): YearlyCount => {
    const column = Float64Array.from(values, (one) => one![place]!);
    // Both together may stand elsewhere where they are not small: births beside boys and girls.
    return { values: [column], hidden: [Uint8Array.from(column, (value) => (isSmall(value, threshold) ? SMALL : place === 2 ? SHOWN : PROTECTS))] };
  });
  const parts = new Map<string, number[]>();
  rows.forEach(({ area }, at) => parts.set(namesOf(area), [...(parts.get(namesOf(area)) ?? []), at]));
  return [...parts.values()].every((part) => exchangeable({ counts, figures: counts.length === 1 ? [[0]] : [[0, 1], [2]], moves: counts.length === 1 ? ALONE : WITH_REST, threshold }, part));
}
