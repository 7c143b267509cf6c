import type { EntryKind } from "../../analysis/cases/case-entry";
import { dayOf } from "../../analysis/cases/case-state";
import type { Locale } from "../../base/locale";
import * as messages from "../../i18n/messages/cases";
import { translator } from "../../i18n/translator";
import type { CaseView } from "../../views/case-view";
import { nameOf } from "../../views/names";
import type { Deps } from "../deps";
import { codesOf, placeCase, readCases } from "./case-book";
import { caseBasis, describeCase } from "./case-desk";
import { casesOf, type CaseSummary } from "./cases-of";
import { openListedCases } from "./open-listed";

export type ListedCase = CaseSummary & { name: string; history: { seq: number; kind: EntryKind; role: string; on: string; heading: string; lines: string[]; tag?: string; written?: string[] }[]; /** All of it in words, as page and document have it. */ view: CaseView };

/** The cases with their whole history in words, as the page and the circular have it; those of the villages listed now are opened first. */
export async function listCases(deps: Deps, { area, snapshot, locale }: { area?: string; snapshot?: string; locale: Locale }): Promise<{ snapshot: string; cases: ListedCase[] }> {
  const { ledger } = await deps.ledger(snapshot);
  if (snapshot === undefined) await openListedCases(deps, ledger);
  const asked = area === undefined ? undefined : ledger.tree.find(area).area;
  const codes = asked && (asked.level === "village" ? [asked] : ledger.tree.villages(asked)).flatMap((village) => codesOf(ledger, village));
  const [records, basis, list] = await Promise.all([readCases(deps, codes && codes.length < 500 ? codes : undefined), caseBasis(deps, ledger, locale), casesOf(deps, ledger)]);
  const summaries = new Map(list.status === "ok" ? [...list.cases.values()].flat().map((one) => [one.id, one]) : []);
  const wanted = codes && new Set(codes);
  return {
    snapshot: ledger.entry.id,
    cases: records.filter((record) => !wanted || wanted.has(record.area)).flatMap((record): ListedCase[] => {
      const summary = summaries.get(record.id);
      if (!summary) return [];
      const placed = placeCase(ledger, record);
      const view = describeCase(basis, placed);
      const history = view.timeline.items.map(({ seq, heading, lines, tag, written }, at) => ({ seq, kind: record.entries[at]!.kind, role: record.entries[at]!.role, on: dayOf(record.entries[at]!.at), heading, lines, ...(tag ? { tag } : {}), ...(written ? { written } : {}) }));
      return [{ ...summary, name: placed.now ? nameOf(placed.now, locale) : record.area, history, view }];
    }),
  };
}

/** The same for people: a block for each case. */
export async function casesText(deps: Deps, question: Parameters<typeof listCases>[1]): Promise<string> {
  const { cases } = await listCases(deps, question);
  return `${cases.map(({ view, area }) => caseLines(view, area, question.locale).join("\n")).join("\n\n") || translator(question.locale, messages)("timelineNone")}\n`;
}

function caseLines({ heading, lead, facts, evidence, timeline }: CaseView, area: string, locale: Locale): string[] {
  const colon = locale === "en" ? ": " : "：";
  const indented = (lines: readonly string[], by = "  ") => lines.map((line) => by + line);
  return [
    `${heading} ${area}`, ...indented(lead),
    facts.title, ...indented(facts.rows.map(({ label, value, tag }) => `${label}${colon}${value}${tag ? ` ${tag.overdue ? "■" : "○"} ${tag.text}` : ""}`)),
    evidence.title, ...indented([...evidence.items, evidence.note]),
    timeline.title, ...indented(timeline.none ? [timeline.none] : []),
    ...timeline.items.flatMap(({ heading: head, tag, lines, written }) => [`  ${head}`, ...indented([...(tag ? [tag] : []), ...lines, ...(written ? [timeline.written + colon.trim(), ...indented(written)] : [])], "    ")]),
  ];
}
