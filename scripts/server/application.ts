import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Handler } from "./capture";

/** The built pages as one handler, or why there is none. */
export async function application(root: string, log: (line: string) => void): Promise<{ handler: Handler | undefined; buildId: string }> {
  try {
    const buildId = (await readFile(join(root, ".next", "BUILD_ID"), "utf8")).trim();
    const { default: next } = await import("next");
    const app = next({ dev: false, dir: root });
    await app.prepare();
    return { handler: app.getRequestHandler() as Handler, buildId };
  } catch (cause) {
    log(`the pages cannot be loaded: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    return { handler: undefined, buildId: "none" };
  }
}
