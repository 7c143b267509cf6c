import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import { EngineError, LedgerError } from "../../base/errors";
import { plainValue, type Value } from "./values";

export type Row = Record<string, Value>;
export type Parameter = string | number | boolean | null;

/** One connection; values travel as parameters ($1, $2 …), never inside the text. */
export type Database = {
  run(sql: string, parameters?: Parameter[]): Promise<void>;
  rows<T extends Row = Row>(sql: string, parameters?: Parameter[]): Promise<T[]>;
  /** Column-wise: the fast way for thousands of rows. */
  columns(sql: string, parameters?: Parameter[]): Promise<Record<string, Value[]>>;
  /** Share of the running statement that is done, 0..1, or undefined where DuckDB does not know. */
  progress(): number | undefined;
  interrupt(): void;
  /** A further connection to the same tables, for a statement that runs at the same time; to be closed by whoever asked. */
  beside(): Promise<Database>;
  close(): void;
};

export type OpenOptions = {
  /** Folders that may be read and written, and nothing else: DuckDB's `allowed_directories`. */
  directories: string[];
  /** Single files that may be read beside them. */
  files?: string[];
  /** e.g. "1GiB"; DuckDB's own default otherwise. */
  memoryLimit?: string;
  threads?: number;
  /** Where it may spill; must lie inside `directories`. */
  tempDirectory?: string;
  /** false keeps the insertion order free, which saves memory on large writes. */
  preserveInsertionOrder?: boolean;
};

/**
 * An in-memory DuckDB, locked down: only the named folders, no extension, no network, configuration locked.
 * Further connections to the same instance share its tables: `instance.connect()`.
 */
export async function openInstance(options: OpenOptions): Promise<{ connect(): Promise<Database>; close(): void }> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(options.memoryLimit ? { memory_limit: options.memoryLimit } : {}),
    ...(options.threads ? { threads: String(options.threads) } : {}),
  });
  const first = await instance.connect();
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
  if (options.preserveInsertionOrder === false) await first.run("SET preserve_insertion_order = false");
  await first.run(options.tempDirectory ? `SET temp_directory = ${quote(options.tempDirectory)}` : "SET temp_directory = ''");
  await first.run(`SET allowed_directories = [${options.directories.map((directory) => quote(directory.endsWith("/") ? directory : `${directory}/`)).join(", ")}]`);
  if (options.files?.length) await first.run(`SET allowed_paths = [${options.files.map(quote).join(", ")}]`);
  await first.run("SET enable_external_access = false");
  await first.run("SET lock_configuration = true");
  return {
    connect: () => connected(instance),
    close: () => {
      first.closeSync();
      instance.closeSync();
    },
  };
}

/** One locked-down instance with one connection. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const instance = await openInstance(options);
  const database = await instance.connect();
  return {
    ...database,
    close: () => {
      database.close();
      instance.close();
    },
  };
}

async function connected(instance: DuckDBInstance): Promise<Database> {
  return wrap(await instance.connect(), instance);
}

function wrap(connection: DuckDBConnection, instance: DuckDBInstance): Database {
  const guarded = async <T>(sql: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw engineError(cause, sql);
    }
  };
  return {
    run: (sql, parameters) => guarded(sql, async () => void (await connection.run(sql, parameters as DuckDBValue[]))),
    rows: <T extends Row>(sql: string, parameters?: Parameter[]) =>
      guarded(sql, async () => {
        const reader = await connection.runAndReadAll(sql, parameters as DuckDBValue[]);
        const names = reader.columnNames();
        return reader.getRows().map((row) => Object.fromEntries(names.map((name, at) => [name, plainValue(row[at], name)])) as T);
      }),
    columns: (sql, parameters) =>
      guarded(sql, async () => {
        const reader = await connection.runAndReadAll(sql, parameters as DuckDBValue[]);
        const names = reader.columnNames();
        const columns = reader.getColumns(); // empty, not one empty list a column, where there is no row
        return Object.fromEntries(names.map((name, at) => [name, (columns[at] ?? []).map((value) => (typeof value === "number" ? value : plainValue(value, name)))]));
      }),
    progress: () => {
      const { percentage } = connection.progress;
      return percentage >= 0 ? percentage / 100 : undefined;
    },
    interrupt: () => connection.interrupt(),
    beside: () => connected(instance),
    close: () => connection.closeSync(),
  };
}

/** The engine's own words go to the log only: they may hold SQL, values and machine paths. */
function engineError(cause: unknown, sql: string): LedgerError {
  if (cause instanceof LedgerError) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  if (/No space left|ENOSPC|disk full/i.test(words)) {
    return new EngineError("engine.diskFull", { zh: "磁盘空间不足，未写入任何内容；请腾出空间后重试", en: "the disk is full and nothing was written; free some space and try again" }, sql, { cause });
  }
  if (/Out of Memory|failed to allocate/i.test(words)) {
    return new EngineError("engine.outOfMemory", { zh: "内存不足，查询已停止", en: "out of memory, the query was stopped" }, sql, { cause });
  }
  return new EngineError("engine.failed", { zh: "数据引擎执行失败，详情见服务器日志", en: "the data engine failed, see the server log" }, sql, { cause });
}
