import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openStore } from "../store/store";
import { watchStore } from "./watch-store";

it("changes with every write to the file, of whatever process", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "watch-"));
  const watch = watchStore({ dataDir, databaseUrl: "" });
  const before = watch.state();
  const store = await openStore({ dataDir });
  const opened = watch.state();
  await store.documents.create({ kind: "pack", name: "n", body: 1, snapshot: "s" }, { role: "leader", at: "t", key: "12345678" });
  const written = watch.state();
  await store.documents.list("pack");
  const read = watch.state();
  await store.close();
  rmSync(dataDir, { recursive: true });

  expect(new Set([before, opened, written]).size).toBe(3);
  expect(read).toBe(written);
});

it("never says the same twice while PostgreSQL is away, so no page made meanwhile stands for another time", async () => {
  const watch = watchStore({ dataDir: "/none", databaseUrl: "postgresql://nobody@127.0.0.1:1/none" });
  await watch.look();
  const first = watch.state();
  await watch.look();

  expect(first).toMatch(/^away/);
  expect(watch.state()).not.toBe(first);
});
