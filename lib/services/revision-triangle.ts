import type { Area } from "../analysis/area-tree";
import { figuresOf } from "../analysis/figures";
import type { DisclosedFigure } from "../analysis/disclosure";
import { yearsOf } from "../analysis/open-ledger";
import type { Indicator } from "../indicators/indicator";
import { listSnapshots } from "../snapshots/catalog";
import type { Deps } from "./deps";

/** One snapshot's column: what it said of each year; `undefined` where it had no such area or year. */
export type TriangleColumn = { id: string; asOf: string; figures: ReadonlyMap<number, DisclosedFigure> };
export type RevisionTriangle = { indicator: string; area: string; years: number[]; columns: TriangleColumn[]; /** Older snapshots that are not among the columns. */ older: number; /** Parts of a year were left out of all columns but the last. */ partsLeftOut: boolean };

/** Snapshots side by side at most; each is opened. */
export const MOST_COLUMNS = 12;
const MOST_YEARS = 12;
/** Of a whole year. */
const MONTHS = 12;

/**
 * What was said of each statistical year on each date, oldest snapshot first. Of areas above the village only: of a village the same year
 * shown twice, before and after a small count was found, would give that count away. A year that is not over stands in the last column only:
 * of two such figures the difference is that of a few months.
 */
export async function revisionTriangle(deps: Deps, { area, indicator, until }: { area: Pick<Area, "code">; indicator: Pick<Indicator, "id">; /** Newest snapshot that counts. */ until: { id: string; asOf: string } }): Promise<RevisionTriangle> {
  const known = (await listSnapshots(deps.dataDir)).filter(({ asOf }) => asOf <= until.asOf);
  const columns: TriangleColumn[] = [];
  for (const { id, asOf } of known.slice(0, MOST_COLUMNS).reverse()) {
    const figures = await yearsSaid(deps, { id, area: area.code, indicator: indicator.id });
    if (figures) columns.push({ id, asOf, figures });
  }
  const parts = columns.slice(0, -1).map((column) => leaveOutParts(column));
  const years = [...new Set(columns.flatMap(({ figures }) => [...figures.keys()]))].sort((a, b) => b - a).slice(0, MOST_YEARS);
  return { indicator: indicator.id, area: area.code, years, columns: [...parts.map(({ column }) => column), ...columns.slice(-1)], older: Math.max(0, known.length - MOST_COLUMNS), partsLeftOut: parts.some(({ some }) => some) };
}

function leaveOutParts(column: TriangleColumn): { column: TriangleColumn; some: boolean } {
  const whole = [...column.figures].filter(([, { months }]) => months === MONTHS);
  return { column: { ...column, figures: new Map(whole) }, some: whole.length < column.figures.size };
}

/** Absent where the snapshot is damaged, or has no such area or indicator. */
async function yearsSaid(deps: Deps, { id, area, indicator: name }: { id: string; area: string; indicator: string }): Promise<TriangleColumn["figures"] | undefined> {
  const ledger = await deps.ledger(id).then(({ ledger: open }) => open, () => undefined);
  const indicator = ledger?.registry.find(name);
  const found = ledger?.tree.areas.find(({ code }) => code === area);
  if (!ledger || !indicator || !found || found.level === "village") return undefined;
  const years = yearsOf(ledger);
  const figures = await figuresOf(ledger, { indicators: [indicator], areas: [found], years, among: "none", change: false });
  return new Map(figures.flatMap((figure, at) => (figure.status === "missing" ? [] : [[years[at]!, figure] as const])));
}
