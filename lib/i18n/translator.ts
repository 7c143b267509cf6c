import { createTranslator, type _Translator } from "use-intl/core";
import type { Locale } from "../base/locale";

/** What a message file exports: Chinese is the source, English has every key of it. */
export type MessageFile<Messages extends Record<string, string>> = { zhCN: Messages; en: Record<keyof Messages & string, string> };
/** Makes a sentence from a key of one message file; the Chinese text decides which values it takes. */
export type Translator<Messages extends Record<string, string>> = _Translator<Messages>;

const kept = new Map<string, WeakMap<object, unknown>>();

/**
 * The translator of one message file in one language, kept for the life of the process: a message is compiled once.
 * A fault in a message (unknown key, missing value) is thrown, never shown.
 */
export function translator<const Messages extends Record<string, string>>(locale: Locale, file: MessageFile<Messages>): Translator<Messages> {
  const ofLocale = kept.get(locale) ?? new WeakMap<object, unknown>();
  kept.set(locale, ofLocale);
  const known = ofLocale.get(file.zhCN) as Translator<Messages> | undefined;
  if (known) return known;
  const made = createTranslator({ locale, messages: locale === "en" ? file.en : file.zhCN, timeZone: "UTC", onError: refuse }) as unknown as Translator<Messages>;
  ofLocale.set(file.zhCN, made);
  return made;
}

function refuse(error: unknown): never {
  throw error;
}
