import { NotFoundError } from "../base/errors";
import { snapshotIds } from "../snapshots/catalog";
import { SNAPSHOT_ID } from "../snapshots/manifest";
import { type Verification, verifySnapshot } from "../snapshots/verify";

export type VerifyResult = { whole: boolean; snapshots: Verification[] };

/** Recomputes every hash and control sum of one snapshot, or of all. Where one is not whole the command ends with exit 3. */
export async function verifySnapshots({ dataDir }: { dataDir: string }, id?: string): Promise<VerifyResult> {
  const ids = await snapshotIds(dataDir);
  if (id !== undefined && !(SNAPSHOT_ID.test(id) && ids.includes(id))) {
    const shown = id.slice(0, 40);
    throw new NotFoundError("snapshot.unknown", { zh: `没有快照“${shown}”；用 ledger list 查看已有快照`, en: `there is no snapshot "${shown}"; see ledger list` });
  }
  const snapshots: Verification[] = [];
  for (const one of id === undefined ? ids : [id]) snapshots.push(await verifySnapshot(dataDir, one));
  return { whole: snapshots.every(({ whole }) => whole), snapshots };
}
