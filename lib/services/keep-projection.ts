import { LRUCache } from "lru-cache";
import type { Area } from "../analysis/area-tree";
import type { OpenLedger } from "../analysis/open-ledger";
import { readProjection, type Projection } from "../analysis/projection";

/** Some 30 kB each. */
const MOST = 60;
const kept = new WeakMap<OpenLedger["reader"], LRUCache<string, Promise<Projection>>>();

/** A projection, kept once drawn: the page in both languages, its files and `show` say the same numbers. */
export function projectionOf(ledger: OpenLedger, area: Area, year: number): Promise<Projection> {
  const cache = kept.get(ledger.reader) ?? new LRUCache<string, Promise<Projection>>({ max: MOST });
  kept.set(ledger.reader, cache);
  const key = `${area.pos}|${year}`;
  const known = cache.get(key);
  if (known) return known;
  const made = readProjection(ledger, area, year);
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
