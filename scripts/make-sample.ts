import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AS_OF, packageFiles } from "./sample/package-files";
import { storyBook } from "./sample/stories";

/** `tsx scripts/make-sample.ts [--as-of 2009-04-05] [--out DIR]`: writes the sample package, as known on a date. */
const { values } = parseArgs({ options: { "as-of": { type: "string", default: AS_OF }, out: { type: "string", default: "data/sample" } } });
if (!/^200[1-9]-\d\d-\d\d$/.test(values["as-of"]) || values["as-of"] > AS_OF) {
  console.error(`--as-of: got "${values["as-of"]}", wanted a date from 2001-01-01 to ${AS_OF}`);
  process.exit(2);
}
mkdirSync(values.out, { recursive: true });
let bytes = 0;
for (const [name, text] of packageFiles(values["as-of"])) {
  writeFileSync(join(values.out, name), text);
  bytes += Buffer.byteLength(text);
}
if (values.out === "data/sample") writeFileSync("scripts/sample/stories.json", storyBook());
console.error(`${values.out}: as of ${values["as-of"]}, ${bytes.toLocaleString("en")} bytes`);
