import { benjaminiHochberg } from "../../../statistics/false-discovery";
import { shareTestWithin, type Side } from "../../../statistics/one-sided-tests";
import type { OpenLedger } from "../../open-ledger";
import { readDelays } from "../delays";
import { placeIn } from "../delay-cells";
import type { FaultCode, FoundFault, Severity } from "./fault";
import { readVillageYears, type VillageYear } from "./village-years";
import { readWrongFields, type WrongCase } from "./wrong-fields";
import type { Measure } from "../../../indicators/measure";

type ShareRule = { code: FaultCode; file: string; kind: string; events: Measure; trials: Measure; side: Side; severity: Severity };

/** Shares of a village that stand out from those beside it: entries that checks could not confirm, months in which the books differ. */
const RULES: readonly ShareRule[] = [
  { code: "lowMatch", file: "checks.csv", kind: "", events: "check_match_matched", trials: "check_match_ledger", side: "below", severity: "high" },
  { code: "sourcesApart", file: "sources.csv", kind: "", events: "source_agree", trials: "source_cells", side: "below", severity: "middle" },
];

/**
 * One-sided exact test of each village and year against those of the same parent (Fisher), Benjamini–Hochberg across all villages and years of one
 * indicator at the level set (`rules.ts`): what chance gives among many small villages is no fault.
 */
export async function findShareFaults(ledger: OpenLedger): Promise<FoundFault[]> {
  const found: FoundFault[] = [];
  for (const rule of RULES) {
    const years = await readVillageYears(ledger, [rule.events, rule.trials]);
    found.push(...judge(ledger, rule, casesOf(years.get(rule.events)!, years.get(rule.trials)!)));
  }
  const [wrong, late] = await Promise.all([readWrongFields(ledger), lateCases(ledger)]);
  for (const [field, cases] of wrong) found.push(...noted(ledger, cases, judge(ledger, { code: "wrongField", file: "misfiled.csv", kind: field, side: "above", severity: "high" }, cases)));
  return [...found, ...judge(ledger, { code: "lateEntry", file: "events.csv", kind: "birth", side: "above", severity: "middle" }, late, 3)];
}

type Case = { pos: number; year: number; events: number; trials: number };

function casesOf(events: readonly VillageYear[], trials: readonly VillageYear[]): Case[] {
  const known = new Map(events.map(({ pos, year, value }) => [`${pos}|${year}`, value]));
  return trials.flatMap(({ pos, year, value }): Case[] => {
    const count = known.get(`${pos}|${year}`);
    return count === undefined || value < 1 ? [] : [{ pos, year, events: count, trials: value }];
  });
}

/** Births entered three months late or later, by village and statistical year. */
async function lateCases(ledger: OpenLedger): Promise<Case[]> {
  const { pos, month, delay, count } = await readDelays(ledger);
  const cases = new Map<string, Case>();
  for (let at = 0; at < pos.length; at += 1) {
    if (ledger.tree.areas[pos[at]!]!.level !== "village") continue;
    const { year } = placeIn(month[at]!, ledger.entry.statYearStart);
    const known = cases.get(`${pos[at]}|${year}`) ?? { pos: pos[at]!, year, events: 0, trials: 0 };
    known.trials += count[at]!;
    known.events += (delay[at]! >= ledger.config.quality.lateMonths ? count[at]! : 0);
    cases.set(`${pos[at]}|${year}`, known);
  }
  return [...cases.values()];
}

/** Wrong fields that a check found are faults however few: those that do not stand out are for the record, unless all of one true value are wrong. */
function noted({ tree }: OpenLedger, cases: readonly WrongCase[], judged: readonly FoundFault[]): FoundFault[] {
  const found = new Map(judged.map((fault) => [`${fault.pos}|${fault.period}`, fault]));
  return cases.filter(({ events }) => events > 0).map(({ pos, year, systematic, field }): FoundFault => {
    return found.get(`${pos}|${year}`) ?? { code: "wrongField", pos, area: tree.areas[pos]!.code, period: String(year), file: "misfiled.csv", kind: field, rows: 1, severity: systematic ? "middle" : "low" };
  });
}

function judge({ tree, config: { quality } }: OpenLedger, rule: Pick<ShareRule, "code" | "file" | "kind" | "side" | "severity">, cases: readonly Case[], fewest: number = quality.fewestTrials): FoundFault[] {
  const familyOf = ({ pos, year }: Case) => `${tree.areas[pos]!.parent}|${year}`;
  const families = new Map<string, { events: number; trials: number }>();
  for (const one of cases) {
    const family = familyOf(one);
    const sum = families.get(family) ?? { events: 0, trials: 0 };
    families.set(family, { events: sum.events + one.events, trials: sum.trials + one.trials });
  }
  const tested = cases.filter(({ trials }) => trials >= fewest);
  const adjusted = benjaminiHochberg(tested.map((one) => (one.events === (rule.side === "above" ? 0 : one.trials) ? 1 : shareTestWithin(one, families.get(familyOf(one))!, rule.side))));
  return tested.flatMap(({ pos, year }, at): FoundFault[] => adjusted[at]! > quality.falseDiscovery ? [] : [{ code: rule.code, pos, area: tree.areas[pos]!.code, period: String(year), file: rule.file, kind: rule.kind, rows: 1, severity: rule.severity }]);
}
