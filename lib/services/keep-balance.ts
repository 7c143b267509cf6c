import { LRUCache } from "lru-cache";
import type { OpenLedger } from "../analysis/open-ledger";
import { readBalance, readBalanceLines, type BalanceAnswer, type BalanceLine, type BalanceQuestion } from "../analysis/read-balance";

/** Some 8 kB each. */
const MOST = 200;
type Kept = BalanceAnswer | BalanceLine[] | "none";
const kept = new WeakMap<OpenLedger["reader"], LRUCache<string, Promise<Kept>>>();

/** The balance of one indicator, kept once simulated: page, files and `show` say the same numbers, and a snapshot never changes. */
export async function balanceFor(ledger: OpenLedger, question: BalanceQuestion): Promise<BalanceAnswer | undefined> {
  const { indicator, area, level, by, years, since } = question;
  const made = await once(ledger, [indicator.id, area.pos, level, by, years.join(), since].join("|"), async () => (await readBalance(ledger, question)) ?? "none");
  return made === "none" ? undefined : (made as BalanceAnswer); // the key says which of the two it is
}

/** The table of all indicators, kept. */
export async function balanceLines(ledger: OpenLedger, question: Pick<BalanceQuestion, "area" | "level" | "years">): Promise<BalanceLine[]> {
  return (await once(ledger, ["", question.area.pos, question.level, question.years.join()].join("|"), () => readBalanceLines(ledger, question))) as BalanceLine[]; // as above
}

function once(ledger: OpenLedger, key: string, make: () => Promise<Kept>): Promise<Kept> {
  const cache = kept.get(ledger.reader) ?? new LRUCache<string, Promise<Kept>>({ max: MOST });
  kept.set(ledger.reader, cache);
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
