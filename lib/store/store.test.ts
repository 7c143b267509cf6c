import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectFile, connectPostgres, type Connection } from "./connect";
import { openStore, type Store, type StorePlace } from "./store";
import type { CaseRecord } from "./cases";
import { postgresPrograms, startPostgres, type ThrowAwayPostgres } from "./throw-away-postgres";

const programs = postgresPrograms();
const stamp = (key: string, at = "2009-11-02T08:00:00.000Z") => ({ role: "planning-office", at, key: key.padEnd(8, "-") });
const one = { id: "V1-2009-Q1", area: "V1", listed: "2009-Q1", evidence: [{ indicator: "ledger-match" }] };
const note = (text: string) => ({ kind: "progress", body: { note: text } });

type Engine = { place(): Promise<StorePlace>; connect(place: StorePlace): Connection };
const folders: string[] = [];
const folder = () => {
  folders.push(mkdtempSync(join(tmpdir(), "store-")));
  return folders.at(-1)!;
};
afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true, force: true })));

const file: Engine = { place: async () => ({ dataDir: folder() }), connect: ({ dataDir }) => connectFile(join(dataDir, "cunjing.db"), 1000) };
let server: ThrowAwayPostgres;
const postgres: Engine = { place: async () => ({ dataDir: "/none", databaseUrl: await server.database() }), connect: ({ databaseUrl }) => connectPostgres(databaseUrl!) };

describe("the small database in a file", () => promises(file));

// Skipped visibly where the system has no PostgreSQL: npm test names it at the end.
describe.skipIf(programs === undefined)("the small database in PostgreSQL", () => {
  beforeAll(async () => { server = await startPostgres(programs!); }, 60_000);
  afterAll(() => server.stop());

  promises(postgres);

  it("says that the server is away, and the same form sent again is written once", async () => {
    const store = await openStore(await postgres.place());
    const append = () => store.cases.append({ of: one, after: 0, ...note("first") }, stamp("k"));
    await append();
    await server.crash();
    const away = await append().catch((error: unknown) => error);
    await server.resume();
    const again = await append();

    expect(away).toMatchObject({ code: "store.away", status: 503, text: { zh: expect.stringMatching(/PostgreSQL/), en: expect.stringMatching(/nothing will be written twice/) } });
    expect(again).toMatchObject({ status: "saved", repeated: true });
    expect((await store.cases.read(one.id))!.entries).toHaveLength(1);
    await store.close();
  }, 30_000);

  it("writes nothing where the server goes away in the middle of a write", async () => {
    const place = await postgres.place();
    const store = await openStore(place);
    const connection = postgres.connect(place);
    const broken = await connection.write(async (db) => {
      await db.insertInto("documents").values({ kind: "pack", id: "half", name: "n", body: "1", snapshot: "s", revision: 1, created_by: "r", created_at: "t", updated_by: "r", updated_at: "t" }).execute();
      await server.crash();
      await sql`select 1`.execute(db);
    }).catch((error: unknown) => error);
    await server.resume();

    expect(broken).toMatchObject({ code: "store.away" });
    expect(await store.documents.read("pack", "half")).toBeUndefined();
    await Promise.all([store.close(), connection.close()]);
  }, 30_000);
});

