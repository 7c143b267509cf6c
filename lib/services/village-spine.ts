import type { Answers } from "../analysis/answers";
import type { Area } from "../analysis/area-tree";
import { limitsAt } from "../analysis/limits-at";
import { similarVillages } from "../analysis/similar-villages";
import { formatYear } from "../i18n/format";
import { isScored } from "../indicators/indicator";
import { spreadOf } from "../statistics/spread";
import { nameOf } from "../views/names";
import { similarText } from "../views/similar-words";
import { spineView, type Beside, type SpineLine, type SpineView } from "../views/spine-view";
import type { PageFrame } from "./page-frame";
import { isRelative, shownValues } from "./shown-values";
import { targetOf } from "./target-of";

/** Of so many a few may be withheld and quartiles still stand. */
const SIMILAR_WANTED = 12;

/** One area in all rates and shares beside the area above it, chance, and the areas most like it; absent at the top of the tree. */
export async function villageSpine(frame: PageFrame, answers: Answers, parent: Area | undefined): Promise<SpineView | undefined> {
  const { ledger, area, areaName, year, locale, writer } = frame;
  if (!parent) return undefined;
  const { areas, pool, beside } = await areasBeside(frame);
  const values = await shownValues(ledger, areas, year, pool);
  const lines = await Promise.all(ledger.registry.all.filter(isRelative).map(async (indicator): Promise<SpineLine | undefined> => {
    const figure = answers.figure(indicator, area, year, { change: false });
    const above = answers.figure(indicator, parent, year, { change: false });
    if (figure.status === "missing" && above.status === "missing") return undefined;
    const target = isScored(indicator) ? await targetOf(ledger, indicator.id, area, year) : undefined;
    return { indicator, figure, above, limits: limitsAt(indicator.formula.kind, above, figure), spread: spreadOf(values(indicator)), target };
  }));
  const known = lines.filter((line) => line !== undefined);
  if (known.length === 0) return undefined;
  return spineView({ lines: known, areaName, aboveName: nameOf(parent, locale), level: area.level, period: formatYear(year, ledger.entry.statYearStart, locale), beside, writer });
}

/** Villages like it by population and ages; larger areas, and villages without a population, stand beside their siblings. */
async function areasBeside({ ledger, area, areaName, year, locale }: PageFrame): Promise<{ areas: Area[]; pool?: Area; beside?: Beside }> {
  const similar = area.level === "village" ? await similarVillages(ledger, area, year, SIMILAR_WANTED) : undefined;
  if (similar && similar.areas.length > 0) return { areas: similar.areas, pool: similar.method.pool, beside: { kind: "similar", n: similar.areas.length, method: similarText(similar, areaName, locale) } };
  const siblings = ledger.tree.siblings(area).filter((one) => one !== area);
  return { areas: siblings, ...(siblings.length > 0 ? { beside: { kind: "siblings", n: siblings.length } } : {}) };
}
