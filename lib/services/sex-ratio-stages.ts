import { readAnswers } from "../analysis/answers";
import type { DisclosedFigure } from "../analysis/disclosure";
import { windowEnds, type Pool } from "../analysis/pooled-years";
import { COUNT, formatNumber } from "../i18n/format";
import * as comparisonMessages from "../i18n/messages/comparison";
import * as messages from "../i18n/messages/sex-ratio";
import { translator } from "../i18n/translator";
import { countAreas, levelWord } from "../views/area-words";
import { figureText, type FigureText } from "../views/figure-text";
import { funnelAid, type FunnelAid } from "../views/funnel-aid";
import { funnelView, type FunnelView } from "../views/funnel-view";
import { nameOf } from "../views/names";
import { windowWords, type T } from "../views/sex-ratio-findings";
import { verdictText, type VerdictText } from "../views/sex-ratio-tables";
import { FUNNEL_LEVELS } from "../statistics/funnel-limits";
import type { Made } from "./get-sex-ratio-page";
import { sourceText } from "./sex-ratio-charts";
import type { JudgedRatio, RatioStage } from "./sex-ratio-facts";

export type StageRow = { code: string; name: string; href: string; hint?: string; births: string; value: FigureText; verdict: VerdictText; complete?: FigureText };
export type StagePart = {
  pool: Pool;
  title: string; subtitle: string; notes: string[];
  columns: { area: string; births: string; value: string; interval: string; verdict: string; complete?: string };
  rows: StageRow[];
  funnel?: FunnelView; sentence?: string; aid?: FunnelAid;
  all?: { label: string; href: string };
};

/** A funnel in which only those judged high have the colour of it: outside the limits with few births is no verdict. */
function judgedOnly(view: FunnelView, { rows, funnel }: RatioStage, t: T): FunnelView {
  const points = funnel.status === "ok" ? funnel.points : [];
  const high = new Set(rows.filter(({ verdict }) => verdict.verdict === "high").map(({ figure }) => `${figure.exposure}|${figure.status === "ok" ? figure.value : ""}`));
  const note = points.length >= MANY ? t("funnelChance", { points: formatNumber(points.length, COUNT), n: formatNumber(points.length * (1 - FUNNEL_LEVELS.outer), COUNT) }) : t("funnelFew");
  return { ...view, dots: view.dots.map((dot) => ({ ...dot, tone: high.has(`${dot.x}|${dot.y}`) ? "behind" : "neutral" })), note: [note, view.note].filter(Boolean).join(" ") };
}

/** From so many on it is worth saying how many chance puts outside. */
const MANY = 300;

/** Rows listed; all of them stand on /villages. */
const MOST_ROWS = 25;

