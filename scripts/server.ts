import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { answering, type Answering } from "./server/answering";
import { application } from "./server/application";
import { currentOf, dataState } from "./server/data-state";
import { httpServer, listen } from "./server/http-server";
import { staticFiles } from "./server/static-files";
import { openCases } from "./server/open-cases";
import { prepareQuality } from "./server/prepare-quality";
import { watchStore } from "../lib/services/watch-store";

export { snapshotInUse } from "./server/snapshot-in-use";

export type Serving = { port: number; close(): Promise<void> };

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** What a reader opens first stands ready before the server listens, and the engine is warm. */
const FIRST_PAGES = ["/", "/en", "/villages"];
const WARM_AT_MOST = 2000;

/** Starts the server: what is settled here is only how the parts are put together. */
export async function serve({ host, port, dataDir }: { host: string; port: number; dataDir: string }): Promise<Serving> {
  const log = (line: string) => console.error(`${new Date().toISOString()} ${line}`);
  const [app, statics] = await Promise.all([application(ROOT, log), staticFiles(join(ROOT, ".next"))]);
  const store = watchStore({ dataDir: resolve(ROOT, dataDir) });
  const { answer, warm } = answering({ ...app, statics, dataState: dataState(resolve(ROOT, dataDir), undefined, store.state), posted: store.look, keeping: process.env.CUNJING_KEEP !== "no", log });
  let quality: ReturnType<typeof prepareQuality> | undefined;
  let lastRequest = -Infinity;
  if (app.handler) {
    const warmed = warmUp(warm).catch((cause: unknown) => log(`a first page failed: ${String(cause)}`));
    void warmed.then(() => openCases({ dataDir: resolve(ROOT, dataDir), log }));
    if (process.env.CUNJING_KEEP !== "no") quality = prepareQuality({ warm, current: currentOf(resolve(ROOT, dataDir)), idle: () => performance.now() - lastRequest, log });
    await Promise.race([warmed, new Promise((done) => setTimeout(done, WARM_AT_MOST).unref())]);
  }
  const noted: Answering["answer"] = (...asked) => {
    lastRequest = performance.now();
    return answer(...asked);
  };
  const server = httpServer(noted, log);
  const listening = await listen(server, { host, port });
  return {
    port: listening,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        store.close();
        quality?.close();
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2000).unref();
      }),
  };
}

/** The first pages, and one village: the first that the list of villages leads to. */
async function warmUp(warm: Answering["warm"]): Promise<void> {
  let last = "";
  for (const url of FIRST_PAGES) last = (await warm(url)) ?? "";
  const village = /href="(\/villages\/[\w-]+)/.exec(last)?.[1];
  if (village) await warm(village);
}

/** Ends cleanly when told to: open answers are finished, then the program exits with 0. */
export function stopOnSignal(serving: Serving): void {
  const stop = () => void serving.close().finally(() => process.exit(0));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  process.on("unhandledRejection", (cause) => console.error(`${new Date().toISOString()} unhandled: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`));
}
