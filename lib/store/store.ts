import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { caseRepository, type CaseRepository } from "./cases";
import { connectFile, connectPostgres, type Connection } from "./connect";
import { documentRepository, type DocumentRepository } from "./documents";
import { exportedPackRepository, type ExportedPackRepository } from "./exported-packs";
import { migrate } from "./migrate";

/** What changes: cases of the follow-up list, saved packs, what was handed out. Everything else is in snapshots. */
export type Store = {
  kind: "sqlite" | "postgres";
  cases: CaseRepository;
  documents: DocumentRepository;
  exportedPacks: ExportedPackRepository;
  /** Changes with every write, whoever made it. */
  revision(): Promise<string>;
  /** Another file stands in the place of the open one: open it anew. */
  replaced(): boolean;
  close(): Promise<void>;
};

export type StorePlace = {
  dataDir: string;
  /** `postgresql://…`; without it the file `cunjing.db` in the data folder. */
  databaseUrl?: string;
  /** How long a busy file is waited for, in milliseconds. */
  waitMs?: number;
};

/** Opens the small database and brings its tables up to date. @throws StoreError saying what is wrong and what to do */
export async function openStore({ dataDir, databaseUrl, waitMs = 4000 }: StorePlace): Promise<Store> {
  const connection = databaseUrl ? connectPostgres(databaseUrl) : connectFile(join(dataDir, DATABASE_FILE), waitMs);
  try {
    await migrate(connection);
  } catch (cause) {
    await connection.close();
    throw cause;
  }
  return {
    kind: connection.kind,
    cases: caseRepository(connection), documents: documentRepository(connection), exportedPacks: exportedPackRepository(connection),
    revision: () => revisionOf(connection),
    replaced: () => connection.replaced(),
    close: () => connection.close(),
  };
}

/** Has anything been written yet? Reading alone makes no file. */
export const storeExists = ({ dataDir, databaseUrl }: StorePlace): boolean => Boolean(databaseUrl) || existsSync(join(dataDir, DATABASE_FILE));

export const DATABASE_FILE = "cunjing.db";

/** The stamps of the file and of what was written beside it: changes with every write of any process, and costs microseconds. */
export const fileState = (dataDir: string): string => ["", "-wal"].map((end) => statSync(join(dataDir, DATABASE_FILE + end), { throwIfNoEntry: false })).map((found) => (found ? `${found.ino}.${found.size}.${found.mtimeMs}` : "none")).join("/");

/** Every write has its line in the audit log. */
async function revisionOf({ read }: Connection): Promise<string> {
  const [row] = await read((db) => db.selectFrom("audit_log").select(({ fn }) => [fn.countAll<number | string | bigint>().as("n")]).execute());
  return String(row?.n ?? 0);
}
