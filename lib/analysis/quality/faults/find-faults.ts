import type { Area } from "../../area-tree";
import { listFaults } from "../../data-faults";
import type { OpenLedger } from "../../open-ledger";
import { rowsWithin } from "../../rows-within";
import { keptFor } from "../kept";
import { findAreaFaults } from "./area-faults";
import { findCheckFaults } from "./check-faults";
import { findEvenMonths } from "./even-months";
import { FAULT_CODES, type FaultCode, type FoundFault } from "./fault";
import { findPopulationFaults } from "./population-faults";
import { findSettledFaults } from "./settled-faults";
import { findShareFaults } from "./share-faults";
import { findYearFaults } from "./year-faults";

const kept = keptFor<FoundFault[]>(1);

/** Every fault of the data of an area and of all below it, in the order of areas; found once for a snapshot, whichever page asks. */
export async function findFaults(ledger: OpenLedger, area: Area = ledger.tree.root): Promise<FoundFault[]> {
  const all = await kept(ledger, "", () => findEach(ledger));
  return area === ledger.tree.root ? all : rowsWithin(all, area);
}

async function findEach(ledger: OpenLedger): Promise<FoundFault[]> {
  const found = [
    ...(await listedFaults(ledger)), ...(await findSettledFaults(ledger)), ...findAreaFaults(ledger), ...(await findYearFaults(ledger)), ...(await findEvenMonths(ledger)), ...(await findShareFaults(ledger)), ...(await findCheckFaults(ledger)), ...(await findPopulationFaults(ledger)),
  ];
  const order = (code: FaultCode) => FAULT_CODES.indexOf(code);
  return found.sort((one, two) => one.pos - two.pos || (one.period < two.period ? -1 : one.period > two.period ? 1 : 0) || order(one.code) - order(two.code) || (one.kind < two.kind ? -1 : 1));
}

/** What the import found already: tables of one figure that disagree, sums that do not add up, areas without an outline. */
async function listedFaults(ledger: OpenLedger): Promise<FoundFault[]> {
  const listed = await listFaults(ledger, ledger.tree.root);
  return listed.flatMap(({ code, area, period, file, kind }): FoundFault[] => {
    const known = FAULT_CODES.find((one) => one === code);
    return known ? [{ code: known, pos: ledger.tree.find(area).area.pos, area, period, file: file.includes(".") ? file : `${file}.csv`, kind, rows: 1, severity: code === "noOutline" ? "low" : "middle" }] : [];
  });
}
