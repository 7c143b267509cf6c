import { spawn } from "node:child_process";
import { Fault } from "./say.mjs";

/**
 * Runs a program and waits: no shell, so nothing is quoted twice and it works the same everywhere. Its output is shown,
 * or collected where `collect` is set. Ended by a signal counts as failed; a stop asked of us is passed on.
 */
export function run(command, args, { cwd, env, collect = false, quiet = false } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: collect ? ["ignore", "pipe", "pipe"] : quiet ? "ignore" : ["ignore", process.stderr, process.stderr] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (output += text));
    let stopped = false;
    const stop = (signal) => void ((stopped = true), child.kill(signal));
    process.once("SIGINT", stop).once("SIGTERM", stop);
    child.once("error", failed);
    child.once("close", (code, signal) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      if (stopped) failed(new Fault(130, "已中断。", "Stopped."));
      else done({ code: code ?? 1, signal, output });
    });
  });
}

/** npm, also where it is a script of the shell only: its own file run by this Node. */
export function npm(args, options) {
  const file = process.env.npm_execpath;
  if (file && /\.c?js$/.test(file)) return run(process.execPath, [file, ...args], options);
  return process.platform === "win32" ? run(process.env.ComSpec ?? "cmd.exe", ["/d", "/s", "/c", "npm", ...args], options) : run("npm", args, options);
}
