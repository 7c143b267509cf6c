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
import { chanceText, LIKELY, percent } from "./quarter-view";

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

export type ServicesFindings = { heading: string; lead: string[] };
type Question = { services: readonly ServiceFinding[]; areaName: string; level: string; writer: Writer };
type T = Translator<typeof messages.zhCN>;

/** What the numbers say of the services: who is clearly below, the area itself, mid-year, year end, those not reached. */
export function servicesFindings(question: Question): ServicesFindings {
  const t: T = translator(question.writer.locale, messages);
  return { heading: headingOf(question, t), lead: [...ownSentences(question, t), ...midYearSentences(question, t), ...aheadSentences(question, t), ...leftSentence(question, t)] };
}

const MOST_NAMED = 3;
/** More services than this make no heading; the others stand in the picture. */
const MOST_HEADED = 2;

function headingOf({ services, areaName, level, writer: { locale } }: Question, t: T): string {
  const compared = services.filter(({ rows }) => rows.length >= 2);
  if (compared.length === 0) return t("headingOwn", { area: areaName, n: String(services.length) });
  const reference = t(compared.every((one) => one.reference?.kind === "target") ? "refTargets" : "refTargetsOrOwn");
  const behind = compared.map((one) => ({ ...one, names: one.rows.filter(({ tone }) => tone === "behind").map(({ name }) => name) })).filter(({ names }) => names.length > 0).toSorted((one, two) => two.names.length - one.names.length);
  const words = { reference, level: levelWord(level, locale) };
  if (behind.length === 0) return t("headingNone", { n: String(compared.length), ...words });
  const item = ({ indicator, names }: (typeof behind)[number]) => {
    const parts = { indicator: indicator.label[locale], count: countAreas(names.length, level, locale) };
    return names.length <= MOST_NAMED ? t("headingItem", { ...parts, names: joinNames(names, locale) }) : t("headingItemMany", parts);
  };
  const rest = behind.length - MOST_HEADED;
  const list = [...behind.slice(0, MOST_HEADED).map(item), ...(rest > 0 ? [t("headingRest", { n: String(rest) })] : [])].join(t("joinList"));
  return t("headingBehind", { n: String(behind.length), ...words, list });
}

function ownSentences({ services, areaName, writer: { locale } }: Question, t: T): string[] {
  const aimed = services.filter(({ target, share }) => target !== undefined && share.status === "ok");
  if (aimed.length === 0) return [];
  const below = aimed.filter(({ share, target }) => figureStanding(share, { kind: "target", lower: target!, upper: target! }) === "below");
  if (below.length === 0) return [t("ownNone", { area: areaName })];
  const list = below.map(({ indicator, share, target }) => t("ownItem", { indicator: indicator.label[locale], value: share.status === "ok" ? formatWithSign(share.value, indicator.display) : "", goal: percent(target!, indicator.display) }));
  return [t("ownBelow", { area: areaName, list: list.join(t("join")) })];
}

const PERCENT = { scale: 100, sign: "%", decimals: 1 } as const;
const shareOf = (services: readonly ServiceFinding[]): string => [...new Set(services.map(({ midYear }) => percent(midYear.goal, PERCENT)))].join(" / ");

/** What is over is told as it was; what is to come in the next sentence. */
function midYearSentences({ services, writer: { locale } }: Question, t: T): string[] {
  const over = services.flatMap((one) => (one.midYear.linear.status === "decided" ? [{ ...one, ...one.midYear.linear }] : []));
  if (over.length === 0) return [];
  const met = over.filter((one) => one.met);
  const short = over.filter((one) => !one.met);
  if (short.length === 0) return [t("midAllMet", { n: String(met.length), share: shareOf(over) })];
  const list = short.map(({ indicator, value }) => t("midItem", { indicator: indicator.label[locale], value: formatWithSign(value, indicator.display) }));
  return [...(met.length > 0 ? [t("midMet", { n: String(met.length), share: shareOf(met) })] : []), t("midShort", { share: shareOf(short), list: list.join(t("join")) })];
}

function aheadSentences({ services, writer: { locale } }: Question, t: T): string[] {
  return (["midYear", "yearEnd"] as const).flatMap((which) => {
    const open = services.flatMap((one) => { const linear = one[which]?.linear; return linear?.status === "ok" ? [{ ...one, chance: linear.chance }] : []; });
    const doubtful = open.filter(({ chance }) => chance < LIKELY).toSorted((one, two) => one.chance - two.chance);
    const at = t(which === "midYear" ? "mid" : "end");
    if (open.length === 0) return [];
    if (doubtful.length === 0) return [t("aheadFine", { n: String(open.length), at })];
    return [t("aheadDoubt", { at, list: doubtful.map(({ indicator, chance }) => t("aheadItem", { indicator: indicator.label[locale], chance: chanceText(chance) })).join(t("join")) })];
  });
}

function leftSentence({ services, writer }: Question, t: T): string[] {
  const known = services.filter(({ left }) => left.status === "ok" && left.value > 0).toSorted((one, two) => valueOf(two.left) - valueOf(one.left));
  const most = known[0];
  if (!most || services.length < 2) return [];
  return [t("left", { indicator: most.indicator.label[writer.locale], n: figureText(most.left, { scale: 1, sign: "", decimals: 0 }, writer).text })];
}

const valueOf = (figure: Figure): number => (figure.status === "ok" ? figure.value : 0);
