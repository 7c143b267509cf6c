import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { EngineError } from "../../base/errors";
import type { Database } from "../../engine/duckdb/database";
import { testFolder, type TestFolder } from "../read/test-folder";
import { readForeign, type ForeignFile } from "./foreign-files";
import { parseProfile } from "./profile";
import { SourceLoading } from "./source-loading";
import { PROFILE } from "./test-profile";

let folder: TestFolder;
beforeEach(async () => void (folder = await testFolder()));
afterEach(() => folder.remove());

const LATE = "年月,代号,区,村,生,生男,生女,备注\n";
const EARLY = "年月,区,村,生,生男,生女\n";
const FILES = { "a.csv": `${LATE}1,A,,,,,,\n2,A,,,,,,\n`, "b.csv": `${EARLY}3,B,,,,\n`, "c.csv": `${LATE}4,C,,,,,,\n`, "d.csv": LATE, "e.csv": `${EARLY}5,E,,,,\n6,E,,,,\n`, "f.csv": `${LATE}7,F,,,,,,\n` };

async function read(): Promise<ForeignFile[]> {
  await folder.write(FILES);
  return (await readForeign(parseProfile(JSON.stringify(PROFILE)), Object.keys(FILES).map((name) => join(folder.path, name)), { workDir: folder.workDir })).files;
}
const cells = async (table: string) => (await folder.database.rows(`SELECT _source, c1 FROM ${table} ORDER BY rowid`)).map(({ _source, c1 }) => `${String(_source)} ${String(c1)}`);

/** An engine that notes its loads; the one of number `wrong` ends as `fails` says. */
function watched(wrong = 0, fails: (sql: string) => Promise<void> = () => Promise.resolve()) {
  const loads: string[] = [];
  const run: Database["run"] = (sql, parameters) => {
    if (!sql.includes("read_csv")) return folder.database.run(sql, parameters);
    return loads.push(sql) === wrong ? fails(sql) : folder.database.run(sql, parameters);
  };
  return { database: { ...folder.database, run }, loads };
}

it.each([[1, 5], [2, 3], [1000, 2]])("puts files of one layout one after the other, each read once, %i records or more at a time", async (batch, statements) => {
  const { database, loads } = watched();
  const loading = new SourceLoading(database, batch);
  for (const file of await read()) {
    loading.add(file);
    await loading.idle();
  }

  const tables = await loading.end();

  expect(tables.map(({ table, files }) => [table, ...files.map(({ label, start }) => `${label} ${start}`)])).toEqual([["source_0", "a.csv 0", "c.csv 2", "d.csv 3", "f.csv 3"], ["source_1", "b.csv 0", "e.csv 1"]]);
  expect(await cells("source_0")).toEqual(["0 1", "0 2", "1 4", "3 7"]);
  expect(await cells("source_1")).toEqual(["0 3", "1 5", "1 6"]);
  expect(loads).toHaveLength(statements);
  expect(loads.join().match(/foreign-\d/g)).toHaveLength(Object.keys(FILES).length);
});

it.each([
  ["fails", () => Promise.reject(new EngineError("engine.failed", { zh: "失败", en: "failed" }))],
  ["reads too little", (sql: string) => folder.database.run(`${sql} LIMIT 0`)],
])("reads all files of a layout once more where the engine %s", async (_, fails) => {
  for (const wrong of [1, 3]) {
    const { database } = watched(wrong, fails);
    const loading = new SourceLoading(database, 1);
    for (const file of await read()) {
      loading.add(file);
      await loading.idle();
    }

    await loading.end();

    expect([...(await cells("source_0")), ...(await cells("source_1"))]).toEqual(["0 1", "0 2", "1 4", "3 7", "0 3", "1 5", "1 6"]);
  }
});

it("tells another failure, such as a full disk, at the end, and begins nothing after it", async () => {
  const { database, loads } = watched(1, () => Promise.reject(new EngineError("engine.diskFull", { zh: "满", en: "full" })));
  const loading = new SourceLoading(database, 1);
  for (const file of await read()) loading.add(file);

  await expect(loading.end()).rejects.toMatchObject({ code: "engine.diskFull" });
  expect(loads).toHaveLength(1);
});
