import { createDeps, type Deps } from "../lib/services/deps";

const kept = globalThis as typeof globalThis & { cunjingDeps?: Deps };

/** One for the whole process: the bundler may load this file more than once. */
export const deps = (): Deps => (kept.cunjingDeps ??= createDeps({ dataDir: process.env.LEDGER_DATA ?? "data" }));
