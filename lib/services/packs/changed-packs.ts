import { LRUCache } from "lru-cache";
import { figuresOf } from "../../analysis/figures";
import { yearsOf, type OpenLedger } from "../../analysis/open-ledger";
import { LedgerError, type Bilingual } from "../../base/errors";
import type { ExportedFigure, ExportedPack } from "../../store/exported-packs";
import { figureText, type FigureText, type Writer } from "../../views/figure-text";
import type { Deps } from "../deps";

/** A figure that a pack printed and the snapshot now says otherwise. */
export type ChangedFigure = ExportedFigure & { now: FigureText };
export type ChangedPack = { pack: Pick<ExportedPack, "id" | "name" | "snapshot" | "at">; figures: ChangedFigure[] };
export type ChangedPacks = { status: "ok"; packs: ChangedPack[]; /** Packs that were looked at. */ looked: number } | { status: "away"; text: Bilingual };

/** Packs that are looked at, newest first. */
const MOST_PACKS = 50;
const kept = new LRUCache<string, Promise<ChangedFigure[]>>({ max: 500 });

/** Exported packs of other snapshots with the figures in them that this snapshot has otherwise; a small database that is away is said, not thrown. */
export async function changedPacks(deps: Deps, ledger: OpenLedger, writer: Writer): Promise<ChangedPacks> {
  try {
    if (!(await deps.hasStore())) return { status: "ok", packs: [], looked: 0 };
    const all = (await (await deps.store()).exportedPacks.list()).slice(0, MOST_PACKS);
    const packs: ChangedPack[] = [];
    for (const pack of all) {
      if (pack.snapshot === ledger.entry.id) continue;
      const figures = await changesOf(ledger, pack, writer);
      if (figures.length > 0) packs.push({ pack, figures });
    }
    return { status: "ok", packs, looked: all.length };
  } catch (error) {
    if (error instanceof LedgerError) return { status: "away", text: error.text };
    throw error;
  }
}

function changesOf(ledger: OpenLedger, pack: ExportedPack, writer: Writer): Promise<ChangedFigure[]> {
  const key = JSON.stringify([ledger.entry.dir, pack.id, writer]);
  const known = kept.get(key) ?? compare(ledger, pack, writer);
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  return known;
}

/** By the number as it was printed: what still rounds to the same is not changed for anyone who read it. */
async function compare(ledger: OpenLedger, { figures: printed }: ExportedPack, writer: Writer): Promise<ChangedFigure[]> {
  const known = new Set(yearsOf(ledger));
  const yearly = printed.filter(({ period, indicator, area }) => /^\d{4}$/.test(period) && known.has(Number(period)) && ledger.registry.find(indicator) && ledger.tree.areas.some(({ code }) => code === area));
  const changed: ChangedFigure[] = [];
  for (const year of new Set(yearly.map(({ period }) => Number(period)))) {
    const asked = yearly.filter(({ period }) => period === String(year));
    const areas = [...new Set(asked.map(({ area }) => area))].map((code) => ledger.tree.find(code).area);
    const indicators = [...new Set(asked.map(({ indicator }) => indicator))].map((id) => ledger.registry.get(id));
    const now = new Map((await figuresOf(ledger, { indicators, areas, years: [year], among: "none", change: false })).map((figure) => [`${figure.indicator}|${figure.area}`, figure]));
    for (const one of asked) {
      const figure = now.get(`${one.indicator}|${one.area}`)!; // every indicator and area of them was asked for
      const text = figureText(figure, ledger.registry.get(one.indicator).display, writer);
      // Signs of the language differ between packs, digits do not.
      if (digitsOf(text.text) !== digitsOf(one.text)) changed.push({ ...one, now: text });
    }
  }
  return changed;
}

const digitsOf = (text: string): string => text.replace(/[‰%\s]/g, "");
