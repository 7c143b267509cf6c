import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testBrowser } from "./browser.mjs";
import { installDependencies } from "./dependencies.mjs";
import { alone } from "./lock.mjs";
import { nodeFault } from "./node-version.mjs";
import { sourcesHash } from "./pages.mjs";
import { hasSnapshot } from "./sample.mjs";
import { portFault, settings } from "./settings.mjs";
import { believed, failuresOf } from "./test.mjs";

let root;
const write = (path, text = "") => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), "setup-"))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each([["20.9.0", false], ["22.1.0", false], ["20.8.9", true], ["18.20.0", true], ["21.0.0", false]])("Node %s: too old is %s", (version, old) => expect(nodeFault(version) !== undefined).toBe(old));

describe("settings", () => {
  it("listens on loopback and port 3000 where nothing is said", () => expect(settings({})).toMatchObject({ host: "127.0.0.1", port: 3000, dataDir: expect.stringMatching(/data$/) }));

  it.each(["::1", "localhost", "127.0.0.1"])("takes HOST=%s", (HOST) => expect(settings({ HOST }).host).toBe(HOST));

  it("refuses with exit code 2, and names a fault of the port by its cause", () => {
    expect(() => settings({ HOST: "0.0.0.0" })).toThrow(expect.objectContaining({ exitCode: 2 }));
    expect(() => settings({ PORT: "99999" })).toThrow(expect.objectContaining({ exitCode: 2 }));
    expect(portFault({ code: "EACCES" }, { host: "::1", port: 80 })).toMatchObject({ exitCode: 1, en: expect.stringContaining("permission") });
  });
});

describe("what makes a build stale", () => {
  beforeEach(() => ["app/page.tsx", "lib/a/x.ts", "lib/a/x.test.ts", "lib/README.md", "package-lock.json"].forEach((path) => write(path, path)));

  it.each(["app/page.tsx", "lib/a/x.ts", "package-lock.json", "next.config.ts", "lib/b/new.ts"])("a change of %s", async (path) => {
    const before = await sourcesHash(root);
    write(path, "changed");

    expect(await sourcesHash(root)).not.toBe(before);
  });

  it.each(["lib/a/x.test.ts", "lib/README.md", "lib/a/__sql__/golden.sql", "data/current.json"])("not a change of %s", async (path) => {
    const before = await sourcesHash(root);
    write(path, "changed");

    expect(await sourcesHash(root)).toBe(before);
  });
});

describe("dependencies", () => {
  const lock = { "": {}, "node_modules/a": { version: "1.0.0", integrity: "x" }, "node_modules/other-system": { version: "2.0.0", optional: true } };
  const there = (version) => {
    write("node_modules/.package-lock.json", JSON.stringify({ packages: { "node_modules/a": { version, integrity: "x" } } }));
    write("node_modules/a/package.json", "{}");
  };

  it("are not installed again where npm's own list agrees with the lock; the stamp then says so", async () => {
    write("package-lock.json", JSON.stringify({ packages: lock }));
    there("1.0.0");
    await installDependencies(root);

    expect(readFileSync(join(root, "node_modules", ".cunjing-lock"), "utf8")).toMatch(/^[0-9a-f]{64}$/);
    expect(await installDependencies(root)).toBe(false);
  });

  it("are installed where a version differs; a failed install is told and not stamped", async () => {
    write("package-lock.json", JSON.stringify({ packages: lock }));
    there("0.9.0");
    const given = process.env.npm_execpath;
    write("npm.cjs", "process.exit(7)");
    process.env.npm_execpath = join(root, "npm.cjs");

    await expect(installDependencies(root)).rejects.toMatchObject({ exitCode: 1, zh: expect.stringContaining("依赖安装失败") });
    if (given) process.env.npm_execpath = given;
    else delete process.env.npm_execpath;
    expect(() => readFileSync(join(root, "node_modules", ".cunjing-lock"))).toThrow();
  });
});

describe("one preparation at a time", () => {
  it("lets a second one wait until the first is done", async () => {
    const order = [];
    let release;
    const first = alone(root, () => new Promise((done) => ((release = done), order.push("first"))));
    await expect.poll(() => order.length).toBe(1);
    const second = alone(root, async () => order.push("second"));
    await new Promise((done) => setTimeout(done, 100));
    expect(order).toEqual(["first"]);
    release();
    await Promise.all([first, second]);

    expect(order).toEqual(["first", "second"]);
  });

  it("takes over from one that was killed", async () => {
    const holder = spawn(process.execPath, ["--input-type=module", "-e", `import { alone } from ${JSON.stringify(new URL("./lock.mjs", import.meta.url).href)}; setInterval(() => {}, 1000); alone(${JSON.stringify(root)}, () => { console.log("held"); return new Promise(() => {}); });`], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((done) => holder.stdout.once("data", done));
    holder.kill("SIGKILL");
    await new Promise((done) => holder.once("close", done));

    await expect(alone(root, async () => "mine")).resolves.toBe("mine");
  });

  it("gives the lock back when the work fails", async () => {
    await expect(alone(root, () => Promise.reject(new Error("x")))).rejects.toThrow("x");
    await expect(alone(root, async () => "next")).resolves.toBe("next");
  });
});

it("sees a snapshot only where one is whole by its name, not in what is being written", async () => {
  expect(await hasSnapshot(root)).toBe(false);
  mkdirSync(join(root, "snapshots", ".tmp-1"), { recursive: true });
  expect(await hasSnapshot(root)).toBe(false);
  mkdirSync(join(root, "snapshots", "2009-10-05-0123456789ab"));
  expect(await hasSnapshot(root)).toBe(true);
});

describe("the counts of a test tool", () => {
  it("are believed where they agree with its exit code", () => {
    expect(believed(0, { passed: 3, failed: 0 })).toMatchObject({ passed: 3, failed: 0 });
    expect(believed(1, { passed: 3, failed: 2 })).toMatchObject({ failed: 2 });
  });

  it("count one failure more where it failed and says nothing, or ran nothing", () => {
    expect(believed(1, { passed: 3, failed: 0 }).failed).toBe(1);
    expect(believed(0, { passed: 0, failed: 0 }).failed).toBe(1);
  });

  it("are said again by name at the end", () => {
    expect(failuresOf("unit", { failed: 0, which: [] })).toEqual([]);
    expect(failuresOf("lint", { failed: 1 })).toEqual(["  lint: 1"]);
    expect(failuresOf("unit", { failed: 2, which: ["a.test.ts › adds: 1 is not 2", "b.test.ts › ends: no"] })).toEqual(["  unit: a.test.ts › adds: 1 is not 2", "  unit: b.test.ts › ends: no"]);
  });
});

describe("testBrowser", () => {
  it("is the one that CHROMIUM_PATH names, whatever else is there; where that is missing there is none", () => {
    expect(testBrowser({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
    expect(testBrowser({ CHROMIUM_PATH: "/nowhere/chromium" })).toBeUndefined();
  });
});
