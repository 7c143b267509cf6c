import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDeps } from "../lib/services/deps";
import { sampleCases } from "./sample/case-file";

// Writes data/sample-cases.json from the stories; LEDGER_DATA is a folder that holds the sample as its current snapshot.
const deps = createDeps({ dataDir: process.env.LEDGER_DATA ?? "data" });
writeFileSync(join(import.meta.dirname, "..", "data", "sample-cases.json"), `${JSON.stringify(await sampleCases(deps), null, 1)}\n`);
deps.close();
