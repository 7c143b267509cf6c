import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { methodSources } from "./method-sources";

// Run after a change in a doc block of lib/statistics: npx tsx scripts/methods/make.ts
writeFileSync(join(import.meta.dirname, "../../lib/views/methods/doc-blocks.json"), methodSources());
