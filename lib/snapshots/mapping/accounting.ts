import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { LEDGER_FILES } from "../files";
import { sqlName, sqlText } from "../read/load-table";
import { fileFault } from "../read/read-faults";
import { rawTable, type InputCounts, type MappingCounts, type SumCounts } from "../read/staged";
import type { MappedInput } from "./map-input";
import type { Emit } from "./profile";

/** What one column of the foreign files became: the rows of a file that these constants mark. */
type Stream = { file: Emit["file"]; into: string; constants: Record<string, string>; parts: { mapped: MappedInput; field: string }[] };

/** Proves that no record and no count was lost or made: source rows = used + skipped + refused, and every column's sum agrees. */
export async function account(database: Database, inputs: readonly MappedInput[], unmatched: readonly number[]): Promise<{ counts: MappingCounts; faults: Fault[] }> {
  const rows: InputCounts[] = [];
  for (const [at, mapped] of inputs.entries()) rows.push(await countInput(database, mapped, unmatched[at] ?? 0));
  const sums: SumCounts[] = [];
  for (const stream of streams(inputs)) sums.push(await sumStream(database, stream));
  const faults = [
    ...rows.filter((one) => one.sourceRows !== one.used + one.skipped.reduce((sum, { rows: skipped }) => sum + skipped, 0) + one.refused).map(({ input }) => fileFault(input, "profile.rows", { zh: `源记录数与“使用＋跳过＋拒收”不符，映射方案或程序有误`, en: "source rows are not used + skipped + refused: the profile or the program is wrong" })),
    ...sums.filter(({ source, staged }) => source !== staged).map(({ column, file, source, staged }) => fileFault(`${file}.csv`, "profile.sum", { zh: `“${column}”合计：源文件 ${source}，映射后 ${staged}，不一致`, en: `sum of "${column}": ${source} in the source, ${staged} once mapped; they must agree` })),
  ];
  return { counts: { inputs: rows, sums }, faults };
}

async function countInput(database: Database, { input, table, rows, skipped, refused, sources }: MappedInput, unmatched: number): Promise<InputCounts> {
  const [used] = await database.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
  const files = sources.flatMap((source) => source.files);
  return {
    input: input.id, files: files.length, sourceRows: rows, used: used?.n ?? 0, refused, unmatched,
    skipped: input.skip.map(({ reason }, at) => ({ reason, rows: skipped[at] ?? 0 })),
    blank: files.reduce((sum, file) => sum + file.table.blank, 0),
  };
}

function streams(inputs: readonly MappedInput[]): Stream[] {
  const found = new Map<string, Stream>();
  for (const mapped of inputs) {
    for (const emit of mapped.input.emit) {
      for (const { field, set } of countColumns(emit)) {
        const constants = constantsOf(emit, set);
        const key = JSON.stringify([emit.file, emit.into, Object.entries(constants).sort()]);
        const stream = found.get(key) ?? { file: emit.file, into: emit.into, constants, parts: [] };
        stream.parts.push({ mapped, field });
        found.set(key, stream);
      }
    }
  }
  return [...found.values()].filter(({ into }) => into !== "");
}

/** What marks the rows of one column: its own constants, those of the emission, and which columns stay empty. */
function constantsOf({ file, columns, into }: Emit, set: Record<string, string>): Record<string, string> {
  const marks = LEDGER_FILES[file].columns.flatMap(({ name }) => {
    if (name === into) return [];
    if (name in set) return [[name, set[name]]];
    const value = columns[name];
    return value === undefined ? [[name, ""]] : "value" in value ? [[name, value.value]] : [];
  });
  return Object.fromEntries(marks) as Record<string, string>;
}

/** Columns of counts: those that are unpivoted, or the one that `into` takes as it is. */
function countColumns({ unpivot, columns, into }: Emit): { field: string; set: Record<string, string> }[] {
  if (unpivot) return unpivot;
  const value = columns[into];
  return value && "field" in value && !value.steps && !value.translate && !value.date ? [{ field: value.field, set: {} }] : [];
}

/** The source is added up from the cells as found, the staged rows as the checks will see them. */
async function sumStream(database: Database, { file, into, constants, parts }: Stream): Promise<SumCounts> {
  const where = Object.entries(constants).map(([name, value]) => `${sqlName(name)} IS NOT DISTINCT FROM ${value === "" ? "NULL" : sqlText(value)}`);
  const [staged] = await database.rows<{ n: number | null }>(`SELECT sum(TRY_CAST(${sqlName(into)} AS BIGINT))::BIGINT AS n FROM ${rawTable(file)}${where.length ? ` WHERE ${where.join(" AND ")}` : ""}`);
  let source = 0;
  for (const { mapped, field } of parts) {
    for (const [at, { table, columns, files }] of mapped.sources.entries()) {
      const column = columns.get(field);
      if (column === undefined) continue;
      const left = mapped.refused + mapped.skipped.reduce((sum, rows) => sum + rows, 0) > 0 ? ` WHERE rowid NOT IN (SELECT _at FROM ${mapped.left} WHERE _source = ${at})` : "";
      const cell = files.some((one) => one.table.blanks) ? `trim(c${column + 1})` : `c${column + 1}`;
      const [row] = await database.rows<{ n: number | null }>(`SELECT sum(TRY_CAST(${cell} AS BIGINT))::BIGINT AS n FROM ${table}${left}`);
      source += row?.n ?? 0;
    }
  }
  return { file, column: parts[0]!.field, source, staged: staged?.n ?? 0 };
}
