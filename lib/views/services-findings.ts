import { formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/services";
import { translator, type Translator } from "../i18n/translator";
import type { Figure } from "../analysis/figure";
import type { ServiceOutlook } from "../analysis/service-outlook";
import type { Scored } from "../indicators/indicator";
import { countAreas, levelWord } from "./area-words";
import { figureText, type Writer } from "./figure-text";
import { figureStanding, type IntervalRow, type Reference } from "./interval-row";
import { joinNames } from "./names";
import { standingBasis, type Findings } from "./findings";
import { chanceText, LIKELY, percent } from "./quarter-view";
import { basisOf, said, spoken, type Basis, type Said } from "./said";

export type ServiceFinding = {
  indicator: Scored;
  /** The area's own running share at the quarter looked from. */
  share: Figure;
  left: Figure;
  target?: number;
  midYear: ServiceOutlook & { goal: number };
  yearEnd?: ServiceOutlook;
  /** The areas below, where there are enough to compare. */
  rows: readonly IntervalRow[];
  reference?: Reference;
};

type Question = { services: readonly ServiceFinding[]; /** Looked from. */ quarter?: number; areaName: string; level: string; writer: Writer };
type T = Translator<typeof messages.zhCN>;

/** What the numbers say of the services: who is clearly below, the area itself, mid-year, year end, those not reached. */
export function servicesFindings(question: Question): Findings {
  const t: T = translator(question.writer.locale, messages);
  return spoken(headingOf(question, t), [...ownSentences(question, t), ...midYearSentences(question, t), ...aheadSentences(question, t), ...leftSentence(question, t)]);
}

const outlookOf = (services: readonly { indicator: Scored }[], { quarter, writer: { locale } }: Question): Basis[] => services.map(({ indicator }) => ({ id: "service-outlook", label: indicator.label[locale], parts: { indicator: indicator.id, quarter: quarter === undefined ? undefined : String(quarter) } }));

const MOST_NAMED = 3;
/** More services than this make no heading; the others stand in the picture. */
const MOST_HEADED = 2;

function headingOf({ services, areaName, level, writer: { locale } }: Question, t: T): Said {
  const compared = services.filter(({ rows }) => rows.length >= 2);
  if (compared.length === 0) return said(t("headingOwn", { area: areaName, n: String(services.length) }));
  const reference = t(compared.every((one) => one.reference?.kind === "target") ? "refTargets" : "refTargetsOrOwn");
  const behind = compared.map((one) => ({ ...one, names: one.rows.filter(({ tone }) => tone === "behind").map(({ name }) => name) })).filter(({ names }) => names.length > 0).toSorted((one, two) => two.names.length - one.names.length);
  const words = { reference, level: levelWord(level, locale) };
  if (behind.length === 0) return said(t("headingNone", { n: String(compared.length), ...words }), ...compared.map(({ indicator }) => standingBasis(indicator, locale)));
  const item = ({ indicator, names }: (typeof behind)[number]) => {
    const parts = { indicator: indicator.label[locale], count: countAreas(names.length, level, locale) };
    return names.length <= MOST_NAMED ? t("headingItem", { ...parts, names: joinNames(names, locale) }) : t("headingItemMany", parts);
  };
  const rest = behind.length - MOST_HEADED;
  const list = [...behind.slice(0, MOST_HEADED).map(item), ...(rest > 0 ? [t("headingRest", { n: String(rest) })] : [])].join(t("joinList"));
  return said(t("headingBehind", { n: String(behind.length), ...words, list }), ...behind.map(({ indicator }) => standingBasis(indicator, locale)));
}

function ownSentences({ services, areaName, writer: { locale } }: Question, t: T): Said[] {
  const aimed = services.filter(({ target, share }) => target !== undefined && share.status === "ok");
  if (aimed.length === 0) return [];
  const below = aimed.filter(({ share, target }) => figureStanding(share, { kind: "target", lower: target!, upper: target! }) === "below");
  if (below.length === 0) return [said(t("ownNone", { area: areaName }), ...aimed.map(({ indicator }) => basisOf(indicator, locale)))];
  const list = below.map(({ indicator, share, target }) => t("ownItem", { indicator: indicator.label[locale], value: share.status === "ok" ? formatWithSign(share.value, indicator.display) : "", goal: percent(target!, indicator.display) }));
  return [said(t("ownBelow", { area: areaName, list: list.join(t("join")) }), ...below.map(({ indicator }) => basisOf(indicator, locale)))];
}

const PERCENT = { scale: 100, sign: "%", decimals: 1 } as const;
const shareOf = (services: readonly ServiceFinding[]): string => [...new Set(services.map(({ midYear }) => percent(midYear.goal, PERCENT)))].join(" / ");

/** What is over is told as it was; what is to come in the next sentence. */
function midYearSentences(question: Question, t: T): Said[] {
  const { services, writer: { locale } } = question;
  const over = services.flatMap((one) => (one.midYear.linear.status === "decided" ? [{ ...one, ...one.midYear.linear }] : []));
  if (over.length === 0) return [];
  const met = over.filter((one) => one.met);
  const short = over.filter((one) => !one.met);
  if (short.length === 0) return [said(t("midAllMet", { n: String(met.length), share: shareOf(over) }), ...outlookOf(met, question))];
  const list = short.map(({ indicator, value }) => t("midItem", { indicator: indicator.label[locale], value: formatWithSign(value, indicator.display) }));
  return [...(met.length > 0 ? [said(t("midMet", { n: String(met.length), share: shareOf(met) }), ...outlookOf(met, question))] : []), said(t("midShort", { share: shareOf(short), list: list.join(t("join")) }), ...outlookOf(short, question))];
}

function aheadSentences(question: Question, t: T): Said[] {
  const { services, writer: { locale } } = question;
  return (["midYear", "yearEnd"] as const).flatMap((which) => {
    const open = services.flatMap((one) => { const linear = one[which]?.linear; return linear?.status === "ok" ? [{ ...one, chance: linear.chance }] : []; });
    const doubtful = open.filter(({ chance }) => chance < LIKELY).toSorted((one, two) => one.chance - two.chance);
    const at = t(which === "midYear" ? "mid" : "end");
    if (open.length === 0) return [];
    if (doubtful.length === 0) return [said(t("aheadFine", { n: String(open.length), at }), ...outlookOf(open, question))];
    return [said(t("aheadDoubt", { at, list: doubtful.map(({ indicator, chance }) => t("aheadItem", { indicator: indicator.label[locale], chance: chanceText(chance) })).join(t("join")) }), ...outlookOf(doubtful, question))];
  });
}

function leftSentence(question: Question, t: T): Said[] {
  const { services, writer } = question;
  const known = services.filter(({ left }) => left.status === "ok" && left.value > 0).toSorted((one, two) => valueOf(two.left) - valueOf(one.left));
  const most = known[0];
  if (!most || services.length < 2) return [];
  return [said(t("left", { indicator: most.indicator.label[writer.locale], n: figureText(most.left, { scale: 1, sign: "", decimals: 0 }, writer).text }), ...outlookOf([most], question))];
}

/** The same as the title of the table that holds it. */
export const leftHeading = (services: readonly ServiceFinding[], writer: Writer): string | undefined => leftSentence({ services, areaName: "", level: "", writer }, translator(writer.locale, messages))[0]?.text.replace(/[。.]$/, "");

const valueOf = (figure: Figure): number => (figure.status === "ok" ? figure.value : 0);
