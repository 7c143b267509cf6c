import { COUNT, formatYear } from "../i18n/format";
import * as messages from "../i18n/messages/services";
import { translator, type Translator } from "../i18n/translator";
import { figureText, type FigureText } from "../views/figure-text";
import { pointOf, quarterLabels, type QuarterView } from "../views/quarter-view";
import type { PageFrame } from "./page-frame";
import { serviceActivities, type ActivityLine } from "./service-activities";

/** What was held, beside the services and not linked to them. */
export type ActivitiesPart = {
  title: string;
  subtitle: string;
  /** Where there is nothing. */
  none?: string;
  tiles: (QuarterView & { kind: string })[];
  columns: string[];
  /** `indicator` and `kind` ("" = all): how a number of the row was made. */
  rows: { label: string; measure: string; indicator: string; kind: string; cells: FigureText[] }[];
};

type T = Translator<typeof messages.zhCN>;
const NAMED = ["training", "outreach", "consultation", "association", "meeting"] as const;
const isNamed = (kind: string): kind is (typeof NAMED)[number] => (NAMED as readonly string[]).includes(kind);

/** A kind in words; one of the office's own stands as it is written. */
export const kindLabel = (kind: string, t: T): string => (kind === "" ? t("total") : isNamed(kind) ? t(kind) : kind);

/** Sessions and attendances of the frame's area by quarter. */
export async function activitiesPart(frame: PageFrame): Promise<ActivitiesPart> {
  const { ledger, area, areaName, year, locale, writer } = frame;
  const t: T = translator(locale, messages);
  const lines = await serviceActivities(ledger, area, year);
  const period = formatYear(year, ledger.entry.statYearStart, locale);
  const title = t("activities");
  if (lines.length === 0) return { title, subtitle: "", none: t("activitiesNone", { area: areaName, year: period }), tiles: [], columns: [], rows: [] };
  const labelOf = (kind: string) => kindLabel(kind, t);
  return {
    title, subtitle: t("activitiesSub", { area: areaName, year: period }), tiles: tilesOf(lines, labelOf, frame, t),
    columns: [...(lines[0]?.quarters ?? []).map((_, at) => t("quarterShort", { n: String(at + 1) })), t("year")],
    rows: lines.map(({ kind, measure, quarters, year: whole }) => ({ label: labelOf(kind), measure: t(measure), indicator: `activity-${measure}`, kind, cells: [...quarters, whole].map((figure) => ({ ...figureText(figure, COUNT, writer), interval: undefined })) })),
  };
}

function tilesOf(lines: readonly ActivityLine[], labelOf: (kind: string) => string, { writer }: PageFrame, t: T): ActivitiesPart["tiles"] {
  return lines.filter(({ kind, measure, quarters }) => kind !== "" && measure === "sessions" && quarters.some(({ status }) => status === "ok")).map(({ kind, quarters, year }) => {
    // A number of sessions held is no sample of anything.
    const points = quarters.map((figure) => { const point = pointOf(figure, COUNT, writer); return point.status === "ok" ? { status: point.status, value: point.value } : point; });
    const activity = labelOf(kind);
    const list = points.map((point, at) => t("sessionsItem", { n: String(at + 1), value: point.status === "ok" ? figureText(quarters[at]!, COUNT, writer).text : point.text })).join(writer.locale === "en" ? ", " : "，");
    return { kind, title: activity, subtitle: `${t("sessions")} · ${t("year")} ${figureText(year, COUNT, writer).text}`, alt: t("sessionsAlt", { activity, list }), as: "bars", labels: quarterLabels(writer), points, format: COUNT };
  });
}
