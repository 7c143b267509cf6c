import { LRUCache } from "lru-cache";
import type { Area } from "../analysis/area-tree";
import { expectedFalse, expectedUnder, type Expected, type ExpectedFalse } from "../analysis/lagging/expected-false";
import { fewestBirths, judgeTests, laggingFrom, type JudgedTests, type Lagging } from "../analysis/lagging/lagging";
import { readTests, type LaggingTests } from "../analysis/lagging/read-tests";
import { rulesOf, type LaggingRules } from "../analysis/lagging/rules";
import { whatIf, type WhatIf } from "../analysis/lagging/what-if";
import type { OpenLedger } from "../analysis/open-ledger";

/** The tests of an area up to a year, judged by the rules in force. */
export type LaggingFacts = { tests: LaggingTests; judged: JudgedTests; rules: LaggingRules; lagging: Lagging };
export type Tried = { whatIf: WhatIf; expected?: Expected };

/** Some megabytes each, of a township some hundred kilobytes. */
const MOST_FACTS = 12;
const MOST_TRIED = 100;
const facts = new WeakMap<OpenLedger, LRUCache<string, Promise<LaggingFacts>>>();
const simulated = new WeakMap<OpenLedger, LRUCache<string, Promise<{ expected?: ExpectedFalse }>>>();
const tries = new WeakMap<OpenLedger, LRUCache<string, Promise<Tried>>>();

/** Read and judged once: a snapshot never changes. */
export function laggingFacts(ledger: OpenLedger, area: Area, year: number): Promise<LaggingFacts> {
  return once(facts, MOST_FACTS, ledger, `${area.pos}|${year}`, async () => {
    const rules = rulesOf(ledger.config);
    const tests = await readTests(ledger, area, year, fewestBirths(rules));
    const judged = judgeTests(tests, rules, ledger.config.threshold);
    return { tests, judged, rules, lagging: laggingFrom(tests, judged, rules) };
  });
}

/** What chance alone would list under the rules in force, simulated once; empty where it cannot be. */
export function laggingExpected(ledger: OpenLedger, area: Area, year: number): Promise<{ expected?: ExpectedFalse }> {
  return once(simulated, MOST_TRIED, ledger, `${area.pos}|${year}`, async () => {
    const { tests, rules } = await laggingFacts(ledger, area, year);
    const expected = expectedFalse(tests, rules);
    return expected ? { expected } : {};
  });
}

/** The list under other rules, and how often they would err. */
export function laggingTried(ledger: OpenLedger, area: Area, year: number, other: LaggingRules): Promise<Tried> {
  return once(tries, MOST_TRIED, ledger, `${area.pos}|${year}|${JSON.stringify(other)}`, async () => {
    const { tests: known, rules } = await laggingFacts(ledger, area, year);
    // Fewer births asked for than in force: further villages may be judged.
    const tests = fewestBirths(other) < fewestBirths(rules) ? await readTests(ledger, area, year, fewestBirths(other)) : known;
    const expected = expectedUnder(tests, other);
    return { whatIf: whatIf(tests, { base: rules, other, threshold: ledger.config.threshold }), ...(expected ? { expected } : {}) };
  });
}

function once<Made extends object>(kept: WeakMap<OpenLedger, LRUCache<string, Promise<Made>>>, max: number, ledger: OpenLedger, key: string, make: () => Promise<Made>): Promise<Made> {
  const cache = kept.get(ledger) ?? new LRUCache<string, Promise<Made>>({ max });
  kept.set(ledger, cache);
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
