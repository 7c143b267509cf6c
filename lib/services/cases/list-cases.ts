import type { EntryKind } from "../../analysis/cases/case-entry";
import { caseState, dayOf } from "../../analysis/cases/case-state";
import { loadGroups } from "../../analysis/groups";
import type { Locale } from "../../base/locale";
import { formatPeriod } from "../../i18n/format";
import * as messages from "../../i18n/messages/cases";
import { translator } from "../../i18n/translator";
import { entryTexts, type CaseNames } from "../../views/case-text";
import { nameOf } from "../../views/names";
import type { Deps } from "../deps";
import { codesOf, placeCase, readCases } from "./case-book";
import { casesOf, groupOf, postOf, roleOf, type CaseSummary } from "./cases-of";
import { openListedCases } from "./open-listed";

export type ListedCase = CaseSummary & { name: string; history: { seq: number; kind: EntryKind; role: string; on: string; heading: string; lines: string[]; tag?: string; written?: string[] }[] };

/** The cases with their whole history in words, as the page and the circular have it; those of the villages listed now are opened first. */
export async function listCases(deps: Deps, { area, snapshot, locale }: { area?: string; snapshot?: string; locale: Locale }): Promise<{ snapshot: string; cases: ListedCase[] }> {
  const { ledger } = await deps.ledger(snapshot);
  if (snapshot === undefined) await openListedCases(deps, ledger);
  const asked = area === undefined ? undefined : ledger.tree.find(area).area;
  const codes = asked && (asked.level === "village" ? [asked] : ledger.tree.villages(asked)).flatMap((village) => codesOf(ledger, village));
  const [records, groups, list] = await Promise.all([readCases(deps, codes && codes.length < 500 ? codes : undefined), loadGroups(ledger), casesOf(deps, ledger)]);
  const names: CaseNames = { locale, role: (code) => roleOf(deps, code), post: (code) => postOf(deps, code), group: (code) => groupOf(deps, groups, code), indicator: (id) => ledger.registry.find(id) };
  const summaries = new Map(list.status === "ok" ? [...list.cases.values()].flat().map((one) => [one.id, one]) : []);
  const wanted = codes && new Set(codes);
  return {
    snapshot: ledger.entry.id,
    cases: records.filter((record) => !wanted || wanted.has(record.area)).flatMap((record): ListedCase[] => {
      const summary = summaries.get(record.id);
      if (!summary) return [];
      const { now } = placeCase(ledger, record);
      const texts = entryTexts(caseState(record.entries).told, names);
      return [{ ...summary, name: now ? nameOf(now, locale) : record.area, history: texts.map(({ seq, heading, lines, tag, written }, at) => ({ seq, kind: record.entries[at]!.kind, role: record.entries[at]!.role, on: dayOf(record.entries[at]!.at), heading, lines, ...(tag ? { tag } : {}), ...(written ? { written } : {}) })) }];
    }),
  };
}

/** The same for people: a block for each case. */
export async function casesText(deps: Deps, question: Parameters<typeof listCases>[1]): Promise<string> {
  const { ledger } = await deps.ledger(question.snapshot);
  const { cases } = await listCases(deps, question);
  const { locale } = question;
  const t = translator(locale, messages);
  const period = (text: string) => (/^\d{4}$/.test(text) ? text : formatPeriod(text, ledger.entry.statYearStart, locale));
  const blocks = cases.map(({ name, area, listed, state, deadline, overdueDays, history, entries }) => {
    const due = deadline === undefined ? t("leadNoDeadline") : `${t("lineDeadline", { value: deadline })}${overdueDays > 0 ? ` ■ ${t("overdueTag", { days: String(overdueDays) })}` : ""}`;
    const told = history.flatMap(({ heading, lines, tag }) => [`  ${heading}`, ...(tag ? [`    ${tag}`] : []), ...lines.map((line) => `    ${line}`)]);
    return [`${name} ${area}`, `  ${t("otherHead", { listed: period(listed), state: t(state), n: String(entries) })}`, `  ${due}`, ...told].join("\n");
  });
  return `${blocks.join("\n\n") || t("timelineNone")}\n`;
}
