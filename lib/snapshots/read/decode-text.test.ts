import { createHash } from "node:crypto";
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { decodeText, type DecodeOptions } from "./decode-text";
import { testFolder, toGb18030, type TestFolder } from "./test-folder";

let folder: TestFolder;
beforeEach(async () => void (folder = await testFolder()));
afterEach(() => folder.remove());

const decode = async (content: Uint8Array | string, options: Partial<DecodeOptions> = {}) => {
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
  await folder.write({ in: bytes });
  const decoded = await decodeText(join(folder.path, "in"), { gzip: false, target: join(folder.workDir, "out"), ...options });
  return { ...decoded, text: await readFile(decoded.path, "utf8"), bytesIn: bytes };
};
// Longer than the pieces a file is read in, so that characters are cut by their ends.
const long = "地区,数量\n" + "环城村,1\n".repeat(200_000);

it("keeps UTF-8 and hashes the bytes as they came", async () => {
  const { text, fault, sha256, bytes, bytesIn } = await decode(long);

  expect(fault).toBeUndefined();
  expect(text).toBe(long);
  expect(bytes).toBe(bytesIn.length);
  expect(sha256).toBe(createHash("sha256").update(bytesIn).digest("hex"));
});

it("drops a byte-order mark of UTF-8, not one inside", async () => {
  expect((await decode("\ufeffa\ufeffb")).text).toBe("a\ufeffb");
});

it("turns GB18030 into UTF-8, whatever the pieces cut", async () => {
  const { text, fault } = await decode(Buffer.concat([Buffer.from("x"), toGb18030(long)]));

  expect(fault).toBeUndefined();
  expect(text).toBe(`x${long}`);
});

it("takes the byte-order mark of GB18030", async () => {
  expect((await decode(Uint8Array.of(0x84, 0x31, 0x95, 0x33, 0xd6, 0xd0))).text).toBe("中");
});

it.each([
  ["a byte that neither encoding has", Buffer.concat([Buffer.from("区划,1\n"), Buffer.of(0xff)]), "file.encoding", 9],
  ["GB18030 broken late, for which UTF-8 gave up early", Buffer.concat([toGb18030("环城村"), Buffer.of(0x20, 0xff)]), "file.encoding", 7],
  ["a UTF-8 mark that promises what does not follow", Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), toGb18030("环")]), "file.encoding", 3],
  ["a UTF-8 character cut off by the end", Buffer.concat([Buffer.from("环城"), Buffer.of(0xe6)]), "file.encoding", 6],
  ["UTF-16", Buffer.from("\ufeffarea", "utf16le"), "file.utf16", 0],
  ["NUL", Buffer.from("area\0"), "file.nul", 4],
])("refuses %s with its offset", async (_, bytes, code, offset) => {
  const { fault } = await decode(bytes);

  expect(fault?.code).toBe(code);
  expect(fault?.zh).toContain(`第 ${offset} 字节`);
  expect(fault?.en).toContain(`byte ${offset}`);
});

it("finds a bad byte far into the file", async () => {
  const head = Buffer.from(long);

  expect((await decode(Buffer.concat([head, Buffer.of(0xff)]))).fault?.en).toContain(`byte ${head.length} `);
});

it("inflates gzip and hashes the compressed bytes", async () => {
  const packed = gzipSync(long);
  const { text, sha256 } = await decode(packed, { gzip: true });

  expect(text).toBe(long);
  expect(sha256).toBe(createHash("sha256").update(packed).digest("hex"));
});

it.each([
  ["a damaged gzip file", gzipSync(long).subarray(0, 100)],
  ["a file that is no gzip file", Buffer.from(long)],
])("refuses %s", async (_, bytes) => {
  expect((await decode(bytes, { gzip: true })).fault?.code).toBe("file.gzip");
});

it("stops a file that inflates beyond the limit", async () => {
  const { fault, size } = await decode(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x61)), { gzip: true, maxBytes: 1024 * 1024 });

  expect(fault?.code).toBe("file.tooLarge");
  expect(size).toBeLessThan(4 * 1024 * 1024);
});

it("does not follow a link", async () => {
  await folder.write({ real: "x" });
  await symlink(join(folder.path, "real"), join(folder.path, "link"));

  await expect(decodeText(join(folder.path, "link"), { gzip: false, target: join(folder.workDir, "out") })).rejects.toThrow("ELOOP");
});

it("can be told the encoding", async () => {
  expect((await decode(toGb18030("中"), { encoding: "gb18030" })).text).toBe("中");
  expect((await decode(toGb18030("中"), { encoding: "utf-8" })).fault?.code).toBe("file.encoding");
});

it.each([
  ["plain text", Buffer.from("区划,1\n"), false],
  ["a byte-order mark", Buffer.from("\ufeff区划,1\n"), false],
  ["an empty file", Buffer.alloc(0), false],
  ["NUL", Buffer.from("区划\0"), false],
  ["GB18030", Buffer.from(toGb18030("区划,1\n")), false],
  ["a bad byte", Buffer.of(0x61, 0xff), false],
  ["gzip", gzipSync("区划,1\n"), true],
  ["two gzip files in one", Buffer.concat([gzipSync("区划,1\n"), gzipSync("环城,2\n")]), true],
  ["gzip cut off", gzipSync(long).subarray(0, 100), true],
])("says the same of %s taken at once as in pieces", async (_, bytes, gzip) => {
  const atOnce = await decode(bytes, { gzip });
  const { content, ...inPieces } = await decode(bytes, { gzip, maxBytes: 1024 * 1024 });

  const { content: held, ...found } = atOnce;
  expect(content).toBeUndefined();
  expect({ ...found, text: found.fault ? "" : found.text, size: found.fault ? 0 : found.size }).toEqual({ ...inPieces, text: inPieces.fault ? "" : inPieces.text, size: inPieces.fault ? 0 : inPieces.size });
  if (held && !found.fault) expect(held.toString()).toBe(found.text);
});
