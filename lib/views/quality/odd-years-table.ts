import type { OddSeries } from "../../analysis/quality/odd-years";
import type { QualityRules } from "../../analysis/quality/rules";
import * as messages from "../../i18n/messages/odd-years";
import { translator } from "../../i18n/translator";
import { DASH } from "../../i18n/format";
import type { Writer } from "../figure-text";
import { words, type PlainTable } from "../plain-table";
import { kindWord, textsOf, type QualityLinks } from "./quality-tables";

export type OddYearsTable = { table: PlainTable; note: string; more?: string };

/** In the order of areas and kinds, never of how far a value lies: absent where no series stands out. */
export function oddYearsTable(series: readonly OddSeries[], { most, rules, writer }: { most: number; rules: QualityRules; writer: Writer }, { area: link, name }: QualityLinks): OddYearsTable | undefined {
  if (series.length === 0) return undefined;
  const t = translator(writer.locale, messages);
  const kinds = textsOf(writer);
  const list = (years: readonly number[]) => words(years.length === 0 ? DASH : runsOf(years).join(writer.locale === "en" ? ", " : "、"));
  return {
    table: {
      caption: t("title"),
      columns: [{ label: t("colArea") }, { label: t("colKind") }, { label: t("colModerate", { n: String(rules.moderateSd) }) }, { label: t("colExtreme", { n: String(rules.extremeSd) }) }, { label: t("colModified", { n: String(rules.modifiedZ) }) }, { label: t("colOutside") }, { label: t("colRun") }],
      rows: series.slice(0, most).map(({ area, kind, moderate, extreme, modified, outside, run }) => ({ key: `${area}-${kind}`, head: name(area), href: link(area), cells: [words(kindWord(kind, kinds)), list(moderate), list(extreme), list(modified), list(outside), list(run)] })),
    },
    note: t("note", { years: String(rules.fewestYears) }), ...(series.length > most ? { more: t("more", { n: String(series.length - most) }) } : {}),
  };
}

/** `2001–2007` for years that follow each other. */
function runsOf(years: readonly number[]): string[] {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
}
