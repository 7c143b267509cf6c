import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { analysisConfigSchema, DEFAULT_CONFIG, type AnalysisConfig } from "../analysis/config";
import type { OpenLedger, openLedger } from "../analysis/open-ledger";
import { systemClock, type Clock } from "../base/clock";
import { InputError, type Bilingual } from "../base/errors";
import { findSnapshot, openCurrent, type SnapshotEntry } from "../snapshots/catalog";
import type { Store } from "../store/store";
import { configFaults } from "./config-faults";

/** What services work with: one for each process. Effects (folder, clock) come in here and nowhere else. */
export type Deps = {
  /** Where snapshots, error lists and the small database lie. */
  dataDir: string;
  clock: Clock;
  config: AnalysisConfig;
  /** Opens a snapshot once and keeps it; without an id the current one, and `damaged` names newer ones that are not whole. */
  ledger(id?: string): Promise<{ ledger: OpenLedger; damaged: string[] }>;
  /** Is there anything in the small database to read? It is made by the first write. */
  hasStore(): Promise<boolean>;
  /** The small database of what changes, opened once when first asked for. @throws StoreError where it cannot be opened; the next call tries again */
  store(): Promise<Store>;
  close(): void;
};

/** Open snapshots kept at once: each holds some file handles and its list of areas. */
const OPEN_AT_ONCE = 4;

export function createDeps({ dataDir, clock = systemClock, databaseUrl = process.env.DATABASE_URL }: { dataDir: string; clock?: Clock; databaseUrl?: string }): Deps {
  const config = readConfig(dataDir);
  let store: Promise<Store> | undefined;
  const open = new LRUCache<string, Promise<OpenLedger>>({
    max: OPEN_AT_ONCE,
    // A question may still be running on it; what is asked next opens it anew.
    dispose: (ledger) => void ledger.then((known) => setTimeout(() => known.close(), 30_000).unref(), () => undefined),
  });
  const opened = (entry: SnapshotEntry): Promise<OpenLedger> => {
    const known = open.get(entry.id);
    if (known) return known;
    const { manifest } = entry;
    const ledger = openOne({
      id: entry.id, asOf: entry.asOf, dir: entry.dir, statYearStart: manifest.statYearStart, title: manifest.title,
      ...(manifest.titleEn ? { titleEn: manifest.titleEn } : {}), preparedBy: manifest.preparedBy, sample: manifest.sample, sources: manifest.sources,
    }, config);
    open.set(entry.id, ledger);
    ledger.catch(() => open.delete(entry.id));
    return ledger;
  };
  return {
    dataDir, clock, config,
    async ledger(id) {
      if (id !== undefined) return { ledger: await opened(await findSnapshot(dataDir, id)), damaged: [] };
      const { snapshot, damaged = [] } = await openCurrent(dataDir);
      return { ledger: await opened(snapshot), damaged };
    },
    async hasStore() {
      return store !== undefined || (await import("../store/store")).storeExists({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) });
    },
    async store() {
      const asked = store;
      const known = await asked;
      if (known && !known.replaced()) return known;
      void known?.close();
      if (store === asked) {
        const opening = openSmallDatabase({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) });
        store = opening;
        opening.catch(() => void (store === opening && (store = undefined)));
      }
      return store!; // set above, or by another who asked at the same time
    },
    close() {
      open.clear();
      void store?.then((known) => known.close(), () => undefined);
    },
  };
}

/** An import opens none: what reads snapshots is loaded when one is asked. */
async function openOne(...ledger: Parameters<typeof openLedger>): Promise<OpenLedger> {
  const analysis = await import("../analysis/open-ledger");
  return analysis.openLedger(...ledger);
}

/** A question over a snapshot alone opens none. */
async function openSmallDatabase(place: { dataDir: string; databaseUrl?: string }): Promise<Store> {
  const { openStore } = await import("../store/store");
  return openStore(place);
}

/** The office's own settings, `<LEDGER_DATA>/config.json`; unknown keys and values out of range are refused. */
export function readConfig(dataDir: string): AnalysisConfig {
  const path = join(dataDir, "config.json");
  if (!existsSync(path)) return DEFAULT_CONFIG;
  const refuse = (why: Bilingual) => new InputError("config.invalid", { zh: `config.json 有误：${why.zh}`, en: `config.json is not valid: ${why.en}` });
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw refuse({ zh: "不是 JSON", en: "not JSON" });
  }
  const parsed = analysisConfigSchema.safeParse(json);
  if (!parsed.success) throw refuse(configFaults(analysisConfigSchema, parsed.error.issues));
  return parsed.data;
}
