import type { Locale } from "../base/locale";
import { COUNT, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/quality-page";
import { translator } from "../i18n/translator";
import type { FaultRows } from "../views/quality/fault-rows";
import { rulesText } from "../views/quality/rules-text";
import type { LinkView, ShellView } from "../views/shell-view";
import { href } from "../views/address";
import type { Deps } from "./deps";
import { chosenFaults, countStates, faultForm, faultsSchema, pageOfFaults, type FaultForm, type FaultPages } from "./fault-list";
import { earlierDays, tracedFaults } from "./mended-faults";
import { openFrame, readQuery, type Query } from "./page-frame";
import { shellOf } from "./page-shell";

export type FaultsPage = { title: string; shell: ShellView; heading: string; lead: string[]; form: FaultForm; rows: FaultRows; pages: FaultPages; download: LinkView; back: LinkView };

/** The list of faults of an area that an office works down: what is open first, what was mended with the snapshot that did. */
export async function getFaultsPage(deps: Deps, locale: Locale, query: Query): Promise<FaultsPage> {
  const frame = await openFrame(deps, locale, query);
  const asked = readQuery(faultsSchema, query);
  const { ledger, area, areaName, state } = frame;
  const t = translator(locale, messages);
  const [faults, days] = await Promise.all([tracedFaults(deps, ledger, area), earlierDays(deps, ledger)]);
  const count = countStates(faults);
  const n = (value: number) => formatNumber(value, COUNT);
  const extra = { fault: asked.fault, weight: asked.weight, state: asked.state };
  return {
    title: `${t("faultsPage")} · ${areaName}`, shell: shellOf(frame, { page: "quality", path: "/quality/faults", extra }),
    heading: count.open > 0 ? t("faultsHeading", { area: areaName, open: n(count.open) }) : t("faultsHeadingNone", { area: areaName }),
    lead: [
      t("faultsLead", { record: n(count.record), mended: n(count.mended) }),
      ...[rulesText(ledger.config.quality, ledger.registry, frame.writer) ?? []].flat(),
      days.length > 0 ? t("faultsLeadEarlier", { n: String(days.length), dates: days.join(locale === "en" ? ", " : "、") }) : t("faultsLeadNoEarlier"),
    ],
    form: faultForm(frame, faults, asked), ...pageOfFaults(frame, chosenFaults(faults, asked), asked, extra),
    download: { label: t(area.level === "village" ? "faultsOfVillage" : "faultsByVillage"), href: faultsFile(locale, area.code, ledger.entry.id) },
    back: { label: t("villageElse", { above: areaName }), href: href("/quality", state) },
  };
}

/** The list as a workbook. */
export const faultsFile = (locale: Locale, area: string, snapshot: string): string => `/download/faults.xlsx?${new URLSearchParams({ locale, area, snapshot }).toString()}`;
