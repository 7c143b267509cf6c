import { z } from "zod";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { OrderChange } from "../analysis/order-change";
import type { Pool } from "../analysis/pooled-years";
import type { Locale } from "../base/locale";
import { formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/sex-ratio";
import { translator } from "../i18n/translator";
import type { Extra } from "../views/address";
import { asSentence, nameOf } from "../views/names";
import { windowsTitle } from "../views/document-titles";
import type { DistributionView } from "../views/distribution-view";
import type { Findings } from "../views/findings";
import { legendOf } from "../views/legend";
import type { SeriesView } from "../views/series-view";
import { sexRatioFindings, windowWords } from "../views/sex-ratio-findings";
import { changeTable, windowTable, type ChangeTable, type WindowTable } from "../views/sex-ratio-tables";
import type { ShellView } from "../views/shell-view";
import { ratioSeries } from "../views/year-series";
import { CHOICES } from "./choices";
import type { Deps } from "./deps";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf } from "./page-shell";
import { childPart, completePart, ordersPart, spreadPart, type CompletePart, type OrdersPart } from "./sex-ratio-charts";
import { NORMAL_RATIO, ratioFacts, type RatioFacts } from "./sex-ratio-facts";
import { formOf, type RatioForm } from "./sex-ratio-form";
import { proxyOf, type ProxyPart } from "./sex-ratio-proxy";
import { groupStage, stageOf, type GroupStage, type StagePart } from "./sex-ratio-stages";

export type SexRatioPage = {
  title: string;
  shell: ShellView;
  findings: Findings;
  form: RatioForm;
  /** Absent where the ledger has no births: then `proxy` says what there is. */
  main?: SeriesView;
  complete?: CompletePart;
  windows?: { title: string; /** What it says, for documents. */ told?: string; subtitle: string; note: string; table: WindowTable };
  orders?: OrdersPart;
  change?: ChangeTable;
  noChange?: string;
  areas?: StagePart;
  groups?: GroupStage;
  villages?: StagePart;
  spread?: DistributionView;
  child?: SeriesView;
  proxy?: ProxyPart;
  definition: string;
  readAid: string;
  legend: string[];
  links: PageLinks;
  /** What the address of a derived number says beside area and year. */
  derived: Extra;
};

const schema = z.object({
  pool: z.enum(["1", "3", "5"]).transform((text) => Number(text) as Pool).optional(),
  normal: CHOICES.normal.optional(), level: CHOICES.level.exclude(["village"]).optional(), from: CHOICES.from.optional(),
});

/** What the parts of the page are made from. */
export type Made = { frame: PageFrame; facts: RatioFacts; normal: number; links: PageLinks; change?: OrderChange };

/** The sex ratio at birth of one area: is the imbalance real, and where. */
export async function getSexRatioPage(deps: Deps, locale: Locale, query: Query): Promise<SexRatioPage> {
  const asked = readQuery(schema, query);
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, areaName, year, writer } = frame;
  const facts = await ratioFacts(ledger, { area, year, pool: asked.pool, level: asked.level });
  const change = facts.changes.find(({ from }) => from === asked.from) ?? facts.changes[0];
  const extra = { pool: asked.pool?.toString(), normal: asked.normal?.toString(), level: asked.level, from: asked.from?.toString() };
  const links = linksOf(frame, { path: "/sex-ratio", view: "sex-ratio", extra: { pool: extra.pool, normal: extra.normal, level: facts.areas?.level === asked.level ? asked.level : undefined, from: change?.from === asked.from ? extra.from : undefined } });
  const made: Made = { frame, facts, normal: asked.normal ?? NORMAL_RATIO, links, ...(change ? { change } : {}) };
  const t = translator(locale, messages);
  const common = {
    title: `${t("page")} · ${areaName} · ${year}`, shell: shellOf(frame, { page: "sexRatio", path: "/sex-ratio", extra }), form: formOf(made, asked),
    definition: asSentence(ledger.registry.get("sex-ratio-at-birth").definition[locale]), readAid: t("readAid"), legend: legendOf(writer), links,
    derived: { pool: String(facts.pool), normal: String(made.normal), level: asked.level, from: change && String(change.from) },
  };
  const hasBirths = facts.ratio.some(({ status }) => status !== "missing");
  return hasBirths ? { ...common, ...(await partsOf(made)) } : { ...common, ...(await proxyOf(made)), readAid: t("readAidProxy") };
}

