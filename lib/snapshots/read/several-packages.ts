import { basename } from "node:path";
import type { Fault } from "../fault";
import { ledgerForChecks, type ReadLedger } from "./ledger-info";
import { cut, placed } from "./read-faults";
import type { LedgerInfo } from "./staged";

/** With several packages the message says which one a fault is in: by name, and by number where two bear the same. */
export function packageMarks(paths: readonly string[]): (fault: Fault, at: number) => Fault {
  if (paths.length < 2) return (fault) => fault;
  const names = paths.map((path) => cut(basename(path)));
  const marks = names.map((name, at) => (names.filter((other) => other === name).length > 1 ? { zh: `${name}，第 ${at + 1} 个`, en: `${name}, no. ${at + 1}` } : { zh: name, en: name }));
  return (fault, at) => ({ ...fault, zh: `【${marks[at]!.zh}】${fault.zh}`, en: `[${marks[at]!.en}] ${fault.en}` });
}

/** Packages of one snapshot were known on the same day and count the same year; what one does not validly say differs from nothing. */
export function differences(ledgers: readonly ReadLedger[]): Fault[] {
  const fault = (column: string, values: readonly unknown[]): Fault[] =>
    values.length < 2 ? [] : [placed({
      file: "ledger.json", row: 0, column, value: "", code: "ledger.differs",
      zh: `各资料包的 ${column} 不同：${values.join("、")}；须一致，请改正后一并导入`, en: `the packages differ in ${column}: ${values.join(", ")}; make them agree`,
    })];
  const distinct = (key: "asOf" | "statYearStart") => [...new Set(ledgers.flatMap(({ valid }) => valid[key] ?? []))];
  return [...fault("as_of", distinct("asOf")), ...fault("stat_year_start", distinct("statYearStart"))];
}

/**
 * The first package names the snapshot; one part that is a sample makes the whole a sample. Where a ledger.json has faults, the
 * package is refused by them, and this is what the other checks may go by.
 */
export function combineLedgers(ledgers: readonly ReadLedger[]): LedgerInfo | undefined {
  const sample = ledgers.some(({ valid }) => valid.sample === true);
  const [first] = ledgers;
  if (first?.ledger && ledgers.every(({ ledger }) => ledger)) return { ...first.ledger, sample };
  const valid = ledgers.toReversed().reduce<Partial<LedgerInfo>>((known, one) => ({ ...known, ...one.valid }), {});
  return valid.asOf === undefined && valid.statYearStart === undefined ? undefined : ledgerForChecks({ ...valid, sample });
}
