import type { Kysely, Selectable } from "kysely";
import { InputError } from "../base/errors";
import type { Connection } from "./connect";
import { digest, once, type Stamp } from "./once";
import type { Tables } from "./schema";

/** A village's stay on the follow-up list, by its code and the period it was listed in; never changed once opened. */
export type StoredCase = { id: string; area: string; listed: string; openedBy: string; openedAt: string; evidence: unknown };
/** What was added to a case, 1, 2, 3, …; never changed. */
export type StoredEntry = { seq: number; kind: string; role: string; at: string; body: unknown };
export type CaseRecord = StoredCase & { entries: StoredEntry[] };
/** `conflict`: others wrote since the entry that the form was made from; nothing was written. */
export type Appended = { status: "saved"; entry: StoredEntry; repeated: boolean } | { status: "conflict"; since: StoredEntry[] };
export type ImportedCases = { cases: number; entries: number; known: number };

export type CaseRepository = {
  /** Opens those that are not open yet; gives back their ids. */
  open(cases: readonly Omit<StoredCase, "openedBy" | "openedAt">[], stamp: Stamp): Promise<string[]>;
  list(areas?: readonly string[]): Promise<CaseRecord[]>;
  read(id: string): Promise<CaseRecord | undefined>;
  /** Adds an entry after entry `after` (0: the first); opens the case in the same breath where it is not open. */
  append(at: { of: Omit<StoredCase, "openedBy" | "openedAt">; after: number; kind: string; body: unknown }, stamp: Stamp): Promise<Appended>;
  /** Takes over whole records; what is there already is left alone. @throws InputError where one differs, and then nothing is taken. */
  importAll(records: readonly CaseRecord[], stamp: Stamp): Promise<ImportedCases>;
};

export function caseRepository(connection: Connection): CaseRepository {
  return {
    async open(cases, stamp) {
      const known = new Set(await connection.read(async (db) => (await db.selectFrom("cases").select("id").execute()).map(({ id }) => id)));
      const missing = cases.filter(({ id }) => !known.has(id));
      if (missing.length === 0) return [];
      const { result } = await once(connection, {
        action: "case.open", subject: `${missing.length}`, stamp: { ...stamp, key: digest("open", missing.map(({ id }) => id)) },
        work: async (db) => {
          for (const one of missing) await openOne(db, one, stamp);
          return { written: true, result: missing.map(({ id }) => id) };
        },
      });
      return result;
    },
    list: (areas) => connection.read(async (db) => {
      const cases = db.selectFrom("cases").selectAll().orderBy("area").orderBy("opened_at").orderBy("id");
      return withEntries(db, await (areas === undefined ? cases : cases.where("area", "in", areas.length > 0 ? areas : [""])).execute());
    }),
    read: (id) => connection.read(async (db) => (await withEntries(db, await db.selectFrom("cases").selectAll().where("id", "=", id).execute()))[0]),
    async append({ of, after, kind, body }, stamp) {
      const { result, repeated } = await once<Appended>(connection, {
        action: "case.append", subject: of.id, stamp,
        work: async (db) => {
          await openOne(db, of, stamp);
          const since = await db.selectFrom("case_entries").selectAll().where("case_id", "=", of.id).where("seq", ">", after).orderBy("seq").execute();
          if (since.length > 0) return { written: false, result: { status: "conflict", since: since.map(toEntry) } };
          const entry: StoredEntry = { seq: after + 1, kind, role: stamp.role, at: stamp.at, body };
          await insertEntry(db, of.id, entry);
          return { written: true, result: { status: "saved", entry, repeated: false } };
        },
      });
      return result.status === "saved" ? { ...result, repeated } : result;
    },
    async importAll(records, stamp) {
      const { result } = await once(connection, {
        action: "case.import", subject: `${records.length}`, stamp,
        work: async (db) => {
          const counts = { cases: 0, entries: 0, known: 0 };
          for (const record of records) await importOne(db, record, counts);
          return { written: counts.cases + counts.entries > 0, result: counts };
        },
      });
      return result;
    },
  };
}

/** Cases are opened by whoever looks first; the second finds it open. */
async function openOne(db: Kysely<Tables>, { id, area, listed, evidence }: Omit<StoredCase, "openedBy" | "openedAt">, { role, at }: Pick<Stamp, "role" | "at">): Promise<void> {
  await db.insertInto("cases").values({ id, area, listed, opened_by: role, opened_at: at, evidence: JSON.stringify(evidence) }).onConflict((conflict) => conflict.doNothing()).execute();
}

const insertEntry = (db: Kysely<Tables>, caseId: string, { seq, kind, role, at, body }: StoredEntry) => db.insertInto("case_entries").values({ case_id: caseId, seq, kind, role, at, body: JSON.stringify(body) }).execute();

async function importOne(db: Kysely<Tables>, record: CaseRecord, counts: ImportedCases): Promise<void> {
  const [known] = await withEntries(db, await db.selectFrom("cases").selectAll().where("id", "=", record.id).execute());
  if (!known) {
    await openOne(db, record, { role: record.openedBy, at: record.openedAt });
    counts.cases += 1;
  } else if (!same(head(known), head(record))) throw differs(record.id, 0);
  for (const entry of record.entries) {
    const before = known?.entries.find(({ seq }) => seq === entry.seq);
    if (before && !same(before, entry)) throw differs(record.id, entry.seq);
    if (before) counts.known += 1;
    else {
      await insertEntry(db, record.id, entry);
      counts.entries += 1;
    }
  }
}

const head = ({ id, area, listed, openedBy, openedAt, evidence }: CaseRecord) => ({ id, area, listed, openedBy, openedAt, evidence });
/** Equal as JSON, whatever the order of the keys. */
const same = (one: unknown, two: unknown) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(two));
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}

const differs = (id: string, seq: number) =>
  new InputError("cases.differs", {
    zh: `跟踪记录 ${id}${seq ? ` 的第 ${seq} 条` : ""}与库中已有的不同；两边都有新增，未导入任何内容。请先核对，以一边为准。`,
    en: `${seq ? `entry ${seq} of ` : ""}case ${id} differs from the one already here; both sides were written to, and nothing was imported. Compare them and keep one side.`,
  });

async function withEntries(db: Kysely<Tables>, cases: Selectable<Tables["cases"]>[]): Promise<CaseRecord[]> {
  if (cases.length === 0) return [];
  const all = db.selectFrom("case_entries").selectAll().orderBy("case_id").orderBy("seq");
  // A short list is asked for by name; a long one would pass the limit of parameters.
  const rows = await (cases.length <= 100 ? all.where("case_id", "in", cases.map(({ id }) => id)) : all).execute();
  const byCase = new Map<string, StoredEntry[]>();
  for (const row of rows) byCase.set(row.case_id, [...(byCase.get(row.case_id) ?? []), toEntry(row)]);
  return cases.map(({ id, area, listed, opened_by, opened_at, evidence }) => ({
    id, area, listed, openedBy: opened_by, openedAt: opened_at, evidence: JSON.parse(evidence) as unknown, entries: byCase.get(id) ?? [],
  }));
}

const toEntry = ({ seq, kind, role, at, body }: Selectable<Tables["case_entries"]>): StoredEntry => ({ seq, kind, role, at, body: JSON.parse(body) as unknown });
