import { LedgerError } from "../../lib/base/errors";
import { openListedCases } from "../../lib/services/cases/open-listed";
import { createDeps } from "../../lib/services/deps";

/** Opens the cases of villages that are on the list now; where that fails the pages go on, and show them as they will be. */
export async function openCases({ dataDir, log }: { dataDir: string; log(line: string): void }): Promise<void> {
  const deps = createDeps({ dataDir });
  try {
    await openListedCases(deps, (await deps.ledger()).ledger);
  } catch (cause) {
    // Without a snapshot there is nothing to open, and the start says so itself.
    if (!(cause instanceof LedgerError) || cause.code.startsWith("store.")) log(`cases were not opened: ${cause instanceof Error ? cause.message : String(cause)}`);
  } finally {
    deps.close();
  }
}
