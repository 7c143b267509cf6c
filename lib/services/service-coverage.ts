import { readAnswers } from "../analysis/answers";
import type { Area } from "../analysis/area-tree";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { Rank } from "../analysis/figure";
import { shrunkenOf } from "../analysis/shrunken";
import type { Scored } from "../indicators/indicator";
import { intervalRows, type IntervalRow, type NamedFigure, type Reference } from "../views/interval-row";
import { nameOf } from "../views/names";
import { referenceOf } from "./compare-children";
import type { PageFrame } from "./page-frame";

/** One service over the area and its parts, as on the villages page: shrunken values, ranks, target or the area's own value. */
export type ServiceCoverage = { indicator: Scored; own: DisclosedFigure; reference?: Reference; children: (NamedFigure & { figure: DisclosedFigure })[]; rows: IntervalRow[]; /** Rank intervals are dear; they are made for the one service whose areas are listed. */ ranked(): ServiceCoverage["children"] };

/** Coverage of every service by area, children in code order. */
export async function serviceCoverage(frame: PageFrame, services: readonly Scored[]): Promise<ServiceCoverage[]> {
  const { ledger, area, year, locale } = frame;
  const areas = [...ledger.tree.children(area)].sort((one, two) => (one.code < two.code ? -1 : 1));
  const answers = await readAnswers(ledger, { indicators: services, areas: [area, ...areas], years: [year], before: false });
  return Promise.all(services.map(async (indicator): Promise<ServiceCoverage> => {
    const own = answers.figure(indicator, area, year, { change: false });
    const reference = await referenceOf(frame, indicator, own);
    const shrunken = shrunkenOf(ledger, answers, { indicator, areas, year });
    const childrenWith = (rank?: (area: Area) => Rank) => areas.map((child) => ({ code: child.code, name: nameOf(child, locale), figure: answers.figure(indicator, child, year, { change: false, ...(rank ? { rank: rank(child) } : {}), ...shrunken(child) }) }));
    const children = childrenWith();
    return { indicator, own, ...(reference ? { reference } : {}), children, rows: intervalRows(children, reference, indicator.better), ranked: () => childrenWith(answers.ranks(indicator, areas, year)) };
  }));
}
