import { z } from "zod";
import type { Area } from "../analysis/area-tree";
import { readGeometry } from "../analysis/geometry";
import { effectOf } from "../analysis/lagging/effect";
import type { ExpectedFalse } from "../analysis/lagging/expected-false";
import type { Lagging } from "../analysis/lagging/lagging";
import type { Locale } from "../base/locale";
import type { ChartView } from "../charts/chart-svg";
import * as circular from "../i18n/messages/circular";
import * as messages from "../i18n/messages/lagging";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import { countAreas } from "../views/area-words";
import type { Findings } from "../views/findings";
import { lagTimelineView, staysTable, type LagTimelineView, type StaysTable } from "../views/lag-timeline-view";
import { evidenceTable, laggingBoard, laggingTable, type BoardColumn, type CaseNotes, type LaggingTable } from "../views/lagging-board-view";
import { effectBlock, expectedBlock, whatIfBlock, type TextBlock } from "../views/lagging-chance-view";
import { laggingMap, type StatePlace } from "../views/lagging-map-view";
import { timesText, whenText, type Lookup } from "../views/lagging-words";
import { legendOf } from "../views/legend";
import { joinNames, nameOf } from "../views/names";
import type { LinkView, ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { listYear } from "./follow-up";
import { laggingExpected, laggingFacts, laggingTried, type LaggingFacts } from "./keep-lagging";
import { parseRules, RULE_SHAPES, rulesText, triedRules, type AskedRules } from "./lagging-asked";
import { laggingCases, listedOf, withOverdue, type LaggingCases } from "./lagging-cases";
import { whatIfForm, type WhatIfForm } from "./lagging-form";
import { pageTimeline } from "./lagging-timeline";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf } from "./page-shell";

export type LaggingPage = {
  title: string;
  shell: ShellView;
  findings: Findings;
  /** Where to go on where there is nothing to list here. */
  next: LinkView[];
  board?: { title: string; asOf: string; columns: BoardColumn[] };
  timeline?: { view: LagTimelineView; stays: StaysTable };
  map?: Extract<ChartView, { kind: "map" | "tiles" }>;
  table?: LaggingTable;
  evidence?: LaggingTable;
  expected?: TextBlock;
  whatIf?: { title: string; subtitle: string; form: WhatIfForm; block?: TextBlock; protectedNote: string };
  effect?: TextBlock;
  aid?: { title: string; lines: string[] };
  methods: { label: string; links: LinkView[] };
  legend: string[];
  links: PageLinks;
};

const schema = z.object({ ...RULE_SHAPES, rules: z.string().max(200).optional() });
const METHODS = [["one-sided", "method_oneSided"], ["false-discovery", "method_falseDiscovery"], ["recent-trend", "method_recentTrend"], ["shrinkage-shares", "method_shrinkage"]] as const;

/** Who is on the list and why, since when, what chance alone would do, what other thresholds would, and whether help worked. */
export async function getLaggingPage(deps: Deps, locale: Locale, query: Query): Promise<LaggingPage> {
  const { rules: typed, ...flat } = readQuery(schema, query);
  const asked: AskedRules = typed === undefined ? flat : { ...parseRules(typed), ...flat };
  const frame = await openFrame(deps, locale, query, listYear);
  const { ledger, area, areaName, year } = frame;
  const t = translator(locale, messages);
  const text = rulesText(asked);
  const extra = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value === undefined ? undefined : String(value)]));
  const links = linksOf(frame, { path: "/lagging", view: "lagging", extra: { rules: text } });
  const shared = {
    title: `${t("page")} · ${areaName} · ${year}`, shell: shellOf(frame, { page: "lagging", path: "/lagging", extra }), links, legend: legendOf(frame.writer),
    methods: { label: t("methods"), links: METHODS.map(([id, key]) => ({ label: t(key), href: href(`/methods/${id}`, frame.state) })) },
  };
  if (area.level === "village") return { ...shared, ...villageInstead(frame) };
  const facts = await laggingFacts(ledger, area, year);
  if (facts.lagging.tested.length === 0 || facts.lagging.period === undefined) return { ...shared, ...untested(frame) };
  return { ...shared, ...(await listed(deps, frame, { facts, asked })) };
}