async function partsOf(made: Made): Promise<Omit<SexRatioPage, "title" | "shell" | "form" | "definition" | "readAid" | "legend" | "links" | "derived">> {
  const { frame: { ledger, areaName, year, writer, locale }, facts, normal, change } = made;
  const t = translator(locale, messages);
  const indicator = ledger.registry.get("sex-ratio-at-birth");
  const level = ledger.config.level;
  const [areas, villages, groups] = await Promise.all([facts.areas && stageOf(made, facts.areas, "areas"), facts.villages && stageOf(made, facts.villages, "villages"), groupStage(made)]);
  const [first, last] = [facts.ratio.findIndex(({ status }) => status !== "missing"), facts.ratio.findLastIndex(({ status }) => status !== "missing")];
  const spread = spreadPart(made);
  const orders = ordersPart(made);
  const child = childPart(made);
  return {
    findings: findingsOf(made),
    main: mainOf(made, facts.ratio.slice(first, last + 1)),
    complete: completePart(made),
    windows: { title: t("windowsTitle"), told: windowsTitle(facts.windows.map(({ pool, verdict }) => ({ label: windowWords(pool, year, t), verdict: verdict.verdict })), locale), subtitle: t("windowsSubtitle", { area: areaName, normal: String(normal) }), note: t("assumption", { normal: String(normal) }), table: windowTable({ windows: facts.windows, year, normal, level, indicator, writer }) },
    ...(orders ? { orders } : {}), ...(change ? { change: changeTable(change, areaName, writer) } : orders?.chart ? { noChange: t("changeNone") } : {}),
    ...(areas ? { areas } : {}), ...(villages ? { villages } : {}), ...(groups ? { groups } : {}),
    ...(spread ? { spread } : {}), ...(child ? { child } : {}),
  };
}

/** One year alone is no series to speak of. */
function mainOf({ frame: { ledger, areaName, writer, locale } }: Made, figures: readonly DisclosedFigure[]): SeriesView {
  const indicator = ledger.registry.get("sex-ratio-at-birth");
  const view = ratioSeries({ indicator, figures, areaName, band: ledger.config.normalSexRatio, ...writer });
  const known = figures.filter(({ status }) => status === "ok");
  const [only] = known;
  if (known.length !== 1 || only?.status !== "ok") return view;
  const title = translator(locale, messages)("mainOne", { year: only.period, value: formatNumber(only.value, indicator.display) });
  return { ...view, title, alt: title };
}

function findingsOf({ frame: { ledger, areaName, year, writer, locale }, facts, normal }: Made): Findings {
  const own = facts.windows.find(({ pool }) => pool === facts.pool)!;
  const named = (stage: RatioFacts["areas"]) => stage && { level: stage.level, rows: stage.rows.map(({ area, verdict }) => ({ name: nameOf(area, locale), code: area.code, verdict })) };
  const [areas, villages] = [named(facts.areas), named(facts.villages)];
  return sexRatioFindings({
    own, indicator: ledger.registry.get("sex-ratio-at-birth"), band: ledger.config.normalSexRatio, rule: facts.rule, normal, areaName, year, level: ledger.config.level, writer,
    ...(areas ? { areas } : {}), groups: facts.groups.map(({ group, verdict }) => ({ name: nameOf(group, locale), group: group.id, verdict })), ...(villages ? { villages } : {}),
    ...(facts.births ? { births: facts.births } : {}),
  });
}
