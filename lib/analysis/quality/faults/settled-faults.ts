import type { OpenLedger } from "../../open-ledger";
import { FAULT_CODES, type FoundFault } from "./fault";

/**
 * Faults of foreign tables that the mapping profile put right at import: names spelled otherwise, codes replaced, rows joined by name or left out. They
 * are for the record, for the figures are right already, but for rows that no name matches: those stand apart from the area's other months.
 */
export async function findSettledFaults({ reader, tree }: OpenLedger): Promise<FoundFault[]> {
  const { file = [], area = [], code = [], name = [], files = [], records = [], record = [] } = await reader.ask({
    from: "settled", columns: ["file", "area", "code", "name", "files", "records", "record"], orderBy: [{ column: "area" }, { column: "file" }, { column: "record" }, { column: "code" }, { column: "name" }],
  });
  return area.flatMap((one, at): FoundFault[] => {
    const known = FAULT_CODES.find((fault) => fault === code[at]);
    if (!known) return [];
    const text = String(name[at]);
    return [{
      code: known, pos: tree.find(String(one)).area.pos, area: String(one), period: "", file: String(file[at]), kind: text, rows: Number(records[at]), severity: known === "notFound" ? "middle" : "low",
      found: { text, row: Number(record[at]), files: Number(files[at]) },
    }];
  });
}
