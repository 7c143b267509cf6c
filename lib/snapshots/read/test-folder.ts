import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openDatabase, type Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";

/** For tests: a folder of its own, with files in it, a work folder and an engine that may read only the latter. */
export type TestFolder = { path: string; workDir: string; database: Database; write(files: Record<string, string | Uint8Array>): Promise<string>; remove(): Promise<void> };

export async function testFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), "cunjing-read-"));
  const workDir = join(path, "work");
  await mkdir(workDir);
  const database = await openDatabase({ directories: [workDir], threads: 2 });
  return {
    path, workDir, database,
    write: async (files) => {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), content);
      }
      return path;
    },
    remove: async () => {
      database.close();
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** GB18030 bytes of a text, by looking through the decoder: Node has no encoder. */
export function toGb18030(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text).flatMap((character) => (character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : [...(encoder().get(character) ?? fail(character))])));
}

let table: Map<string, number[]> | undefined;

function encoder(): Map<string, number[]> {
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second !== 0x7f) table.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return table;
}

function fail(character: string): never {
  throw new Error(`no two-byte GB18030 code: ${character}`);
}

export const places = (faults: readonly Fault[]): string[] => faults.map(({ file, row, column, code }) => `${file}:${row}:${column}:${code}`);
