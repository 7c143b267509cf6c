import { createDeps } from "../../lib/services/deps";
import { importLedger } from "../../lib/services/import-ledger";

/** The import as the command does it, with the milliseconds of each stage beside its answer, as one JSON line. */
const [profilePath, ...paths] = process.argv.slice(2);
const deps = createDeps({ dataDir: process.env.LEDGER_DATA! });
const stages: Record<string, number> = {};
const result = await importLedger(deps, { paths, ...(profilePath ? { profilePath } : {}), onStage: (stage, milliseconds) => void (stages[stage] = milliseconds) });
deps.close();
process.stdout.write(`${JSON.stringify({ ...result, errors: result.errors.slice(0, 20), stages })}\n`);
process.exitCode = result.status === "refused" ? 2 : 0;
