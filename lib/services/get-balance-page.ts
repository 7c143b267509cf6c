import { z } from "zod";
import type { BalanceBy } from "../analysis/balance";
import { hasBalance, levelsUnder } from "../analysis/balance-units";
import { weakEnd } from "../analysis/fifth-changes";
import { figuresOf } from "../analysis/figures";
import type { BalanceAnswer } from "../analysis/read-balance";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/balance";
import { translator } from "../i18n/translator";
import { isComparable, type Comparable, type Indicator } from "../indicators/indicator";
import { href, type Extra } from "../views/address";
import { balanceFindings } from "../views/balance-findings";
import { linesTable, measureTable, movesView, yearTable, type LinesTable, type MeasureTable, type MovesView, type YearTable } from "../views/balance-tables";
import { groupsWord } from "../views/balance-text";
import { chanceSeriesView, type ChanceSeriesView } from "../views/chance-series-view";
import type { Findings } from "../views/findings";
import { legendOf } from "../views/legend";
import { lorenzView, type LorenzView } from "../views/lorenz-view";
import { asSentence, nameOf } from "../views/names";
import type { LinkView, ShellView } from "../views/shell-view";
import { balanceForm, type BalanceForm } from "./balance-form";
import { CHOICES } from "./choices";
import type { Deps } from "./deps";
import { balanceLines } from "./keep-balance";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf } from "./page-shell";
import { balanceBy, balanceLevel, balanceYears, groupings, openBalance } from "./show-balance";

/** The chosen indicator's own part; absent where it has no measure of balance. */
export type BalanceChosen = { years: YearTable; chart?: ChanceSeriesView; lorenz?: LorenzView; measures?: MeasureTable; moves?: MovesView };
export type BalancePage = {
  title: string;
  shell: ShellView;
  /** The indicator chosen. */
  indicator: string;
  findings: Findings;
  /** Where to go on: which villages lie far off, or where the question has an answer. */
  next?: LinkView;
  form: BalanceForm;
  chosen?: BalanceChosen;
  table?: LinesTable;
  definition: string;
  readAid: string;
  methods: { label: string; links: LinkView[] };
  legend: string[];
  links: PageLinks;
  how: string;
  /** How a measure was made: of this indicator and year where no other is named. */
  made(id: string, at?: { year?: number; indicator?: string }): string;
  /** This page for another indicator. */
  of(indicator: string): string;
};

const schema = z.object({
  indicator: z.string().regex(/^[0-9A-Za-z-]{1,60}$/).optional(),
  level: CHOICES.level.optional(), by: CHOICES.by.optional(), since: CHOICES.since.optional(),
});

/** How far apart the villages stand in one indicator and how much of that is chance; then every indicator in a table. */
export async function getBalancePage(deps: Deps, locale: Locale, query: Query): Promise<BalancePage> {
  const asked = readQuery(schema, query);
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, year } = frame;
  const indicator = asked.indicator === undefined ? await defaultIndicator(frame) : ledger.registry.get(asked.indicator);
  const level = balanceLevel(ledger, area, asked.level);
  const by = level ? await balanceBy(ledger, { area, level }, asked.by) : "township";
  const answer = level && isComparable(indicator) ? await openBalance(ledger, { indicator, area, level, year, by, ...(asked.since === undefined ? {} : { since: asked.since }) }) : undefined;
  const lines = level ? await balanceLines(ledger, { area, level, years: balanceYears(ledger, year) }) : [];
  const extra = { indicator: indicator.id, level: level === levelsUnder(ledger.tree, area)[0] ? undefined : level, by: asked.by, since: asked.since === undefined ? undefined : String(asked.since) };
  // A choice left over from another year or area is none here, and a download would refuse it.
  const since = asked.since !== undefined && asked.since < year && frame.years.includes(asked.since) ? String(asked.since) : undefined;
  const links = linksOf(frame, { path: "/balance", view: "balance", indicator: isComparable(indicator) ? indicator.id : undefined, extra: { level: extra.level, by: level !== undefined && asked.by === by ? by : undefined, since } });
  const t = translator(locale, messages);
  const next = nextOf(frame, indicator, { links, level: extra.level, below: level !== undefined });
  return {
    indicator: indicator.id,
    title: `${t("page")} · ${indicator.label[locale]} · ${frame.areaName} · ${year}`,
    shell: shellOf(frame, { page: "balance", path: "/balance", extra }),
    ...(answer && isComparable(indicator) ? partsOf(frame, indicator, { answer, by, parts: { level: extra.level, by: asked.by } }) : { findings: refusal(frame, indicator) }), ...(next ? { next } : {}),
    form: balanceForm(frame, { indicator, by, groupings: level ? await groupings(ledger, { area, level }) : [], level, levels: levelsUnder(ledger.tree, area), parentLevel: parentLevelOf(frame, level), asked, years: (answer?.years ?? []).filter(({ status }) => status === "ok").map((one) => one.year) }),
    ...(lines.length > 0 ? { table: linesTable(lines, { areaName: frame.areaName, year, locale }) } : {}),
    definition: asSentence(indicator.definition[locale]), readAid: t("readAid"), methods: methodsOf(frame), legend: legendOf(frame.writer), links,
    how: links.how(indicator.id), made: (id, { year: at, indicator: of = indicator.id } = {}) => links.how(id, { ...(at === undefined ? {} : { year: at }), parts: { indicator: of, level: extra.level, by: asked.by, from: id === "fifth-moves" ? since : undefined } }), of: (id) => href("/balance", frame.state, { ...extra, indicator: id }),
  };
}

