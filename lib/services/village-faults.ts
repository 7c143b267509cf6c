import { stateOf } from "../analysis/quality/faults/traced-fault";
import * as messages from "../i18n/messages/quality-page";
import { translator } from "../i18n/translator";
import { inWorkingOrder } from "../views/quality/fault-rows";
import type { LinkView } from "../views/shell-view";
import { dataFaults, type FaultRow } from "./data-faults";
import { countStates, faultsHref, rowsOf } from "./fault-list";
import { tracedFaults, type FaultDeps } from "./mended-faults";
import type { PageFrame } from "./page-frame";

export type VillageFaultsPart = { rows: FaultRow[]; summary?: string; all: LinkView };

/** The first search through more areas than this takes seconds: a village's page then shows what the import found, and leads to the list. */
const MANY_AREAS = 1500;
const MOST = 20;

/** What is to be mended in the data of a village, and what was mended; those for the record stand in the list alone. */
export async function villageFaults(deps: FaultDeps, frame: PageFrame): Promise<VillageFaultsPart> {
  const { ledger, area, state, locale } = frame;
  const t = translator(locale, messages);
  const all = { label: t("villageFaultsLink"), href: faultsHref({ state }, area.code, { state: "all" }) };
  if (ledger.tree.areas.length > MANY_AREAS) return { rows: await dataFaults(frame), all };
  const faults = await tracedFaults(deps, ledger, area);
  const count = countStates(faults);
  const told = inWorkingOrder(faults.filter((fault) => stateOf(fault) !== "record")).slice(0, MOST);
  const { rows } = rowsOf(frame, told, t("faultsPage"));
  return { rows: rows.map(({ file, period, text, state: now }) => ({ file, period, text: `${text}${locale === "en" ? " (" : "（"}${now}${locale === "en" ? ")" : "）"}` })), summary: t("villageFaults", { open: String(count.open), mended: String(count.mended) }), all };
}
