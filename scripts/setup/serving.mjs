import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./settings.mjs";

/** Starts the project's own server on a free port over a data folder and waits until it says its address. */
export function startServer(dataDir, env = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, [join(ROOT, "scripts", "start.mjs"), "--prepared"], { cwd: ROOT, env: { ...process.env, PORT: "0", HOST: "127.0.0.1", LEDGER_DATA: dataDir, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const stop = () => new Promise((done) => (child.exitCode === null ? child.once("close", done).kill("SIGTERM") : done()));
  return new Promise((done, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        const port = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(output)?.[1];
        if (port) done({ url: `http://127.0.0.1:${port}`, milliseconds: performance.now() - began, stop, output: () => output });
      });
    }
    child.once("close", () => failed(new Error(`the server did not start:\n${output}`)));
  });
}
