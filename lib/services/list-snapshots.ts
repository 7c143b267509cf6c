import { listSnapshots } from "../snapshots/catalog";

/** The answer of `list --json`: newest first. */
export type SnapshotList = { snapshots: { id: string; asOf: string; rows: Record<string, number>; hash: string; current: boolean }[] };

/** Every snapshot whose manifest can be read. */
export async function listAllSnapshots({ dataDir }: { dataDir: string }): Promise<SnapshotList> {
  return { snapshots: (await listSnapshots(dataDir)).map(({ id, asOf, rows, hash, current }) => ({ id, asOf, rows, hash, current })) };
}