function villageInstead({ ledger: { tree }, locale, area, areaName, state }: PageFrame): Pick<LaggingPage, "findings" | "next"> {
  const t = translator(locale, messages);
  const parent = tree.parent(area);
  return {
    findings: { heading: t("heading_village"), lead: [t("next_village")] },
    next: [...(parent ? [{ label: t("openParent", { area: nameOf(parent, locale) }), href: href("/lagging", { ...state, area: parent.code }) }] : []), { label: t("openVillage", { area: areaName }), href: href(`/villages/${area.code}`, { ...state, area: undefined }) }],
  };
}

function untested({ locale, areaName, state }: PageFrame): Pick<LaggingPage, "findings" | "next"> {
  const t = translator(locale, messages);
  return { findings: { heading: t("heading_untested", { area: areaName }), lead: [t("next_untested")] }, next: [{ label: t("next_untestedLink"), href: `${href("/", state)}#reporting` }] };
}

type Listed = Omit<LaggingPage, "title" | "shell" | "links" | "legend" | "methods">;

async function listed(deps: Deps, frame: PageFrame, { facts, asked }: { facts: LaggingFacts; asked: AskedRules }): Promise<Listed> {
  const { ledger, locale, area, areaName, year } = frame;
  const t = translator(locale, messages);
  const lookup = lookupOf(frame);
  const { expected } = await laggingExpected(ledger, area, year);
  const cases = await laggingCases(deps, ledger, year, [...new Set(facts.lagging.listings.map((one) => one.area))]);
  const lagging = withOverdue(facts.lagging, cases);
  const notes = notesOf(frame, lagging, cases);
  const timeline = pageTimeline(frame, facts, cases);
  const view = lagTimelineView({ timeline, areaName, lookup, total: facts.tests.villages.length });
  const period = whenText(facts.lagging.period ?? String(year), locale);
  const tried = triedRules(asked, facts.rules);
  const changed = tried.changed ? await laggingTried(ledger, area, year, tried.rules) : undefined;
  const effect = cases.status === "ok" ? effectOf(facts.tests, facts.judged, { rules: facts.rules, threshold: ledger.config.threshold, helpOf: cases.helpOf }) : cases.status === "away" ? ("away" as const) : ("noCases" as const);
  return {
    findings: findingsOf(frame, facts, { lagging, expected }), next: onwards(frame),
    board: { title: t("boardTitle"), asOf: [t("asOf", { period }), ...(notes.size > 0 ? [t("asOfDeadline", { date: cases.asOf })] : []), ...(cases.status === "away" ? [t("casesAway")] : [])].join(locale === "en" ? "; " : "；"), columns: laggingBoard(lagging.villages, notes, lookup) },
    ...(view ? { timeline: { view, stays: staysTable(lagging.listings, lookup) } } : {}),
    map: laggingMap({ places: placesOf(frame, facts, lagging), geometry: await readGeometry(ledger), areaName, period, lookup }),
    ...(lagging.villages.length > 0 ? { table: laggingTable(lagging.villages, notes, lookup), evidence: evidenceTable(lagging.villages, lookup) } : {}),
    expected: expectedBlock(expected, lookup),
    whatIf: {
      title: t("whatIfTitle"), subtitle: t("whatIfSubtitle"), protectedNote: t("whatIfProtected"), form: whatIfForm(frame, { asked, rules: facts.rules, ratios: facts.tests.ratios.villages.length > 0, changed: tried.changed }),
      ...(changed ? { block: whatIfBlock(changed.whatIf, { lookup, ...(expected ? { now: expected.rules } : {}), ...(changed.expected ? { other: changed.expected } : {}) }) } : {}),
    },
    effect: effectBlock(effect, facts.rules, lookup),
    aid: { title: t("aidTitle"), lines: [t("aid1"), t("aid2"), t("aid3"), t("aid4"), t("aid5", { years: String(facts.rules.sexRatioYears), births: String(facts.rules.sexRatioBirths) })] },
  };
}

