import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { hasSnapshot } from "../setup/sample.mjs";
import { ROOT } from "../setup/settings.mjs";
import { importOnce, realFiles } from "./import.mjs";

const UNSEEN = 60;

/** A data folder with the snapshot that pages are measured over: the real villages where there are any, else the sample. */
export async function snapshotForPages({ benchData, profile, workDir, ready }) {
  if (ready) return ready;
  // A snapshot that a run before left can be named, to save the minutes of making it.
  const given = process.env.BENCH_LEDGER;
  if (given && (await hasSnapshot(given))) return given;
  const dataDir = join(workDir, "pages");
  if (await hasSnapshot(dataDir)) return dataDir;
  await mkdir(dataDir, { recursive: true });
  await importOnce(benchData ? { files: await realFiles(benchData), profile, dataDir } : { files: [join(ROOT, "data", "sample")], dataDir });
  return dataDir;
}

/** Addresses to ask for: the root's overview, a village, and many of each that nobody asked for before. */
export async function addresses(dataDir) {
  const { id } = JSON.parse(await readFile(join(dataDir, "current.json"), "utf8"));
  const areas = join(dataDir, "snapshots", id, "rollup", "areas.parquet");
  if (!existsSync(areas)) throw new Error(`the snapshot ${id} has no rollup`);
  const { DuckDBInstance } = createRequire(import.meta.url)("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const codes = async (condition) => (await connection.runAndReadAll(`SELECT code FROM read_parquet('${areas}') WHERE ${condition} ORDER BY hash(code)`)).getRows().map(([code]) => code);
  const villages = await codes("level = 'village'");
  const larger = await codes("level <> 'village'");
  const overviews = [...larger.map((code) => `/?area=${code}`), ...larger.map((code) => `/en?area=${code}`)].slice(0, UNSEEN);
  const years = (await connection.runAndReadAll(`SELECT DISTINCT year FROM read_parquet('${join(dataDir, "snapshots", id, "rollup", "years.parquet")}') ORDER BY year DESC LIMIT 10`)).getRows().map(([year]) => year);
  const quality = [...years.flatMap((year) => [`/quality?year=${year}`, `/en/quality?year=${year}`]), ...larger.slice(0, UNSEEN).map((code, at) => `/quality?area=${code}&year=${years[at % years.length]}`), ...villages.slice(0, UNSEEN / 3).map((code) => `/quality?area=${code}`)];
  return {
    quality,
    overview: "/", villages: "/villages", village: `/villages/${villages.at(-1)}`,
    unseen: { overview: overviews.length ? overviews : ["/en?area="], village: villages.slice(0, UNSEEN).map((code) => `/villages/${code}`), villages: larger.slice(0, UNSEEN).map((code) => `/villages?area=${code}`) },
  };
}
