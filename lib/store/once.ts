import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { InputError } from "../base/errors";
import type { Connection } from "./connect";
import type { Tables } from "./schema";

/** Who writes, when, and the key of the form: the same key is the same write, however often it arrives. */
export type Stamp = {
  /** Code of a post (岗位), never a name. */
  role: string;
  /** ISO time. */
  at: string;
  /** 8 to 64 of [0-9A-Za-z_-]. */
  key: string;
};

export type Once<Result> = { result: Result; repeated: boolean };
type Write<Result> = { action: string; subject: string; stamp: Stamp; /** JSON in, JSON out; `written: false` leaves no trace, so the same form can be sent again. */ work(db: Kysely<Tables>): Promise<{ written: boolean; result: Result }> };

/**
 * Writes once for each key: the work and its line in the audit log are one transaction, so after a connection that broke
 * in the middle the same form either finds its line and gets the first answer, or finds nothing and is written now.
 */
export async function once<Result>(connection: Connection, { action, subject, stamp, work }: Write<Result>): Promise<Once<Result>> {
  if (!/^[0-9A-Za-z_-]{8,64}$/.test(stamp.key)) throw new InputError("store.key", { zh: "表单已失效，请重新打开页面再填写", en: "the form is no longer valid, open the page again" });
  return connection.write(async (db) => {
    const before = await db.selectFrom("audit_log").select(["action", "result"]).where("key", "=", stamp.key).executeTakeFirst();
    // What stands there was made by the same action, and so has its form.
    if (before?.action === action) return { result: JSON.parse(before.result) as Result, repeated: true };
    const { written, result } = await work(db);
    if (written) await db.insertInto("audit_log").values({ key: stamp.key, action, subject, result: JSON.stringify(result), role: stamp.role, at: stamp.at }).execute();
    return { result, repeated: false };
  });
}

/** A short name for a content, the same wherever it is made. */
export const digest = (...parts: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
