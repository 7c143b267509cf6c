import { touchingFaults } from "../analysis/quality/faults/touching-faults";
import * as messages from "../i18n/messages/quality-page";
import { translator } from "../i18n/translator";
import type { Formula } from "../indicators/indicator";
import { nameOf } from "../views/names";
import { periodText } from "../views/quality/fault-table";
import { faultWords } from "../views/quality/fault-words";
import { inWorkingOrder, stateText } from "../views/quality/fault-rows";
import type { LinkView } from "../views/shell-view";
import { faultsHref } from "./fault-list";
import { tracedFaults, type FaultDeps } from "./mended-faults";
import type { PageFrame } from "./page-frame";

export type TouchedView = { term: string; lines: { text: string; href?: string }[]; more?: LinkView };
type Figure = { formula: Formula; /** First of its years; the frame's is the last. */ from: number; /** It bears a quality mark: its reason must be told. */ marked: boolean };

/** Faults that the page names; the list has all. */
const MOST = 8;
/** The first search through more areas than this takes seconds: there it is made only for a figure that bears a mark. */
const MANY_AREAS = 1500;

/** The faults of the data that one figure stands on, each with its state and where it stands in the list. */
export async function faultsOfFigure(deps: FaultDeps, frame: PageFrame, { formula, from, marked }: Figure): Promise<TouchedView> {
  const { ledger, area, year, locale, writer, state } = frame;
  const { tree, entry: { statYearStart } } = ledger;
  const t = translator(locale, messages);
  const more = (label: string) => ({ label, href: faultsHref({ state }, area.code, { state: "all" }) });
  if (!marked && tree.areas.length > MANY_AREAS) return { term: t("touchTerm"), lines: [], more: more(t("touchBig")) };
  const faults = inWorkingOrder(touchingFaults(await tracedFaults(deps, ledger, area), { area, formula, from, to: year, statYearStart }));
  if (faults.length === 0) return { term: t("touchTerm"), lines: [{ text: t("touchNone") }] };
  const lines = faults.slice(0, MOST).map((fault) => {
    const { mended: _, ...plain } = fault;
    const parts = { area: nameOf(tree.find(fault.area).area, locale), text: faultWords(plain, locale).text, state: stateText(fault, writer) };
    const period = periodText(fault.period, statYearStart, writer);
    return { text: period === "" ? t("touchNoPeriod", parts) : t("touchOf", { ...parts, period }), href: faultsHref({ state }, fault.area, { fault: fault.code, state: "all" }) };
  });
  return { term: t("touchTerm"), lines, ...(faults.length > MOST ? { more: more(t("touchMore", { n: String(faults.length) })) } : {}) };
}
