import { z } from "zod";
import { PERIODS, type CircularPeriod } from "../analysis/lagging/circular-period";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/circular";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import type { CircularView } from "../views/circular-view";
import { legendOf } from "../views/legend";
import { nameOf } from "../views/names";
import type { LinkView, ShellView } from "../views/shell-view";
import { circularDocument, periodWords } from "./circular/circular-document";
import { circularFacts } from "./circular/circular-facts";
import type { Deps } from "./deps";
import { listYear } from "./follow-up";
import { DOCUMENT_FORMATS } from "./export-formats";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { linksOf, type PageLinks } from "./page-links";
import { shellOf } from "./page-shell";

export type CircularPage = {
  title: string;
  shell: ShellView;
  /** Periods of the year, the one shown marked. */
  periods: { label: string; links: LinkView[] };
  circular?: CircularView;
  /** Why there is none, where there is none. */
  none?: { heading: string; next: LinkView[] };
  back: LinkView;
  calendar: LinkView;
  downloads?: { label: string; links: PageLinks["downloads"] };
  /** The small database is away: the page is not kept. */
  away?: true;
  legend: { title: string; lines: string[] };
};

const schema = z.object({ period: z.enum(PERIODS).optional() });

/** The circular of a period, in the form offices use; a period without a test gives way to the last that has one. */
export async function getCircularPage(deps: Deps, locale: Locale, query: Query): Promise<CircularPage> {
  const frame = await openFrame(deps, locale, query, listYear);
  const { period: asked } = readQuery(schema, query);
  const { ledger, area, areaName, year, state } = frame;
  const t = translator(locale, messages);
  const shared = (period: CircularPeriod | undefined) => ({
    shell: shellOf(frame, { page: "lagging", path: "/lagging/circular", extra: { period } }),
    back: { label: t("toList"), href: href("/lagging", state) }, calendar: { label: t("calendarFeed"), href: href("/lagging/deadlines.ics", { locale }) }, legend: { title: t("legend"), lines: legendOf(frame.writer) },
  });
  if (area.level === "village") return { ...shared(asked), title: `${t("page")} · ${areaName}`, periods: { label: t("otherPeriods"), links: [] }, none: villageInstead(frame) };
  const facts = await circularFacts(deps, ledger, { area, year, ...(asked ? { period: asked } : {}) });
  const circular = await circularDocument(deps, frame, facts);
  const { period } = facts;
  const head = { ...shared(asked && period), periods: { label: t("otherPeriods"), links: facts.known.map((one) => periodLink(frame, one, period)) }, ...(facts.away ? { away: true as const } : {}) };
  if (!circular || period === undefined) return { ...head, title: `${t("page")} · ${areaName} · ${year}`, none: { heading: t("untested", { area: areaName, span: periodWords({ year, period: "year", statYearStart: ledger.entry.statYearStart, locale }).span }), next: [] } };
  const { downloads } = linksOf(frame, { path: "/lagging/circular", view: "circular", extra: { period } });
  return { ...head, title: circular.title, circular, downloads: { label: t("download"), links: downloads.filter(({ format }) => (DOCUMENT_FORMATS as readonly string[]).includes(format.toLowerCase())).reverse() } };
}

function periodLink({ state, locale, year }: PageFrame, one: CircularPeriod, now: CircularPeriod | undefined): LinkView {
  return { label: translator(locale, messages)(`part_${one}`), href: href("/lagging/circular", { ...state, year: String(year) }, { period: one }), ...(one === now ? { current: true as const } : {}) };
}

function villageInstead({ ledger: { tree }, area, locale, state }: PageFrame): NonNullable<CircularPage["none"]> {
  const t = translator(locale, messages);
  const parent = tree.parent(area);
  return { heading: t("village"), next: parent ? [{ label: t("openParent", { area: nameOf(parent, locale) }), href: href("/lagging/circular", { ...state, area: parent.code }) }] : [] };
}
