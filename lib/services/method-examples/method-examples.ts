import { LRUCache } from "lru-cache";
import type { OpenLedger } from "../../analysis/open-ledger";
import type { MethodId } from "../../views/methods/method-list";
import type { PageFrame } from "../page-frame";
import { BALANCE_EXAMPLES } from "./balance-examples";
import { CHANGE_EXAMPLES } from "./change-examples";
import { COMPARE_EXAMPLES } from "./compare-examples";
import { readExampleData, type ExampleData } from "./example-data";
import { INTERVAL_EXAMPLES } from "./interval-examples";
import { PEOPLE_EXAMPLES } from "./people-examples";
import { PROGRESS_EXAMPLES } from "./progress-examples";
import { QUALITY_EXAMPLES } from "./quality-examples";
import { RATE_EXAMPLES } from "./rate-examples";
import { SEASON_EXAMPLES } from "./season-examples";
import { SPREAD_EXAMPLES } from "./spread-examples";
import { writingFor, type ExampleText, type MadeExample, type Writing } from "./write-example";

/** How the example of each method is made; a method without one does not pass the compiler. */
export const EXAMPLES: Record<MethodId, (data: ExampleData, writing: Writing) => MadeExample> = {
  ...INTERVAL_EXAMPLES, ...CHANGE_EXAMPLES, ...PROGRESS_EXAMPLES, ...COMPARE_EXAMPLES, ...SPREAD_EXAMPLES, ...QUALITY_EXAMPLES, ...BALANCE_EXAMPLES, ...PEOPLE_EXAMPLES, ...SEASON_EXAMPLES, ...RATE_EXAMPLES,
};

/** These look at every area below, some with draws: above so many areas they are made on the method's own page only. */
const DEAR: readonly MethodId[] = ["rank-interval", "bootstrap", "chance-spread", "chance-inequality", "fifth-moves", "kitagawa", "moran"];
const MOST_AREAS = 300;

export type MethodExamples = {
  of(id: MethodId): Promise<ExampleText>;
  /** The dear ones of a large area too are made here. */
  inFull(id: MethodId): Promise<ExampleText>;
  /** Said where the year chosen has no figures and an earlier one was taken. */
  notice?: string;
};

/** Some 100 kB each. */
const MOST = 30;
const kept = new WeakMap<OpenLedger["reader"], LRUCache<string, Promise<MethodExamples>>>();

/** Today's examples for the area and year of a page, each made when it is first asked for and then kept: a snapshot never changes. */
export function methodExamples(frame: PageFrame): Promise<MethodExamples> {
  const { ledger: { reader }, area, year, locale } = frame;
  const cache = kept.get(reader) ?? new LRUCache<string, Promise<MethodExamples>>({ max: MOST });
  kept.set(reader, cache);
  const key = `${area.pos}|${year}|${locale}`;
  const known = cache.get(key);
  if (known) return known;
  const made = readExamples(frame);
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}

async function readExamples(frame: PageFrame): Promise<MethodExamples> {
  const data = await readExampleData(frame);
  const writing = writingFor({ ...frame, year: data.year });
  const texts = new Map<MethodId, Promise<ExampleText>>();
  const inFull = (id: MethodId): Promise<ExampleText> => {
    const known = texts.get(id);
    if (known) return known;
    const made = Promise.resolve(EXAMPLES[id](data, writing));
    texts.set(id, made);
    made.catch(() => texts.delete(id));
    return made;
  };
  const isLarge = frame.area.last - frame.area.pos > MOST_AREAS;
  return {
    of: (id) => (isLarge && DEAR.includes(id) ? Promise.resolve(writing.none("ownPage")) : inFull(id)), inFull,
    ...(data.year === frame.year ? {} : { notice: writing.t("earlier", { year: String(data.year) }) }),
  };
}
