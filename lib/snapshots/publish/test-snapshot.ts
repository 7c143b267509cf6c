import { createHash } from "node:crypto";
import type { FileName } from "../files";
import { SETTLED, SETTLED_COLUMNS } from "../settled";
import { makeWorkFolder } from "../work-folder";
import { publishSnapshot } from "./publish-snapshot";
import { typedLedger, type LedgerRows } from "./test-ledger";

export type TestSnapshot = { asOf?: string; /** Stands for the package's bytes. */ source?: string; /** What a mapping profile settled: area and code; made with one where given. */ settled?: readonly { area: string; code: string }[]; threads?: number; at?: string };

/** Publishes rows as a snapshot of `dataDir`, as an import would after its checks. */
export async function publishRows(dataDir: string, ledgerRows: LedgerRows, { asOf = "2009-10-05", source = JSON.stringify(ledgerRows), threads = 2, at = "2009-10-06T00:00:00Z", settled }: TestSnapshot = {}): Promise<string> {
  const folder = await makeWorkFolder(dataDir);
  const database = await typedLedger(ledgerRows, { directory: folder.path, threads });
  try {
    const rows = Object.fromEntries(Object.entries(ledgerRows).map(([file, list]) => [file, list.length])) as Partial<Record<FileName, number>>;
    if (settled) await database.run(`CREATE TABLE ${SETTLED} (${SETTLED_COLUMNS}); INSERT INTO ${SETTLED} SELECT 'a.csv', area, code, area, 1, 1, 2 FROM (VALUES ${settled.map(({ area, code }) => `('${area}', '${code}')`).join(", ")}) v(area, code)`);
    const input = {
      ...(settled ? { profileHash: createHash("sha256").update("profile").digest("hex") } : {}),
      ledger: { title: "测试", asOf, statYearStart: 10, preparedBy: "计划科", sample: false }, rows,
      sources: [{ path: "events.csv", sha256: createHash("sha256").update(source).digest("hex"), bytes: source.length, rows: 0 }],
    };
    return (await publishSnapshot(database, input, { dataDir, folder, clock: { now: () => new Date(at) } })).id;
  } finally {
    database.close();
    await folder.remove();
  }
}
