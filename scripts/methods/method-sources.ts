import { join } from "node:path";
import { readDocBlocks, readWorkedExamples } from "./doc-blocks";

/** Text of `lib/views/methods/doc-blocks.json`: what the methods page quotes from the code. */
export function methodSources(folder = join(import.meta.dirname, "../../lib/statistics")): string {
  return `${JSON.stringify({ functions: readDocBlocks(folder), examples: readWorkedExamples(join(folder, "fixtures")) }, undefined, 1)}\n`;
}
