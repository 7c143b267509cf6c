import { readAnswers } from "../analysis/answers";
import { readOddYears } from "../analysis/quality/odd-years";
import type { Quality } from "../analysis/quality/read-quality";
import type { TracedFault } from "../analysis/quality/faults/traced-fault";
import type { Locale } from "../base/locale";
import * as methodNames from "../i18n/messages/method-names";
import * as messages from "../i18n/messages/quality-page";
import * as words from "../i18n/messages/quality";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import type { Findings } from "../views/findings";
import { headlineView, type HeadlineView } from "../views/headline-view";
import { legendOf } from "../views/legend";
import { nameOf } from "../views/names";
import type { PlainTable } from "../views/plain-table";
import { oddYearsTable, type OddYearsTable } from "../views/quality/odd-years-table";
import { qualityFindings } from "../views/quality/quality-findings";
import type { SeriesView } from "../views/series-view";
import type { LinkView, ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { tenYears, openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { qualityOf } from "./keep-quality";
import { placeName } from "./fault-list";
import { tracedFaults } from "./mended-faults";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf } from "./page-shell";
import { completeChart } from "./quality-charts";
import { chosenWeights, weightsExtra, weightsSchema, type AskedWeights } from "./quality-form";
import { agreementPart, completePart, faultsPart, latePart, scorePart, wrongPart, type AgreementPart, type CompletePart, type FaultsPart, type LatePart, type ScorePart, type WrongPart } from "./quality-parts";
import { pageSchema, ROWS_A_PAGE } from "./quality-pages";

export type QualityPage = {
  title: string;
  shell: ShellView;
  findings: Findings;
  headline: (HeadlineView & { how: string })[];
  /** What the package lacks to answer more, and where a village's answer stands. */
  missing: string[];
  elsewhere?: LinkView;
  completeness?: SeriesView;
  complete: CompletePart;
  late: LatePart;
  screen?: { table: PlainTable; note: string };
  wrong: WrongPart;
  /** Years of the series worth a look. */
  odd?: OddYearsTable & { methods: LinkView[] };
  agreement?: AgreementPart;
  score?: ScorePart;
  faults: FaultsPart;
  legend: string[];
  links: PageLinks;
};
export type QualityMade = { frame: PageFrame; quality: Quality; faults: readonly TracedFault[]; links: PageLinks; name(code: string): string };

/** The strip, of those that the snapshot has anything of. */
const STRIP = ["completeness", "omission-rate", "ledger-match", "field-error-rate", "late-share", "source-agreement"];

/** How far the data of an area can be trusted in a year: what is missing, late, wrong, at odds, and what is to be mended. */
export async function getQualityPage(deps: Deps, locale: Locale, query: Query): Promise<QualityPage> {
  const asked = readQuery(weightsSchema, query) as AskedWeights;
  const { page = 1 } = readQuery(pageSchema, query);
  const frame = await openFrame(deps, locale, query);
  const { ledger, area, areaName, year, writer, state } = frame;
  const weights = chosenWeights(asked, ledger.config.quality.weights);
  const extra = weightsExtra(weights, ledger.config.quality.weights);
  const t = translator(locale, messages);
  const years = tenYears(frame);
  const indicators = STRIP.map((id) => ledger.registry.get(id));
  const [quality, faults, answers] = await Promise.all([qualityOf(ledger, area, year), tracedFaults(deps, ledger, area), readAnswers(ledger, { indicators, areas: [area], years: [...new Set([...years, year - 1])] })]);
  const links = linksOf(frame, { path: "/quality", view: "quality" });
  const made: QualityMade = { frame, quality, faults, links, name: (code) => placeName(frame, code) };
  const parent = area.level === "village" ? ledger.tree.parent(area) : undefined;
  const strip = indicators.map((indicator) => ({ indicator, figure: answers.figure(indicator, area, year) })).filter(({ figure }) => figure.status !== "missing" || figure.reason !== "notInPackage");
  const series = completeChart(frame, indicators[0]!, years.map((one) => answers.figure(indicators[0]!, area, one, { change: false })));
  const [late, screen, agreement, score, odds] = await Promise.all([latePart(made), screenOf(made), agreementPart(made), scorePart(made, { weights, page, extra }), readOddYears(ledger, { area, year })]);
  const odd = oddYearsTable(odds, { most: ROWS_A_PAGE, rules: ledger.config.quality, writer }, { ...links, name: made.name });
  return {
    title: `${translator(locale, words)("page")} · ${areaName} · ${year}`, shell: shellOf(frame, { page: "quality", path: "/quality", extra }),
    findings: qualityFindings({ quality, year, areaName, name: made.name, writer, poor: ledger.config.quality.completeness, ...(parent ? { aboveName: nameOf(parent, locale) } : {}) }),
    headline: headlineView(strip, undefined, writer).map((cell) => ({ ...cell, how: links.how(cell.id) })), missing: missingOf(made),
    ...(parent ? { elsewhere: { label: t("villageElse", { above: nameOf(parent, locale) }), href: href("/quality", { ...state, area: parent === ledger.tree.root ? undefined : parent.code }) } } : {}),
    ...(series ? { completeness: series } : {}), complete: completePart(made), late, ...(screen ? { screen } : {}), wrong: wrongPart(made), ...(odd ? { odd: { ...odd, methods: methodLinks(frame) } } : {}), ...(agreement ? { agreement } : {}), ...(score ? { score } : {}),
    faults: faultsPart(made), legend: legendOf(writer), links,
  };
}

/** Where the ways of looking at a series are explained. */
const SERIES_METHODS = ["outliers", "xmr"] as const;
const methodLinks = ({ locale, state }: PageFrame): LinkView[] => SERIES_METHODS.map((id) => ({ label: translator(locale, methodNames)(`name_${id}`), href: href(`/methods/${id}`, state) }));

async function screenOf({ frame, quality, links }: QualityMade): Promise<QualityPage["screen"]> {
  const { screenTable } = await import("./quality-screen");
  const table = await screenTable(frame, quality.faults, links);
  return table ? { table, note: translator(frame.locale, messages)("screenNote") } : undefined;
}

/** What to hand in for the parts that are empty. */
function missingOf({ frame: { area, locale, ledger }, quality }: QualityMade): string[] {
  const t = translator(locale, messages);
  const { periods } = ledger;
  return [
    ...(quality.checks.villages.length === 0 ? [t("completeNone")] : []), ...(periods.has("birth_known") ? (quality.nowcast.status === "none" && quality.nowcast.reason === "tooFew" ? [t("lateFew")] : []) : [t("lateNone")]),
    ...(quality.crossTables.length === 0 && area.level !== "village" && !periods.has("misfiled_all") ? [t("wrongNone")] : []), ...(quality.ages.days.length === 0 ? [t("agesNone")] : []), ...(periods.has("source_cells") ? [] : [t("agreeNone")]),
  ];
}
