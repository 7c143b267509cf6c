import type { OpenLedger } from "../../open-ledger";
import { readMisfiled } from "../cross-table";

/** Entries of one village, year and field that a check compared; `systematic`: every entry of one true value was wrong, at least two. */
export type WrongCase = { pos: number; year: number; field: string; events: number; trials: number; systematic: boolean };

/** Fields compared and fields wrong of each village and year, by field. */
export async function readWrongFields(ledger: OpenLedger): Promise<Map<string, WrongCase[]>> {
  const cases = new Map<string, WrongCase & { truths: Map<string, { wrong: number; all: number }> }>();
  for (const { pos, year, kind, field, ledger: written, truth, count } of await readMisfiled(ledger)) {
    if (ledger.tree.areas[pos]!.level !== "village") continue;
    const key = `${pos}|${year}|${field}`;
    const known = cases.get(key) ?? { pos, year, field, events: 0, trials: 0, systematic: false, truths: new Map<string, { wrong: number; all: number }>() };
    const of = known.truths.get(`${kind}|${truth}`) ?? { wrong: 0, all: 0 };
    const wrong = written === truth ? 0 : count;
    known.truths.set(`${kind}|${truth}`, { wrong: of.wrong + wrong, all: of.all + count });
    cases.set(key, { ...known, events: known.events + wrong, trials: known.trials + count });
  }
  const fields = new Map<string, WrongCase[]>();
  for (const { truths, ...one } of cases.values()) {
    const systematic = [...truths.values()].some(({ wrong, all }) => all >= 2 && wrong === all);
    const known = fields.get(one.field);
    if (known) known.push({ ...one, systematic });
    else fields.set(one.field, [{ ...one, systematic }]);
  }
  return fields;
}
