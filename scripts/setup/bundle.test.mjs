import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { bundled } from "./bundle.mjs";

let root;
const write = (path, text) => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};
const run = async () => (await import(/* @vite-ignore */ await bundled(root, "main.ts"))).answer();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bundle-"));
  write("main.ts", 'import { one } from "./part";\nexport const answer = async (): Promise<number> => one + (await import("./late")).two;\n');
  write("part.ts", "export const one: number = 1;\n");
  write("late.ts", "export const two = 2;\n");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("runs a program in TypeScript, with the parts that load late", async () => {
  expect(await run()).toBe(3);
});

it("is kept while nothing changes", async () => {
  const stamps = () => readdirSync(join(root, "node_modules", ".cache")).filter((name) => name.endsWith(".json")).map((name) => statSync(join(root, "node_modules", ".cache", name)).ino);
  const first = await bundled(root, "main.ts");
  const before = stamps();

  expect(await bundled(root, "main.ts")).toBe(first);
  expect(stamps()).toEqual(before);
});

it.each([
  ["main.ts", 'export const answer = async (): Promise<number> => 30;\n', 30],
  ["part.ts", "export const one = 10;\n", 12],
  ["late.ts", "export const two = 20;\n", 21],
])("is made anew where %s changed", async (path, text, answer) => {
  await run();
  write(path, text);

  expect(await run()).toBe(answer);
});

it("leaves what a process may still load, and clears it a day later", async () => {
  await bundled(root, "main.ts");
  const folder = join(root, "node_modules", ".cache");
  const old = readdirSync(folder).filter((name) => name.endsWith(".mjs"));
  write("late.ts", "export const two = 2000;\n");
  await bundled(root, "main.ts");

  expect(readdirSync(folder)).toEqual(expect.arrayContaining(old));

  for (const name of old) utimesSync(join(folder, name), 0, 0);
  write("late.ts", "export const two = 20000;\n");
  await bundled(root, "main.ts");
  expect(readdirSync(folder).filter((name) => name.startsWith("cunjing-late-"))).toHaveLength(2);
});

it("is undefined where nothing can be written or the program is none, so that another way is taken", async () => {
  write("node_modules", "a file where the folder must be");
  expect(await bundled(root, "main.ts")).toBeUndefined();
  expect(await bundled(root, "none.ts")).toBeUndefined();
});
