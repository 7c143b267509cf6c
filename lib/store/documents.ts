import type { Kysely, Selectable } from "kysely";
import type { Connection } from "./connect";
import { digest, once, type Stamp } from "./once";
import type { Tables } from "./schema";

/** JSON with a name and a revision: saved packs. `snapshot` is the one it was made over. */
export type Document = { kind: string; id: string; name: string; body: unknown; snapshot: string; revision: number; createdBy: string; createdAt: string; updatedBy: string; updatedAt: string };
export type NewDocument = Pick<Document, "kind" | "name" | "body" | "snapshot">;
/** `conflict`: another change came first, `current` is what it made. */
export type Saved = { status: "saved"; document: Document; repeated: boolean } | { status: "conflict"; current: Document } | { status: "gone" };
export type Removed = { status: "removed"; repeated: boolean } | { status: "conflict"; current: Document } | { status: "gone" };

export type DocumentRepository = {
  /** Newest change first. */
  list(kind: string): Promise<Document[]>;
  read(kind: string, id: string): Promise<Document | undefined>;
  create(document: NewDocument, stamp: Stamp): Promise<{ document: Document; repeated: boolean }>;
  /** `revision` is the one the change was made from. */
  save(document: NewDocument & { id: string; revision: number }, stamp: Stamp): Promise<Saved>;
  remove(document: { kind: string; id: string; revision: number }, stamp: Stamp): Promise<Removed>;
};

export function documentRepository(connection: Connection): DocumentRepository {
  return {
    list: (kind) => connection.read(async (db) => (await db.selectFrom("documents").selectAll().where("kind", "=", kind).orderBy("updated_at", "desc").orderBy("id").execute()).map(toDocument)),
    read: (kind, id) => connection.read((db) => find(db, kind, id)),
    async create({ kind, name, body, snapshot }, stamp) {
      const id = digest("document", kind, stamp.key);
      const { result, repeated } = await once(connection, {
        action: "document.create", subject: `${kind}/${id}`, stamp,
        work: async (db) => {
          const document: Document = { kind, id, name, body, snapshot, revision: 1, createdBy: stamp.role, createdAt: stamp.at, updatedBy: stamp.role, updatedAt: stamp.at };
          await db.insertInto("documents").values(toRow(document)).execute();
          return { written: true, result: document };
        },
      });
      return { document: result, repeated };
    },
    async save({ kind, id, name, body, snapshot, revision }, stamp) {
      const { result, repeated } = await once<Saved>(connection, {
        action: "document.save", subject: `${kind}/${id}`, stamp,
        work: (db) => change(db, { kind, id, revision }, async (current) => {
          const document: Document = { ...current, name, body, snapshot, revision: revision + 1, updatedBy: stamp.role, updatedAt: stamp.at };
          await db.updateTable("documents").set(toRow(document)).where("kind", "=", kind).where("id", "=", id).execute();
          return { status: "saved", document, repeated: false };
        }),
      });
      return result.status === "saved" ? { ...result, repeated } : result;
    },
    async remove({ kind, id, revision }, stamp) {
      const { result, repeated } = await once<Removed>(connection, {
        action: "document.remove", subject: `${kind}/${id}`, stamp,
        work: (db) => change(db, { kind, id, revision }, async () => {
          await db.deleteFrom("documents").where("kind", "=", kind).where("id", "=", id).execute();
          return { status: "removed", repeated: false };
        }),
      });
      return result.status === "removed" ? { ...result, repeated } : result;
    },
  };
}

type Refused = { status: "conflict"; current: Document } | { status: "gone" };

/** Does the change where the revision is still the one it was made from; writes follow one another, so nothing comes between. */
async function change<Done>(db: Kysely<Tables>, { kind, id, revision }: { kind: string; id: string; revision: number }, make: (current: Document) => Promise<Done>): Promise<{ written: boolean; result: Done | Refused }> {
  const current = await find(db, kind, id);
  if (!current) return { written: false, result: { status: "gone" } };
  if (current.revision !== revision) return { written: false, result: { status: "conflict", current } };
  return { written: true, result: await make(current) };
}

async function find(db: Kysely<Tables>, kind: string, id: string): Promise<Document | undefined> {
  const row = await db.selectFrom("documents").selectAll().where("kind", "=", kind).where("id", "=", id).executeTakeFirst();
  return row && toDocument(row);
}

const toDocument = ({ body, created_by, created_at, updated_by, updated_at, ...row }: Selectable<Tables["documents"]>): Document => ({ ...row, body: JSON.parse(body) as unknown, createdBy: created_by, createdAt: created_at, updatedBy: updated_by, updatedAt: updated_at });
const toRow = ({ body, createdBy, createdAt, updatedBy, updatedAt, ...document }: Document): Tables["documents"] => ({ ...document, body: JSON.stringify(body), created_by: createdBy, created_at: createdAt, updated_by: updatedBy, updated_at: updatedAt });
