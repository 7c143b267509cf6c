import { z } from "zod";
import { readAnswers } from "../analysis/answers";
import type { DisclosedFigure } from "../analysis/disclosure";
import { isPoolable, readPooled, windowOf, type Pool } from "../analysis/pooled-years";
import { InputError } from "../base/errors";
import type { Locale } from "../base/locale";
import { formatYear } from "../i18n/format";
import * as messages from "../i18n/messages/how";
import { translator } from "../i18n/translator";
import { AGE_ZERO_RATIO } from "../indicators/age-zero";
import type { Formula, Indicator } from "../indicators/indicator";
import { findSnapshot } from "../snapshots/catalog";
import { href } from "../views/address";
import { figureText, type FigureText } from "../views/figure-text";
import { howFacts, type HowFact } from "../views/how-facts";
import { indicatorFormula } from "../views/methods/indicator-formula";
import type { Math } from "../views/methods/math";
import { asSentence } from "../views/names";
import type { PlainTable } from "../views/plain-table";
import type { LinkView, ShellView } from "../views/shell-view";
import { derivationOf } from "./derivations/derivations";
import type { Deps } from "./deps";
import { getDerivedPage } from "./get-derived-page";
import { howQuestion, type HowQuestion } from "./how-question";
import { faultsOfFigure, type TouchedView } from "./faults-of-figure";
import { linksOf } from "./page-links";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { shellOf } from "./page-shell";

export type HowPage = {
  title: string;
  shell: ShellView;
  heading: string;
  lead: string;
  value: FigureText;
  /** Absent where what is shown is a plain count or sum. */
  formula?: { term: string; lines: readonly Math[] };
  facts: HowFact[];
  /** The numbers that went in, of a number made of several. */
  inputs?: PlainTable;
  snapshot: { term: string; lines: string[] };
  sources: { term: string; files: { name: string; sha256: string }[] };
  questions: { term: string; note: string; sqlTerm: string; asked: { json: string; sql: string; parameters: string }[] };
  /** Faults of the data that touch the figure, with where each stands in the list. */
  faults?: TouchedView;
  links: { methods?: LinkView; back: LinkView };
};

const schema = z.object({ pool: z.enum(["1", "3", "5"]).transform((text) => Number(text) as Pool).optional() });

/** How one figure was made: its parts, its method, the snapshot, and the question put to it, as data and as a statement. */
export async function getHowPage(deps: Deps, locale: Locale, query: Query, id: string): Promise<HowPage> {
  const derive = derivationOf(id);
  if (derive) return getDerivedPage(deps, locale, query, { id, derive });
  const frame = await openFrame(deps, locale, query);
  const { pool = 1 } = readQuery(schema, query);
  const { ledger, area, areaName, year, writer, state } = frame;
  const t = translator(locale, messages);
  // A census's proxy stands outside the registry, so that no list takes it for a ratio of births.
  const indicator = id === AGE_ZERO_RATIO.id ? AGE_ZERO_RATIO : ledger.registry.get(id);
  const { figure, formula } = await readFigure(frame, indicator, pool);
  const label = indicator.label[locale];
  const { entry } = ledger;
  const fixed = { ...state, area: area.code, year: String(year) };
  const value = figureText(figure, indicator.display, writer);
  const faults = await faultsOfFigure(deps, frame, { formula, from: year - pool + 1, marked: value.mark !== undefined });
  const period = pool === 1 ? formatYear(year, entry.statYearStart, locale) : t("pooled", { from: String(year - pool + 1), to: String(year), n: String(pool) });
  return {
    title: `${t("title")} · ${label} · ${areaName} · ${year}`, shell: shellOf(frame, { path: `/how/${indicator.id}`, extra: { pool: pool === 1 ? undefined : String(pool) } }),
    heading: t("heading", { indicator: label, area: areaName, period }), lead: asSentence(indicator.definition[locale]), value, faults,
    formula: { term: t("formula"), lines: indicatorFormula({ formula }, locale) },
    facts: howFacts({ indicator, formula, figure, isPooled: pool > 1, state: fixed, writer }),
    ...(await provenance(deps, frame, [howQuestion(formula, area, pool === 1 ? [year - 1, year] : windowOf(year, pool))], t("questionNote"))),
    links: {
      ...(indicator === AGE_ZERO_RATIO ? {} : { methods: { label: t("methods", { indicator: label }), href: `${href("/methods", fixed)}#indicator-${indicator.id}` } }),
      back: backOf(frame),
    },
  };
}

/** The snapshot with its sources, and the questions put to it. */
export async function provenance(deps: Deps, { ledger: { entry }, locale }: PageFrame, questions: readonly HowQuestion[], note: string): Promise<Pick<HowPage, "snapshot" | "sources" | "questions">> {
  const t = translator(locale, messages);
  const { hash } = await findSnapshot(deps.dataDir, entry.id);
  return {
    snapshot: { term: t("snapshot"), lines: [t("hash", { id: entry.id, date: entry.asOf, office: entry.preparedBy }), t("hashFull", { hash })] },
    sources: { term: t("sources"), files: (entry.sources ?? []).map(({ path, sha256 }) => ({ name: baseName(path), sha256 })) },
    questions: { term: t("question"), note, sqlTerm: t("sql"), asked: questions.map(({ query, sql, parameters }) => ({ json: JSON.stringify(query, undefined, 1).replace(/\n\s*/g, " "), sql: sql.trim(), parameters })) },
  };
}

export const backOf = (frame: PageFrame): LinkView => ({ label: translator(frame.locale, messages)("back"), href: linksOf(frame, { path: "", view: "" }).area(frame.area.code) });

/** The very figure that the pages show, with its change, and the formula that was used for it. */
async function readFigure({ ledger, area, year }: PageFrame, indicator: Indicator, pool: Pool): Promise<{ figure: DisclosedFigure; formula: Formula }> {
  if (pool > 1 && !isPoolable(indicator)) throw new InputError("pool.notPoolable", { zh: `“${indicator.label["zh-CN"]}”不能合并年份：只有按月发生的件数才能相加`, en: `"${indicator.id}" cannot be pooled over years: only events of a month add up` });
  const question = { indicators: [indicator], areas: [area] };
  const answers = pool === 1 ? await readAnswers(ledger, { ...question, years: [year] }) : await readPooled(ledger, { ...question, year, pool });
  const rank = answers.ranks(indicator, ledger.tree.siblings(area), year);
  return { figure: answers.figure(indicator, area, year, { rank: rank(area) }), formula: answers.raw(indicator, area, year).formula };
}

/** A source is named, never where it lay on the machine that imported it. */
const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
