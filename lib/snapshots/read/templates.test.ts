import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FILE_NAMES, LEDGER_FILES } from "../files";
import { stagePackages } from "./stage-packages";
import { testFolder, type TestFolder } from "./test-folder";

const TEMPLATES = fileURLToPath(new URL("../../../data/templates", import.meta.url));
let folder: TestFolder;
beforeAll(async () => void (folder = await testFolder()));
afterAll(() => folder.remove());

/** A byte-order mark, so that spreadsheet programs open the files as UTF-8. */
const header = (names: readonly string[]) => `\ufeff${names.join(",")}\r\n`;

/** The empty packages an office can start from, as they must be. */
function templates(language: "zh" | "en"): Record<string, string> {
  const zh = language === "zh";
  const files = FILE_NAMES.map((name) => [`${zh ? LEDGER_FILES[name].zh : name}.csv`, header(LEDGER_FILES[name].columns.map((column) => (zh ? column.zh[0] : column.name)))]);
  const ledger = { title: zh ? "（填写标题）" : "(a title)", as_of: "2000-01-01", stat_year_start: 10, prepared_by: zh ? "（填写编制单位）" : "(the office that prepared it)" };
  return { ...Object.fromEntries(files), "ledger.json": `${JSON.stringify(ledger, null, 2)}\n` };
}

describe.each(["zh", "en"] as const)("the empty package in %s", (language) => {
  it("has every file with every column; run with UPDATE_TEMPLATES=1 after a change", async () => {
    const path = join(TEMPLATES, language);
    const wanted = templates(language);
    if (process.env.UPDATE_TEMPLATES) {
      await mkdir(path, { recursive: true });
      await Promise.all(Object.entries(wanted).map(([name, text]) => writeFile(join(path, name), text)));
    }

    const found = await Promise.all((await readdir(path)).map(async (name) => [name, await readFile(join(path, name), "utf8")]));
    expect(Object.fromEntries(found)).toEqual(wanted);
  });

  it("is read without a fault", async () => {
    const staged = await stagePackages(folder.database, [join(TEMPLATES, language)], { workDir: folder.workDir });

    expect(staged.faults).toEqual([]);
    expect(Object.keys(staged.tables)).toHaveLength(FILE_NAMES.length);
  });
});
