import type { Lagging } from "../analysis/lagging/lagging";
import type { Locale } from "../base/locale";
import { formatPeriod } from "../i18n/format";
import * as messages from "../i18n/messages/village-follow-up";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import { followUpView, type FollowUpView } from "./follow-up-view";
import type { LagTimelineView } from "./lag-timeline-view";
import type { LaggingTable } from "./lagging-board-view";
import { joinNames } from "./names";
import type { LinkView } from "./shell-view";

/** Where one village stands on the follow-up list, why, and each of its stays on it. */
export type VillageFollowUp = { title: string; state?: FollowUpView["rows"][number]["state"]; subtitle: string; evidence?: string; stays: string[]; /** One row of the timeline of the list. */ timeline?: LagTimelineView; evidenceTable?: LaggingTable; deadline?: string; links?: LinkView[] };

type Question = { lagging: Lagging; code: string; aboveName: string; statYearStart: number; locale: Locale; indicator(id: string): Indicator | undefined };

/** The follow-up history of one village; absent where nothing could be tested. */
export function villageFollowUp({ lagging, code, aboveName, statYearStart, locale, indicator }: Question): VillageFollowUp | undefined {
  if (lagging.tested.length === 0 || lagging.period === undefined) return undefined;
  const t = translator(locale, messages);
  const when = (period: string) => (/^\d{4}$/.test(period) ? period : formatPeriod(period, statYearStart, locale));
  const village = lagging.villages.find(({ area }) => area === code);
  const row = village && followUpView({ lagging: { ...lagging, villages: [village] }, locale, indicator, area: () => ({ name: "", href: "" }) })?.rows[0];
  const stays = lagging.listings.filter(({ area }) => area === code).map(({ listed, released, indicators }) => {
    const parts = { listed: when(listed), indicators: joinNames(indicators.map((id) => indicator(id)?.label[locale] ?? id), locale) };
    return released === undefined ? t("open", parts) : t("closed", { ...parts, released: when(released) });
  });
  const title = village ? t(`title_${village.state}`, { rounds: String(village.rounds), since: when(village.since) }) : t(stays.length > 0 ? "title_none" : "title_never");
  return {
    title, subtitle: t("subtitle", { above: aboveName, period: when(lagging.period) }), stays,
    ...(row ? { state: row.state } : {}), ...(row?.evidence ? { evidence: t("evidence", { text: row.evidence }) } : {}),
  };
}
