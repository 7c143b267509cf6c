import type { Deps } from "./deps";
import { findSnapshot } from "../snapshots/catalog";
import { diffSnapshots, type SnapshotDiff } from "../snapshots/diff";

/** What was restated between two snapshots, figure by figure, after disclosure control. */
export async function diffTwoSnapshots({ dataDir, config }: Pick<Deps, "dataDir" | "config">, before: string, after: string, limit?: number): Promise<SnapshotDiff> {
  const [one, other] = [await findSnapshot(dataDir, before), await findSnapshot(dataDir, after)];
  return diffSnapshots(one, other, { threshold: config.threshold, limit });
}
