import type { QuarterOutlook } from "../analysis/service-outlook";
import { formatInterval, formatWithSign, type NumberFormat } from "../i18n/format";
import * as messages from "../i18n/messages/services";
import { translator } from "../i18n/translator";
import type { Writer } from "./figure-text";
import { chanceText } from "./quarter-view";

/** What was wanted, and the interval of what was reached where that is over. */
export type Wanted = { goal?: number; interval?: { upper: number } };

/** `已达到 83.1%`, `88.0% (84.1–91.2)，达到的可能性 72%`, or why nothing can be said. */
export function outlookText(outlook: QuarterOutlook | undefined, { goal = 1, interval }: Wanted, format: NumberFormat, { locale }: Pick<Writer, "locale">): string {
  const t = translator(locale, messages);
  if (outlook === undefined) return t("goalNone");
  if (outlook.status === "missing") return t(`no_${outlook.reason}`);
  const told = interval === undefined || interval.upper < goal;
  if (outlook.status === "decided") return t(outlook.met ? "met" : told ? "notMet" : "notTold", { value: formatWithSign(outlook.value, format) });
  return t("outlook", { value: formatWithSign(outlook.expected, format), interval: formatInterval(outlook.interval, format), chance: chanceText(outlook.chance) });
}
