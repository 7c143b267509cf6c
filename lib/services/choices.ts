import { z } from "zod";
import type { Area } from "../analysis/area-tree";
import { levelsUnder } from "../analysis/balance-units";
import { PERIODS } from "../analysis/lagging/circular-period";
import { yearsOf, type OpenLedger } from "../analysis/open-ledger";
import { InputError } from "../base/errors";
import { isScored } from "../indicators/indicator";
import type { View } from "../indicators/view";
import { serviceProgress } from "./service-progress";
import { ratioFacts } from "./sex-ratio-facts";
import { groupings } from "./show-balance";

const LEVELS = ["province", "prefecture", "county", "township", "village"] as const;
const BY = ["township", "group"] as const;
const year = z.string().regex(/^\d{4}$/).transform(Number);

/** What a page lets its reader choose beside area, year and indicator: one shape for address, download and command line. */
export const CHOICES = {
  /** Level of the areas compared or judged first. */
  level: z.enum(LEVELS),
  /** balance: what the areas are grouped by, and the year that moves are counted from. */
  by: z.enum(BY), since: year,
  /** sex-ratio: the ratio taken as normal, and the year the change begins in. */
  normal: z.string().regex(/^(?:10\d|110)$/).transform(Number), from: year,
  /** services: the service looked at, and the quarter looked from. */
  service: z.string().regex(/^service-[0-9A-Za-z-]{1,52}$/), quarter: z.enum(["1", "2", "3", "4"]).transform((text) => Number(text) as 1 | 2 | 3 | 4),
  /** lagging: thresholds tried, such as `discovery=0.1,running=3`. */
  rules: z.string().max(200),
  /** circular: the quarter, or the whole year. */
  period: z.enum(PERIODS),
};

export type ChoiceName = keyof typeof CHOICES;
export type Choices = { [Name in ChoiceName]?: z.infer<(typeof CHOICES)[Name]> };
/** As they are typed. */
export type AskedChoices = { [Name in ChoiceName]?: string | number | undefined };

const USED_BY: Record<ChoiceName, readonly View[]> = { level: ["villages", "balance", "sex-ratio"], by: ["balance"], since: ["balance"], normal: ["sex-ratio"], from: ["sex-ratio"], service: ["services"], quarter: ["services"], rules: ["lagging"], period: ["circular"] };
const YEAR_WANTED = { zh: "四位数字的年度", en: "a year of four digits" };
const WANTED: Record<ChoiceName, { zh: string; en: string }> = {
  level: { zh: LEVELS.join("、"), en: LEVELS.join(", ") }, by: { zh: BY.join("、"), en: BY.join(", ") }, since: YEAR_WANTED, from: YEAR_WANTED, normal: { zh: "100 到 110 的整数", en: "a whole number from 100 to 110" },
  service: { zh: "以 service- 开头的服务指标", en: "an indicator of a service, which begins with service-" }, quarter: { zh: "1、2、3、4", en: "1, 2, 3, 4" }, rules: { zh: "不超过 200 字的门槛清单，如 discovery=0.1,running=3", en: "a list of thresholds of at most 200 characters, such as discovery=0.1,running=3" },
  period: { zh: PERIODS.join("、"), en: PERIODS.join(", ") },
};

/**
 * The choices asked for, checked in form and whether the view has them.
 * @throws InputError naming the choice and what it may be
 */
export function readChoices(view: View, asked: AskedChoices): Choices {
  return Object.fromEntries((Object.keys(CHOICES) as ChoiceName[]).flatMap((name) => {
    const value = asked[name];
    if (value === undefined || value === "") return [];
    if (!USED_BY[name].includes(view)) throw new InputError("choice.unused", { zh: `“${name}”只用于 ${USED_BY[name].join("、")} 视图，${view} 不用它`, en: `${name} is used by ${USED_BY[name].join(", ")} only, not by ${view}` });
    const parsed = CHOICES[name].safeParse(String(value));
    if (!parsed.success) throw refused(name, value, WANTED[name]);
    return [[name, parsed.data]];
  }));
}

/**
 * The same, and whether the snapshot has them for this area and year. Pages fall back instead: their reader has only moved on to another year or area.
 * @throws InputError naming those there are
 */
export async function demandChoices(ledger: OpenLedger, { view, area, year: now }: { view: View; area: Area; year: number }, asked: AskedChoices): Promise<Choices> {
  const choices = readChoices(view, asked);
  const demand = <Value extends string | number>(name: ChoiceName, value: Value | undefined, known: readonly Value[]) => {
    if (value !== undefined && !known.includes(value)) throw refused(name, value, known.length === 0 ? { zh: "空：这里没有可选的", en: "left out: there is nothing to choose here" } : { zh: known.join("、"), en: known.join(", ") });
  };
  const under = levelsUnder(ledger.tree, area);
  if (view !== "villages") demand("level", choices.level, view === "sex-ratio" ? under.filter((level) => level !== "village") : under);
  demand("since", choices.since, yearsOf(ledger).filter((one) => one < now));
  if (choices.by !== undefined) demand("by", choices.by, await groupings(ledger, { area, level: choices.level ?? under[0] ?? "village" }));
  if (choices.from !== undefined) demand("from", choices.from, (await ratioFacts(ledger, { area, year: now })).changes.map(({ from }) => from));
  if (choices.service !== undefined && ledger.registry.get(choices.service).topic !== "services") throw refused("service", choices.service, WANTED.service);
  if (choices.quarter !== undefined) {
    const services = ledger.registry.all.filter(isScored).filter(({ topic }) => topic === "services");
    const latest = (await serviceProgress(ledger, { services, area, year: now }))?.latest ?? 0;
    demand("quarter", choices.quarter, ([1, 2, 3, 4] as const).filter((quarter) => quarter <= latest));
  }
  return choices;
}

const refused = (name: ChoiceName, value: string | number, wanted: { zh: string; en: string }) =>
  new InputError("choice.invalid", { zh: `“${name}”应为：${wanted.zh}；得到“${String(value).slice(0, 40)}”`, en: `${name} must be ${wanted.en}; got "${String(value).slice(0, 40)}"` });
