import { importLedger } from "../../lib/services/import-ledger";
import { LedgerError } from "../../lib/base/errors";

/** One import in a process of its own: prints the result or the error as JSON, and ends as the command would. */
const [dataDir, packagePath, waitMs] = process.argv.slice(2) as [string, string, string];
try {
  const result = await importLedger({ dataDir, clock: { now: () => new Date() } }, { paths: [packagePath], waitMs: Number(waitMs ?? 30_000), onWait: ({ en }) => process.stderr.write(`${en}\n`) });
  process.stdout.write(JSON.stringify(result));
  process.exitCode = result.status === "refused" ? 2 : 0;
} catch (error) {
  if (!(error instanceof LedgerError)) throw error;
  process.stdout.write(JSON.stringify({ code: error.code, ...error.text }));
  process.exitCode = error.exitCode;
}
