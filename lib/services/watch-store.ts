import { fileState, openStore, type Store, type StorePlace } from "../store/store";

/** What kept answers of pages may depend on in the small database. */
export type StoreWatch = {
  /** Changes whenever something was written, or the database went away or came back. Costs microseconds. */
  state(): string;
  /** Looks now. */
  look(): Promise<void>;
  close(): void;
};

const EVERY = 1000;

/** The file shows its own changes by its stamps; PostgreSQL is asked, once a second at most, and never waited for. */
export function watchStore({ dataDir, databaseUrl = process.env.DATABASE_URL }: StorePlace, now: () => number = () => performance.now()): StoreWatch {
  if (!databaseUrl) return { state: () => fileState(dataDir), look: async () => undefined, close: () => undefined };
  let store: Promise<Store> | undefined;
  let last = "";
  let failures = 0;
  let next = 0;
  let looking: Promise<void> | undefined;
  const ask = async () => {
    try {
      last = await (await (store ??= openStore({ dataDir, databaseUrl }))).revision();
    } catch {
      // Never the same twice: a page that did reach the database meanwhile must not be kept for the next time it is away.
      last = `away-${(failures += 1)}`;
      const broken = store;
      store = undefined;
      await broken?.then((known) => known.close(), () => undefined);
    }
    next = now() + EVERY;
  };
  const look = () => (looking ??= ask().finally(() => (looking = undefined)));
  return {
    state() {
      if (now() >= next) void look();
      return last;
    },
    async look() {
      await looking; // it may have begun before the write
      await look();
    },
    close: () => void store?.then((known) => known.close(), () => undefined),
  };
}
