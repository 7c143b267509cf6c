import { createHash, randomBytes } from "node:crypto";

/** A new key for a form that writes: sent again with the form, so that twice sent is once written. */
export const formKey = (): string => randomBytes(16).toString("base64url");

/** The key of a form by what it says: the same fields made from the same revision are the same write. */
export const contentKey = (...parts: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 32);
