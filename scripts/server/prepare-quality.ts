import type { Answering } from "./answering";

/** Long enough after the first pages that whoever opened the browser with the server has read what he asked for. */
const AFTER = 3000;
const LOOK = 10_000;

type Preparing = { warm: Answering["warm"]; /** Changes when another snapshot becomes the current one. */ current(): string; log(line: string): void };

/** Faults are searched once for a snapshot, before anyone asks: after the start, and when another snapshot becomes the current one. */
export function prepareQuality({ warm, current, log }: Preparing, { after = AFTER, look = LOOK } = {}): { close(): void } {
  let known: string | undefined;
  let timer = setTimeout(turn, after).unref();
  async function turn(): Promise<void> {
    const now = current();
    if (now !== known) await warmed(warm).catch((cause: unknown) => log(`data quality was not prepared: ${String(cause)}`));
    known = now;
    timer = setTimeout(turn, look).unref();
  }
  return { close: () => clearTimeout(timer) };
}

/** The page of the whole ledger, and of each year that it leads to, one by one. */
async function warmed(warm: Answering["warm"]): Promise<void> {
  const page = (await warm("/quality")) ?? "";
  const years = new Set([...page.matchAll(/href="(\/quality\?year=\d+)"/g)].map(([, url]) => url!));
  for (const url of years) await warm(url);
}
