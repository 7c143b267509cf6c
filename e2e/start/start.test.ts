import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

type Ended = { code: number | null; output: string; milliseconds: number };

const START = resolve("scripts/start.mjs");
let directory: string;
let taken: Server | undefined;
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), "start-"))));
afterEach(() => {
  taken?.close();
  taken = undefined;
  rmSync(directory, { recursive: true, force: true });
});

function start(env: Record<string, string>): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, [START], { env: { ...process.env, PORT: "0", LEDGER_DATA: directory, ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  return new Promise((done) => child.on("close", (code) => done({ code, output, milliseconds: performance.now() - began })));
}

/** One sentence in each language, nothing of the inside, and at once: before any install, import or build. */
function expectSentence({ code, output, milliseconds }: Ended, exitCode: number, zh: RegExp, en: RegExp) {
  expect(code).toBe(exitCode);
  expect(output.trim().split("\n")).toHaveLength(2);
  expect(output).toMatch(zh);
  expect(output).toMatch(en);
  expect(output).not.toMatch(/\bat .*:\d+:\d+|Error:/);
  expect(milliseconds).toBeLessThan(5000);
}

describe("npm start refuses with one sentence", () => {
  it.each(["0.0.0.0", "::", "192.168.1.4", "example.org", "127.0.0.2"])("HOST=%s", async (HOST) => expectSentence(await start({ HOST }), 2, /只监听本机/, /this machine only/));

  it.each(["x", "65536", "-1", "80.5", "1e3"])("PORT=%s", async (PORT) => expectSentence(await start({ PORT }), 2, /PORT=.* 无效/, /is not a port/));

  it("a port in use", async () => {
    taken = createServer();
    await new Promise<void>((done) => taken!.listen(0, "127.0.0.1", done));
    const { port } = taken.address() as { port: number };

    expectSentence(await start({ PORT: String(port) }), 1, new RegExp(`端口 ${port} 已被占用`), new RegExp(`Port ${port} is in use`));
  });

  it("a data folder that cannot be written", async () => {
    writeFileSync(join(directory, "file"), "");

    expectSentence(await start({ LEDGER_DATA: join(directory, "file", "data") }), 1, /无法写入数据文件夹/, /Cannot write to the data folder/);
  });

  it.each(["18.20.4", "20.8.1"])("Node %s", async (version) => {
    const disguise = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;

    expectSentence(await start({ NODE_OPTIONS: `--import=${disguise}` }), 1, new RegExp(`需要 Node 20.9 或更新版本，当前为 ${version}`), /Node 20.9 or newer is needed/);
  });
});
