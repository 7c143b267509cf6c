import { join } from "node:path";
import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { FILE_NAMES, type FileName } from "../files";
import { sqlName, sqlText } from "../read/load-table";
import { geometryName } from "../read/package-folder";
import { fileFault } from "../read/read-faults";
import { geometryFaults, stagedGeometry, takeGeometry } from "../read/stage-geometry";
import { rawTable, type LedgerInfo, type Progress, type Staged, type WideRows } from "../read/staged";
import { account } from "./accounting";
import { deriveAreas } from "./derive-areas";
import { readForeign } from "./foreign-files";
import { loadSources } from "./load-sources";
import { lookUpCodes } from "./look-up";
import { emissionSelects, mapInput, wideEmission, type MappedInput } from "./map-input";
import type { Input, Profile } from "./profile";
import { listSettled } from "./settled";
import { SourceLoading, type SourceTable } from "./source-loading";

export type MapOptions = { workDir: string; profile: Profile; onProgress?: Progress };

/** Brings foreign files into the tables `raw_<file>` by a mapping profile; nothing of them is dropped without being counted. */
export async function mapFiles(database: Database, paths: readonly string[], { workDir, profile, onProgress }: MapOptions): Promise<Staged> {
  const maps = paths.filter((path) => geometryName(path) !== undefined);
  const loading = new SourceLoading(database);
  const foreign = await readForeign(profile, paths.filter((path) => !maps.includes(path)), { workDir, onProgress, onFile: (file) => loading.add(file) }).catch(async (cause) => {
    await loading.end().catch(() => undefined); // nothing runs on behind the failure
    throw cause;
  });
  const staged: Staged = { ledger: undefined, tables: {}, sources: foreign.sources, faults: foreign.faults };
  const step = stepper(onProgress);
  const { tables, faults: persons } = await loadSources(database, await loading.end(), foreign.persons, profile);
  staged.faults.unshift(...persons);
  step();
  if (tables.length === 0) return withNothing(staged);
  const inputs = await mapInputs(database, profile, tables, staged.faults);
  step();
  const unmatched: number[] = [];
  for (const mapped of inputs) unmatched.push(await lookUpCodes(database, mapped, inputs));
  step();
  await stageFiles(database, profile, inputs, staged);
  await addMap(database, maps, workDir, staged);
  const { counts, faults } = await account(database, inputs, unmatched);
  staged.mappingCounts = counts;
  staged.faults.push(...faults);
  staged.ledger = await ledgerOf(database, profile, inputs);
  // The list holds names as found: where a person was found, none is written.
  if (persons.length === 0 && unmatched.some((rows) => rows > 0)) staged.unmatchedList = await listUnmatched(database, inputs, join(workDir, "unmatched.csv"));
  if (inputs.some(({ skipped }) => skipped.some((rows) => rows > 0))) staged.skippedList = await listSkipped(database, inputs, join(workDir, "skipped.csv"));
  await listSettled(database, inputs, profile.root.code);
  for (const { table } of tables) await database.run(`DROP TABLE ${table} CASCADE`);
  step();
  return staged;
}

/** The office's own map, handed in beside the foreign files. */
async function addMap(database: Database, paths: readonly string[], workDir: string, staged: Staged): Promise<void> {
  const [path] = paths;
  if (path === undefined) return;
  const name = geometryName(path)!;
  if (paths.length > 1) return void staged.faults.push(fileFault(name, "file.twice", { zh: "只能带一份地图（geometry.geojson 或 geometry.topojson）", en: "only one geometry may be given (geometry.geojson or geometry.topojson)" }));
  const { source, geometry, faults } = await takeGeometry({ path, name }, join(workDir, "map"));
  staged.sources.push(source);
  staged.faults.push(...faults);
  if (!geometry) return;
  const found = await geometryFaults(database, geometry, staged);
  staged.faults.unshift(...found.persons);
  staged.faults.push(...found.faults);
  if (found.persons.length + found.faults.length === 0) staged.geometry = stagedGeometry(geometry);
}

const STEPS = 4;

function stepper(onProgress: Progress | undefined): () => void {
  let done = 0;
  return () => onProgress?.({ stage: "map", done: (done += 1), total: STEPS });
}

function withNothing(staged: Staged): Staged {
  if (staged.faults.length === 0) staged.faults.push(fileFault("events.csv", "file.missing", { zh: "没有可映射的文件；请给出表格文件或存放它们的文件夹", en: "no file to map; name table files or the folder that holds them" }));
  return staged;
}

async function mapInputs(database: Database, profile: Profile, tables: readonly SourceTable[], faults: Fault[]): Promise<MappedInput[]> {
  const inputs: MappedInput[] = [];
  for (const [at, input] of profile.inputs.entries()) {
    const sources = tables.filter((table) => table.input === input);
    if (sources.length === 0) continue;
    const answer = await mapInput(database, input, at, sources, profile.inputs.flatMap(({ lookup }) => lookup ?? []));
    inputs.push(answer.mapped);
    for (const fault of answer.faults) faults.push(fault);
  }
  return inputs;
}

