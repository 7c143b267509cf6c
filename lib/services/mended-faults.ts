import { LRUCache } from "lru-cache";
import type { OpenLedger } from "../analysis/open-ledger";
import type { FoundFault } from "../analysis/quality/faults/fault";
import type { KnownIn, TracedFault } from "../analysis/quality/faults/traced-fault";
import { findFaults } from "../analysis/quality/faults/find-faults";
import type { Area } from "../analysis/area-tree";
import { rowsWithin } from "../analysis/rows-within";
import { LedgerError } from "../base/errors";
import { listSnapshots, type SnapshotEntry } from "../snapshots/catalog";
import type { Deps } from "./deps";

export type FaultDeps = Pick<Deps, "dataDir" | "ledger">;

/** So many days of data before the one in use are looked through. */
const MOST_EARLIER = 8;
/** Lists of faults outlive the few ledgers that stay open: a snapshot never changes. */
const MOST_KEPT = 40;
const kept = new LRUCache<string, Promise<FoundFault[]>>({ max: MOST_KEPT });
const traced = new WeakMap<OpenLedger["reader"], { key: string; faults: Promise<TracedFault[]> }>();

/**
 * Every fault of an area and of what lies below it, in the order of areas: those of the ledger, and those of earlier snapshots that it no longer
 * has, with the day of the snapshot that mended them. Later snapshots are not looked at: a page as known on a day says what was known then.
 */
export async function tracedFaults(deps: FaultDeps, ledger: OpenLedger, area: Area = ledger.tree.root): Promise<TracedFault[]> {
  const earlier = await earlierThan(deps, ledger);
  const key = earlier.map(({ id }) => id).join();
  let known = traced.get(ledger.reader);
  if (known?.key !== key) {
    traced.set(ledger.reader, (known = { key, faults: trace(deps, ledger, earlier) }));
    known.faults.catch(() => traced.delete(ledger.reader));
  }
  const all = await known.faults;
  return area === ledger.tree.root ? all : rowsWithin(all, area);
}

/** The newest snapshot of each earlier day, oldest first; what one day handed in twice counts as handed in last. */
async function earlierThan({ dataDir }: FaultDeps, { entry }: OpenLedger): Promise<SnapshotEntry[]> {
  const before = (await listSnapshots(dataDir)).filter(({ asOf }) => asOf < entry.asOf);
  return before.filter(({ asOf }, at) => at === 0 || before[at - 1]!.asOf !== asOf).slice(0, MOST_EARLIER).reverse();
}

async function trace(deps: FaultDeps, ledger: OpenLedger, earlier: readonly SnapshotEntry[]): Promise<TracedFault[]> {
  const now = await findFaults(ledger);
  const lists: { in: KnownIn; faults: readonly FoundFault[] }[] = [];
  for (const { id, asOf } of earlier) {
    const faults = await faultsOf(deps, id);
    if (faults) lists.push({ in: { date: asOf, snapshot: id }, faults });
  }
  lists.push({ in: { date: ledger.entry.asOf, snapshot: ledger.entry.id }, faults: now });
  return joined(ledger, lists);
}

/** A damaged snapshot tells nothing; it is not what a reader of another one asked for. */
async function faultsOf(deps: FaultDeps, id: string): Promise<FoundFault[] | undefined> {
  const key = `${deps.dataDir}|${id}`;
  const known = kept.get(key);
  if (known) return known;
  const made = deps.ledger(id).then(({ ledger }) => findFaults(ledger));
  kept.set(key, made);
  try {
    return await made;
  } catch (error) {
    kept.delete(key);
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}

/** One fault over all snapshots: a span of years goes on growing, so only its first year counts. */
const keyOf = ({ code, area, kind, file, period }: FoundFault): string => [code, area, kind, file, period.split("..")[0]].join("|");

function joined({ tree }: OpenLedger, lists: readonly { in: KnownIn; faults: readonly FoundFault[] }[]): TracedFault[] {
  const found = new Map<string, TracedFault>();
  lists.forEach(({ in: here, faults }, at) => {
    const present = new Map(faults.map((fault) => [keyOf(fault), fault]));
    for (const [key, one] of found) {
      if (present.has(key) || one.gone) continue;
      found.set(key, { ...one, gone: true, mendedIn: one.mendedIn ?? here });
    }
    for (const [key, fault] of present) {
      const before = found.get(key);
      const since = before && !before.gone ? before.since : at === 0 ? undefined : here;
      const mendedIn = fault.mended ? (before?.mended && before.mendedIn ? before.mendedIn : here) : undefined;
      found.set(key, { ...fault, ...(since ? { since } : {}), ...(mendedIn ? { mendedIn } : {}) });
    }
  });
  const placed = [...found.values()].flatMap((fault): TracedFault[] => (fault.gone ? placeOf(tree, fault) : [fault]));
  return placed.sort((one, two) => one.pos - two.pos || (one.period < two.period ? -1 : one.period > two.period ? 1 : 0));
}

/** An earlier snapshot may have numbered its areas otherwise, or had one that is no more. */
function placeOf(tree: OpenLedger["tree"], fault: TracedFault): TracedFault[] {
  try {
    return [{ ...fault, pos: tree.find(fault.area).area.pos }];
  } catch {
    return [];
  }
}

/** Days of the earlier snapshots that were looked through, oldest first. */
export const earlierDays = async (deps: FaultDeps, ledger: OpenLedger): Promise<string[]> => (await earlierThan(deps, ledger)).map(({ asOf }) => asOf);
