import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDeps } from "../../lib/services/deps";
import { importLedger, type ImportResult } from "../../lib/services/import-ledger";
import { CASES, caseNames, layOut, readExpected, type Expected, type Handed } from "./case-package";

let home: string;
/** Holds one snapshot from the start: a refused import must leave it as it is. */
let kept: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "ingest-"));
  kept = join(home, "kept");
  mkdirSync(kept);
  await inProcess(kept, { paths: [join(CASES, "base")] });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const cases = caseNames().map((name) => ({ name, expected: readExpected(name) }));

async function inProcess(dataDir: string, handed: Handed): Promise<ImportResult> {
  const deps = createDeps({ dataDir });
  try {
    return await importLedger(deps, handed);
  } finally {
    deps.close();
  }
}

type Told = { code: number | null; stdout: string; stderr: string };

/** As the office types it, through npm; without it the same program, half a second of the processor sooner. */
const PROGRAM = { npm: ["npm", "run", "--silent", "ledger", "--"], node: [process.execPath, "scripts/run.mjs", "scripts/ledger.ts"] };

function commandLine(dataDir: string, { paths, profilePath }: Handed, through: keyof typeof PROGRAM = "node"): Promise<Told> {
  const [file, ...args] = [...PROGRAM[through], "import", ...paths, ...(profilePath ? ["--map", profilePath] : []), "--json"];
  const child = spawn(file!, args, { cwd: resolve(CASES, "../.."), env: { ...process.env, LEDGER_DATA: dataDir } });
  const told: Told = { code: null, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (told.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (told.stderr += text));
  return new Promise((done) => child.on("close", (code) => done({ ...told, code })));
}

/** A data folder for a case: refused imports share the one that has a snapshot, others start anew. */
function dataFolder(expected: Expected): { dataDir: string; folder: string } {
  const folder = mkdtempSync(join(home, "case-"));
  const dataDir = (expected.status === "refused" && !expected.config) || expected.currentStays ? kept : join(folder, "data");
  mkdirSync(dataDir, { recursive: true });
  if (expected.config) writeFileSync(join(dataDir, "config.json"), JSON.stringify(expected.config));
  return { dataDir, folder };
}

const stateOf = (dataDir: string) => ({
  snapshots: existsSync(join(dataDir, "snapshots")) ? readdirSync(join(dataDir, "snapshots")).sort() : [],
  current: existsSync(join(dataDir, "current.json")) ? readFileSync(join(dataDir, "current.json"), "utf8") : "",
});

/** The cells of a CSV text. */
const csvCells = (text: string): string[][] =>
  text.replace(/^\uFEFF/, "").split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter((line) => line !== "").map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1]?.replaceAll('""', '"') ?? cell[2] ?? ""));

const place = ({ file, row, column, code }: { file: string; row: number; column: string; code: string }) => `${file}:${row}:${column}:${code}`;

function expectResult(result: ImportResult, expected: Expected): void {
  expect(result.errors.map(place).sort()).toEqual((expected.faults ?? []).map(place).sort());
  expect(result.status).toBe(expected.status);
  if (expected.rows) expect(result.rows).toEqual(Object.fromEntries(Object.entries(expected.rows)));
  if (expected.status === "refused") expectFaultsTold(result, expected);
  else expect(result.snapshot).toMatch(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/);
}

function expectFaultsTold(result: ImportResult, expected: Expected): void {
  expect(result).not.toHaveProperty("snapshot");
  for (const { zh, en, file } of result.errors) {
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(en).toMatch(/[a-z]{3}/);
    expect(zh).not.toBe(en);
    expect(`${zh}${en}`).not.toMatch(/undefined|\bnull\b|\[object/);
    expect(zh).toContain(file);
    expect(en).toContain(file);
  }
  for (const text of expected.says ?? []) {
    expect(result.errors.some(({ zh }) => zh.includes(text)), `${text} in Chinese`).toBe(true);
    expect(result.errors.some(({ en }) => en.includes(text)), `${text} in English`).toBe(true);
  }
  expectErrorList(result, expected);
}

function expectErrorList({ errorList, errors }: ImportResult, { masked = [] }: Expected): void {
  const path = isAbsolute(errorList!) ? errorList! : resolve(errorList!);
  const text = readFileSync(path, "utf8");
  const [header, ...rows] = csvCells(text);
  expect(header).toEqual(["file", "row", "column", "value", "code", "zh", "en"]);
  expect(rows.map(([file, row, column, , code]) => `${file}:${row}:${column}:${code}`)).toEqual(errors.map(place));
  for (const cells of rows) {
    expect(cells).toHaveLength(7);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    if (cells[4]!.startsWith("person.")) expect(cells[3]).toBe("");
    expect(Array.from(cells[3]!.replace(/^'/, "")).length).toBeLessThanOrEqual(20);
  }
  for (const secret of masked) expect(text + JSON.stringify(errors)).not.toContain(secret);
}

describe("import, by the service", () => {
  it.each(cases.filter(({ expected }) => !expected.onlyCommand))("$name: $expected.promise", async ({ name, expected }) => {
    const { dataDir, folder } = dataFolder(expected);
    const before = stateOf(dataDir);

    const handed = await layOut(name, expected, folder);
    const result = await inProcess(dataDir, handed);

    expectResult(result, expected);
    if (expected.currentStays) expect(stateOf(dataDir)).toEqual({ current: before.current, snapshots: [...before.snapshots, result.snapshot].sort() });
    else if (expected.status === "refused") expect(stateOf(dataDir)).toEqual(before);
    else expect(stateOf(dataDir).current).toContain(result.snapshot);
    if (expected.twice) expect(await inProcess(dataDir, handed)).toMatchObject({ status: "unchanged", snapshot: result.snapshot, errors: [] });
  });
});

describe("import, by the command line", () => {
  it.each(cases.filter(({ expected }) => expected.command && !expected.onlyCommand))("$name exits with $expected.exit and prints one JSON value", async ({ name, expected }) => {
    const { dataDir, folder } = dataFolder(expected);

    const handed = await layOut(name, expected, folder);
    const told = await commandLine(dataDir, handed, name === "good-base" || name === "row-empty" ? "npm" : "node");

    expect(told.code).toBe(expected.exit);
    expectResult(JSON.parse(told.stdout) as ImportResult, expected);
    for (const secret of expected.masked ?? []) expect(told.stdout + told.stderr).not.toContain(secret);
    if (!expected.twice) return;
    const again = await commandLine(dataDir, handed);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ status: "unchanged" });
  });

  it.each(cases.filter(({ expected }) => expected.onlyCommand))("$name: $expected.promise", async ({ name, expected }) => {
    const { dataDir, folder } = dataFolder(expected);

    const told = await commandLine(dataDir, await layOut(name, expected, folder));

    expect(told.code).toBe(expected.exit);
    expect(told.stdout + told.stderr).toMatch(/config\.json/);
    expect(stateOf(dataDir).snapshots).toEqual([]);
  });
});
