import { sql, type Kysely, type Migration } from "kysely";

type Kind = "sqlite" | "postgres";

/** Tables that only grow: an entry that was wrong is corrected by a further one. */
const APPEND_ONLY = ["cases", "case_entries", "exported_packs", "audit_log"];

/** Forward only, in order of their names; one that was released is never changed. */
export const migrations = (kind: Kind): Record<string, Migration> => ({
  "001-cases-documents-packs-audit": {
    async up(db: Kysely<unknown>) {
      await db.schema.createTable("cases")
        .addColumn("id", "text", (column) => column.primaryKey()).addColumn("area", "text", (column) => column.notNull()).addColumn("listed", "text", (column) => column.notNull())
        .addColumn("opened_by", "text", (column) => column.notNull()).addColumn("opened_at", "text", (column) => column.notNull()).addColumn("evidence", "text", (column) => column.notNull())
        .addUniqueConstraint("cases_area_listed", ["area", "listed"]).execute();
      await db.schema.createTable("case_entries")
        .addColumn("case_id", "text", (column) => column.notNull().references("cases.id")).addColumn("seq", "integer", (column) => column.notNull())
        .addColumn("kind", "text", (column) => column.notNull()).addColumn("role", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("case_entries_key", ["case_id", "seq"]).execute();
      await db.schema.createTable("documents")
        .addColumn("kind", "text", (column) => column.notNull()).addColumn("id", "text", (column) => column.notNull()).addColumn("name", "text", (column) => column.notNull())
        .addColumn("body", "text", (column) => column.notNull()).addColumn("snapshot", "text", (column) => column.notNull()).addColumn("revision", "integer", (column) => column.notNull())
        .addColumn("created_by", "text", (column) => column.notNull()).addColumn("created_at", "text", (column) => column.notNull()).addColumn("updated_by", "text", (column) => column.notNull()).addColumn("updated_at", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("documents_key", ["kind", "id"]).execute();
      await db.schema.createTable("exported_packs")
        .addColumn("id", "text", (column) => column.primaryKey()).addColumn("pack", "text", (column) => column.notNull()).addColumn("name", "text", (column) => column.notNull()).addColumn("snapshot", "text", (column) => column.notNull())
        .addColumn("area", "text", (column) => column.notNull()).addColumn("period", "text", (column) => column.notNull()).addColumn("formats", "text", (column) => column.notNull()).addColumn("figures", "text", (column) => column.notNull())
        .addColumn("role", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("audit_log")
        .addColumn("key", "text", (column) => column.primaryKey()).addColumn("action", "text", (column) => column.notNull()).addColumn("subject", "text", (column) => column.notNull())
        .addColumn("result", "text", (column) => column.notNull()).addColumn("role", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).execute();
      await appendOnly(db, kind);
    },
  },
});

/** The database itself refuses to change or remove what was written. */
async function appendOnly(db: Kysely<unknown>, kind: Kind): Promise<void> {
  if (kind === "postgres") await sql`create function cunjing_append_only() returns trigger language plpgsql as $$ begin raise exception 'append only: %', tg_table_name; end $$`.execute(db);
  for (const table of APPEND_ONLY) {
    if (kind === "postgres") {
      await sql`create trigger ${sql.raw(`${table}_append_only`)} before update or delete or truncate on ${sql.raw(table)} for each statement execute function cunjing_append_only()`.execute(db);
      continue;
    }
    for (const event of ["update", "delete"]) {
      await sql`create trigger ${sql.raw(`${table}_no_${event}`)} before ${sql.raw(event)} on ${sql.raw(table)} begin select raise(abort, ${sql.lit(`append only: ${table}`)}); end`.execute(db);
    }
  }
}
