// `npm test`: installs what is missing, runs every stage even after one failed, and ends with one line of counts.
import { nodeFault } from "./setup/node-version.mjs";

var fault = nodeFault(process.versions.node);
if (fault) {
  console.error(fault.zh + "\n" + fault.en);
  process.exit(1);
} else {
  import("./setup/test.mjs").then(function (setup) {
    return setup.test();
  });
}
