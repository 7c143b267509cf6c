import type { Locale } from "../base/locale";

export type Named = { nameZh: string; nameEn?: string };

/** An area's name in the reader's language; the Chinese one where the office gave no English. */
export const nameOf = ({ nameZh, nameEn }: Named, locale: Locale): string => (locale === "en" ? (nameEn ?? nameZh) : nameZh);

/** Joins names as the language does: 甲、乙、丙 · A, B and C. */
export function joinNames(names: readonly string[], locale: Locale): string {
  if (locale === "zh-CN") return names.join("、");
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** An indicator's label inside an English sentence begins small; Chinese has no such thing. */
export function inSentence(label: string, locale: Locale, place: "start" | "inner"): string {
  return locale === "en" && place === "inner" ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Begins large and ends with a stop: definitions and errors are kept as parts of a sentence. */
export function asSentence(text: string): string {
  const stop = /[。.!?？！]$/.test(text) ? "" : /[\u4e00-\u9fff]/.test(text) ? "。" : ".";
  return text.charAt(0).toUpperCase() + text.slice(1) + stop;
}
