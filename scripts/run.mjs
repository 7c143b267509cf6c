// `node scripts/run.mjs scripts/NAME.ts …`: runs a program in TypeScript, bundled, or through tsx where no bundle can be made.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { bundled } from "./setup/bundle.mjs";
import { ROOT } from "./setup/settings.mjs";

const [entry] = process.argv.splice(2, 1);
process.argv[1] = resolve(ROOT, entry);
const bundle = await bundled(resolve(ROOT), entry);
if (bundle) await import(bundle);
else {
  const { register } = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(join(ROOT, entry)).href);
}
