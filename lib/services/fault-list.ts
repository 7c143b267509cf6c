import { z } from "zod";
import { FAULT_CODES } from "../analysis/quality/faults/fault";
import { FAULT_STATES, stateOf, type FaultState, type TracedFault } from "../analysis/quality/faults/traced-fault";
import { COUNT, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/quality-page";
import { translator } from "../i18n/translator";
import { href, type Extra } from "../views/address";
import { nameOf } from "../views/names";
import { faultRows, inWorkingOrder, type FaultRows } from "../views/quality/fault-rows";
import { textsOf } from "../views/quality/quality-tables";
import type { LinkView } from "../views/shell-view";
import { linksOf } from "./page-links";
import type { PageFrame } from "./page-frame";
import type { Choice } from "./villages-form";

/** What the list is narrowed to: which fault, how heavy, in which state, and the page of it. */
export const faultsSchema = z.object({
  fault: z.enum(FAULT_CODES).optional(), weight: z.enum(["high", "middle", "low"]).optional(), state: z.enum([...FAULT_STATES, "all"]).optional(),
  page: z.string().regex(/^[1-9]\d{0,4}$/).transform(Number).optional(),
});
export type AskedFaults = z.infer<typeof faultsSchema>;
export type FaultPages = { summary: string; links: LinkView[]; at: string };
export type FaultForm = { action: string; hidden: [string, string][]; choices: Choice[]; button: string; reset: LinkView };

/** Rows on a page of the list. */
export const FAULTS_A_PAGE = 50;

/** Faults of one filter, in the order in which they are worked down. */
export function chosenFaults(faults: readonly TracedFault[], { fault, weight, state = "open" }: AskedFaults): TracedFault[] {
  return inWorkingOrder(faults.filter((one) => (fault === undefined || one.code === fault) && (weight === undefined || one.severity === weight) && (state === "all" || stateOf(one) === state)));
}

/** Some faults as rows, with where their areas stand. */
export function rowsOf(frame: PageFrame, faults: readonly TracedFault[], caption: string): FaultRows {
  const { ledger, writer } = frame;
  const links = linksOf(frame, { path: "", view: "" });
  return faultRows({ faults, statYearStart: ledger.entry.statYearStart, caption, writer, link: links.area, name: (code) => placeName(frame, code) });
}

/** An area's name, with the one above it where that is not the page's own: among thousands of villages many bear one name. */
export function placeName({ ledger: { tree }, area, locale }: PageFrame, code: string): string {
  const found = tree.find(code).area;
  const parent = tree.parent(found);
  return found === area || !parent || parent === area || parent === tree.root ? nameOf(found, locale) : `${nameOf(parent, locale)} ${nameOf(found, locale)}`;
}

/** The address of the list for an area, narrowed. */
export const faultsHref = ({ state }: Pick<PageFrame, "state">, area: string | undefined, asked: Extra = {}): string => href("/quality/faults", { ...state, area }, asked);

export function countStates(faults: readonly TracedFault[]): Record<FaultState, number> {
  const count: Record<FaultState, number> = { open: 0, record: 0, mended: 0 };
  for (const fault of faults) count[stateOf(fault)] += 1;
  return count;
}

/** The rows of one page, and where the others are. */
export function pageOfFaults(frame: PageFrame, chosen: readonly TracedFault[], asked: AskedFaults, extra: Extra): { rows: FaultRows; pages: FaultPages } {
  const t = translator(frame.locale, messages);
  const count = Math.max(1, Math.ceil(chosen.length / FAULTS_A_PAGE));
  const page = Math.min(asked.page ?? 1, count);
  const from = (page - 1) * FAULTS_A_PAGE;
  const shown = chosen.slice(from, from + FAULTS_A_PAGE);
  const n = (value: number) => formatNumber(value, COUNT);
  const to = (target: number) => faultsHref(frame, frame.state.area, { ...extra, page: target === 1 ? undefined : String(target) });
  return {
    rows: rowsOf(frame, shown, t("faultsPage")),
    pages: {
      summary: chosen.length === 0 ? t("noneHere") : count === 1 ? t("shownAll", { all: n(chosen.length) }) : t("shownOf", { all: n(chosen.length), from: n(from + 1), to: n(from + shown.length) }),
      links: [...(page > 1 ? [{ label: t("pagePrev"), href: to(page - 1) }] : []), ...(page < count ? [{ label: t("pageNext"), href: to(page + 1) }] : [])], at: count === 1 ? "" : t("pageOf", { page: n(page), pages: n(count) }),
    },
  };
}

/** Choices of the list; only faults that the area has. */
export function faultForm(frame: PageFrame, faults: readonly TracedFault[], asked: AskedFaults): FaultForm {
  const { locale, state, ledger, area } = frame;
  const t = translator(locale, messages);
  const words = textsOf(frame.writer);
  const chosen = (is: boolean) => (is ? { chosen: true as const } : {});
  const count = countStates(faults);
  const codes = FAULT_CODES.filter((code) => code === asked.fault || faults.some((one) => one.code === code));
  const areas = area.level === "village" ? [area] : [area, ...ledger.tree.children(area).filter((child) => faults.some(({ pos }) => pos >= child.pos && pos <= child.last))];
  const any = { value: "", label: t("filterAll") };
  const n = (value: number) => formatNumber(value, COUNT);
  return {
    action: href("/quality/faults", { locale }), button: t("apply"), reset: { label: t("reset"), href: faultsHref(frame, state.area) },
    hidden: Object.entries({ year: state.year, snapshot: state.snapshot }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
    choices: [
      { name: "area", label: t("filterArea"), options: areas.slice(0, MOST_AREAS).map((one) => ({ value: one.code, label: nameOf(one, locale), ...chosen(one === area) })) },
      { name: "fault", label: t("filterKind"), options: [{ ...any, ...chosen(asked.fault === undefined) }, ...codes.map((code) => ({ value: code, label: t(`code_${code}`), ...chosen(code === asked.fault) }))] },
      { name: "weight", label: t("filterWeight"), options: [{ ...any, ...chosen(asked.weight === undefined) }, ...(["high", "middle", "low"] as const).map((value) => ({ value, label: words(`severity_${value}`), ...chosen(value === asked.weight) }))] },
      { name: "state", label: t("filterState"), options: [...FAULT_STATES.map((value) => ({ value: value === "open" ? "" : value, label: `${t(`state_${value}`)} ${n(count[value])}`, ...chosen(value === (asked.state ?? "open")) })), { value: "all", label: `${t("filterAll")} ${n(faults.length)}`, ...chosen(asked.state === "all") }] },
    ],
  };
}

/** Areas that the choice lists; others are reached from the page's own picker. */
const MOST_AREAS = 120;
