import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { afterKill, ROOT, smallPackage, startImport } from "./child";

const root = process.getuid?.() === 0;
let folder: string;
let small: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "disk-"));
  chmodSync(folder, 0o755);
  small = smallPackage(join(folder, "small"), "2009-09-05", 3);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = join(ROOT, "data", "sample");

/** Whether this machine lets us mount a small file system of our own. */
function mounted(at: string, size: string): boolean {
  if (!root || process.platform !== "linux") return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", at], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

it("a full disk is a clear sentence, and nothing half written is left", async (context) => {
  const dataDir = mkdtempSync(join(folder, "full-"));
  for (const size of ["64k", "256k", "1m"]) {
    if (!mounted(dataDir, size)) return context.skip();
    try {
      const { code, output, errors } = await startImport(dataDir, sample).ended;
      expect(code, `${size}: ${output}${errors}`).toBe(1);
      expect(JSON.parse(output)).toMatchObject({ code: "disk.full", zh: expect.stringContaining("磁盘空间不足"), en: expect.stringContaining("the disk is full") });
      expect(output).not.toContain(dataDir);
      expect(readdirSync(join(dataDir), { recursive: true, encoding: "utf8" }).filter((name) => name !== "snapshots")).toEqual([]);
    } finally {
      execFileSync("umount", [dataDir]);
    }
  }
});

it("a file that may not grow further is a clear sentence, and the current snapshot stays", async (context) => {
  if (process.platform === "win32") return context.skip();
  const dataDir = mkdtempSync(join(folder, "limit-"));
  const { output } = await startImport(dataDir, small).ended;
  const { code, output: refused, errors } = await startImport(dataDir, sample, { fileLimit: 30 }).ended;

  expect(code, refused + errors).toBe(1);
  expect(JSON.parse(refused)).toMatchObject({ code: "disk.full" });
  expect(await afterKill(dataDir)).toBe((JSON.parse(output) as { snapshot: string }).snapshot);
});

it("a data folder that cannot be written is a clear sentence", async (context) => {
  if (process.platform === "win32") return context.skip();
  const dataDir = mkdtempSync(join(folder, "forbidden-"));
  await startImport(dataDir, small).ended;
  const paths = [dataDir, join(dataDir, "snapshots")];
  for (const path of paths) chmodSync(path, 0o555);
  // root may write everywhere, so the import runs as nobody
  const { code, output, errors } = await startImport(dataDir, smallPackage(join(folder, "more"), "2009-10-05", 4), root ? { uid: 65_534 } : {}).ended;
  for (const path of paths) chmodSync(path, 0o755);

  expect(code, output + errors).toBe(1);
  expect(JSON.parse(output)).toMatchObject({ code: "disk.permission", zh: expect.stringContaining("不可写"), en: expect.stringContaining("cannot be written") });
});
