import { readAges } from "../analysis/age-structure";
import type { Area } from "../analysis/area-tree";
import { monthOf } from "../analysis/stat-year";
import { nameOf } from "../views/names";
import { pyramidView, type PyramidView } from "../views/pyramid-view";
import type { PageFrame } from "./page-frame";

/** Age pyramid of the frame's area and year, the shape of the area above as an outline; absent where there are no ages. */
export async function villageAges({ ledger, area, areaName, year, locale }: PageFrame, parent: Area | undefined, standing: string | undefined): Promise<PyramidView | undefined> {
  const structures = await readAges(ledger, parent ? [area, parent] : [area], [year]);
  const own = structures.find((one) => one.area === area);
  const above = structures.find((one) => one.area === parent);
  if (!own) return undefined;
  return pyramidView({
    own, areaName, locale, period: `${monthOf(year, 7, ledger.entry.statYearStart)}-01`,
    ...(standing === undefined ? {} : { standing }), ...(above && parent ? { beside: { structure: above, label: nameOf(parent, locale), scale: "share" as const } } : {}),
  });
}
