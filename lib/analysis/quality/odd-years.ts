import { modifiedZ, standardScore } from "../../statistics/outliers";
import { specialCauses } from "../../statistics/special-causes";
import { xmr } from "../../statistics/xmr";
import { readAnswers } from "../answers";
import type { Area } from "../area-tree";
import type { OpenLedger } from "../open-ledger";
import { INDICATOR_OF } from "./agreement";

/** More areas side by side than this make a table that nobody reads. */
const MOST_BESIDE = 60;
const YEARS = 20;

/**
 * Years of one area's series worth a look, each list oldest first. `moderate` and `extreme`: beyond 2 and 3 standard deviations of the series (WHO);
 * `modified`: beyond the limit of the modified z; `outside`: outside the limits of an XmR chart; `run`: part of a run, a trend or two in three there.
 */
export type OddSeries = { area: string; kind: string; years: number; moderate: number[]; extreme: number[]; modified: number[]; outside: number[]; run: number[] };

/**
 * Series of yearly births, deaths and moves of the areas right under an area (of a village, its own), of whole years up to one. They are no faults: a real
 * change breaks the same rules. Only figures that may be shown take part, so nothing follows from it that the shown figures do not say.
 * Sources: WHO, Data Quality Review 2017, module 2; Iglewicz & Hoaglin 1993; NHS, Making Data Count.
 */
export async function readOddYears(ledger: OpenLedger, { area, year }: { area: Area; year: number }): Promise<OddSeries[]> {
  const areas = area.level === "village" ? [area] : ledger.tree.children(area);
  const kinds = Object.keys(INDICATOR_OF).filter((kind) => ledger.periods.has(kind));
  if (kinds.length === 0 || areas.length > MOST_BESIDE) return [];
  const years = Array.from({ length: YEARS }, (_, at) => year - YEARS + 1 + at);
  const indicators = kinds.map((kind) => ledger.registry.get(INDICATOR_OF[kind]!));
  const answers = await readAnswers(ledger, { indicators, areas, years, before: false });
  return areas.flatMap((one) => kinds.flatMap((kind, at) => {
    const known = years.flatMap((when) => {
      const figure = answers.figure(indicators[at]!, one, when, { change: false });
      return figure.status === "ok" && figure.months === 12 && figure.coverage === 1 ? [{ year: when, value: figure.value }] : [];
    });
    const odd = oddYears(known, ledger.config.quality);
    return odd ? [{ area: one.code, kind, ...odd }] : [];
  }));
}

type Limits = { moderateSd: number; extremeSd: number; modifiedZ: number; fewestYears: number };

/** Undefined where the series is short, or nothing in it stands out. */
export function oddYears(series: readonly { year: number; value: number }[], limits: Limits): Omit<OddSeries, "area" | "kind"> | undefined {
  if (series.length < limits.fewestYears) return undefined;
  const values = series.map(({ value }) => value);
  // Unscreened: with its ranges left out, one spike moves the mean so far that every other year lies outside.
  const rules = specialCauses(values, xmr(values, { screen: false }));
  const of = (is: (value: number, at: number) => boolean) => series.filter(({ value }, at) => is(value, at)).map(({ year }) => year);
  const far = values.map((value) => Math.abs(standardScore(values, value).score));
  const extreme = of((_, at) => far[at]! >= limits.extremeSd);
  const moderate = of((_, at) => far[at]! >= limits.moderateSd && far[at]! < limits.extremeSd);
  const modified = of((value) => Math.abs(modifiedZ(values, value).score) > limits.modifiedZ);
  const outside = of((_, at) => rules[at]!.includes("outside"));
  const run = of((_, at) => rules[at]!.some((rule) => rule !== "outside"));
  return [extreme, moderate, modified, outside, run].every((list) => list.length === 0) ? undefined : { years: series.length, moderate, extreme, modified, outside, run };
}
