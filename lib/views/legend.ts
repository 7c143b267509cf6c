import * as messages from "../i18n/messages/overview";
import { translator } from "../i18n/translator";
import { smallCount, type Writer } from "./figure-text";

/** What the signs in place of a number mean, one line each. */
export function legendOf({ locale, threshold }: Writer): string[] {
  const t = translator(locale, messages);
  return [t("legendSmall", { small: smallCount(threshold), most: String(threshold - 1) }), t("legendProtects"), t("legendMissing"), t("legendDash"), t("legendProvisional")];
}
