import type { Locale } from "../base/locale";
import { COUNT, formatNumber } from "../i18n/format";
import * as messages from "../i18n/messages/comparison";
import { translator } from "../i18n/translator";
import { letterOf } from "../statistics/group-letters";
import { joinNames } from "./names";

/** The groups of which no two members can be told apart, with those that are in one alone. */
export type LetterTable = { title: string; subtitle: string; columns: [letter: string, members: string, only: string]; rows: { letter: string; members: string; only: string }[] };

/** More groups than this make no table. */
export const MOST_LETTERS = 8;
const MOST_NAMES = 6;

export function letterTable(groups: readonly number[], named: readonly { name: string; letters: string | undefined }[], locale: Locale): LetterTable {
  const t = translator(locale, messages);
  const common = { title: t("lettersTable"), subtitle: t("lettersSubtitle"), columns: [t("colLetter"), t("colMembers"), t("colOnly")] as LetterTable["columns"] };
  return {
    ...common,
    rows: groups.map((members, at) => {
      const letter = letterOf(at);
      const only = named.filter(({ letters }) => letters === letter).map(({ name }) => name);
      const names = joinNames(only.slice(0, MOST_NAMES), locale);
      const text = only.length === 0 ? t("none") : only.length > MOST_NAMES ? `${only.slice(0, MOST_NAMES).join(locale === "en" ? ", " : "、")} ${t("andMore", { n: String(only.length) })}` : names;
      return { letter, members: formatNumber(members, COUNT), only: text };
    }),
  };
}