function promises(engine: Engine): void {
  const open = async (): Promise<{ store: Store; place: StorePlace }> => {
    const place = await engine.place();
    return { place, store: await openStore(place) };
  };

  it("opens again with what was written, and migrates once for two who open at the same moment", async () => {
    const place = await engine.place();
    const [store, other] = await Promise.all([openStore(place), openStore(place)]);
    await store.cases.open([one], stamp("open"));
    const again = await openStore(place);

    expect(await other.cases.read(one.id)).toEqual({ ...one, openedBy: "planning-office", openedAt: "2009-11-02T08:00:00.000Z", entries: [] });
    expect(await again.cases.list(["V1"])).toHaveLength(1);
    await Promise.all([store, other, again].map((each) => each.close()));
  });

  it("opens a case once", async () => {
    const { store } = await open();
    const first = await store.cases.open([one], stamp("open"));
    const second = await store.cases.open([one, { ...one, id: "V2-2009-Q1", area: "V2" }], stamp("open"));

    expect([first, second]).toEqual([["V1-2009-Q1"], ["V2-2009-Q1"]]);
    await store.close();
  });

  it("writes a form once, however often and however fast it is sent", async () => {
    const { store } = await open();
    const send = () => store.cases.append({ of: one, after: 0, ...note("once") }, stamp("same"));
    const answers = [...(await Promise.all([send(), send(), send()])), await send()];

    expect(answers.map(({ status }) => status)).toEqual(["saved", "saved", "saved", "saved"]);
    expect(answers.filter((answer) => answer.status === "saved" && !answer.repeated)).toHaveLength(1);
    expect((await store.cases.read(one.id))!.entries).toEqual([{ seq: 1, kind: "progress", role: "planning-office", at: "2009-11-02T08:00:00.000Z", body: { note: "once" } }]);
    await store.close();
  });

  it("shows the second of two who wrote at once what the first has written, and takes the text after that", async () => {
    const { store } = await open();
    const [a, b] = await Promise.all([store.cases.append({ of: one, after: 0, ...note("a") }, stamp("a")), store.cases.append({ of: one, after: 0, ...note("b") }, stamp("b"))]);
    const conflict = [a, b].find(({ status }) => status === "conflict");
    const loser = a.status === "conflict" ? "a" : "b";
    const sent = await store.cases.append({ of: one, after: 1, ...note(loser) }, stamp(loser));

    expect(conflict).toMatchObject({ since: [{ seq: 1, body: { note: loser === "a" ? "b" : "a" } }] });
    expect(sent).toMatchObject({ status: "saved", entry: { seq: 2 } });
    await store.close();
  });

  it("never changes or removes what was written, not even by hand", async () => {
    const { store, place } = await open();
    await store.cases.append({ of: one, after: 0, ...note("x") }, stamp("x"));
    const connection = engine.connect(place);
    const byHand = ["update case_entries set body = '{}'", "delete from case_entries", "update cases set area = 'V9'", "delete from audit_log"].map((text) => connection.write((db) => sql.raw(text).execute(db)).then(() => "done", () => "refused"));

    expect(await Promise.all(byHand)).toEqual(["refused", "refused", "refused", "refused"]);
    expect((await store.cases.read(one.id))!.entries[0]!.body).toEqual({ note: "x" });
    await Promise.all([store.close(), connection.close()]);
  });

  it("takes over exported cases whole and once, and nothing where one differs", async () => {
    const { store } = await open();
    await store.cases.append({ of: one, after: 0, ...note("村民说“好”\n第二行") }, stamp("x"));
    const exported = await store.cases.list();
    const { store: second } = await open();
    const first = await second.cases.importAll(exported, stamp("i1"));
    const repeated = await second.cases.importAll(exported, stamp("i2"));
    const changed: CaseRecord[] = [{ ...exported[0]!, id: "V3-2009-Q1", area: "V3" }, { ...exported[0]!, entries: [{ ...exported[0]!.entries[0]!, role: "leader" }] }];
    const refused = await second.cases.importAll(changed, stamp("i3")).catch((error: unknown) => error);

    expect([first, repeated]).toEqual([{ cases: 1, entries: 1, known: 0 }, { cases: 0, entries: 0, known: 1 }]);
    expect(refused).toMatchObject({ code: "cases.differs" });
    expect(await second.cases.list()).toEqual(exported);
    await Promise.all([store.close(), second.close()]);
  });

  it("keeps documents with a revision: the second of two who save gets the first one's", async () => {
    const { store } = await open();
    const { document } = await store.documents.create({ kind: "pack", name: "月例会", body: { blocks: [1] }, snapshot: "s1" }, stamp("c"));
    const change = { kind: "pack", id: document.id, name: "季度", body: { blocks: [2] }, snapshot: "s1", revision: 1 };
    const saved = await store.documents.save(change, stamp("s"));
    const repeated = await store.documents.save(change, stamp("s"));
    const late = await store.documents.save({ ...change, body: 3 }, stamp("t"));

    expect(saved).toMatchObject({ status: "saved", document: { revision: 2, name: "季度" }, repeated: false });
    expect(repeated).toMatchObject({ status: "saved", repeated: true });
    expect(late).toMatchObject({ status: "conflict", current: { revision: 2, body: { blocks: [2] } } });
    expect((await store.documents.list("pack")).map(({ id }) => id)).toEqual([document.id]);
    expect(await store.documents.remove({ kind: "pack", id: document.id, revision: 2 }, stamp("r"))).toMatchObject({ status: "removed" });
    expect(await store.documents.save(change, stamp("u"))).toEqual({ status: "gone" });
    await store.close();
  });

  it("remembers what was exported, once", async () => {
    const { store } = await open();
    const pack = { pack: "annual", name: "年度", snapshot: "s1", area: "T", period: "2009", formats: ["pptx"], figures: [{ indicator: "births", area: "T", period: "2009", text: "1,234", value: 1234 }] };
    const made = await store.exportedPacks.record(pack, stamp("e"));
    await store.exportedPacks.record(pack, stamp("e"));

    expect(await store.exportedPacks.list({ snapshot: "s1" })).toEqual([made]);
    expect(await store.exportedPacks.list({ snapshot: "s2" })).toEqual([]);
    await store.close();
  });

  it("changes its revision with every write", async () => {
    const { store } = await open();
    const before = await store.revision();
    await store.cases.append({ of: one, after: 0, ...note("x") }, stamp("x"));

    expect(await store.revision()).not.toBe(before);
    await store.close();
  });

  it("is not opened where a newer program has migrated it", async () => {
    const { store, place } = await open();
    const connection = engine.connect(place);
    await connection.write((db) => sql`insert into kysely_migration (name, timestamp) values ('999-later', '2030')`.execute(db));
    const refused = await openStore(place).catch((error: unknown) => error);

    expect(refused).toMatchObject({ code: "store.newer" });
    await Promise.all([store.close(), connection.close()]);
  });
}