/** The circular of the last period, and the deadlines as a calendar. */
function onwards({ locale, state }: PageFrame): LinkView[] {
  const t = translator(locale, circular);
  return [{ label: t("toCircular"), href: href("/lagging/circular", state) }, { label: t("calendarFeed"), href: href("/lagging/deadlines.ics", { locale }) }];
}

export function lookupOf({ ledger, locale, state }: Pick<PageFrame, "ledger" | "locale" | "state">): Lookup {
  return { locale, indicator: (id) => ledger.registry.find(id), area: (code) => ({ name: nameOf(ledger.tree.find(code).area, locale), href: href(`/villages/${code}`, { ...state, area: undefined }) }) };
}

function notesOf({ locale, state }: PageFrame, lagging: Lagging, cases: LaggingCases): CaseNotes {
  return new Map(lagging.villages.flatMap(({ area, state: at }) => {
    // What was released is to be closed: its last stay.
    const period = listedOf(lagging, area) ?? lagging.listings.findLast((one) => one.area === area)?.listed;
    const found = period === undefined ? undefined : cases.noteOf(area, period);
    if (!found) return [];
    const { deadline, overdueDays, case: { post, href: path } } = found;
    return [[area, { overdueDays: at === "overdue" ? overdueDays : 0, eased: at === "improving" && overdueDays > 0, href: href(path, { ...state, area: undefined, year: undefined }), ...(deadline === undefined ? {} : { deadline }), ...(post ? { post: locale === "en" ? post.en : post.zh } : {}) }] as const];
  }));
}

function placesOf({ ledger: { tree }, locale }: PageFrame, { tests }: LaggingFacts, { villages }: Lagging): StatePlace[] {
  const states = new Map(villages.map(({ area, state }) => [area, state]));
  const parents = new Map<number | undefined, { code: string; name: string } | undefined>();
  const parentOf = (village: Area) => {
    if (!parents.has(village.parent)) {
      const parent = tree.parent(village);
      parents.set(village.parent, parent && { code: parent.code, name: nameOf(parent, locale) });
    }
    return parents.get(village.parent);
  };
  return tests.villages.map((village) => {
    const parent = parentOf(village);
    return { code: village.code, state: states.get(village.code) ?? "clear", ...(parent ? { parent } : {}) };
  });
}

function findingsOf({ locale, ledger }: PageFrame, { tests, rules }: LaggingFacts, { lagging: { villages }, expected }: { lagging: Lagging; expected: ExpectedFalse | undefined }): Findings {
  const t = translator(locale, messages);
  const count = (state: string) => villages.filter((one) => one.state === state).length;
  const counts = { listed: String(count("listed") + count("overdue")), overdue: String(count("overdue")), improving: String(count("improving")), released: String(count("released")), watch: String(count("watch")) };
  const heading = villages.length === 0 ? t("heading_none", { count: countAreas(tests.villages.length, "village", locale) }) : count("overdue") > 0 ? t("heading", counts) : t("heading_noOverdue", counts);
  const onList = villages.filter(({ state }) => state === "listed" || state === "overdue" || state === "improving");
  const most = onList.reduce((rounds, one) => Math.max(rounds, one.rounds), 0);
  const longest = onList.filter(({ rounds }) => rounds === most).slice(0, 3).map(({ area }) => nameOf(ledger.tree.find(area).area, locale));
  return {
    heading,
    lead: [t("lead_meaning"), ...(longest.length > 0 ? [t("lead_who", { names: joinNames(longest, locale), rounds: String(most) })] : []), t("lead_both", { running: String(rules.periodsRunning), together: String(rules.indicatorsAtOnce), clear: String(rules.periodsClear) }), ...(expected ? [t("lead_false", { n: String(expected.villages), ten: timesText(expected.rules.perTenYears) })] : [])],
  };
}
