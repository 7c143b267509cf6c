import { join } from "node:path";
import { buildPages } from "./pages.mjs";
import { installDependencies } from "./dependencies.mjs";
import { alone } from "./lock.mjs";
import { importSample, importSampleCases } from "./sample.mjs";
import { endWith, note, say } from "./say.mjs";
import { creatable, portFault, portFree, ROOT, settings, writable } from "./settings.mjs";

/** Prepares what is missing, then serves until it is told to stop; with `--prepared` it only serves. */
export async function start(args = process.argv.slice(2)) {
  try {
    const wanted = settings();
    await portFree(wanted);
    if (args.includes("--prepared")) return await serve(wanted);
    await writable(wanted.dataDir, "数据文件夹", "the data folder");
    await writable(join(ROOT, ".next"), "构建文件夹", "the build folder");
    await creatable(join(ROOT, "node_modules"), "依赖文件夹", "the dependencies folder");
    await alone(ROOT, () => prepare(wanted));
    await serve(wanted);
  } catch (cause) {
    endWith(cause);
  }
}

async function prepare({ dataDir }) {
  await installDependencies(ROOT);
  await importSample(ROOT, dataDir);
  await importSampleCases(ROOT, dataDir);
  await buildPages(ROOT);
}

async function serve(wanted) {
  process.env.NODE_ENV = "production";
  process.env.LEDGER_DATA = wanted.dataDir;
  const { register } = await import("tsx/esm/api");
  register();
  const server = await import("../server.ts");
  note("正在启动……", "Starting…");
  const serving = await server.serve(wanted).catch((cause) => {
    throw cause.syscall === "listen" ? portFault(cause, wanted) : cause;
  });
  server.stopOnSignal(serving);
  const name = wanted.host.includes(":") ? `[${wanted.host}]` : wanted.host;
  const { zh, en } = await server.snapshotInUse(wanted.dataDir);
  say(`村镜已启动：http://${name}:${serving.port}/`, `Cunjing is running: http://${name}:${serving.port}/en`);
  say(zh, en);
  say('导入自己的数据：npm run --silent ledger -- import 文件夹或工作簿 （格式见 README）；按 Ctrl+C 停止。', "To import your own: npm run --silent ledger -- import FOLDER-OR-WORKBOOK (format: README); stop with Ctrl+C.");
}
