import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Fault } from "../fault";
import { LEDGER_FILES, type FileName } from "../files";
import { fileNamed, KNOWN_STEMS, nearest } from "./headers";
import { cut, fileFault } from "./read-faults";

export type GeometryName = "geometry.geojson" | "geometry.topojson";

/** What one package holds, before any of it is read. */
export type PackageContents = {
  ledger?: { path: string };
  data: { file: FileName; path: string; gzip: boolean }[];
  geometry?: { path: string; name: GeometryName };
  /** Text files of no known name: refused, but looked through for persons all the same. */
  unknown: { name: string; path: string; gzip: boolean }[];
  faults: Fault[];
};

/** What file managers, and spreadsheet programs that have a file open, leave behind in a folder; nobody hands it in on purpose. */
const LEFT_BEHIND = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#)$/;
const GEOMETRY: readonly GeometryName[] = ["geometry.geojson", "geometry.topojson"];
const KNOWN_NAMES = ["ledger.json", ...KNOWN_STEMS.map((stem) => `${stem}.csv`), ...GEOMETRY];

/** The map's name that a path ends in, where it is one. */
export const geometryName = (path: string): GeometryName | undefined => GEOMETRY.find((known) => known === basename(path).normalize("NFC"));

/** Lists a package folder: every file must be a plain one with a known name; links and folders are refused. */
export async function listFolder(folder: string): Promise<PackageContents> {
  const contents: PackageContents = { data: [], unknown: [], faults: [] };
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (LEFT_BEHIND.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) contents.faults.push(fileFault(entry.name, "file.link", { zh: `“${cut(entry.name)}”是链接；请放入文件本身`, en: `"${cut(entry.name)}" is a link; put the file itself into the package` }));
    else if (!entry.isFile()) contents.faults.push(fileFault(entry.name, "file.notFile", { zh: `“${cut(entry.name)}”不是文件；资料包内不应有文件夹`, en: `"${cut(entry.name)}" is not a file; a package holds no folders` }));
    else take(contents, entry.name, path);
  }
  return { ...contents, faults: [...contents.faults, ...lacking(contents)] };
}

function take(contents: PackageContents, name: string, path: string): void {
  const plain = name.normalize("NFC");
  const geometry = geometryName(plain);
  if (plain === "ledger.json") contents.ledger = { path };
  else if (geometry) takeGeometry(contents, geometry, path);
  else {
    const [, stem, gzip] = /^(.*)\.csv(\.gz)?$/i.exec(plain) ?? [];
    const file = stem === undefined ? undefined : fileNamed(stem);
    if (!file) {
      contents.faults.push(unknownFile(plain));
      if (/\.(?:csv|tsv|txt)(?:\.gz)?$/i.test(plain)) contents.unknown.push({ name: plain, path, gzip: /\.gz$/i.test(plain) });
    }
    else if (contents.data.some((other) => other.file === file)) contents.faults.push(twice(file, plain));
    else contents.data.push({ file, path, gzip: gzip !== undefined });
  }
}

function takeGeometry(contents: PackageContents, name: GeometryName, path: string): void {
  if (contents.geometry) contents.faults.push(fileFault(name, "file.twice", { zh: "geometry.geojson 与 geometry.topojson 只能有一个", en: "only one of geometry.geojson and geometry.topojson may be given" }));
  else contents.geometry = { name, path };
}

/** The fault of a part of a package that stands there under two names. */
export const twice = (file: FileName, name: string): Fault =>
  fileFault(`${file}.csv`, "file.twice", { zh: `${file}.csv（${LEDGER_FILES[file].zh}）有两份，多出“${cut(name)}”`, en: `${file}.csv stands in the package twice: also as "${cut(name)}"` });

function unknownFile(name: string): Fault {
  const shown = cut(name);
  const [, stem = "", ending = ""] = /^(.*)\.([^.]*)$/.exec(name) ?? [];
  if (/^(?:xlsx?|xlsm|et|ods)$/i.test(ending)) {
    return fileFault(name, "file.unknown", {
      zh: `“${shown}”是表格软件的文件；资料包文件夹内只放 CSV：请把${fileNamed(stem.trim()) ? `它另存为“${cut(stem.trim())}.csv”` : "每张表另存为“CSV UTF-8（逗号分隔）”"}，或把所有表放进一个 .xlsx 工作簿单独导入`,
      en: `"${shown}" is a spreadsheet file; a package folder holds CSV only: save ${fileNamed(stem.trim()) ? `it as "${cut(stem.trim())}.csv"` : "every table as CSV"}, or put all tables into one .xlsx workbook and import that`,
    });
  }
  const near = nearest(name.replace(/\.gz$/i, ""), KNOWN_NAMES);
  return fileFault(name, "file.unknown", { zh: `未知的文件“${shown}”${near ? `，是否为“${near}”` : ""}；请改名，不属于资料包的请移出`, en: `unknown file "${shown}"${near ? `, did you mean "${near}"` : ""}; rename it, or take it out if it is no part of the package` });
}

/** What no package may lack: `ledger.json`, `areas.csv` and one data file. */
export function lacking(contents: Pick<PackageContents, "ledger" | "data">): Fault[] {
  const faults: Fault[] = [];
  if (!contents.ledger) faults.push(fileFault("ledger.json", "file.missing", { zh: "缺少 ledger.json（工作簿中为“说明”表）；请从空白资料包复制并填写", en: "ledger.json (in a workbook the sheet ledger) is missing; copy it from the templates and fill it in" }));
  if (!contents.data.some(({ file }) => file === "areas")) faults.push(fileFault("areas.csv", "file.missing", { zh: "缺少 areas.csv（区划）；请放入列有全部地区的表", en: "areas.csv is missing; add the table of all areas" }));
  if (!contents.data.some(({ file }) => file !== "areas")) faults.push(fileFault("events.csv", "file.missing", { zh: "没有任何数据文件；至少需要一个，如 events.csv（变动）", en: "no data file; at least one is needed, such as events.csv" }));
  return faults;
}
