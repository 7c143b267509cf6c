import type { Area } from "../analysis/area-tree";
import { lagTimelineView } from "../views/lag-timeline-view";
import { evidenceTable } from "../views/lagging-board-view";
import * as messages from "../i18n/messages/village-follow-up";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import { nameOf } from "../views/names";
import { villageFollowUp, type VillageFollowUp } from "../views/village-follow-up";
import type { Deps } from "./deps";
import { laggingFacts } from "./keep-lagging";
import { laggingCases, listedOf, withOverdue } from "./lagging-cases";
import { lookupOf } from "./get-lagging-page";
import { pageTimeline } from "./lagging-timeline";
import type { PageFrame } from "./page-frame";

/** Where one village stands on the follow-up list of the area above: its villages are tested together. State, timeline, evidence and case are those of the page of that list. */
export async function villageLagging(deps: Pick<Deps, "store" | "hasStore" | "clock" | "config">, frame: PageFrame, parent: Area | undefined): Promise<VillageFollowUp | undefined> {
  const { ledger, area, areaName, year, locale, state } = frame;
  if (!parent || area.level !== "village") return undefined;
  const facts = await laggingFacts(ledger, parent, year);
  const plain = { ...facts.lagging, villages: facts.lagging.villages.filter((one) => one.area === area.code), listings: facts.lagging.listings.filter((one) => one.area === area.code) };
  if (plain.tested.length === 0) return undefined;
  const cases = plain.listings.length > 0 ? await laggingCases(deps, ledger, year, [area.code]) : undefined;
  const lagging = cases ? withOverdue(plain, cases) : plain;
  const lookup = lookupOf(frame);
  const t = translator(locale, messages);
  const told = villageFollowUp({ lagging, code: area.code, aboveName: nameOf(parent, locale), statYearStart: ledger.entry.statYearStart, locale, indicator: lookup.indicator });
  if (!told) return undefined;
  const timeline = lagTimelineView({ timeline: pageTimeline({ ledger }, { ...facts, tests: { ...facts.tests, villages: [area] } }, cases), areaName, lookup, title: told.title });
  const period = listedOf(lagging, area.code);
  const note = period === undefined ? undefined : cases?.noteOf(area.code, period);
  const hasCase = note ?? lagging.listings.map(({ listed }) => cases?.noteOf(area.code, listed)).findLast((one) => one !== undefined);
  const deadline = note?.deadline === undefined ? undefined : lagging.villages[0]?.state === "overdue" ? t("overdueBy", { date: note.deadline, n: String(note.overdueDays) }) : t(note.overdueDays > 0 ? "eased" : "due", { date: note.deadline });
  return {
    ...told, ...(timeline && timeline.rows.length > 0 ? { timeline } : {}), ...(lagging.villages.length > 0 ? { evidenceTable: evidenceTable(lagging.villages, lookup) } : {}), ...(deadline ? { deadline } : {}),
    links: [{ label: t("openList", { above: nameOf(parent, locale) }), href: href("/lagging", { ...state, area: parent.code }) }, ...(hasCase ? [{ label: t("openCase"), href: href(hasCase.case.href, { ...state, area: undefined, year: undefined }) }] : [])],
  };
}