/** Areas of one level: funnel, and a table of who may be judged, how many births the others lack, and how complete their reporting is. */
export async function stageOf(made: Made, stage: RatioStage, kind: "areas" | "villages"): Promise<StagePart> {
  const { frame, facts, links } = made;
  const { ledger, area, areaName, locale, writer, year } = frame;
  const t = translator(locale, messages);
  const listed = inOrder(stage.rows).slice(0, MOST_ROWS);
  const complete = await completenessOf(made, listed);
  const count = (verdict: string) => stage.rows.filter((row) => row.verdict.verdict === verdict).length;
  const left = { suppressed: 0, missing: 0, undefined: 0 };
  for (const { figure: { status } } of stage.rows) if (status !== "ok") left[status] += 1;
  const indicator = ledger.registry.get("sex-ratio-at-birth");
  const drawn = funnelView({ indicator, funnel: stage.funnel, nameOf: (code) => nameOf(ledger.tree.find(code).area, locale), centreName: areaName, level: stage.level, left, source: sourceText(made), writer });
  const aid = funnelAid(stage.funnel, indicator, areaName, writer);
  const judged = count("high") + count("notHigh");
  const extra = { pool: facts.pool === 1 ? undefined : String(facts.pool), level: kind === "villages" ? undefined : stage.level };
  return {
    pool: facts.pool, title: kind === "villages" ? t("villagesTitle") : t("areasTitle", { level: levelWord(stage.level, locale) }), subtitle: t("stageSubtitle", { window: windowWords(facts.pool, year, t) }),
    notes: [
      t("stageCounts", { judged: formatNumber(judged, COUNT), few: formatNumber(count("tooFew"), COUNT), none: formatNumber(count("none"), COUNT) }),
      ...(left.suppressed > 0 ? [t("villagesWithheld", { n: countAreas(left.suppressed, stage.level, locale) })] : []), ...(left.suppressed > 0 && facts.pool > 1 ? [translator(locale, comparisonMessages)("pooledWindow", { years: windowEnds(ledger).join(locale === "en" ? ", " : "、") })] : []), ...(kind === "villages" && !facts.spread ? [t("spreadNone")] : []), ...(stage.rows.length > MOST_ROWS ? [t("stageMore", { n: String(MOST_ROWS) })] : []),
    ],
    columns: { area: t("colArea"), births: t("colBirths"), value: t("colRatio"), interval: t("colInterval"), verdict: t("colVerdict"), ...(complete ? { complete: t("colComplete", { year: String(year) }) } : {}) },
    rows: listed.map(({ area: one, figure, verdict }) => {
      const parent = ledger.tree.parent(one);
      return {
        code: one.code, name: nameOf(one, locale), href: links.area(one.code), ...(parent && parent !== area ? { hint: nameOf(parent, locale) } : {}),
        births: figure.exposure === undefined ? "" : formatNumber(figure.exposure, COUNT), value: figureText(figure, indicator.display, writer), verdict: verdictText(verdict, t), ...(complete ? { complete: complete(one.code) } : {}),
      };
    }),
    ...("view" in drawn ? { funnel: judgedOnly(drawn.view, stage, t) } : { sentence: drawn.sentence }), ...(aid && kind === "villages" ? { aid } : {}),
    all: { label: t("stageAll"), href: links.villages(indicator.id, extra) },
  };
}

const VERDICTS = ["high", "notHigh", "tooFew", "none"];

/** Those above the band first, then the others by whether they can be judged, each in code order. */
function inOrder(rows: readonly JudgedRatio[]): JudgedRatio[] {
  const place = ({ verdict }: JudgedRatio) => VERDICTS.indexOf(verdict.verdict);
  return [...rows].sort((one, two) => place(one) - place(two) || (one.area.code < two.area.code ? -1 : 1));
}

async function completenessOf({ frame: { ledger, year, writer } }: Made, rows: readonly JudgedRatio[]): Promise<((code: string) => FigureText) | undefined> {
  if (!ledger.periods.has("check_estimate") || rows.length === 0) return undefined;
  const indicator = ledger.registry.get("completeness");
  const areas = rows.map(({ area }) => area);
  const answers = await readAnswers(ledger, { indicators: [indicator], areas, years: [year], before: false });
  const texts = new Map(areas.map((area) => [area.code, figureText(answers.figure(indicator, area, year, { change: false }), indicator.display, writer)]));
  return (code) => texts.get(code)!;
}

export type GroupStage = { title: string; subtitle: string; /** In place of the table, where no group may be shown. */ note?: string; columns: { group: string; villages: string; births: string; value: string; interval: string; verdict: string }; rows: { id: string; name: string; villages: string; births: string; value: FigureText; verdict: VerdictText }[] };

/** Guidance groups, their villages taken together. */
export async function groupStage({ frame: { ledger, locale, writer, year }, facts }: Made): Promise<GroupStage | undefined> {
  if (facts.groups.length === 0) return undefined;
  const t = translator(locale, messages);
  const { display } = ledger.registry.get("sex-ratio-at-birth");
  const births = ({ exposure }: DisclosedFigure) => (exposure === undefined ? "" : formatNumber(exposure, COUNT));
  return {
    title: t("groupsTitle"), subtitle: t("stageSubtitle", { window: windowWords(facts.pool, year, t) }),
    ...(facts.groups.every(({ figure: { status } }) => status === "suppressed") ? { note: t("groupsWithheld", { n: String(facts.groups.length) }) } : {}),
    columns: { group: t("colGroup"), villages: t("colVillages"), births: t("colBirths"), value: t("colRatio"), interval: t("colInterval"), verdict: t("colVerdict") },
    rows: facts.groups.map(({ group, villages, figure, verdict }) => ({ id: group.id, name: nameOf(group, locale), villages: formatNumber(villages, COUNT), births: births(figure), value: figureText(figure, display, writer), verdict: verdictText(verdict, t) })),
  };
}
