import type { Area } from "../analysis/area-tree";
import type { OpenLedger } from "../analysis/open-ledger";

/** The goal of an indicator at the end of a statistical year: the area's own before the one for all, a year's before its last quarter. */
export async function targetOf({ reader }: OpenLedger, indicator: string, area: Area, year: number): Promise<number | undefined> {
  const rows = await reader.ask({
    from: "targets", columns: ["area", "month", "span", "target"],
    where: [{ column: "indicator", is: "equal", value: indicator }, { column: "year", is: "equal", value: year }],
    orderBy: [{ column: "month" }, { column: "span" }],
  });
  const { area: areas = [], target = [] } = rows;
  const last = (code: string | null) => target[areas.findLastIndex((one) => one === code)];
  const goal = last(area.code) ?? last(null);
  return typeof goal === "number" ? goal : undefined;
}
