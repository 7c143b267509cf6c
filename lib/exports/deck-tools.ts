import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/deck";
import { translator } from "../i18n/translator";
import { escapeHtml } from "./html-parts";

const KEYS = [["→ ↓ PgDn", "keyNext"], ["← ↑ PgUp", "keyPrevious"], ["1…9", "keyNumber"], ["Home End", "keyEnds"], ["O", "keyAll"], ["Z", "keyZoom"], ["V", "keyFind"], ["B", "keyBlack"], ["D", "keyDark"], ["F", "keyFull"], ["S", "keySpeaker"], ["Esc", "keyBack"]] as const;

/** What lies hidden beside the slides until it is asked for: help, search of a village, the enlarged figure, the tooltip and the speaker's panel. */
export function toolsHtml(locale: Locale): string {
  const t = translator(locale, messages);
  const say = (key: keyof typeof messages.zhCN) => escapeHtml(t(key));
  return `<div class="lens" hidden></div>
<div class="tip" role="status" hidden></div>
<div class="find" hidden><form><label>${say("find")} <input list="names" maxlength="60" autocomplete="off"></label> <button>${say("mark")}</button> <button type="button">${say("unmark")}</button><datalist id="names"></datalist></form></div>
<div class="help" hidden><b>${say("help")}</b><dl>${KEYS.map(([key, what]) => `<dt>${key}</dt><dd>${say(what)}</dd>`).join("")}</dl></div>
<div class="panel" hidden><div class="said" role="region" aria-label="${say("notes")}" tabindex="0"></div><div class="time">${say("clock")}<b class="clock"></b>${say("gone")}<b class="gone"></b>${say("slide")} <span class="place"></span> <button type="button">${say("restart")}</button></div></div>`;
}
