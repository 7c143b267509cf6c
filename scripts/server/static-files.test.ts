import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fromBrotli } from "./encodings";
import { staticFiles } from "./static-files";

let build: string;
const script = `"use strict";${"const a = 1;".repeat(500)}`;
beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), "build-"));
  mkdirSync(join(build, "static", "chunks", "a b"), { recursive: true });
  writeFileSync(join(build, "static", "chunks", "x.js"), script);
  writeFileSync(join(build, "static", "chunks", "a b", "y.woff2"), "font");
});
afterEach(() => rmSync(build, { recursive: true }));

it("holds every file by its address, compressed, for ever", async () => {
  const files = await staticFiles(build);
  const found = files.get("/_next/static/chunks/x.js")!;

  expect([...files.keys()].sort()).toEqual(["/_next/static/chunks/a%20b/y.woff2", "/_next/static/chunks/x.js"]);
  expect(fromBrotli(found.brotli!).toString()).toBe(script);
  expect(found.headers).toMatchObject({ "content-type": "application/javascript; charset=utf-8", "cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff" });
  expect(files.get("/_next/static/chunks/a%20b/y.woff2")!.raw!.toString()).toBe("font");
});

it("compresses a file once and reads the result the next time, unless the file changed", async () => {
  await staticFiles(build);
  const stored = readdirSync(join(build, "compressed"));
  writeFileSync(join(build, "compressed", stored[0]!), "marked");
  const again = await staticFiles(build);
  writeFileSync(join(build, "static", "chunks", "x.js"), `${script}//`);
  const changed = await staticFiles(build);

  expect(stored).toHaveLength(1);
  expect(again.get("/_next/static/chunks/x.js")!.brotli!.toString()).toBe("marked");
  expect(fromBrotli(changed.get("/_next/static/chunks/x.js")!.brotli!).toString()).toBe(`${script}//`);
});

it("is empty where nothing is built", async () => expect((await staticFiles(join(build, "none"))).size).toBe(0));
