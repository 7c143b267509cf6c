import { LRUCache } from "lru-cache";
import { openComparison, type Comparison, type ComparisonQuestion } from "../analysis/comparison";
import type { OpenLedger } from "../analysis/open-ledger";

/** Areas whose figures are kept in all, some 1 kB each: a comparison of 8,000 villages is kept five times, one of 600,000 never. */
const MOST_AREAS = 40_000;

const kept = new WeakMap<OpenLedger["reader"], LRUCache<string, Promise<Comparison>>>();

/**
 * A comparison with its ranks, letters and prior, kept once made: a snapshot never changes, and every page, filter and order of
 * one comparison asks for the same.
 */
export function comparisonOf(ledger: OpenLedger, question: ComparisonQuestion): Promise<Comparison> {
  const cache = kept.get(ledger.reader) ?? new LRUCache<string, Promise<Comparison>>({ maxSize: MOST_AREAS });
  kept.set(ledger.reader, cache);
  const { indicator, area, level = "village", year, pool = 1, years = [] } = question;
  const key = [indicator.id, area.pos, level, year, pool, years.join()].join("|");
  const known = cache.get(key);
  if (known) return known;
  const made = openComparison(ledger, question);
  const size = area.last - area.pos + 1;
  if (size <= MOST_AREAS) cache.set(key, made, { size });
  made.catch(() => cache.delete(key));
  return made;
}