/** The canonical tables are views: the long rows of millions of cells are never stored, only the wide ones they come from. */
async function stageFiles(database: Database, profile: Profile, inputs: readonly MappedInput[], staged: Staged): Promise<void> {
  staged.tables.areas = { table: rawTable("areas"), sourceRows: await deriveAreas(database, profile, inputs), missing: [] };
  for (const file of FILE_NAMES.filter((name): name is Exclude<FileName, "areas"> => name !== "areas")) {
    const selects = inputs.flatMap((mapped) => mapped.input.emit.flatMap((emit, at) => (emit.file === file ? emissionSelects(mapped, at) : [])));
    if (selects.length === 0) continue;
    await database.run(`CREATE OR REPLACE VIEW ${rawTable(file)} AS ${selects.join(" UNION ALL ")}`);
    const [row] = await database.rows<{ n: number }>(`SELECT count(*) AS n FROM ${rawTable(file)}`);
    staged.tables[file] = { table: rawTable(file), sourceRows: row?.n ?? 0, missing: [] };
  }
  const wide = await wideEvents(database, inputs);
  if (wide) staged.tables.events!.wide = wide;
}

/** Events that all come from one emission stand side by side already, in the rows of its input. */
async function wideEvents(database: Database, inputs: readonly MappedInput[]): Promise<WideRows | undefined> {
  const emissions = inputs.flatMap((mapped) => mapped.input.emit.flatMap((emit, at) => (emit.file === "events" ? [{ mapped, at }] : [])));
  const [only, ...more] = emissions;
  const wide = only && more.length === 0 ? wideEmission(only.mapped, only.at) : undefined;
  if (!wide) return undefined;
  await database.run(`CREATE OR REPLACE VIEW raw_wide_events AS ${wide.sql}`);
  return { table: "raw_wide_events", cells: wide.cells };
}

/** `latest`: what was known when the latest month had ended. */
async function ledgerOf(database: Database, profile: Profile, inputs: readonly MappedInput[]): Promise<LedgerInfo> {
  const { title, title_en: titleEn, as_of: given, stat_year_start: statYearStart, prepared_by: preparedBy, sample } = profile.ledger;
  const common = { title, ...(titleEn ? { titleEn } : {}), statYearStart, preparedBy, sample };
  if (given !== "latest") return { ...common, asOf: given };
  const [row] = await database.rows<{ day: string | null }>(
    `SELECT CAST(last_day(CAST(max(_time) || '-01' AS DATE)) AS VARCHAR) AS day FROM (${inputs.map(({ table }) => `SELECT max(_time) AS _time FROM ${table}`).join(" UNION ALL ")})`,
  );
  return { ...common, asOf: row?.day ?? "1970-01-01" };
}

/** A text that a spreadsheet would take for a formula is written with an apostrophe before it. */
const safe = (sql: string): string => `CASE WHEN regexp_matches(${sql}, '^[=+@\\t\\r-]') THEN '''' || ${sql} ELSE ${sql} END`;

async function listUnmatched(database: Database, inputs: readonly MappedInput[], path: string): Promise<string> {
  const selects = inputs.flatMap(({ input: { lookup }, table }) =>
    lookup ? [`SELECT _file::VARCHAR AS file, _row AS row, ${safe(lookup.by.map((name) => `coalesce(${sqlName(name)}, '')`).join(" || ' ' || "))} AS names, _time AS time, ${sqlName(lookup.field)} AS code FROM ${table} WHERE _unmatched`] : [],
  );
  await database.run(`COPY (SELECT file AS "\ufefffile", row, names, time, code FROM (${selects.join(" UNION ALL ")}) ORDER BY file, row) TO ${sqlText(path)} (FORMAT csv, HEADER)`);
  return path;
}

/** Rows that a rule of the profile leaves out, each with the rule's reason in both languages. */
async function listSkipped(database: Database, inputs: readonly MappedInput[], path: string): Promise<string> {
  const reasonOf = (input: Input, language: "zh" | "en") => `CASE _skip ${input.skip.map(({ reason }, rule) => `WHEN ${rule} THEN ${safe(sqlText(reason[language]))}`).join(" ")} END`;
  const selects = inputs.flatMap(({ input, left }) => (input.skip.length ? [`SELECT ${reasonOf(input, "zh")} AS zh, ${reasonOf(input, "en")} AS en, _file::VARCHAR AS file, _row AS row FROM ${left} WHERE _skip IS NOT NULL`] : []));
  await database.run(`COPY (SELECT zh AS "\ufeffreason", en AS reason_en, ${safe("file")} AS file, row FROM (${selects.join(" UNION ALL ")}) ORDER BY file, row) TO ${sqlText(path)} (FORMAT csv, HEADER)`);
  return path;
}
