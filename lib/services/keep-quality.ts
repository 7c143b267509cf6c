import { LRUCache } from "lru-cache";
import type { Area } from "../analysis/area-tree";
import type { OpenLedger } from "../analysis/open-ledger";
import { readQuality, type Quality } from "../analysis/quality/read-quality";

const MOST_KEPT = 60;
const kept = new WeakMap<OpenLedger["reader"], LRUCache<string, Promise<Quality>>>();

/** Data quality of an area and year; a snapshot never changes, so page, command line and files take what was read once. */
export function qualityOf(ledger: OpenLedger, area: Area, year: number): Promise<Quality> {
  const cache = kept.get(ledger.reader) ?? new LRUCache<string, Promise<Quality>>({ max: MOST_KEPT });
  kept.set(ledger.reader, cache);
  const key = `${area.pos}|${year}`;
  const known = cache.get(key);
  if (known) return known;
  const made = readQuality(ledger, area, year);
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
