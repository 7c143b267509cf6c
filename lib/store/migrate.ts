import { Migrator, type Kysely } from "kysely";
import type { Connection } from "./connect";
import { migrations } from "./migrations";
import type { Tables } from "./schema";
import { StoreError } from "./store-error";

/** Brings the tables up to what this program knows, alone; refuses what a newer program has written. */
export async function migrate({ kind, read, alone }: Connection): Promise<void> {
  const known = migrations(kind);
  if (await read((db) => isCurrent(db, Object.keys(known)))) return;
  await alone(async (db) => {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known }, disableTransactions: kind === "sqlite" });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  });
}

/** @throws StoreError `newer` where a migration was applied that this program does not have */
async function isCurrent(db: Kysely<Tables>, known: readonly string[]): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return false;
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>).selectFrom("kysely_migration").select("name").execute();
  if (rows.some(({ name }) => !known.includes(name))) throw new StoreError("newer");
  return rows.length === known.length;
}