function partsOf(frame: PageFrame, indicator: Comparable, { answer, by, parts }: { answer: BalanceAnswer; by: BalanceBy; parts: Extra }): Pick<BalancePage, "findings" | "chosen"> {
  const { locale, areaName, ledger: { tree }, area } = frame;
  const { years, level, split, curve, moves } = answer;
  const now = years.at(-1)!;
  const groups = split ? groupsWord(by, parentLevelOf(frame, level), locale) : undefined;
  const shared = { indicator, level, locale, ...(groups ? { groups } : {}) };
  const chart = chanceSeriesView({ ...shared, years, areaName });
  const measures = measureTable({ ...shared, now });
  const hint = (code: string) => {
    const parent = tree.parent(tree.find(code).area);
    return parent && parent !== area ? nameOf(parent, locale) : undefined;
  };
  return {
    findings: balanceFindings({ ...shared, years, parts }),
    chosen: {
      years: yearTable(years, split, locale), ...(chart ? { chart } : {}), ...(measures ? { measures } : {}),
      ...(curve && now.status === "ok" ? { lorenz: lorenzView({ ...shared, curve, now }) } : {}), ...(now.status === "ok" ? { moves: movesView(moves, { end: weakEnd(indicator), level, hint, locale }) } : {}),
    },
  };
}

/** Why there is nothing to measure: described, on both sides of 0, or nothing below. */
function refusal({ locale, areaName }: PageFrame, indicator: Indicator): Findings {
  const t = translator(locale, messages);
  const label = indicator.label[locale];
  if (!isComparable(indicator)) return { heading: t("heading_described", { indicator: label }), lead: [t("next_described")] };
  if (!hasBalance(indicator)) return { heading: t("heading_difference", { indicator: label }), lead: [t("next_difference")] };
  return { heading: t("heading_village", { area: areaName }), lead: [t("next_village")] };
}

function nextOf({ ledger: { tree }, area, state, locale }: PageFrame, indicator: Indicator, { links, level, below }: { links: PageLinks; level: string | undefined; below: boolean }): LinkView | undefined {
  const t = translator(locale, messages);
  if (!isComparable(indicator) || !hasBalance(indicator) || below) return { label: t("openVillages", { indicator: indicator.label[locale] }), href: links.villages(indicator.id, { level }) };
  const parent = tree.parent(area);
  return parent ? { label: t("openParent", { area: nameOf(parent, locale) }), href: href("/balance", { ...state, area: parent.code }, { indicator: indicator.id }) } : undefined;
}

/** Of what the areas compared are parts. */
function parentLevelOf({ ledger: { tree }, area }: PageFrame, level: string | undefined): string {
  const first = tree.areas.slice(area.pos + 1, area.last + 1).find((one) => one.level === level);
  return (first && tree.parent(first)?.level) ?? "township";
}

const METHODS = [["gini", "method_gini"], ["theil", "method_theil"], ["fifths", "method_fifths"], ["chance-inequality", "method_chance"], ["fifth-moves", "method_moves"]] as const;

function methodsOf({ locale, state }: PageFrame): BalancePage["methods"] {
  const t = translator(locale, messages);
  return { label: t("methods"), links: METHODS.map(([id, key]) => ({ label: t(key), href: href(`/methods/${id}`, state) })) };
}

/** Services and reporting first, then what any ledger has. */
const FIRST = ["service-newborn-visit", "service-child-health-0-6", "ledger-match", "death-rate", "aged-65-share", "sex-ratio-at-birth", "deaths", "population"];

/** The first of them that the area has a number of in this year. */
async function defaultIndicator({ ledger, area, year }: PageFrame): Promise<Indicator> {
  const indicators = FIRST.flatMap((id) => ledger.registry.find(id) ?? []);
  const figures = await figuresOf(ledger, { indicators, areas: [area], years: [year], among: "none", change: false });
  return indicators[figures.findIndex(({ status }) => status === "ok")] ?? ledger.registry.get("population");
}
