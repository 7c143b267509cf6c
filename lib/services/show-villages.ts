import type { Area } from "../analysis/area-tree";
import { detailRows, funnelAround, type Comparison } from "../analysis/comparison";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { Change } from "../analysis/figure";
import type { FunnelFlag } from "../analysis/funnel";
import type { OpenLedger } from "../analysis/open-ledger";
import { isPoolable, POOLS, type Pool } from "../analysis/pooled-years";
import { InputError } from "../base/errors";
import { isComparable, type Indicator } from "../indicators/indicator";
import { AGAINST, besideOf, readAgainst, type Against, type Beside } from "./compare-against";
import { comparisonOf } from "./keep-comparison";

export type VillagesQuestion = { indicator: Indicator; area: Area; level?: Area["level"]; year: number; pool?: Pool; against?: Against; /** Single years that the page shows beside each figure. */ years?: readonly number[] };

/** What a comparison of one indicator says beside the figures: the same as the page. */
export type ShownComparison = {
  pool: Pool;
  /** What the villages stand beside; `villages` are the similar ones. */
  against: { kind: Beside["kind"]; lower?: number; upper?: number; villages?: string[] };
  /** Flags of the funnel by area; none for what is described. `factor` widens the limits for over-dispersion. */
  funnel?: { centre: number; dispersion: number; factor: number; flags: Record<string, FunnelFlag> };
  /** Guidance groups beside each other; `difference` is from the first. */
  groups?: { group: string; villages: number; figure: DisclosedFigure; difference?: Change }[];
};

/** Opens the comparison that an address or a command asks for; similar villages and groups are sought in the whole snapshot. */
export async function openVillages(ledger: OpenLedger, { against = { kind: "auto" }, area, ...question }: VillagesQuestion): Promise<Comparison> {
  const ofVillages = against.kind === "similar" || against.kind === "groups";
  return comparisonOf(ledger, ofVillages ? { ...question, area: ledger.tree.root, level: "village" } : { ...question, area });
}

/** Every village of a comparison with change and shrunken value, in the order of the areas, and what the page says beside them. */
export async function showVillages(ledger: OpenLedger, question: VillagesQuestion): Promise<{ figures: DisclosedFigure[]; comparison: ShownComparison }> {
  const comparison = await openVillages(ledger, question);
  const beside = await besideOf({ ledger, comparison, own: comparison.own, locale: "zh-CN" }, question.against ?? { kind: "auto" });
  const wanted = comparison.all.filter(({ area }) => beside.scope?.has(area.code) ?? true).sort((one, two) => one.area.pos - two.area.pos);
  const { rows } = await detailRows(ledger, comparison, wanted);
  return { figures: rows.map(({ figure }) => figure), comparison: shownComparison(comparison, beside) };
}

function shownComparison(comparison: Comparison, { kind, reference, centre, similar, groups }: Beside): ShownComparison {
  const { indicator, pool } = comparison.question;
  const funnel = funnelAround(comparison, centre);
  return {
    pool, against: { kind, ...(reference ? { lower: reference.lower, upper: reference.upper } : {}), ...(similar ? { villages: similar.areas.map(({ code }) => code) } : {}) },
    ...(funnel.status === "ok" ? { funnel: { centre: funnel.centre.value, dispersion: funnel.spread.phi, factor: funnel.spread.factor, flags: isComparable(indicator) ? Object.fromEntries(funnel.points.map(({ code, flag }) => [code, flag])) : {} } } : {}),
    ...(groups ? { groups: groups.map(({ group, villages, figure, difference }) => ({ group: group.id, villages, figure, ...(difference ? { difference } : {}) })) } : {}),
  };
}

/** `1`, `3` or `5`. @throws InputError for anything else */
export function demandPool(pool: string | number | undefined): Pool {
  const found = POOLS.find((one) => String(one) === String(pool ?? 1));
  if (found) return found;
  throw new InputError("pool.unknown", { zh: `合并年数应为 1、3 或 5，得到“${String(pool).slice(0, 20)}”`, en: `years to pool must be 1, 3 or 5, got "${String(pool).slice(0, 20)}"` });
}

/** @throws InputError for what is no form of a comparison */
export function demandAgainst(text: string | undefined): Against {
  if (text === undefined || AGAINST.test(text)) return readAgainst(text);
  throw new InputError("against.unknown", { zh: `比较对象应为 parent、target、similar:代码 或 group:组[,组]，得到“${text.slice(0, 40)}”`, en: `against must be parent, target, similar:CODE or group:ID[,ID], got "${text.slice(0, 40)}"` });
}

/** @throws InputError where the indicator is not built on events of a month */
export function demandPoolable(indicator: Indicator): void {
  if (isPoolable(indicator)) return;
  throw new InputError("pool.indicator", { zh: `${indicator.label["zh-CN"]}不是按月发生的事件，不能跨年合并`, en: `${indicator.id} is not made of events by month and cannot be pooled over years` });
}
