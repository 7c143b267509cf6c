// `npm start`: everything from a fresh clone to a running server. Until the install is done only Node's own modules.
import { nodeFault } from "./setup/node-version.mjs";

var fault = nodeFault(process.versions.node);
if (fault) {
  console.error(fault.zh + "\n" + fault.en);
  process.exit(1);
} else {
  import("./setup/start.mjs").then(function (setup) {
    return setup.start();
  });
}
