import { expect, it, vi } from "vitest";
import { InputError, LedgerError, NotFoundError } from "../base/errors";
import { StoreError, toStoreError } from "./store-error";

it("is known for what it is by another copy of the program, and not for what it is not", async () => {
  vi.resetModules();
  const other = { ...(await import("../base/errors")), StoreError: (await import("./store-error")).StoreError };
  const [gone, asked] = [new other.StoreError("gone"), new other.InputError("x", { zh: "一", en: "one" })];

  expect(other.LedgerError).not.toBe(LedgerError);
  expect([gone instanceof StoreError, gone instanceof LedgerError, gone instanceof InputError, asked instanceof InputError, asked instanceof StoreError, asked instanceof NotFoundError]).toEqual([true, true, false, true, false, false]);
  expect([new LedgerError("x", { zh: "一", en: "one" }) instanceof InputError, new Error("x") instanceof LedgerError, JSON.stringify(Object.keys(gone)).includes("kinds")]).toEqual([false, false, false]);
  expect([undefined, null, "x", {}].some((one) => (one as unknown) instanceof LedgerError)).toBe(false);
});

it("does not say that nothing was written where a server of which nothing is heard may still write it", () => {
  expect(["Query read timeout", "timeout expired", "Connection terminated unexpectedly"].map((text) => toStoreError(new Error(text), "postgres").code)).toEqual(["store.away", "store.away", "store.away"]);
});
