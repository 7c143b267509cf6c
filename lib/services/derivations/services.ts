import { isScored } from "../../indicators/indicator";
import { COUNT, formatNumber } from "../../i18n/format";
import { InputError } from "../../base/errors";
import type { DisclosedFigure } from "../../analysis/disclosure";
import { figureText } from "../../views/figure-text";
import { outlookText } from "../../views/outlook-text";
import type { PlainRow } from "../../views/plain-table";
import { percent } from "../../views/quarter-view";
import { outlookRow } from "../../views/service-tables";
import * as messages from "../../i18n/messages/services";
import { translator } from "../../i18n/translator";
import { serviceActivities } from "../service-activities";
import { kindLabel } from "../services-activities-part";
import { QUARTERS, serviceProgress, type ServiceLine } from "../service-progress";
import { without, type Ask, type Derive } from "./asked";

const count = (value: number | undefined): string => (value === undefined ? "" : formatNumber(value, COUNT));
const number = (label: string) => ({ label, number: true as const });

/** Where a service stands at the end of a quarter, who is left, and what mid-year and year end are heading for. */
export const outlook: Derive = async (ask) => {
  const { frame: { ledger, area, year, locale, writer }, asked, t } = ask;
  const indicator = ledger.registry.get(asked.indicator ?? "");
  if (!isScored(indicator) || indicator.topic !== "services") throw new InputError("how.noService", { zh: `“${indicator.label["zh-CN"]}”不是服务`, en: `"${indicator.id}" is no service` });
  const label = t("outlook", { indicator: indicator.label[locale] });
  const progress = await serviceProgress(ledger, { services: [indicator], area, year, ...(asked.quarter ? { quarter: asked.quarter } : {}) });
  const line = progress?.lines[0];
  if (!progress || !line) return without(ask, label, t("outlookLead", { quarter: String(asked.quarter ?? ""), kind: "" }));
  const { quarter } = progress;
  const now = line.quarters[quarter - 1]!;
  const row = outlookRow({ ...line, ...now, shares: line.quarters.map(({ share }) => share) }, writer);
  const { accrues } = line.midYear;
  return {
    label, lead: t("outlookLead", { quarter: String(quarter), kind: t(accrues ? "kind_accrues" : "kind_list") }), value: { ...row.now, ...(row.now.interval ? { interval: row.now.interval } : {}) }, methods: ["progress", "wilson"],
    today: [
      shareLine(now.share, now.left, quarter, ask, indicator.display),
      t("outlookMid", { goal: percent(line.midYear.goal, indicator.display), result: row.mid.replace(/^[^：:]*[：:]\s*/, "") }), ...(line.yearEnd ? [t("outlookEnd", { goal: row.goal, result: row.end }), ...(row.season ? [t("outlookSeason", { result: outlookText(line.yearEnd.seasonal, {}, indicator.display, writer) })] : [])] : []),
    ],
    inputs: { sentence: t("yearsIn", { years: [year, ...line.earlier.map((one) => one.year)].sort((one, two) => one - two).join(", ") }), table: { caption: t("caption"), columns: [{ label: t("colQuarter") }, number(t("colServed")), number(t("colEligible")), number(t("colValue")), number(t("colLeft"))], rows: rowsOf(line, ask) } },
    level: ledger.config.level, control: "shown", counts: [{ formulas: [indicator.formula], area, years: [...line.earlier.map((one) => one.year), year], monthly: true }],
  };
};

/** Activities of one kind, or of all, in a quarter or the year. */
export const activities: Derive = async (ask) => {
  const { frame: { ledger, area, year, locale, writer }, asked: { indicator: id = "activity-sessions", kind = "", quarter }, links, t } = ask;
  const indicator = ledger.registry.get(id);
  if (indicator.topic !== "activity") throw new InputError("how.noActivity", { zh: `“${indicator.label["zh-CN"]}”不是活动`, en: `"${indicator.id}" is no activity` });
  const what = `${kindLabel(kind, translator(locale, messages))} · ${quarter === undefined ? String(year) : t("quarter", { year: String(year), n: String(quarter) })}`;
  const label = t("partLabel", { label: indicator.label[locale], part: what });
  const line = (await serviceActivities(ledger, area, year)).find((one) => one.kind === kind && `activity-${one.measure}` === indicator.id);
  const figure = line && (quarter === undefined ? line.year : line.quarters[quarter - 1]);
  const lead = t("partLead", { most: String(ledger.config.threshold - 1) });
  if (!figure) return without(ask, label, lead);
  const { interval: _, ...value } = figureText(figure, COUNT, writer); // a number of sessions held is no sample of anything
  return {
    label, lead, value, methods: [], today: value.status === "ok" ? [t("countToday", { what, value: value.text })] : [value.reason ?? value.text],
    inputs: { sentence: t("yearsIn", { years: String(year) }), table: { caption: t("caption"), columns: [{ label: t("colWhat") }, number(t("colValue"))], rows: [{ key: what, head: what, cells: [{ value, ...(kind === "" ? { how: links.how(indicator.id) } : {}) }] }] } },
    control: "shown", counts: [{ formulas: [indicator.formula], area, years: [year], monthly: true, ...(kind === "" ? {} : { band: kind }) }],
  };
};

function shareLine(share: DisclosedFigure, left: DisclosedFigure, quarter: number, { t, frame: { writer } }: Ask, display: ServiceLine["indicator"]["display"]): string {
  const value = figureText(share, display, writer);
  if (share.status !== "ok" || left.status !== "ok") return t("shareNone", { quarter: String(quarter), why: value.reason ?? value.text });
  return t("shareToday", { quarter: String(quarter), served: count(share.events), eligible: count(share.exposure), value: value.text + value.sign, left: count(left.value) });
}

/** The quarters of this year, then those of earlier years that tell the season. */
function rowsOf({ indicator, quarters, earlier }: ServiceLine, { frame: { year, writer }, t }: Ask): PlainRow[] {
  const row = (of: number, quarter: number, share: DisclosedFigure, left?: DisclosedFigure): PlainRow => ({
    key: `${of} ${quarter}`, head: t("quarter", { year: String(of), n: String(quarter) }),
    cells: [{ text: count(share.events) }, { text: count(share.exposure) }, { value: figureText(share, indicator.display, writer) }, left ? { value: figureText(left, COUNT, writer) } : { text: "" }],
  });
  return [...QUARTERS.map((one) => row(year, one, quarters[one - 1]!.share, quarters[one - 1]!.left)), ...earlier.toReversed().flatMap(({ year: of, shares }) => QUARTERS.map((one) => row(of, one, shares[one - 1]!)))];
}
