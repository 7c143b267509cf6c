import { LedgerError, type Bilingual } from "../../lib/base/errors";
import { createDeps } from "../../lib/services/deps";

/** Which snapshot the pages will show, asked of the very door that the pages use; or what is wrong, in one sentence each. */
export async function snapshotInUse(dataDir: string): Promise<Bilingual> {
  const deps = createDeps({ dataDir });
  try {
    const { ledger, damaged } = await deps.ledger();
    const { id, title, titleEn, asOf, sample } = ledger.entry;
    const skipped = damaged.length ? { zh: `；已损坏而未使用：${damaged.join("、")}`, en: `; damaged and not used: ${damaged.join(", ")}` } : { zh: "", en: "" };
    return {
      zh: `使用的快照：${id}，${title}，截至 ${asOf}${sample ? "（示例数据，虚构）" : ""}${skipped.zh}`,
      en: `Snapshot in use: ${id}, ${titleEn ?? title}, as of ${asOf}${sample ? " (sample, fictional)" : ""}${skipped.en}`,
    };
  } catch (cause) {
    return cause instanceof LedgerError ? cause.text : { zh: "没有可用的快照。", en: "There is no snapshot to show." };
  } finally {
    deps.close();
  }
}
