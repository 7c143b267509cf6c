import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeLedgers, ledgerOf, rowsOf, TOWN } from "../../analysis/tiny-ledger";
import type { OpenLedger } from "../../analysis/open-ledger";
import { createDeps, type Deps } from "../deps";
import { changedPacks } from "./changed-packs";

const writer = { locale: "zh-CN", threshold: 5 } as const;
let folder: string;
let deps: Deps;
let ledger: OpenLedger;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cunjing-packs-"));
  deps = createDeps({ dataDir: folder, databaseUrl: "" });
  ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", { t: 129, a: 3, b: 40, c: 40, d: 46 }), ...rowsOf("death", { t: 60 })] });
});

afterAll(async () => {
  deps.close();
  closeLedgers();
  await rm(folder, { recursive: true, force: true });
});

const pack = (snapshot: string, figures: { indicator: string; area: string; text: string }[]) => ({ pack: "annual", name: "年度工作会议", snapshot, area: "t", period: "2009", formats: ["pptx"], figures: figures.map((one) => ({ ...one, period: "2009" })) });

it("says nothing where nothing was ever exported", async () => {
  expect(await changedPacks(deps, ledger, writer)).toEqual({ status: "ok", packs: [], looked: 0 });
});

it("names figures of an exported pack that this snapshot has otherwise, withheld ones without their number", async () => {
  const { exportedPacks } = await deps.store();
  const stamp = (key: string) => ({ role: "meetings", at: "2009-05-01T08:00:00.000Z", key });
  await exportedPacks.record(pack("2009-04-05-000000000001", [{ indicator: "births", area: "t", text: "123" }, { indicator: "deaths", area: "t", text: "60" }, { indicator: "births", area: "a", text: "7" }, { indicator: "births", area: "gone", text: "9" }]), stamp("key-one-0123456789"));
  await exportedPacks.record(pack(ledger.entry.id, [{ indicator: "births", area: "t", text: "1" }]), stamp("key-two-0123456789"));
  const changed = await changedPacks(deps, ledger, writer);

  expect(changed.status === "ok" && changed.looked).toBe(2);
  expect(changed.status === "ok" && changed.packs.map(({ figures }) => figures.map(({ indicator, area, text, now }) => [indicator, area, text, now.text]))).toEqual([[["births", "t", "123", "129"], ["births", "a", "7", "1–4"]]]);
});
