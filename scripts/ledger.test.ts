import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
let dataDir: string;

const run = (arguments_: string[], environment: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", "scripts/ledger.ts", ...arguments_], { cwd: ROOT, encoding: "utf8", env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "", LEDGER_DATA: dataDir, ...environment } });
  return { status, stdout, stderr };
};
const json = (arguments_: string[], environment: Record<string, string> = {}) => {
  const { stdout, ...rest } = run([...arguments_, "--json"], environment);
  return { ...rest, value: JSON.parse(stdout) }; // one value and nothing else, or this throws
};

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "ledger-"));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

// Every case starts the program anew.
describe("ledger", { timeout: 300_000 }, () => {
  it("says in both languages that nothing is imported yet, and exits with 2", () => {
    const { status, stdout, stderr } = run(["show", "overview"]);

    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/还没有快照[^]*there is no snapshot yet/);
  });

  it("imports, says it again is unchanged, and lists it", () => {
    const first = json(["import", "data/sample"]);
    const again = json(["import", "data/sample"]);

    expect(first).toMatchObject({ status: 0, value: { status: "imported", errors: [], dataFaults: expect.any(Number) } });
    expect(again).toMatchObject({ status: 0, value: { status: "unchanged", snapshot: first.value.snapshot, rows: first.value.rows } });
    expect(json(["list"]).value.snapshots).toMatchObject([{ id: first.value.snapshot, asOf: "2009-10-05", current: true }]);
    expect(json(["verify"])).toMatchObject({ status: 0, value: { whole: true } });
    expect(json(["use", first.value.snapshot])).toMatchObject({ status: 0, value: { snapshot: first.value.snapshot } });
    expect(json(["diff", first.value.snapshot, first.value.snapshot])).toMatchObject({ status: 0, value: { count: 0 } });
  });

  it("refuses a bad package with all its faults, the list of them, and exit 2", () => {
    const bad = mkdtempSync(join(tmpdir(), "bad-"));
    writeFileSync(join(bad, "ledger.json"), '{"title":"x","as_of":"2009-10-05","prepared_by":"y"}');
    writeFileSync(join(bad, "areas.csv"), "code,name_zh,name_en,level,parent,from,to,merged_into\n1,甲,,township,,,,\n");
    writeFileSync(join(bad, "events.csv"), "area,period,reported,kind,sex,band,count\n1,2009,,birth,,,-1\n2,2009,,birth,,,1\n");

    const { status, value, stderr } = json(["import", bad]);

    expect(status).toBe(2);
    expect(value.status).toBe("refused");
    expect(value.errors.map(({ row }: { row: number }) => row)).toEqual([2, 3]);
    expect(readFileSync(value.errorList, "utf8")).toContain("events.csv");
    expect(value.errorCount).toBe(2);
    expect(stderr).toMatch(/已拒绝[^]*refused: 2 errors/);
    expect(stderr).toMatch(/^ {2}events\.csv（变动）第 2 行 count 列：/m);
    rmSync(bad, { recursive: true });
  });

  it("shows one JSON value, or an aligned table in the language asked for", () => {
    expect(json(["show", "overview", "--area", "620000000000", "--year", "2009"])).toMatchObject({ status: 0, value: { view: "overview", area: "620000000000", year: 2009 } });
    expect(run(["show", "overview", "--year", "2009"]).stdout).toContain("出生人数");
    expect(run(["show", "overview", "--year", "2009", "--lang", "en"]).stdout).toMatch(/^Births +620000000000 .* 123 /m);
    expect(run(["show", "overview", "--year", "2009"], { LANG: "en_GB.UTF-8" }).stdout).toContain("Births");
  });

  it.each([["an unknown area", ["--area", "62000000"]], ["an unknown year", ["--year", "1899"]], ["an unknown snapshot", ["--snapshot", "2009-10-05-000000000000"]], ["an unknown indicator", ["--indicator", "birth"]]])("refuses %s with exit 2 and a JSON that says why", (_, more) => {
    const { status, value } = json(["show", "villages", ...more]);

    expect(status).toBe(2);
    expect(value.error).toMatchObject({ code: expect.any(String), zh: expect.any(String), en: expect.any(String) });
  });

  it("takes the choices of a page, and refuses in both languages what they cannot be", () => {
    const shown = json(["show", "sex-ratio", "--year", "2009", "--normal", "104", "--from", "2005"]);
    const refused = json(["export", "balance", "--by", "street", "--format", "csv", "--out", join(dataDir, "x.csv")]);

    expect(shown).toMatchObject({ status: 0, value: { sexRatio: { normal: 104, change: { from: 2005 } } } });
    expect(refused).toMatchObject({ status: 2, value: { error: { code: "choice.invalid", zh: expect.stringContaining("township、group"), en: expect.stringContaining("township, group") } } });
  });

  it("refuses an unknown command, an option it lacks, and another engine with exit 2", () => {
    expect(run(["shwo"])).toMatchObject({ status: 2, stdout: "" });
    expect(run(["show", "overview", "--aera", "1"])).toMatchObject({ status: 2, stdout: "" });
    expect(run(["list"], { LEDGER_ENGINE: "sqlite" })).toMatchObject({ status: 2, stdout: "" });
    expect(run(["--help"]).status).toBe(0);
  });

  it("exports a view in all table formats", () => {
    const out = join(dataDir, "overview.csv");

    expect(json(["export", "overview", "--year", "2009", "--format", "csv,xlsx,parquet,arrow", "--out", out])).toMatchObject({ status: 0, value: { files: ["csv", "xlsx", "parquet", "arrow"].map((format) => join(dataDir, `overview.${format}`)) } });
    expect(readFileSync(out, "utf8")).toMatch(/births,出生人数,620000000000,/);
    expect(run(["export", "overview", "--format", "doc", "--out", out])).toMatchObject({ status: 2, stderr: expect.stringMatching(/不支持的格式“doc”[^]*format "doc" is not known/) });
  });

  it.each([["zh-CN", "清源乡总览"], ["en", "Qingyuan Township: overview"]])("exports a view as documents in %s", (language, title) => {
    const out = join(dataDir, `documents-${language}.html`);
    const { status, value } = json(["export", "overview", "--year", "2009", "--lang", language, "--format", "html,pptx,docx", "--out", out]);
    const beginnings = value.files.map((path: string) => readFileSync(path).subarray(0, 4).toString("latin1"));

    expect(status).toBe(0);
    expect(beginnings).toEqual(["<!DO", "PK\u0003\u0004", "PK\u0003\u0004"]);
    expect(readFileSync(out, "utf8")).toContain(`<title>${title}</title>`);
  });

  it("says what to do where a PDF is asked for and there is no browser", () => {
    const { status, value } = json(["export", "overview", "--year", "2009", "--format", "pdf", "--out", join(dataDir, "x.pdf")], { CHROMIUM_PATH: "/nowhere" });

    expect(status).toBe(2);
    expect(value.error).toMatchObject({ code: "export.noBrowser", zh: expect.stringContaining("打印成 PDF"), en: expect.stringContaining("print it to PDF") });
  });

  it("exits with 3 where a snapshot is damaged", () => {
    const [{ id }] = json(["list"]).value.snapshots;
    writeFileSync(join(dataDir, "snapshots", id, "events.parquet"), "x");

    expect(json(["verify"])).toMatchObject({ status: 3, value: { whole: false } });
    expect(run(["show", "overview"]).status).toBe(3);
  });
});
