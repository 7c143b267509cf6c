import type { Balance, BalanceBy, BalanceCurve } from "../analysis/balance";
import type { Area } from "../analysis/area-tree";
import type { FifthChanges } from "../analysis/fifth-changes";
import { loadGroups } from "../analysis/groups";
import { yearsOf, type OpenLedger } from "../analysis/open-ledger";
import { areasAtLevel, finestLevel, levelsUnder } from "../analysis/balance-units";
import type { BalanceAnswer } from "../analysis/read-balance";
import { InputError } from "../base/errors";
import { isComparable, type Comparable, type Indicator } from "../indicators/indicator";
import { balanceFor, balanceLines } from "./keep-balance";

/** One indicator of the table: the year, and the observed Gini of each year that has one. */
export type ShownLine = { indicator: string; now: Balance; ginis: { year: number; gini: number }[] };
type ShownMoves = Extract<FifthChanges, { status: "none" }> | (Omit<Extract<FifthChanges, { status: "ok" }>, "villages"> & { villages: { area: string; change: "left" | "fell"; chance: number }[] });
/** What the page of balance says beside the figures: of one indicator its years, curve and moves, else the table of all. */
export type ShownBalance = { by: BalanceBy; level?: Area["level"]; indicators?: ShownLine[]; years?: Balance[]; curve?: BalanceCurve; moves?: ShownMoves };
export type BalanceAsked = { area: Area; year: number; /** Of the areas compared; the finest where the area has none of it. */ level?: Area["level"]; by?: BalanceBy; since?: number };

/** The same numbers as the page. */
export async function showBalance(ledger: OpenLedger, { indicator, ...asked }: BalanceAsked & { indicator?: Indicator }): Promise<ShownBalance> {
  const { area, year } = asked;
  const level = balanceLevel(ledger, area, asked.level);
  if (indicator && !isComparable(indicator)) throw new InputError("balance.described", { zh: `${indicator.label["zh-CN"]}只作描述，不比村与村的差距`, en: `${indicator.label.en.toLowerCase()} is described only: no gap between villages is measured` });
  if (level === undefined) return { by: "township", ...(indicator ? { years: [] } : { indicators: [] }) };
  const by = await balanceBy(ledger, { area, level }, asked.by);
  const head = { by, level };
  if (!indicator) return { ...head, indicators: (await balanceLines(ledger, { area, level, years: balanceYears(ledger, year) })).map(({ indicator: { id }, now, ginis }) => ({ indicator: id, now, ginis })) };
  const answer = await openBalance(ledger, { ...asked, level, by, indicator });
  if (!answer) return { ...head, years: [] };
  const { years, curve, moves } = answer;
  return { ...head, years, ...(curve ? { curve } : {}), ...(moves ? { moves: moves.status === "none" ? moves : { ...moves, villages: moves.villages.map(({ area: { code }, change, chance }) => ({ area: code, change, chance })) } } : {}) };
}

/** Ten years up to the one asked for, and moves since the newest year before with figures where no other is asked for. */
export function openBalance(ledger: OpenLedger, { indicator, area, level, by, year, since }: BalanceAsked & { level: Area["level"]; by: BalanceBy; indicator: Comparable }): Promise<BalanceAnswer | undefined> {
  const years = balanceYears(ledger, year);
  const from = since !== undefined && since < year && yearsOf(ledger).includes(since) ? since : undefined;
  return balanceFor(ledger, { indicator, area, level, by, years, ...(from === undefined ? {} : { since: from }) });
}

export const balanceYears = (ledger: OpenLedger, year: number): number[] => yearsOf(ledger).filter((one) => one <= year && one > year - 10).sort((one, two) => one - two);

/** The level asked for where the area has it, else the finest; undefined where nothing lies below. */
export const balanceLevel = ({ tree }: OpenLedger, area: Area, asked?: Area["level"]): Area["level"] | undefined => (asked !== undefined && levelsUnder(tree, area).includes(asked) ? asked : finestLevel(tree, area));

type Below = { area: Area; level: Area["level"] };

/** The grouping asked for where the area has it; else the areas right above, or guidance groups where all lie in one. */
export async function balanceBy(ledger: OpenLedger, below: Below, asked?: BalanceBy): Promise<BalanceBy> {
  const choices = await groupings(ledger, below);
  return asked !== undefined && choices.includes(asked) ? asked : (choices[0] ?? "township");
}

/** The groupings that part the areas into more than one. */
export async function groupings(ledger: OpenLedger, { area, level }: Below): Promise<BalanceBy[]> {
  const areas = areasAtLevel(ledger.tree, area, level);
  const groups = await loadGroups(ledger);
  const parted = (name: (one: Area) => string) => areas.some((one) => name(one) !== name(areas[0]!));
  return [...(parted(({ parent }) => String(parent)) ? (["township"] as const) : []), ...(level === "village" && parted((one) => groups.namesOf(one)) ? (["group"] as const) : [])];
}

/** The measures of the year for the rows of a table file. */
export function tableBalance(area: string, { indicators, years }: ShownBalance, figures: readonly { indicator: string }[]): { area: string; of(indicator: string): TableBalanceRow | undefined } {
  const only = years?.at(-1);
  const known = new Map<string, Balance>(indicators ? indicators.map(({ indicator, now }) => [indicator, now]) : only && figures[0] ? [[figures[0].indicator, only]] : []);
  return { area, of: (indicator) => rowOf(known.get(indicator)) };
}

type TableBalanceRow = { areas: number; gini?: number; theil?: number; between?: number; fifthRatio?: number; chance?: { lower: number; upper: number }; p?: number };

function rowOf(balance: Balance | undefined): TableBalanceRow | undefined {
  if (!balance) return undefined;
  if (balance.status === "none") return { areas: balance.areas };
  const { gini, theil, between, fifthRatio } = balance.measures;
  return { areas: balance.areas, ...(gini ? { gini: gini.value } : {}), ...(gini?.chance ? { chance: gini.chance } : {}), ...(gini?.p === undefined ? {} : { p: gini.p }), ...(theil ? { theil: theil.value } : {}), ...(between && balance.groups > 1 ? { between: between.value } : {}), ...(fifthRatio ? { fifthRatio: fifthRatio.value } : {}) };
}
