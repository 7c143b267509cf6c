import type { Locale } from "../base/locale";
import { formatWithSign, formatYear } from "../i18n/format";
import * as messages from "../i18n/messages/methods";
import { translator, type Translator } from "../i18n/translator";
import { TOPICS } from "../indicators/indicator";
import { legendOf } from "../views/legend";
import { indicatorEntry, type IndicatorEntry } from "../views/methods/indicator-entry";
import { methodEntry, type MethodEntry } from "../views/methods/method-entry";
import { METHOD_GROUPS, METHODS } from "../views/methods/method-list";
import { smallCount } from "../views/figure-text";
import type { LinkView, ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { methodExamples } from "./method-examples/method-examples";
import { openFrame, type PageFrame, type Query } from "./page-frame";
import { shellOf } from "./page-shell";

export type Rules = { anchor: string; heading: string; lines: string[] };
export type MethodsPage = {
  title: string;
  shell: ShellView;
  heading: string;
  lead: string;
  /** The examples are of an earlier year than the one chosen. */
  notice?: string;
  contents: { label: string; items: LinkView[] }[];
  rules: Rules[];
  topics: { anchor: string; label: string; entries: IndicatorEntry[] }[];
  groups: { anchor: string; label: string; entries: MethodEntry[] }[];
};

type T = Translator<typeof messages.zhCN>;

/** Every indicator from the registry and every method from the code, with examples of the area and year chosen. */
export async function getMethodsPage(deps: Deps, locale: Locale, query: Query): Promise<MethodsPage> {
  const frame = await openFrame(deps, locale, query);
  const { ledger, areaName, year, state, area } = frame;
  const t = translator(locale, messages);
  const examples = await methodExamples(frame);
  const fixed = { ...state, area: area.code, year: String(year) };
  const topics = TOPICS.map((topic) => ({
    anchor: `topic-${topic}`, label: t(`topic_${topic}`),
    entries: ledger.registry.all.filter((indicator) => indicator.topic === topic).map((indicator) => indicatorEntry({ indicator, state: fixed, threshold: ledger.config.threshold })),
  })).filter(({ entries }) => entries.length > 0);
  const entries = await Promise.all(METHODS.map(async ({ id, group }) => ({ group, entry: methodEntry(id, fixed, await examples.of(id)) })));
  const groups = METHOD_GROUPS.map((group) => ({ anchor: `group-${group}`, label: t(`group_${group}`), entries: entries.filter((one) => one.group === group).map(({ entry }) => entry) }));
  const rules = rulesOf(frame, t);
  return {
    title: `${t("page")} · ${areaName} · ${year}`, shell: shellOf(frame, { page: "methods", path: "/methods" }), heading: t("heading"),
    lead: t("lead", { area: areaName, period: formatYear(year, ledger.entry.statYearStart, locale) }), ...(examples.notice ? { notice: examples.notice } : {}),
    contents: [
      { label: t("page"), items: rules.map(({ anchor, heading }) => ({ label: heading, href: `#${anchor}` })) },
      { label: `${t("title_indicators")} · ${t("indicatorCount", { n: String(ledger.registry.all.length) })}`, items: topics.map(({ anchor, label }) => ({ label, href: `#${anchor}` })) },
      ...groups.map(({ label, entries }) => ({ label, items: entries.map(({ name, anchor }) => ({ label: name, href: `#${anchor}` })) })),
    ],
    rules, topics, groups,
  };
}

/** What holds for every figure: design section 2, disclosure control, quality, ranks. */
function rulesOf({ ledger: { config }, writer }: PageFrame, t: T): Rules[] {
  const { threshold, level, fewestRanked } = config;
  return [
    { anchor: "line", heading: t("title_line"), lines: [t("line_1"), t("line_2"), t("line_3"), t("line_4"), t("line_5"), t("line_6")] },
    { anchor: "control", heading: t("title_control"), lines: [t("control_1", { most: String(threshold - 1), small: smallCount(threshold) }), t("control_2"), t("control_3"), t("control_4", { threshold: String(threshold) })] },
    { anchor: "quality", heading: t("title_quality"), lines: legendOf(writer) },
    { anchor: "rank", heading: t("title_rank"), lines: [t("rank_1"), t("rank_2", { level: formatWithSign(level, { scale: 100, sign: "%", decimals: 0 }) }), t("rank_3", { fewest: String(fewestRanked) }), t("rank_4")] },
  ];
}
