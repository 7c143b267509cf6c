import { contentKey } from "../../base/form-key";
import { LedgerError } from "../../base/errors";
import type { DisclosedFigure } from "../../analysis/disclosure";
import { figureText } from "../../views/figure-text";
import { tenYears, type PageFrame } from "../page-frame";
import { figuresOf } from "../../analysis/figures";
import type { Deps } from "../deps";
import type { Pack } from "./make-pack";
import { isViewItem } from "./pack-items";
import { MONTHLY } from "./pack-period";

type Handed = { id: string; name: string; formats: readonly string[] };
type ExportedFigure = { indicator: string; area: string; period: string; text: string; value?: number };

/** Areas below whose figures are written down: as many as a document has rows. */
const MOST_AREAS = 200;

/**
 * Writes down which figures a pack took out of the house, so that a later correction can name the papers it touches: of every page it draws on the
 * area's own figures, ten years of those that have years drawn, and those of the areas below. The same pack from the same snapshot is written once a day and format.
 * A small database that is away keeps nobody from the file: then nothing is written, and `false` comes back.
 */
export async function recordPack(deps: Deps, pack: Pack, { id, name, formats }: Handed): Promise<boolean> {
  const { frame } = pack;
  const { area, year, ledger } = frame;
  const at = deps.clock.now().toISOString();
  try {
    const { exportedPacks } = await deps.store();
    const key = contentKey("export", id, ledger.entry.id, area.code, year, formats, pack.places.map(({ item }) => item), at.slice(0, 10));
    await exportedPacks.record({ pack: id, name, snapshot: ledger.entry.id, area: area.code, period: String(year), formats: [...formats], figures: await figuresIn(pack) }, { role: "meetings", at, key });
    return true;
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}

/** Figures with a value that the pack shows or is written from. */
export async function figuresIn({ frame, places }: Pack): Promise<ExportedFigure[]> {
  const { ledger, area, year } = frame;
  const items = places.flatMap(({ item, block }) => (block ? [item] : []));
  // Months are not written down: a month that is corrected moves its year too.
  const own = ledger.registry.all.filter((indicator) => items.some((item) => ("month" in item ? MONTHLY.some((id) => id === indicator.id) : isViewItem(item) ? ledger.registry.shownIn(item.view).includes(indicator) : "speech" in item)));
  const drawn = ledger.registry.all.filter(({ id }) => items.some((item) => isViewItem(item) && item.part.startsWith("series-") && item.part.endsWith(id)));
  const below = items.flatMap((item) => (isViewItem(item) && /^(?:caterpillar|data-caterpillar|funnel|map|tiles|coverage|data-coverage|table-figures)/.test(item.part) ? (item.indicator ? [ledger.registry.find(item.indicator)] : item.view === "villages" || item.view === "overview" ? ledger.registry.all.filter(({ headline }) => headline) : ledger.registry.shownIn(item.view)) : [])).filter((one) => one !== undefined);
  const children = ledger.tree.children(area).slice(0, MOST_AREAS);
  const read = await Promise.all([
    own.length > 0 ? figuresOf(ledger, { indicators: own, areas: [area], years: [year], among: "none", change: false }) : [],
    drawn.length > 0 ? figuresOf(ledger, { indicators: drawn, areas: [area], years: tenYears(frame).filter((one) => one !== year), among: "none", change: false }) : [],
    below.length > 0 && children.length > 0 ? figuresOf(ledger, { indicators: [...new Set(below)], areas: children, years: [year], among: "none", change: false }) : [],
  ]);
  const seen = new Set<string>();
  return read.flat().flatMap((figure) => exported(figure, frame, seen));
}

function exported(figure: DisclosedFigure, { ledger, writer }: PageFrame, seen: Set<string>): ExportedFigure[] {
  const key = `${figure.indicator}|${figure.area}|${figure.period}`;
  if (figure.status !== "ok" || seen.has(key)) return [];
  seen.add(key);
  const { text, sign } = figureText(figure, ledger.registry.get(figure.indicator).display, writer);
  return [{ indicator: figure.indicator, area: figure.area, period: figure.period, text: text + sign, value: figure.value }];
}
