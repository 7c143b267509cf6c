import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeErrorList } from "./error-list";

it("is CSV that no spreadsheet runs: formulas are text, quotes and line ends are quoted", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "errors-"));
  const fault = (value: string) => ({ file: "areas.csv", row: 2, column: "name_zh", value, code: "x", zh: "名称“甲”, 有误", en: 'is "wrong"' });
  const path = await writeErrorList(dataDir, new Date("2009-10-05T01:02:03Z"), (async function* () {
    yield ["=1+1", "+1", "-1", "@a", "a\nb"].map(fault);
  })());
  const text = readFileSync(path, "utf8");
  rmSync(dataDir, { recursive: true });

  expect(text.startsWith("\ufefffile,row,column,value,code,zh,en\r\n")).toBe(true);
  expect(text.match(/name_zh,(.*?),x,/gs)!.map((cell) => cell.slice(8, -3))).toEqual(["'=1+1", "'+1", "'-1", "'@a", '"a\nb"']);
  expect(text).toContain('"is ""wrong"""');
});
