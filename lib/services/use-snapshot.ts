import type { Bilingual } from "../base/errors";
import { findSnapshot } from "../snapshots/catalog";
import { writing } from "../snapshots/disk";
import { withLock } from "../snapshots/lock";
import { setCurrent } from "../snapshots/work-folder";

/** Makes a snapshot the current one; a damaged one is refused. */
export async function useSnapshot({ dataDir }: { dataDir: string }, id: string, onWait?: (text: Bilingual) => void): Promise<{ snapshot: string }> {
  return writing(() =>
    withLock(dataDir, { onWait }, async () => {
      const { id: found } = await findSnapshot(dataDir, id);
      await setCurrent(dataDir, found);
      return { snapshot: found };
    }),
  );
}
