import type { Area } from "./area-tree";
import type { OpenLedger } from "./open-ledger";

/** Two tables of one area, or an area and its children, that do not agree. The numbers stay out: they may be small counts. */
export type ListedFault = { file: string; area: string; period: string; kind: string; code: string; zh: string; en: string };

/** Data faults of an area and of everything below it, merged areas under their old codes, in the order of areas and periods. */
export async function listFaults({ reader, tree }: OpenLedger, area: Area): Promise<ListedFault[]> {
  const { file = [], area: codes = [], period = [], kind = [], code = [], zh = [], en = [] } = await reader.ask({
    from: "faults", columns: ["file", "area", "period", "kind", "code", "zh", "en"], orderBy: [{ column: "area" }, { column: "period" }, { column: "file" }, { column: "kind" }, { column: "code" }],
  });
  const within = (one: string) => {
    const { pos } = tree.find(one).area;
    return pos >= area.pos && pos <= area.last;
  };
  const rows = codes.map((one, at): ListedFault => ({ file: String(file[at]), area: String(one), period: String(period[at]), kind: String(kind[at]), code: String(code[at]), zh: String(zh[at]), en: String(en[at]) }));
  return rows.filter((row) => within(row.area));
}
