import { LRUCache } from "lru-cache";
import type { Area } from "../analysis/area-tree";
import { readMovement, type Movement } from "../analysis/movement";
import { yearsOf, type OpenLedger } from "../analysis/open-ledger";

/** Some 100 kB each. */
const MOST = 60;
/** The year asked for and so many before it, of those there are. */
const YEARS = 10;
const kept = new WeakMap<OpenLedger["reader"], LRUCache<string, Promise<Movement>>>();

/** Movement of an area and year, kept once read: the page in both languages, its files and `show` say the same numbers. */
export function movementOf(ledger: OpenLedger, area: Area, year: number): Promise<Movement> {
  const cache = kept.get(ledger.reader) ?? new LRUCache<string, Promise<Movement>>({ max: MOST });
  kept.set(ledger.reader, cache);
  const key = `${area.pos}|${year}`;
  const known = cache.get(key);
  if (known) return known;
  const made = readMovement(ledger, { area, year, years: yearsOf(ledger).filter((one) => one <= year && one > year - YEARS) });
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
