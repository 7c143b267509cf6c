import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/area";
import { translator } from "../i18n/translator";

const LEVELS = ["country", "province", "prefecture", "county", "township", "village"];

/** The level shared by these areas, or `mixed`. */
export function sharedLevel(areas: readonly { level: string }[]): string {
  const [first, ...rest] = new Set(areas.map(({ level }) => level));
  return first !== undefined && rest.length === 0 && LEVELS.includes(first) ? first : "mixed";
}

const capital = (level: string) => (level.charAt(0).toUpperCase() + level.slice(1)) as "Village";

/** `24 个村` · `24 villages`. */
export const countAreas = (n: number, level: string, locale: Locale): string => translator(locale, messages)(`count${capital(level)}`, { n });
/** `村` · `village`. */
export const levelWord = (level: string, locale: Locale): string => translator(locale, messages)(`the${capital(level)}`);
