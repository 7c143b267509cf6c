import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "libsql";
import { Kysely, PostgresDialect, sql, SqliteDialect, type SqliteDatabase } from "kysely";
import pg from "pg";
import type { Tables } from "./schema";
import { StoreError, toStoreError } from "./store-error";

/** One open database: everything that differs between the two engines is here. */
export type Connection = {
  kind: "sqlite" | "postgres";
  /** Reads; what the driver throws comes out as a StoreError. */
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** One transaction: all of it is written, or nothing. A busy file is waited for, at most `waitMs`. */
  write<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Runs the migrator alone: in one immediate transaction of the file; PostgreSQL's migrator locks and wraps by itself. */
  alone<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Did another file take the place of the one that is open (a backup put back)? It must be opened anew. */
  replaced(): boolean;
  close(): Promise<void>;
};

/** The file of the small database, made where it is absent. The caller sees to it that the folder exists. */
export function connectFile(path: string, waitMs: number): Connection {
  const file = openFile(path, waitMs);
  // libsql has the interface of better-sqlite3, which is what kysely's own dialect speaks.
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file as unknown as SqliteDatabase }) });
  const opened = inode(path);
  // A file that was moved away goes on being written by its open handle: what is written there would be lost.
  const demandFile = () => {
    if (opened === undefined || inode(path) !== opened) throw new StoreError("gone");
  };
  const write: Connection["write"] = (work) => guarded(async () => {
    demandFile();
    return db.connection().execute(async (connection) => {
      await begin(file, waitMs);
      try {
        const result = await work(connection);
        await sql`commit`.execute(connection);
        return result;
      } catch (cause) {
        await sql`rollback`.execute(connection).catch(() => undefined);
        throw cause;
      }
    });
  });
  return { kind: "sqlite", read: (work) => guarded(async () => (demandFile(), work(db))), write, alone: write, replaced: () => ![opened, undefined].includes(inode(path)), close: () => (tidy(file), db.destroy()) };
}

/** Everything into the one file, so that it can be copied by itself: closing alone leaves it beside. */
function tidy(file: Database.Database): void {
  try {
    file.exec("pragma wal_checkpoint(truncate)");
  } catch {
    // Read-only, gone or in use: what is written stays in the file beside it.
  }
}

function openFile(path: string, waitMs: number): Database.Database {
  let file: Database.Database | undefined;
  try {
    file = new Database(path);
    file.exec(`pragma busy_timeout = ${waitMs}`);
    file.exec("pragma journal_mode = wal");
    file.exec("pragma synchronous = full");
    file.exec("pragma foreign_keys = on");
    const [checked] = file.prepare("pragma quick_check(1)").all() as { quick_check?: string }[];
    if (checked?.quick_check !== "ok") throw new StoreError("damaged");
    // From here on waiting happens in `begin`, between tries: the driver's own would hold the whole server.
    file.exec("pragma busy_timeout = 50");
    return file;
  } catch (cause) {
    file?.close();
    throw toStoreError(cause);
  }
}

/** Straight at the driver: a prepared statement that met a busy file stays open in libsql, and nothing could be committed after it. */
async function begin(file: Database.Database, waitMs: number): Promise<void> {
  const end = performance.now() + waitMs;
  for (;;) {
    try {
      return void file.exec("begin immediate");
    } catch (cause) {
      const error = toStoreError(cause);
      if (!(error instanceof StoreError) || error.fault !== "locked" || performance.now() >= end) throw error;
      await sleep(25);
    }
  }
}

/** PostgreSQL by address; connections come and go, and one that broke is replaced at the next question. */
export function connectPostgres(url: string): Connection {
  if (!/^postgres(?:ql)?:\/\//.test(url)) throw new StoreError("address");
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 5000, query_timeout: 10_000, statement_timeout: 10_000, application_name: "cunjing" });
  // A connection broke: the question that runs on it, or the next one, says so.
  pool.on("error", () => undefined).on("connect", (client) => void client.on("error", () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const read: Connection["read"] = (work) => guarded(() => work(db), "postgres");
  // Writes follow one another, as in the file: few they are, and what a form finds is then what it writes on.
  const write: Connection["write"] = (work) => guarded(() => db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(WRITING)})`.execute(transaction);
    return work(transaction);
  }), "postgres");
  return { kind: "postgres", read, write, alone: read, replaced: () => false, close: () => db.destroy() };
}

/** Any number that nothing else in this database locks by. */
const WRITING = 4_711_620;

async function guarded<T>(work: () => Promise<T>, kind: Connection["kind"] = "sqlite"): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw toStoreError(cause, kind);
  }
}

function inode(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}
