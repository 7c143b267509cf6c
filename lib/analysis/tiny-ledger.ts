import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeTinyRollup, type TinyArea, type TinyRollup, type TinyYear } from "../engine/duckdb/tiny-rollup";
import { DEFAULT_CONFIG, type AnalysisConfig } from "./config";
import type { DisclosedFigure } from "./disclosure";
import { figuresOf } from "./figures";
import { openLedger, type OpenLedger } from "./open-ledger";

const opened: { ledger: OpenLedger; directory: string }[] = [];

/** An open ledger over a hand-made rollup, for tests: statistical years begin in October, as of 2009-10-05. */
export async function ledgerOf(rollup: TinyRollup, config: AnalysisConfig = DEFAULT_CONFIG): Promise<OpenLedger> {
  const directory = mkdtempSync(join(tmpdir(), "tiny-ledger-"));
  await writeTinyRollup(directory, rollup);
  const ledger = await openLedger({ id: "2009-10-05-0123456789ab", asOf: "2009-10-05", dir: directory, statYearStart: 10, title: "试", preparedBy: "办公室", sample: true }, config);
  opened.push({ ledger, directory });
  return ledger;
}

/** Closes every ledger of the test file and clears its folder. */
export function closeLedgers(): void {
  for (const { ledger, directory } of opened.splice(0)) {
    ledger.close();
    rmSync(directory, { recursive: true });
  }
}

/** A township of four villages. */
export const TOWN: TinyArea[] = [{ code: "t", level: "township" }, ...["a", "b", "c", "d"].map((code) => ({ code, level: "village", parent: "t" }))];

/** One measure of 2009 for several areas. */
export const rowsOf = (measure: string, values: Record<string, number | null>, more: Partial<TinyYear> = {}): TinyYear[] => Object.entries(values).map(([area, value]) => ({ area, measure, year: 2009, value, ...more }));

/** The figure of one indicator and area, asked alone. */
export async function figureOf(ledger: OpenLedger, indicator: string, code: string, year = 2009): Promise<DisclosedFigure> {
  const [found] = await figuresOf(ledger, { indicators: [ledger.registry.get(indicator)], areas: [ledger.tree.find(code).area], years: [year] });
  return found!;
}
