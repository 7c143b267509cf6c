import * as messages from "../i18n/messages/document-titles";
import * as followUp from "../i18n/messages/follow-up";
import { translator, type Translator } from "../i18n/translator";
import type { Locale } from "../base/locale";
import type { LaggingState } from "../analysis/lagging/states";
import type { RatioVerdict } from "../analysis/ratio-judgement";
import type { LinesTable } from "./balance-tables";
import { figureStanding } from "./interval-row";
import { joinNames } from "./names";
import { LIKELY } from "./quarter-view";
import type { ReportingGrid } from "./reporting-grid";
import type { ServiceFinding } from "./services-findings";

type T = Translator<typeof messages.zhCN>;

/** More names than this make no title; the table has them. */
const MOST_NAMED = 3;

function namely(names: readonly string[], t: T, locale: Locale): string {
  return names.length === 0 || names.length > MOST_NAMED ? "" : t("namely", { names: joinNames(names, locale) });
}

/** Of services beside their targets: which ended the year below, or, while it runs, which may miss it. Undefined where none has a target. */
export function outlookTitle(services: readonly Pick<ServiceFinding, "indicator" | "share" | "target" | "yearEnd">[], locale: Locale): string | undefined {
  const t: T = translator(locale, messages);
  const open = services.flatMap(({ indicator, yearEnd }) => (yearEnd?.linear.status === "ok" ? [{ indicator, chance: yearEnd.linear.chance }] : []));
  const aimed = services.filter(({ target, share, yearEnd }) => target !== undefined && share.status === "ok" && yearEnd?.linear.status === "decided");
  const told = (key: "servicesBelow" | "servicesDoubt", among: readonly unknown[], some: readonly Pick<ServiceFinding, "indicator">[]) => t(key, { n: String(among.length), m: String(some.length), list: namely(some.map(({ indicator }) => indicator.label[locale]), t, locale) });
  if (open.length > 0) {
    const doubtful = open.filter(({ chance }) => chance < LIKELY);
    return doubtful.length === 0 ? t("servicesFine", { n: String(open.length) }) : told("servicesDoubt", open, doubtful);
  }
  if (aimed.length === 0) return undefined;
  const below = aimed.filter(({ share, target }) => figureStanding(share, { kind: "target", lower: target!, upper: target! }) === "below");
  return below.length === 0 ? t("servicesNone", { n: String(aimed.length) }) : told("servicesBelow", aimed, below);
}

/** Of all indicators side by side: in how many the gap is more than chance gives. */
export function linesTitle(rows: LinesTable["rows"], locale: Locale): string | undefined {
  const t: T = translator(locale, messages);
  const tested = rows.filter(({ chance }) => chance !== "");
  const more = tested.filter(({ exceeds }) => exceeds);
  if (tested.length === 0) return undefined;
  return more.length === 0 ? t("balanceNone", { n: String(tested.length) }) : t("balanceSome", { n: String(tested.length), m: String(more.length), list: namely(more.map(({ label }) => label), t, locale) });
}

/** Of what was handed in: how many kinds are complete in the last year. */
export function gridTitle({ years, rows }: Pick<ReportingGrid, "years" | "rows">, locale: Locale): string | undefined {
  const t: T = translator(locale, messages);
  const year = years.at(-1);
  if (year === undefined || rows.length === 0) return undefined;
  const counts = (["full", "part", "none", "fault"] as const).map((sign) => ({ sign, n: rows.filter(({ cells }) => cells.at(-1)?.sign === sign).length })).filter(({ n }) => n > 0);
  const parts = { year: String(year), n: String(rows.length) };
  return counts.length === 1 && counts[0]!.sign === "full" ? t("haveAll", parts) : t("haveSome", { ...parts, list: counts.map(({ sign, n }) => t(`have_${sign}`, { n: String(n) })).join(t("join")) });
}

/** Of pooled years: whether any of them is called high, else what the longest can say. */
export function windowsTitle(windows: readonly { label: string; verdict: RatioVerdict["verdict"] }[], locale: Locale): string | undefined {
  const t: T = translator(locale, messages);
  const high = windows.findLast(({ verdict }) => verdict === "high");
  const longest = windows.at(-1);
  if (high) return t("windowHigh", { window: high.label });
  if (longest?.verdict === "tooFew") return t("windowFew", { window: longest.label });
  return longest?.verdict === "notHigh" ? t("windowNot", { window: longest.label }) : undefined;
}

/** Of villages with a state: how many of each, in the words of the overview. */
export function statesTitle(states: readonly LaggingState[], locale: Locale): string | undefined {
  const count = (...wanted: LaggingState[]) => String(states.filter((state) => wanted.includes(state)).length);
  return states.length === 0 ? undefined : translator(locale, followUp)("title", { listed: count("listed", "overdue"), improving: count("improving"), released: count("released"), watch: count("watch") });
}
