import type { Answering } from "./answering";

/** So long nobody has asked for anything: whoever opened the browser with the server has read what came. */
const QUIET = 3000;
const LOOK = 10_000;

type Preparing = {
  warm: Answering["warm"];
  /** Changes when another snapshot becomes the current one. */
  current(): string;
  /** Milliseconds since the last request. */
  idle(): number;
  log(line: string): void;
};

/** Faults are searched once for a snapshot, before anyone asks and while nobody asks for something else: after the start, and when another snapshot becomes the current one. */
export function prepareQuality({ warm, current, idle, log }: Preparing, { quiet = QUIET, look = LOOK } = {}): { close(): void } {
  let known: string | undefined;
  let closed = false;
  let timer = setTimeout(turn, quiet).unref();
  const whenQuiet: Answering["warm"] = async (url) => {
    while (!closed && idle() < quiet) await new Promise((done) => setTimeout(done, quiet - idle()).unref());
    return closed ? undefined : warm(url);
  };
  async function turn(): Promise<void> {
    const now = current();
    if (now !== known) await warmed(whenQuiet).catch((cause: unknown) => log(`data quality was not prepared: ${String(cause)}`));
    known = now;
    if (!closed) timer = setTimeout(turn, look).unref();
  }
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** The page of the whole ledger, and of each year that it leads to, one by one. */
async function warmed(warm: Answering["warm"]): Promise<void> {
  const page = (await warm("/quality")) ?? "";
  const years = new Set([...page.matchAll(/href="(\/quality\?year=\d+)"/g)].map(([, url]) => url!));
  for (const url of years) await warm(url);
}
