import type { DisclosedFigure } from "../analysis/disclosure";
import { readAnswers } from "../analysis/answers";
import { shrunkenOf } from "../analysis/shrunken";
import type { Indicator } from "../indicators/indicator";
import { intervalRows, type NamedFigure, type Reference } from "../views/interval-row";
import type { Compared } from "../views/findings";
import { sharedLevel } from "../views/area-words";
import { nameOf } from "../views/names";
import type { PageFrame } from "./page-frame";
import { targetOf } from "./target-of";

export type Comparison = Compared & { own: DisclosedFigure; children: NamedFigure[]; leftOut: number };

/** What an indicator's areas stand beside: the normal band of a sex ratio, a target where there is one, else the area's own value. */
export async function referenceOf({ ledger, area, year }: PageFrame, indicator: Indicator, own: DisclosedFigure): Promise<Reference | undefined> {
  if (indicator.id === "sex-ratio-at-birth") {
    const [lower, upper] = ledger.config.normalSexRatio;
    return { kind: "band", lower, upper };
  }
  const target = indicator.class === "scored" ? await targetOf(ledger, indicator.id, area, year) : undefined;
  if (target !== undefined) return { kind: "target", lower: target, upper: target };
  // A count grows with the area: beside the whole it says nothing.
  return own.status === "ok" && indicator.formula.kind !== "count" ? { kind: "own", lower: own.value, upper: own.value } : undefined;
}

/** The children of the frame's area on each of these indicators; those without enough to compare are left out. */
export async function compareChildren(frame: PageFrame, indicators: readonly Indicator[]): Promise<Comparison[]> {
  const { ledger, area, year, locale, areaName } = frame;
  const areas = ledger.tree.children(area);
  if (areas.length < 2 || indicators.length === 0) return [];
  const answers = await readAnswers(ledger, { indicators, areas: [area, ...areas], years: [year], before: false });
  const level = sharedLevel(areas);
  const made = await Promise.all(indicators.map(async (indicator): Promise<Comparison | undefined> => {
    const own = answers.figure(indicator, area, year, { change: false });
    const reference = await referenceOf(frame, indicator, own);
    if (!reference) return undefined;
    const rank = answers.ranks(indicator, areas, year);
    const shrunken = shrunkenOf(ledger, answers, { indicator, areas, year });
    const children = areas.map((child) => ({ code: child.code, name: nameOf(child, locale), figure: answers.figure(indicator, child, year, { change: false, rank: rank(child), ...shrunken(child) }) }));
    const rows = intervalRows(children, reference, indicator.better);
    return rows.length >= 2 ? { indicator, rows, reference, areaName, level, own, children, leftOut: children.length - rows.length } : undefined;
  }));
  return made.filter((one) => one !== undefined);
}

/** The comparison worth showing first: the most areas wholly on the worse side, then the most areas drawn. */
export function mostTelling(comparisons: readonly Comparison[]): Comparison | undefined {
  const behind = ({ rows }: Comparison) => rows.filter(({ tone }) => tone === "behind").length;
  return [...comparisons].sort((one, two) => behind(two) - behind(one) || two.rows.length - one.rows.length)[0];
}
